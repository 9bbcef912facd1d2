import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
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
  const act = async (...given: Parameters<typeof actNow>): Promise<boolean> => {
    // A long list is being kept first, or is large: whoever waits is told.
    const timer = setTimeout(
      () => tell({ says: text("edit.writing"), isError: false, canUndo: false }),
      LATE_MS,
    );
    try {
      return await actNow(...given);
    } finally {
      clearTimeout(timer);
    }
  };
  const actNow = async (
    job: () => Promise<{ readonly at: OrgAt; readonly edited: Edited }>,
    words: (sentence: string) => string,
    canUndo: boolean,
  ): Promise<boolean> => {
    try {
      const { at: of, edited } = await job();
      await renew(of);
      if (of.scenario !== scenario) go({ scenario: of.scenario });
      tell({ says: [words(edited.sentence), ...edited.heldNow].join(" "), isError: false, canUndo });
      return true;
    } catch (error) {
      tell({ says: error instanceof Error ? error.message : String(error), isError: true, canUndo: false });
      void queries.invalidateQueries({ queryKey: ["editing", at] });
      return false;
    }
  };
  return {
    editing,
    canEdit: at.on === undefined && (scenario === undefined || editing?.state === "open"),
    told,
    move: (move) =>
      act(
        async () => {
          const of =
            scenario === undefined
              ? { ...at, scenario: await engine.openScenario(at, text("edit.draft")) }
              : at;
          return { at: of, edited: await engine.movePeople(of, move) };
        },
        (sentence) => sentence,
        true,
      ),
    undo: () =>
      void act(
        async () => ({ at, edited: await engine.undo(at) }),
        (what) => text("edit.undone", { what }),
        false,
      ),
    redo: () =>
      void act(
        async () => ({ at, edited: await engine.redo(at) }),
        (what) => text("edit.redone", { what }),
        true,
      ),
    forgetTold: () => setTold(null),
  };
}
