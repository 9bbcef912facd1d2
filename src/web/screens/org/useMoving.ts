import { useRef, useState } from "react";
import type { Consequences } from "../../engine/edit/consequences.ts";
import type { PickedUp } from "../../engine/edit.ts";
import type { OrgColumns } from "../../engine/orgSource.ts";
import { useText } from "../../text/useText.ts";
import { tellLive } from "../../ui/Live.tsx";
import { useFormat } from "../../ui/useFormat.ts";
import { targetNode, targetOf, toldRows, type Mover, type Moving } from "./moving.ts";
import { shownValue } from "./shownValue.ts";
import type { Labels } from "./useLabels.ts";

/** People taken up and where they are held; what each place would do is asked of the engine, the last place counts. */
export interface MovingState {
  readonly moving: Moving | null;
  /** Takes people up by their nodes. */
  readonly take: (nodes: readonly number[], how: Moving["how"], isAlone: boolean) => Promise<void>;
  /** Done once the place is known; what it would do comes later. */
  readonly over: (node: number) => Promise<void>;
  readonly setAlone: (isAlone: boolean) => void;
  /** @returns whether something was written. */
  readonly drop: () => Promise<boolean>;
  readonly cancel: () => void;
}

const TOLD_ROWS = 3;

export function useMoving(mover: Mover | null, columns: OrgColumns, labels: Labels): MovingState {
  const text = useText();
  const format = useFormat();
  const [moving, setMoving] = useState<Moving | null>(null);
  // Events come faster than frames: each goes on from the one before.
  const now = useRef<Moving | null>(null);
  const asked = useRef(0);
  const taking = useRef<Promise<void>>(Promise.resolve());
  const put = (next: Moving | null): void => {
    now.current = next;
    setMoving(next);
  };
  const pickUp = async (ids: readonly string[], how: Moving["how"], isAlone: boolean): Promise<void> => {
    const picked: PickedUp | null = (await mover?.pickUp(columns.lens, ids, !isAlone)) ?? null;
    if (picked !== null) put({ how, ids, picked, over: now.current?.over ?? null });
  };
  const over = async (given: number, force = false): Promise<void> => {
    await taking.current;
    const node = targetNode(columns, given);
    const held = now.current;
    if (held === null || mover === null || ((held.over?.node ?? -1) === node && !force)) return;
    const mine = ++asked.current;
    if (node < 0) return put({ ...held, over: null });
    await labels.want([node]);
    const label = labels.of(node);
    const target = label === undefined ? null : targetOf(label);
    if (mine !== asked.current || now.current === null) return;
    if (label === undefined || target === null) return put({ ...now.current, over: null });
    put({ ...now.current, over: { node, target, name: label.name, would: null } });
    const { people, withReports } = now.current.picked;
    void mover.consequences({ people, withReports, target }).then((would) => {
      if (mine !== asked.current || now.current === null) return;
      put({ ...now.current, over: { node, target, name: label.name, would } });
      tellLive(told(would, label.name));
    });
  };
  const told = (would: Consequences, target: string): string => {
    if (would.refusal !== null) return text("edit.liveRefused", { target, why: would.refusal });
    const rows = toldRows(would.rows, TOLD_ROWS).map((row) =>
      text("edit.liveRow", {
        what: text(`edit.measure.${row.measure}`, { name: row.name }),
        value: shownValue(row.measure, row.after, format, text("edit.unknown")),
        verdict: text(`edit.verdict.${row.verdict}`),
      }),
    );
    return rows.length === 0
      ? text("edit.liveNothing", { target })
      : text("edit.live", { target, rows: rows.join("; ") });
  };
  const take = async (nodes: readonly number[], how: Moving["how"], isAlone: boolean): Promise<void> => {
    put(null);
    await labels.want(nodes);
    const subjects = nodes.map((node) => labels.of(node)?.subject ?? "");
    const people = subjects.filter((subject) => subject.startsWith("person:"));
    const ids = people.map((subject) => subject.slice("person:".length));
    if (ids.length > 0) await pickUp(ids, how, isAlone);
  };
  return {
    moving,
    take: (nodes, how, isAlone) =>
      mover === null ? Promise.resolve() : (taking.current = take(nodes, how, isAlone)),
    over: (node) => over(node),
    setAlone: (isAlone) => {
      const held = now.current;
      if (held === null || held.picked.withReports === !isAlone) return;
      void pickUp(held.ids, held.how, isAlone).then(() => over(held.over?.node ?? -1, true));
    },
    drop: async () => {
      await taking.current;
      const held = now.current;
      put(null);
      asked.current++;
      if (held === null || mover === null || held.over === null) {
        if (held !== null) tellLive(text("edit.cancelled"));
        return false;
      }
      const { people, withReports } = held.picked;
      return mover.drop({ people, withReports, target: held.over.target });
    },
    cancel: () => {
      if (now.current === null) return;
      put(null);
      asked.current++;
      tellLive(text("edit.cancelled"));
    },
  };
}
