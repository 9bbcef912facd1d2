import type { OrgChange } from "../changes/index.ts";
import type { Lines } from "../metrics/index.ts";
import type { AreaMode, Config, Day, Evidence, Org, Sentence, Tier } from "../org/index.ts";

/** What a run of checks is given. */
export interface CheckInput {
  readonly org: Org;
  readonly config: Config;
  /** The org before the changes under judgement, where there is one. */
  readonly base?: Org;
  /** Judge live product and platform areas as if their mode were this one (`check --as sto`). */
  readonly asMode?: "sto" | "stl";
}

/** What one check sees: the input, the lines to judge by, and the questions most checks ask. */
export interface CheckContext extends CheckInput {
  readonly today: Day;
  readonly lines: Lines;
  /** Whether a check bears this id. */
  isCheck(id: string): boolean;
  /** The mode an area is judged by: the declared one, or `asMode` for live product and platform areas. */
  modeOf(area: number): AreaMode;
  /** Whether the mode it is judged by differs from the declared one. */
  isAsIf(area: number): boolean;
  /** Whether enough of the people of the area and below are confirmed to judge it. */
  isJudged(area: number): boolean;
  /** Whether people are known to work in the area or below, and too few of them are confirmed. */
  isThin(area: number): boolean;
  /** Whether the area is a live product or platform area of one of these modes, with enough confirmed people. */
  isOfMode(area: number, modes: readonly AreaMode[]): boolean;
  /** The one owner of an area of mode sto, as `isOfMode` tells it; −1 for every other area. */
  threadOwner(area: number): number;
  /** The check's own threshold: the company's value, else the default. */
  limit(name: string): number;
}

/** A limit of a check: its default value, what it counts, and where the value comes from. */
export interface Threshold {
  readonly value: number;
  readonly unit: string;
  readonly source: string;
}

/** What a check says of one fault; the runner adds check id, key, tier, `asIf` and waiver. */
export interface Fault {
  readonly subjects: readonly string[];
  readonly message: Sentence;
  /** Area index it stands under. */
  readonly area?: number;
  /** Other areas whose mode it rests on. */
  readonly areas?: readonly number[];
  readonly tier?: Tier;
  readonly severe?: boolean;
  readonly value?: number;
  readonly evidence?: readonly Evidence[];
  readonly fixes?: readonly OrgChange[];
  /** Fields whose default the fault rests on. */
  readonly assumed?: readonly string[];
}

/** Fields of the data a check rests on. `lines` and `assignments` are gates: without them the check is silent. */
export type Need =
  | "lines"
  | "assignments"
  | "owners"
  | "shares"
  | "disciplines"
  | "deputies"
  | "charters"
  | "days"
  | "loans"
  | "dotted-lines"
  | "approvers"
  | "craft"
  | "references"
  | "waivers"
  | "assets"
  | "dependencies"
  | "decisions"
  | "certification"
  | "base";

interface CheckShape {
  /** Stable, kebab-case, never reused. */
  readonly id: string;
  /** 1 structure, 2 owner, 3 lines, 4 dedication, 5 things owned, 6 mandate, 7 craft, 8 shape, 9 change. */
  readonly group: 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9;
  readonly tier: Tier;
  readonly title: string;
  /** In words: to what it applies. */
  readonly applies: string;
  /** Modes of area it judges; absent: it does not depend on the mode. */
  readonly modes?: readonly AreaMode[];
  readonly thresholds: Readonly<Record<string, Threshold>>;
  readonly needs: readonly Need[];
}

/** One question over the whole org. */
export interface OrgCheck extends CheckShape {
  readonly each: "org";
  readonly check: (ctx: CheckContext) => readonly Fault[];
}

/** Asked of every live area that `on` names and that has one of `modes`. */
export interface AreaCheck extends CheckShape {
  readonly each: "area";
  readonly on: "live" | "product";
  readonly check: (ctx: CheckContext, area: number) => readonly Fault[];
}

/** Asked of people one by one. */
export interface PersonCheck extends CheckShape {
  readonly each: "person";
  /** Whom it can concern (`among.ts`), ascending and without placeholders; absent: everybody. */
  readonly among?: (ctx: CheckContext) => Int32Array;
  readonly check: (ctx: CheckContext, person: number) => readonly Fault[];
}

/** One check; `each` says what it is asked of. */
export type Check = OrgCheck | AreaCheck | PersonCheck;

/** No fault: shared, so that asking a hundred thousand people allocates nothing. */
export const SOUND: readonly Fault[] = [];

/** One fault more; the first gets a list of its own size, as a growing one takes room for seventeen. */
export function withFault(faults: readonly Fault[], fault: Fault): readonly Fault[] {
  return faults.length === 0 ? [fault] : [...faults, fault];
}

/** Declares a check. Its shape is data; `checks/index.ts` is the list. */
export function defineCheck<C extends Check>(check: C): C {
  return check;
}
