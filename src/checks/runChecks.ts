import { coverageOf, isLiveArea, isProductArea, linesOf, soleOwnerOf, type Lines } from "../metrics/index.ts";
import {
  AREA_MODES,
  findingKey,
  isWaiverHeld,
  NONE,
  TIERS,
  type Finding,
  type Org,
  type Waiver,
} from "../org/index.ts";
import { among } from "./among.ts";
import {
  SOUND,
  type AreaCheck,
  type Check,
  type CheckContext,
  type CheckInput,
  type Fault,
} from "./define.ts";
import { CHECKS } from "./list.ts";

/**
 * Findings of all checks that are switched on: in the order of the list, then of areas or people. The same input
 * gives the same bytes. Cost: O(people + rows × depth of the area tree).
 * @example runChecks({ org, config: DEFAULT_CONFIG, asMode: "sto" })
 */
export function runChecks(input: CheckInput): Finding[] {
  return runSome(input, CHECKS);
}

/**
 * The same, with a pause after each check: whoever runs it can do something else in between.
 * @example runChecksInSteps({ org, config: DEFAULT_CONFIG }).next().done // false
 */
export function runChecksInSteps(input: CheckInput): Generator<void, Finding[], void> {
  return someInSteps(input, CHECKS);
}

/** As `runChecks`, with these checks only. */
export function runSome(input: CheckInput, checks: readonly Check[]): Finding[] {
  const steps = someInSteps(input, checks);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

function* someInSteps(input: CheckInput, checks: readonly Check[]): Generator<void, Finding[], void> {
  const context = openContext(input, linesOf(input.org));
  const waive = waiverIndex(input.org);
  const findings: Finding[] = [];
  for (const check of checks) {
    if (isSilent(check, input)) continue;
    const ctx = contextFor(context, check);
    eachFaults(check, ctx, (faults) => {
      for (const fault of faults) findings.push(findingOf(ctx, check, fault, waive));
    });
    yield;
  }
  return findings;
}

/** Switched off, or resting on lines nobody gave. */
export function isSilent(check: Check, { org, config }: CheckInput): boolean {
  return config.off.includes(check.id) || (check.needs.includes("lines") && !org.records.linesKnown);
}

/** Asks a check of all it is asked of, and hands on what it says with the person or area it was asked of. */
export function eachFaults(
  check: Check,
  ctx: CheckContext,
  take: (faults: readonly Fault[], asked: number) => void,
): void {
  const { org } = ctx;
  if (check.each === "org") take(check.check(ctx), NONE);
  else if (check.each === "area") {
    for (let area = 0; area < org.areas.length; area++) {
      if (judges(check, ctx, area)) take(check.check(ctx, area), area);
    }
  } else {
    const people = check.among === undefined ? among.everybody(org) : check.among(ctx);
    for (let i = 0; i < people.length; i++) {
      const faults = check.check(ctx, people[i]!);
      if (faults !== SOUND) take(faults, people[i]!);
    }
  }
}

/** Whether an area check is asked of this area. */
export function judges(check: AreaCheck, ctx: CheckContext, area: number): boolean {
  // Owners, lines and dedication of an area too few of whose people are confirmed get no verdict.
  if (check.group >= 2 && check.group <= 4 && ctx.isThin(area)) return false;
  if (!(check.on === "product" ? isProductArea(ctx.org, area) : isLiveArea(ctx.org, area))) return false;
  if (check.modes !== undefined && !check.modes.includes(ctx.modeOf(area))) return false;
  return !check.needs.includes("assignments") || ctx.isJudged(area);
}

const UNASKED = -2;

const isCheck: CheckContext["isCheck"] = (id) => CHECKS.some((check) => check.id === id);

/** The questions a run answers for all its checks. */
export function openContext(input: CheckInput, lines: Lines): CheckContext {
  const { org, config, asMode } = input;
  // 0: not asked yet, 1: enough people are confirmed, 2: nobody is known to work there, 3: too few are confirmed.
  const judged = new Uint8Array(org.areas.length);
  const judgedCode = (area: number): number => {
    if (judged[area] === 0) {
      const coverage = coverageOf(org, area, true);
      judged[area] = coverage === null ? 2 : coverage + 1e-9 >= config.coverageMin ? 1 : 3;
    }
    return judged[area]!;
  };
  const isJudged = (area: number): boolean => judgedCode(area) === 1;
  const isAsIf = (area: number): boolean =>
    asMode !== undefined && org.areas[area]!.mode !== asMode && isProductArea(org, area);
  const modeOf: CheckContext["modeOf"] = (area) =>
    asMode !== undefined && isAsIf(area) ? asMode : org.areas[area]!.mode;
  // 0: not asked yet, 1: nothing to judge by mode, else 2 and the place of the mode it is judged by.
  const judgedMode = new Uint8Array(org.areas.length);
  const judgedModeOf = (area: number): number => {
    const isJudgedHere = isProductArea(org, area) && isJudged(area);
    return (judgedMode[area] = isJudgedHere ? 2 + AREA_MODES.indexOf(modeOf(area)) : 1);
  };
  const isOfMode: CheckContext["isOfMode"] = (area, modes) => {
    const code = judgedMode[area]! || judgedModeOf(area);
    return code > 1 && modes.includes(AREA_MODES[code - 2]!);
  };
  const threadOwners = new Int32Array(org.areas.length).fill(UNASKED);
  const threadOwnerOf = (area: number): number => (isOfMode(area, ["sto"]) ? soleOwnerOf(org, area) : NONE);
  return {
    ...input,
    today: org.today,
    lines,
    isCheck,
    isJudged,
    isThin: (area) => judgedCode(area) === 3,
    isAsIf,
    modeOf,
    isOfMode,
    threadOwner: (area) => {
      const known = threadOwners[area]!;
      return known === UNASKED ? (threadOwners[area] = threadOwnerOf(area)) : known;
    },
    limit: () => 0,
  };
}

/** The context with the thresholds of one check. */
export function contextFor(context: CheckContext, check: Check): CheckContext {
  const { thresholds } = context.config;
  const limits = new Map(
    Object.entries(check.thresholds).map(([name, { value }]) => [
      name,
      thresholds[`${check.id}.${name}`] ?? value,
    ]),
  );
  return { ...context, limit: (name) => limits.get(name)! };
}

const NOTHING: readonly never[] = [];

export type Waive = (
  check: Check,
  finding: { key: string; subjects: readonly string[] },
) => Waiver | undefined;

/** A fault with its check's id, key, tier, `asIf` and waiver. */
export function findingOf(ctx: CheckContext, check: Check, fault: Fault, waive: Waive): Finding {
  const { org, config } = ctx;
  const key = keyOf(check.id, fault.subjects);
  const tier = config.tiers[check.id] ?? fault.tier ?? check.tier;
  const asIf =
    check.modes !== undefined &&
    ctx.asMode !== undefined &&
    ((fault.area !== undefined && ctx.isAsIf(fault.area)) || (fault.areas ?? NOTHING).some(ctx.isAsIf));
  // Structure itself cannot be excused: a loop stays a loop.
  const waiver =
    check.group === 1 && tier === "invariant" ? undefined : waive(check, { key, subjects: fault.subjects });
  const finding: Writable<Finding> = {
    check: check.id,
    key,
    tier,
    subjects: fault.subjects,
    message: fault.message,
    evidence: fault.evidence ?? NOTHING,
    fixes: (fault.fixes ?? NOTHING) as Finding["fixes"],
    assumed: fault.assumed ?? NOTHING,
  };
  // Fields set one by one: spreads cost more than all the rest at a hundred thousand findings (measured).
  if (fault.severe === true) finding.severe = true;
  if (asIf) finding.asIf = true;
  if (fault.value !== undefined) finding.value = fault.value;
  if (fault.area !== undefined) finding.areaId = org.areas[fault.area]!.id;
  if (waiver !== undefined) finding.waivedBy = waiver.id;
  return finding;
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };

/** As `findingKey`, without arrays for the one or two subjects most findings have. */
function keyOf(check: string, subjects: readonly string[]): string {
  const [a = "", b = ""] = subjects;
  if (subjects.length === 1) return `${check} ${a}`;
  if (subjects.length === 2) return a < b ? `${check} ${a} ${b}` : `${check} ${b} ${a}`;
  return findingKey(check, subjects);
}

/**
 * The waiver that covers a finding today, if any. A dated one covers exactly its key. A standing exception covers
 * every finding of its check whose subjects are all among its own: one exception for three architects.
 */
export function waiverIndex(org: Org): Waive {
  const dated = new Map<string, Waiver>();
  const standing = new Map<string, { waiver: Waiver; subjects: ReadonlySet<string> }[]>();
  for (const waiver of org.records.waivers) {
    if (!isWaiverHeld(org, waiver)) continue;
    dated.set(findingKey(waiver.checkId, waiver.subjectIds), waiver);
    if (!waiver.standing) continue;
    const list = standing.get(waiver.checkId) ?? [];
    standing.set(waiver.checkId, [...list, { waiver, subjects: new Set(waiver.subjectIds) }]);
  }
  if (dated.size === 0) return () => undefined;
  return (check, { key, subjects }) =>
    dated.get(key) ??
    standing.get(check.id)?.find((s) => subjects.every((subject) => s.subjects.has(subject)))?.waiver;
}

/**
 * Invariants a commit may not bring: those of `now` that `base` does not have, or has with a smaller value. Waived
 * and as-if findings never block.
 * @example newInvariants(runChecks({ org: before, config }), runChecks({ org: after, config })).length
 */
export function newInvariants(base: readonly Finding[], now: readonly Finding[]): Finding[] {
  const known = knownFindings(base, now);
  return now.filter(
    (finding) =>
      finding.tier === "invariant" &&
      finding.asIf !== true &&
      finding.waivedBy === undefined &&
      !known.has(finding),
  );
}

/**
 * Findings of `now` that `base` has already: the same key, not waived there, the tier no milder, the value no smaller.
 * Whoever judges a change (a commit, a pull request) leaves them to those who were there before.
 * @example knownFindings(runChecks({ org: before, config }), runChecks({ org: after, config })).size
 */
export function knownFindings(base: readonly Finding[], now: readonly Finding[]): ReadonlySet<Finding> {
  const before = new Map(base.map((finding) => [finding.key, finding]));
  return new Set(
    now.filter((finding) => {
      const known = before.get(finding.key);
      if (known === undefined || known.waivedBy !== undefined) return false;
      if (TIERS.indexOf(known.tier) > TIERS.indexOf(finding.tier)) return false;
      return (finding.value ?? 0) <= (known.value ?? 0) + 1e-9;
    }),
  );
}
