import { areaRow, linesOf, movedLines, ownedAreas, type AreaRow } from "../metrics/index.ts";
import { isWithin, NONE, type Finding, type Org, type Sentence, type SentencePart } from "../org/index.ts";
import type { AreaCheck, Check, CheckContext, CheckInput, PersonCheck } from "./define.ts";
import { CHECKS } from "./list.ts";
import {
  contextFor,
  eachFaults,
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
 * @example MOVE_CHECKS.includes("line-to-owner") // true
 */
export const MOVE_CHECKS: readonly string[] = CHECKS.filter(
  (check) => check.each !== "org" && (check.needs.includes("lines") || check.id === "charter-complete"),
).map((check) => check.id);

/** What `recheckMove` needs beside the input: made once per org, good for any number of moves tried on it. */
export interface RecheckState {
  readonly input: CheckInput;
  /** What checks find now, by the person or area they were asked of. */
  readonly byPerson: ReadonlyMap<number, readonly Finding[]>;
  readonly byArea: ReadonlyMap<number, readonly Finding[]>;
  readonly context: CheckContext;
  readonly personChecks: readonly PersonCheck[];
  readonly areaChecks: readonly AreaCheck[];
  readonly waive: Waive;
}

/** One person, with everybody below, under another manager; by id. */
export interface Move {
  readonly personId: string;
  readonly managerId: string;
}

/** What a move does, or why it cannot be. */
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
  const asking = contextsOf(state, state.context);
  return {
    ...state,
    byPerson: findingsByAsked(state, asking.people),
    byArea: findingsByAsked(state, asking.areas),
  };
}

function findingsByAsked(
  state: RecheckState,
  asking: readonly Asking[],
): ReadonlyMap<number, readonly Finding[]> {
  const found = new Map<number, Finding[]>();
  for (const { check, ctx } of asking) {
    eachFaults(check, ctx, (faults, asked) => {
      if (faults.length === 0) return;
      const list = found.get(asked);
      const more = faults.map((fault) => findingOf(ctx, check, fault, state.waive));
      if (list === undefined) found.set(asked, more);
      else list.push(...more);
    });
  }
  return found;
}

/**
 * What moving one person, with everybody below, under another manager does to the findings of `MOVE_CHECKS` and to the
 * rows of areas. The org is not built again: lines are read through the move, and only what the move touches is
 * asked: the people moved, both managers and theirs, the areas of the people moved and those they own, and for the
 * rows the areas owned on both chains.
 * Cost: O(people moved × depth + people of touched areas), so linear in the branch: at 100k people a branch of a quarter
 * of them takes less than judging all again (bench/README.md#checks-and-move), and needs no way of its own.
 * @example recheckMove(prepareRecheck({ org, config }), { personId: "dev", managerId: "owner" }).ok
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
    compare(state.byPerson.get(one) ?? NOTHING, askPerson(state, asking, one), { gone, come });
  const areas = touchedAreas(org, person);
  for (const area of areas)
    compare(state.byArea.get(area) ?? NOTHING, askArea(state, asking, area), { gone, come });
  const rows = [...areas]
    .filter((area) => org.areas[area]!.placeholder !== true)
    .sort((a, b) => a - b)
    .map((area) => areaRow(org, area, lines));
  return { ok: true, gone, come, rows };
}

/** The contexts of the checks under some lines: made once a move, not once a question. */
interface Asking<C extends Check = Check> {
  readonly check: C;
  readonly ctx: CheckContext;
}

interface AskingAll {
  readonly people: readonly Asking<PersonCheck>[];
  readonly areas: readonly Asking<AreaCheck>[];
}

export function contextsOf(
  state: Pick<RecheckState, "personChecks" | "areaChecks">,
  context: CheckContext,
): AskingAll {
  return {
    people: state.personChecks.map((check) => ({ check, ctx: contextFor(context, check) })),
    areas: state.areaChecks.map((check) => ({ check, ctx: contextFor(context, check) })),
  };
}

const NOTHING: readonly Finding[] = [];

export function askPerson(
  state: Pick<RecheckState, "input" | "waive">,
  { people }: AskingAll,
  person: number,
): readonly Finding[] {
  if (state.input.org.people[person]!.placeholder === true) return NOTHING;
  let found: Finding[] | undefined;
  for (const { check, ctx } of people) {
    for (const fault of check.check(ctx, person))
      (found ??= []).push(findingOf(ctx, check, fault, state.waive));
  }
  return found ?? NOTHING;
}

export function askArea(
  state: Pick<RecheckState, "waive">,
  { areas }: AskingAll,
  area: number,
): readonly Finding[] {
  let found: Finding[] | undefined;
  for (const { check, ctx } of areas) {
    if (!judges(check, ctx, area)) continue;
    for (const fault of check.check(ctx, area))
      (found ??= []).push(findingOf(ctx, check, fault, state.waive));
  }
  return found ?? NOTHING;
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

export function compare(
  old: readonly Finding[],
  now: readonly Finding[],
  { gone, come }: { gone: Finding[]; come: Finding[] },
): void {
  for (const finding of old) if (!now.some((other) => isSame(finding, other))) gone.push(finding);
  for (const finding of now) if (!old.some((other) => isSame(finding, other))) come.push(finding);
}

function isSame(a: Finding, b: Finding): boolean {
  return a.key === b.key && a.tier === b.tier && a.value === b.value && isSameText(a.message, b.message);
}

/** Compared part by part: as JSON it took most of the time of a large move. */
function isSameText({ parts: a }: Sentence, { parts: b }: Sentence): boolean {
  return a.length === b.length && a.every((part, i) => part === b[i] || isSameMention(part, b[i]!));
}

function isSameMention(a: SentencePart, b: SentencePart): boolean {
  return typeof a !== "string" && typeof b !== "string" && JSON.stringify(a) === JSON.stringify(b);
}

/** Findings of `MOVE_CHECKS` on the whole org: what `recheckMove` keeps true. */
export function runMoveChecks(input: CheckInput): Finding[] {
  return runSome(
    input,
    CHECKS.filter((check) => MOVE_CHECKS.includes(check.id)),
  );
}
