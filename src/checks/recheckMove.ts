import { areaRow, linesOf, movedLines, ownedAreas, type AreaRow } from "../metrics/index.ts";
import { isWithin, NONE, type Finding, type Org } from "../org/index.ts";
import type { AreaCheck, Check, CheckContext, CheckInput, PersonCheck } from "./define.ts";
import { CHECKS } from "./list.ts";
import {
  contextFor,
  findingOf,
  isSilent,
  judges,
  openContext,
  runSome,
  waiverIndex,
  type Waive,
} from "./runChecks.ts";
import { areasAround, coreRowsOf } from "./work.ts";

/**
 * Checks a move of one person re-judges: all that ask of one person or one area about lines. `manager-tree`, `layers`,
 * `craft-lead`, `functional-sign-off` and the other checks of the whole org are judged by `runChecks` only; checks
 * that do not rest on lines cannot change.
 */
export const MOVE_CHECKS: readonly string[] = CHECKS.filter(
  (check) => check.each !== "org" && (check.needs.includes("lines") || check.id === "charter-complete"),
).map((check) => check.id);

/** What `recheckMove` needs beside the input: made once per org, good for any number of moves tried on it. */
export interface RecheckState {
  readonly input: CheckInput;
  readonly byPerson: ReadonlyMap<number, readonly Asked<PersonCheck>[]>;
  readonly byArea: ReadonlyMap<number, readonly Asked<AreaCheck>[]>;
  readonly context: CheckContext;
  readonly personChecks: readonly PersonCheck[];
  readonly areaChecks: readonly AreaCheck[];
  readonly waive: Waive;
}

interface Asked<C extends Check> {
  readonly check: C;
  readonly findings: readonly Finding[];
}

export interface Move {
  readonly personId: string;
  readonly managerId: string;
}

export type Recheck =
  | {
      readonly ok: true;
      /** Findings of `MOVE_CHECKS` that the move ends, and that it brings; unchanged ones are left out. */
      readonly gone: readonly Finding[];
      readonly come: readonly Finding[];
      /** Rows, after the move, of the areas it touches; the others stay as they are. */
      readonly rows: readonly AreaRow[];
    }
  | { readonly ok: false; readonly refusal: "unknown-person" | "unknown-manager" | "loop" };

/**
 * Judges an org once, so that moves can be tried on it. Costs as much as running `MOVE_CHECKS` on the whole org.
 * @example const state = prepareRecheck({ org, config, asMode: "sto" })
 */
export function prepareRecheck(input: CheckInput): RecheckState {
  const { org } = input;
  const checks = CHECKS.filter((check) => MOVE_CHECKS.includes(check.id) && !isSilent(check, input));
  const lines = linesOf(org);
  const state: RecheckState = {
    input,
    byPerson: new Map(),
    byArea: new Map(),
    context: openContext(input, lines),
    personChecks: checks.filter((check) => check.each === "person"),
    areaChecks: checks.filter((check) => check.each === "area"),
    waive: waiverIndex(org),
  };
  const byPerson = new Map<number, readonly Asked<PersonCheck>[]>();
  const byArea = new Map<number, readonly Asked<AreaCheck>[]>();
  const asking = contextsOf(state, state.context);
  for (let person = 0; person < org.people.length; person++) {
    const asked = askPerson(state, asking, person);
    if (asked.length > 0) byPerson.set(person, asked);
  }
  for (let area = 0; area < org.areas.length; area++) {
    const asked = askArea(state, asking, area);
    if (asked.length > 0) byArea.set(area, asked);
  }
  return { ...state, byPerson, byArea };
}

/**
 * What moving one person, with everybody below, under another manager does to the findings of `MOVE_CHECKS` and to the
 * rows of areas. The org is not built again: lines are read through the move, and only what the move touches is
 * asked: the people moved, both managers and theirs, the areas of the people moved and those they own, and for the
 * rows the areas owned on both chains.
 * Cost: O(people moved × depth + people of touched areas).
 */
export function recheckMove(state: RecheckState, { personId, managerId }: Move): Recheck {
  const { org } = state.input;
  const person = org.personIndexById.get(personId);
  const manager = org.personIndexById.get(managerId);
  if (person === undefined) return { ok: false, refusal: "unknown-person" };
  if (manager === undefined) return { ok: false, refusal: "unknown-manager" };
  if (isWithin(org.lines, manager, person)) return { ok: false, refusal: "loop" };
  const lines = movedLines(org, person, manager);
  const context: CheckContext = { ...state.context, lines };
  const gone: Finding[] = [];
  const come: Finding[] = [];
  const asking = contextsOf(state, context);
  for (const one of touchedPeople(org, person, manager))
    compare(state.byPerson.get(one), askPerson(state, asking, one), { gone, come });
  const areas = touchedAreas(org, person);
  for (const area of areas) compare(state.byArea.get(area), askArea(state, asking, area), { gone, come });
  const rows = [...areas]
    .filter((area) => org.areas[area]!.placeholder !== true)
    .sort((a, b) => a - b)
    .map((area) => areaRow(org, area, lines));
  return { ok: true, gone, come, rows };
}

/** The contexts of the checks under some lines: made once a move, not once a question. */
interface Asking {
  readonly people: readonly { readonly check: PersonCheck; readonly ctx: CheckContext }[];
  readonly areas: readonly { readonly check: AreaCheck; readonly ctx: CheckContext }[];
}

function contextsOf(state: RecheckState, context: CheckContext): Asking {
  return {
    people: state.personChecks.map((check) => ({ check, ctx: contextFor(context, check) })),
    areas: state.areaChecks.map((check) => ({ check, ctx: contextFor(context, check) })),
  };
}

function askPerson(state: RecheckState, { people }: Asking, person: number): Asked<PersonCheck>[] {
  if (state.input.org.people[person]!.placeholder === true) return [];
  const asked: Asked<PersonCheck>[] = [];
  for (const { check, ctx } of people) {
    const faults = check.check(ctx, person);
    if (faults.length > 0)
      asked.push({ check, findings: faults.map((fault) => findingOf(ctx, check, fault, state.waive)) });
  }
  return asked;
}

function askArea(state: RecheckState, { areas }: Asking, area: number): Asked<AreaCheck>[] {
  const asked: Asked<AreaCheck>[] = [];
  for (const { check, ctx } of areas) {
    const faults = judges(check, ctx, area) ? check.check(ctx, area) : [];
    if (faults.length > 0)
      asked.push({ check, findings: faults.map((fault) => findingOf(ctx, check, fault, state.waive)) });
  }
  return asked;
}

/** Everybody moved, both managers, and the managers of those: whether one manages managers may change. */
function touchedPeople(org: Org, person: number, manager: number): ReadonlySet<number> {
  const { preorder, enter, end, parent } = org.lines;
  const touched = new Set<number>(preorder.subarray(enter[person]!, end[person]!));
  for (const one of [parent[person]!, manager]) {
    if (one === NONE) continue;
    touched.add(one);
    if (parent[one]! !== NONE) touched.add(parent[one]!);
  }
  return touched;
}

/** Areas of the people moved and above those, and areas they own. */
function touchedAreas(org: Org, person: number): ReadonlySet<number> {
  const owned = ownedAreas(org);
  const { preorder, enter, end } = org.lines;
  const { personStart, byPerson, area } = org.work;
  const touched = new Set<number>();
  for (let k = enter[person]!; k < end[person]!; k++) {
    const one = preorder[k]!;
    for (const around of areasAround(org, coreRowsOf(org, one))) touched.add(around);
    for (let i = personStart[one]!; i < personStart[one + 1]!; i++) touched.add(area[byPerson[i]!]!);
    for (const own of owned.get(one) ?? []) touched.add(own);
  }
  return touched;
}

function compare(
  before: readonly Asked<Check>[] | undefined,
  after: readonly Asked<Check>[],
  { gone, come }: { gone: Finding[]; come: Finding[] },
): void {
  const old = (before ?? []).flatMap((asked) => asked.findings);
  const now = after.flatMap((asked) => asked.findings);
  const same = (a: Finding, b: Finding): boolean => a.key === b.key && sameWords(a, b) && a.tier === b.tier;
  for (const finding of old) if (!now.some((other) => same(finding, other))) gone.push(finding);
  for (const finding of now) if (!old.some((other) => same(finding, other))) come.push(finding);
}

function sameWords(a: Finding, b: Finding): boolean {
  return a.value === b.value && JSON.stringify(a.message.parts) === JSON.stringify(b.message.parts);
}

/** Findings of `MOVE_CHECKS` on the whole org: what `recheckMove` keeps true. */
export function runMoveChecks(input: CheckInput): Finding[] {
  return runSome(
    input,
    CHECKS.filter((check) => MOVE_CHECKS.includes(check.id)),
  );
}
