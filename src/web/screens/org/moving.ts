import type { MoveTarget, PeopleMove } from "../../../org/index.ts";
import type { Consequences, ConsequenceRow } from "../../engine/edit/consequences.ts";
import type { PickedUp } from "../../engine/edit.ts";
import { AREA } from "../../engine/orgLens.ts";
import type { OrgColumns, OrgLabel } from "../../engine/orgSource.ts";
import type { Lens } from "../../view/view.ts";

/** What the board asks to move people; null where it is view only. */
export interface Mover {
  readonly pickUp: (lens: Lens, people: readonly string[], withReports: boolean) => Promise<PickedUp | null>;
  readonly consequences: (move: PeopleMove) => Promise<Consequences>;
  /** @returns whether it was written. */
  readonly drop: (move: PeopleMove) => Promise<boolean>;
}

/** Where people are held over. */
export interface Over {
  readonly node: number;
  readonly target: MoveTarget;
  readonly name: string;
  /** Null until it is worked out. */
  readonly would: Consequences | null;
}

/** People taken up, by pointer or by keys, and not yet put down. */
export interface Moving {
  readonly how: "pointer" | "keys";
  readonly ids: readonly string[];
  readonly picked: PickedUp;
  readonly over: Over | null;
}

/** The node that stands for where somebody would be dropped: with areas, the frame of whoever is there. */
export function targetNode({ lens, flags, parent }: OrgColumns, node: number): number {
  if (node < 0 || lens === "disciplines") return node;
  return ((flags[node] ?? 0) & AREA) === 0 ? (parent[node] ?? -1) : node;
}

/** Where that is by id; null over people without an area, where nothing can be dropped. */
export function targetOf({ subject }: OrgLabel): MoveTarget | null {
  const id = subject.slice(subject.indexOf(":") + 1);
  if (id === "") return null;
  return subject.startsWith("area:") ? { area: id } : { manager: id };
}

type Word = (
  id: `edit.${"with" | "alone" | "others" | "othersWith"}`,
  given: Readonly<Record<string, string | number>>,
) => string;

/** "Ravi Menon + 7 reports", "Ravi Menon alone", "Ravi Menon + 2 others". */
export function pickedName({ name, others, reports, withReports }: PickedUp, text: Word): string {
  if (others > 0)
    return reports > 0
      ? text("edit.othersWith", { name, others, count: reports })
      : text("edit.others", { name, count: others });
  if (reports > 0) return text("edit.with", { name, count: reports });
  return withReports ? name : text("edit.alone", { name });
}

const ORDER: Readonly<Record<ConsequenceRow["verdict"], number>> = { worse: 0, better: 1, other: 2, same: 3 };

/** Rows whose value differs, what is worse first: what is told in one sentence. */
export function toldRows(rows: readonly ConsequenceRow[], most: number): readonly ConsequenceRow[] {
  return rows
    .filter(({ verdict }) => verdict !== "same")
    .toSorted((a, b) => ORDER[a.verdict] - ORDER[b.verdict])
    .slice(0, most);
}
