import { wording, type Org } from "../../../org/index.ts";
import type { ScenarioConflict } from "../../../history/index.ts";
import type { OnHead } from "../../../usecases/scenarios/rebaseOnHead.ts";
import type { ObstacleView } from "./reviewView.ts";

/** What both sides changed: to be chosen. */
export interface ConflictView {
  readonly changeSetId: string;
  readonly subject: ScenarioConflict["subject"];
  readonly field: string;
  readonly says: string;
  readonly base: string;
  readonly mine: string;
  readonly theirs: string;
  /** Which side we would choose; null where neither. */
  readonly proposed: "base" | "mine" | "theirs" | null;
}

export interface RebaseView {
  readonly from: number;
  readonly to: number;
  readonly isSaved: boolean;
  /** Fields of records that the newer revisions changed. */
  readonly differences: number;
  readonly followed: readonly string[];
  readonly notices: readonly string[];
  readonly conflicts: readonly ConflictView[];
}

export interface MergeView {
  readonly waves: readonly {
    readonly id: string;
    readonly reason: string;
    readonly on: string;
    readonly changes: number;
  }[];
  readonly obstacles: readonly ObstacleView[];
}

/** @param stands what the rebase is about, with the org of the newest revision for its names. */
export function viewRebase(
  { isSaved, followed, notices, conflicts }: OnHead,
  stands: { readonly from: number; readonly to: number; readonly differences: number; readonly org: Org },
): RebaseView {
  const { from, to, differences, org } = stands;
  const called = valueIn(org);
  return {
    from,
    to,
    isSaved,
    differences,
    followed: followed.map(({ fromId, toId }) => `${called(fromId)} → ${called(toId)}`),
    notices: notices.map(({ says }) => wording(says)),
    conflicts: conflicts.map(({ changeSetId, subject, field, says, base, mine, theirs, proposed }) => ({
      changeSetId,
      subject,
      field,
      says: wording(says),
      base: called(base),
      mine: called(mine),
      theirs: called(theirs),
      proposed: sideOf(proposed, { base, mine, theirs }),
    })),
  };
}

function sideOf(
  proposed: unknown,
  sides: { readonly base: unknown; readonly mine: unknown; readonly theirs: unknown },
): ConflictView["proposed"] {
  const text = JSON.stringify(proposed ?? null);
  return (
    (["mine", "theirs", "base"] as const).find((side) => JSON.stringify(sides[side] ?? null) === text) ?? null
  );
}

/** A value for a reader: ids of people and areas as names, the rest as it stands. */
function valueIn(org: Org): (value: unknown) => string {
  const nameOf = (id: string): string =>
    org.people[org.personIndexById.get(id) ?? -1]?.name ??
    org.areas[org.areaIndexById.get(id) ?? -1]?.name ??
    id;
  const told = (value: unknown): string => {
    if (value === null || value === undefined || value === "") return "–";
    if (typeof value === "string") return nameOf(value);
    if (Array.isArray(value)) return value.length === 0 ? "–" : value.map(told).join(", ");
    if (typeof value === "object")
      return Object.entries(value)
        .map(([key, one]) => `${key}: ${told(one)}`)
        .join("; ");
    return String(value);
  };
  return told;
}
