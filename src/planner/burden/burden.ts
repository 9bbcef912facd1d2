import { unevenBurden, type GroupShare } from "../../checks/index.ts";
import { NONE, type Finding, type Org } from "../../org/index.ts";
import { DIMENSIONS, FIELD_OF, groupOf, PLURAL, WORD_OF, type Dimension } from "./burdenGroups.ts";
import type { Plan } from "../plan/plan.ts";
import { questionOf } from "../alternatives/reprice.ts";
import { countIn, hideSmallCounts, hideSmallGroups, type Division, type Shown } from "./smallGroups.ts";

/** Groups of fewer people are never shown alone. */
export const BURDEN_GROUP_MIN = 5;

/** What a plan may ask of somebody. Source: docs/planner.md#who-bears-the-plan. */
export const MEASURES = {
  moves: { does: "move to a new area", among: "whom no rule or pin keeps in place", lessCounts: false },
  managers: { does: "get another manager", among: "in the plan", lessCounts: false },
  owners: { does: "are to own an area", among: "who may own one", lessCounts: true },
} as const;
export type BurdenMeasureId = keyof typeof MEASURES;

/** A group, or several that are shown as one. */
export interface BurdenGroup {
  /** How it goes on after "people": "who work part-time"; several are not named. */
  readonly who: string;
  /** How many groups it holds; one stands alone. */
  readonly groups: number;
  readonly people: number;
  readonly hit: number;
  /** What as many chosen at random would give on average. */
  readonly expected: number;
}

/** One thing a plan asks, by groups. */
export interface BurdenMeasure {
  readonly id: BurdenMeasureId;
  /** Who could be asked. */
  readonly people: number;
  readonly marked: number;
  /** Ways of dividing them of which anything can be shown. */
  readonly dimensions: readonly { readonly id: Dimension; readonly groups: readonly BurdenGroup[] }[];
}

/** Who bears a plan. Beside the plan, never part of it or of its cost. */
export interface Burden {
  readonly measures: readonly BurdenMeasure[];
  readonly findings: readonly Finding[];
  /** Ways of dividing people on which nothing is said: the field is not given, all are alike, or groups are too small. */
  readonly silent: readonly {
    readonly id: Dimension;
    readonly because: "not-given" | "alike" | "too-small";
  }[];
}

/** A person as the monitor sees them: whether each thing could be asked of them, and is; their group each way. */
export interface Bearer {
  readonly could: Readonly<Record<BurdenMeasureId, boolean>>;
  readonly does: Readonly<Record<BurdenMeasureId, boolean>>;
  readonly groups: Readonly<Record<Dimension, string | null>>;
}

/**
 * Who moves, gets another manager or an owner's seat, by groups: part-time, leave, years of service, site,
 * discipline, level. Groups under five stay hidden together with what would reveal them; what is far from chance is
 * the finding `uneven-burden`. Counted from the org and the plan alone; no cost and no placement knows of it.
 * @param counts `small-hidden` for readers who may see no group under five: counts of one to four are hidden too.
 * @throws Bug if the plan belongs to another org. O(people × groups).
 * @example burdenOf(org, plan, "shown").findings
 */
export function burdenOf(org: Org, plan: Plan, counts: "shown" | "small-hidden"): Burden {
  const { members, instance, levels } = questionOf(org, plan);
  const bearers = plan.placements.flatMap((one): Bearer[] => {
    const p = org.personIndexById.get(one.personId) ?? NONE;
    if (p === NONE || org.people[p]!.vacant) return [];
    const i = members.at[p]!;
    return [
      {
        could: {
          moves: instance.pinnedUnit[i] === NONE,
          managers: true,
          owners: instance.ownerClass[i] !== NONE,
        },
        does: {
          moves: one.footing === "moves",
          managers: one.managerId !== one.managerBeforeId,
          owners: one.slot === "owner",
        },
        groups: Object.fromEntries(
          DIMENSIONS.map((dimension) => [dimension, groupOf(dimension, org, levels, p, plan.today)]),
        ) as Record<Dimension, string | null>,
      },
    ];
  });
  return burdenAmong(bearers, counts);
}

/** The same of people already told apart. */
export function burdenAmong(bearers: readonly Bearer[], counts: "shown" | "small-hidden"): Burden {
  const told = DIMENSIONS.map((id) => divide(bearers, id));
  const ids = Object.keys(MEASURES) as BurdenMeasureId[];
  const shares: GroupShare[] = [];
  const measures = ids.map((id): BurdenMeasure => {
    const could = bearers.filter((one) => one.could[id]);
    const marked = could.filter((one) => one.does[id]).length;
    const divisions = told.map(({ names, of }) => ({
      names,
      groups: names.length,
      of: Int32Array.from(bearers.flatMap((one, k) => (one.could[id] ? [of[k]!] : []))),
    }));
    const shown = hideSmallGroups(could.length, divisions, BURDEN_GROUP_MIN).map((rows, d) => {
      // The tables stand beside each other: a few who are in one and not in the other would be told by it.
      const everybody = countIn({ ...divisions[d]!, of: told[d]!.of }, bearers.length, () => true);
      const sizes = countIn(divisions[d]!, could.length, () => true);
      const sum = (of: Int32Array) => (groups: readonly number[]) =>
        groups.reduce((total, g) => total + of[g]!, 0);
      return hideSmallCounts(rows, sum(everybody), sum(sizes), BURDEN_GROUP_MIN);
    });
    const dimensions = DIMENSIONS.flatMap((dimension, d) => {
      const groups = groupsOf(could, id, { ...divisions[d]!, dimension }, shown[d]!, counts);
      if (groups.length < 2) return [];
      shares.push(...sharesOf(id, dimension, groups, could.length, marked));
      return [{ id: dimension, groups }];
    });
    return { id, people: could.length, marked, dimensions };
  });
  return {
    measures,
    findings: unevenBurden(shares),
    silent: DIMENSIONS.flatMap((id, d) => {
      if (measures.some((measure) => measure.dimensions.some((one) => one.id === id))) return [];
      const { names } = told[d]!;
      const because =
        names.length > 1
          ? ("too-small" as const)
          : names[0] === notGiven(id) || names.length === 0
            ? ("not-given" as const)
            : ("alike" as const);
      return [{ id, because }];
    }),
  };
}

const notGiven = (dimension: Dimension): string => `whose ${WORD_OF[dimension]} is not given`;

function divide(
  bearers: readonly Bearer[],
  id: Dimension,
): { readonly names: readonly string[]; readonly of: Int32Array } {
  const names = [...new Set(bearers.map((one) => one.groups[id] ?? notGiven(id)))].sort();
  const at = new Map(names.map((name, g) => [name, g]));
  return { names, of: Int32Array.from(bearers, (one) => at.get(one.groups[id] ?? notGiven(id))!) };
}

function groupsOf(
  could: readonly Bearer[],
  id: BurdenMeasureId,
  division: Division & { readonly names: readonly string[]; readonly dimension: Dimension },
  shown: Shown,
  counts: "shown" | "small-hidden",
): BurdenGroup[] {
  const { dimension } = division;
  const sizes = countIn(division, could.length, () => true);
  const hits = countIn(division, could.length, (k) => could[k]!.does[id]);
  const sum = (of: Int32Array, groups: readonly number[]): number =>
    groups.reduce((total, g) => total + of[g]!, 0);
  const rows =
    counts === "shown"
      ? shown
      : hideSmallCounts(
          shown,
          (groups) => sum(sizes, groups),
          (groups) => sum(hits, groups),
          BURDEN_GROUP_MIN,
        );
  const marked = hits.reduce((a, b) => a + b, 0);
  return rows.map((groups): BurdenGroup => {
    const people = sum(sizes, groups);
    return {
      who:
        groups.length === 1
          ? division.names[groups[0]!]!
          : `of ${groups.length} ${PLURAL[dimension]} taken together`,
      groups: groups.length,
      people,
      hit: sum(hits, groups),
      expected: (people * marked) / could.length,
    };
  });
}

/** What is asked about chance: each row; of two rows that with more, as the other says the same. */
function sharesOf(
  id: BurdenMeasureId,
  dimension: Dimension,
  groups: readonly BurdenGroup[],
  people: number,
  marked: number,
): GroupShare[] {
  if (marked === 0 || marked === people) return [];
  const known = groups.filter((one) => one.who !== notGiven(dimension));
  const asked =
    groups.length === 2 && known.length === 2
      ? [known.reduce((a, b) => (b.hit - b.expected > a.hit - a.expected ? b : a))]
      : known;
  return asked.map((one) => ({
    people,
    marked,
    group: one.people,
    hit: one.hit,
    subjects: [id, dimension, one.who],
    who: one.who,
    ...MEASURES[id],
    restsOn: [FIELD_OF[dimension]],
  }));
}
