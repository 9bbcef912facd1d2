import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import type { PeopleMove } from "../../../org/index.ts";
import type { Edited, Editing } from "../../engine/edit.ts";
import { useEngine } from "../../engine/useEngine.ts";
import { useText } from "../../text/useText.ts";
import { tellLive } from "../../ui/Live.tsx";
import { useView } from "../../view/useView.ts";
import type { OrgAt } from "../../view/view.ts";

/** What was done last, or what went wrong, as it is told once. */
export interface Told {
  readonly says: string;
  readonly isError: boolean;
  /** Whether it can be taken back from there. */
  readonly canUndo: boolean;
}

/** The scenario of the link as it is edited. */
export interface OrgEditing {
  /** Null where no scenario is chosen. */
  readonly editing: Editing | null;
  /** Whether anything can be moved at all. */
  readonly canEdit: boolean;
  readonly told: Told | null;
  readonly move: (move: PeopleMove) => Promise<boolean>;
  readonly undo: () => void;
  readonly redo: () => void;
  readonly forgetTold: () => void;
}

const LATE_MS = 400;

/** Edits the scenario; without one, the first edit begins it. */
export function useEditing(at: OrgAt): OrgEditing {
  const engine = useEngine();
  const text = useText();
  const queries = useQueryClient();
  const { go } = useView();
  const [told, setTold] = useState<Told | null>(null);
  const { scenario } = at;
  const { data = null } = useQuery({
    queryKey: ["editing", at],
    queryFn: () => engine.editing(at),
    enabled: scenario !== undefined,
  });
  const editing = scenario === undefined ? null : data;
  const tell = (next: Told): void => {
    setTold(next);
    tellLive(next.says);
  };
  /** What the link names shows the new state first; what other places asked of the scenario is asked again later. */
  const renew = async (of: OrgAt): Promise<void> => {
    queries.setQueryData(["editing", of], await engine.editing(of));
    const isOther = (key: readonly unknown[]): boolean =>
      key[0] !== "editing" && !key.includes("edited") && JSON.stringify(key).includes(of.scenario ?? "");
    void queries.invalidateQueries({ predicate: ({ queryKey }) => isOther(queryKey) });
    void queries.invalidateQueries({ queryKey: ["scenarios"] });
  };
  // One after the other: what begins a scenario begins it for all that waits behind it.
  const queue = useRef<{ last: Promise<unknown>; waiting: number; begun: OrgAt | null }>({
    last: Promise.resolve(),
    waiting: 0,
    begun: null,
  });
  const act = (job: (of: OrgAt) => Promise<Edited>, told: (sentence: string) => Told): Promise<boolean> => {
    const line = queue.current;
    line.waiting++;
    // A long list is being kept first, or is large: whoever waits is told.
    const timer = setTimeout(
      () => tell({ says: text("edit.writing"), isError: false, canUndo: false }),
      LATE_MS,
    );
    const done = line.last.then(async () => {
      try {
        let of = scenario === undefined ? (line.begun ?? at) : at;
        if (of.scenario === undefined)
          of = line.begun = { ...at, scenario: await engine.openScenario(at, text("edit.draft")) };
        const edited = await job(of);
        await renew(of);
        if (of.scenario !== scenario) go({ scenario: of.scenario });
        const { says, ...rest } = told(edited.sentence);
        tell({ says: [says, ...edited.heldNow].join(" "), ...rest });
        return true;
      } catch (error) {
        tell({ says: error instanceof Error ? error.message : String(error), isError: true, canUndo: false });
        void queries.invalidateQueries({ queryKey: ["editing"] });
        return false;
      } finally {
        clearTimeout(timer);
        if (--line.waiting === 0) line.begun = null;
      }
    });
    line.last = done;
    return done;
  };
  return {
    editing,
    canEdit: at.on === undefined && (scenario === undefined || editing?.state === "open"),
    told,
    move: (move) =>
      act(
        (of) => engine.movePeople(of, move),
        (says) => ({ says, isError: false, canUndo: true }),
      ),
    undo: () =>
      void act(
        (of) => engine.undo(of),
        (what) => ({ says: text("edit.undone", { what }), isError: false, canUndo: false }),
      ),
    redo: () =>
      void act(
        (of) => engine.redo(of),
        (what) => ({ says: text("edit.redone", { what }), isError: false, canUndo: true }),
      ),
    forgetTold: () => setTold(null),
  };
}
