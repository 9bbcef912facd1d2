import { holdsOn, NONE, WORK_LEAD } from "../../org/index.ts";
import type { Question } from "../question/question.ts";
import type { Placement } from "../instance.ts";
import { keepsLines } from "../question/units.ts";
import { spreadNewcomers } from "./newcomers.ts";

/** Most direct reports of anybody in a unit, where capacity allows. Source: docs/guides/metrics.md#span. */
export const SPAN_MAX = 10;
/** Up to so many the owner takes people directly; it is where the `span` check begins to note. */
const OWNER_SPAN = 8;
const SPAN_MIN = 3;
/** One level below a manager's: who may be promoted where a unit has too few. */
const PROMOTABLE = 4;
const OTHER_DISCIPLINE = 12;
const FILLS_A_SPAN = 25;
const FULL_SPAN = 8;
/** A report beyond the most: only where everybody is full. */
const TOO_MANY = 1000;
/** Layers below the owner in units of up to so many people, and above. */
const SMALL_UNIT = 80;

/** Most layers below the owner in a unit of so many people, the owner's seat included. */
export function layersMax(heads: number): number {
  return heads > SMALL_UNIT ? 3 : 2;
}

/** Who reports to whom in the target. Nodes: people of the org by index, then one vacancy for each empty seat. */
export interface TargetLines {
  /** Manager of each node, −1. */
  readonly manager: Int32Array;
  /** Owner of each unit as node. */
  readonly owner: Int32Array;
  /** Unit of each vacancy, in node order from `people`. */
  readonly vacancyUnit: readonly number[];
  /** People made managers because their unit had too few, by org index, ascending. */
  readonly promoted: readonly number[];
  /** Units whose layers stay above the limit, because nobody higher up has room. */
  readonly tooDeep: readonly number[];
}

/**
 * The reporting tree of the target. In each unit the owner stands on top; who keeps today's manager inside the unit
 * keeps them; others go to the owner while the owner leads fewer than eight (leads of a discipline: ten), then to the
 * cheapest manager with room; where that leaves somebody with fewer than three, all who came are spread at least cost.
 * Owners report to the owner of the nearest unit above, else to the owner of the company, else to its head. Everybody
 * outside keeps their line, and everybody in a unit whose lines stay. O(people × managers of a unit).
 */
export function growTrees(question: Question, placement: Placement): TargetLines {
  const { org, members } = question;
  const { owner, vacancyUnit } = seatOwners(question, placement);
  const manager = new Int32Array(org.people.length + vacancyUnit.length).fill(NONE);
  manager.set(org.lines.parent);
  const head = headAbove(question);
  const promoted: number[] = [];
  const tooDeep: number[] = [];
  const membersOf = Array.from(members.units, (): number[] => []);
  members.people.forEach((p, i) => {
    const unit = placement.unit[i]!;
    if (p !== owner[unit]) membersOf[unit]!.push(p);
  });
  for (let unit = 0; unit < members.units.length; unit++) {
    const top = owner[unit]!;
    const staysInLine = keepsLines(members, unit);
    if (staysInLine && top < org.people.length) continue;
    const above = nearestAbove(question, unit);
    manager[top] = above === NONE ? (top === head ? NONE : head) : owner[above]!;
    if (!staysInLine) growUnit(question, { unit, top, people: membersOf[unit]!, manager, promoted, tooDeep });
  }
  return { manager, owner, vacancyUnit, promoted: promoted.sort((a, b) => a - b), tooDeep };
}

/** The nearest unit above whose owner leads people, −1. */
function nearestAbove({ members }: Question, unit: number): number {
  let above = members.parentUnit[unit]!;
  while (above !== NONE && keepsLines(members, above)) above = members.parentUnit[above]!;
  return above;
}

/** Owner of each unit as node, and the units whose seat is a vacancy. */
export function seatOwners(
  question: Question,
  placement: Placement,
): { owner: Int32Array; vacancyUnit: number[] } {
  const { org, members } = question;
  const owner = new Int32Array(members.units.length).fill(NONE);
  members.people.forEach((p, i) => {
    if (placement.isOwner[i] === 1) owner[placement.unit[i]!] = p;
  });
  const vacancyUnit: number[] = [];
  for (let unit = 0; unit < owner.length; unit++) {
    if (owner[unit] === NONE) owner[unit] = org.people.length + vacancyUnit.push(unit) - 1;
  }
  return { owner, vacancyUnit };
}

/** To whom owners of the outermost units report: the owner of the company who is outside the plan, else its head. */
function headAbove({ org, members }: Question): number {
  const root = org.areas[0];
  for (const entry of root?.owners ?? []) {
    const p = holdsOn(entry, org.today) ? org.personIndexById.get(entry.personId) : undefined;
    if (
      p !== undefined &&
      members.at[p] === NONE &&
      !org.people[p]!.vacant &&
      !isAbovePlan(org.lines.parent, members.at, p)
    )
      return p;
  }
  return members.top;
}

/** Whether a line from p upwards meets somebody of the plan: then owners under p could stand above themselves. */
function isAbovePlan(parent: Int32Array, at: Int32Array, p: number): boolean {
  for (let q = p; q !== NONE; q = parent[q]!) if (at[q] !== NONE) return true;
  return false;
}

interface UnitTree {
  readonly unit: number;
  readonly top: number;
  readonly people: readonly number[];
  readonly manager: Int32Array;
  readonly promoted: number[];
  readonly tooDeep: number[];
}

function growUnit(question: Question, tree: UnitTree): void {
  const { org } = question;
  const { top, people, manager } = tree;
  const inside = new Set(people);
  const leads = people.filter((p) => org.lines.childCount[p]! > 0);
  const isLead = new Set(leads);
  const span = new Map<number, number>([[top, 0], ...leads.map((p): [number, number] => [p, 0])]);
  const hang = (p: number, boss: number): void => {
    manager[p] = boss;
    span.set(boss, (span.get(boss) ?? 0) + 1);
  };
  const homeless: number[] = [];
  for (const p of people) {
    const boss = org.lines.parent[p]!;
    const keeps = boss === top || (inside.has(boss) && isLead.has(boss));
    if (keeps && span.get(boss)! < SPAN_MAX) hang(p, boss);
    else if (isLead.has(p) && span.get(top)! < SPAN_MAX) hang(p, top);
    else homeless.push(p);
  }
  for (const p of homeless) manager[p] = NONE;
  homeless.sort(
    (a, b) => Number(leadsHere(question, tree.unit, b)) - Number(leadsHere(question, tree.unit, a)) || a - b,
  );
  for (const p of homeless) {
    const isFirst = leadsHere(question, tree.unit, p) && span.get(top)! < SPAN_MAX;
    const boss = isFirst
      ? top
      : (roomFor(question, tree, span, p) ?? promote(question, tree, span, isLead, p));
    hang(p, boss);
  }
  const newcomers = homeless.filter((p) => !isLead.has(p) && !leadsHere(question, tree.unit, p));
  if (isUneven(span, top)) spreadAgain(question, tree, span, newcomers);
  flatten(tree, span, people);
}

/** Whether somebody leads fewer than three, or the owner more than ten. */
function isUneven(span: ReadonlyMap<number, number>, top: number): boolean {
  return [...span].some(([boss, reports]) => (boss === top ? reports > SPAN_MAX : reports < SPAN_MIN));
}

/** Places those who kept no manager anew, all at once and at least cost. */
function spreadAgain(
  { org }: Question,
  { top, manager }: UnitTree,
  span: Map<number, number>,
  newcomers: readonly number[],
): void {
  const bosses = [...span.keys()].filter((boss) => reaches(manager, boss, top, NONE));
  const kept = Int32Array.from(bosses, (boss) => span.get(boss)!);
  for (const p of newcomers) kept[bosses.indexOf(manager[p]!)]!--;
  const found = spreadNewcomers(
    {
      managers: bosses.length,
      kept,
      cost: Int32Array.from(
        newcomers.flatMap((p) =>
          bosses.map((boss) =>
            boss === top || org.people[boss]?.discipline === org.people[p]!.discipline ? 0 : OTHER_DISCIPLINE,
          ),
        ),
      ),
      reportPoints: (_, k) =>
        k > SPAN_MAX ? TOO_MANY : k <= SPAN_MIN ? -FILLS_A_SPAN : k > FULL_SPAN ? FULL_SPAN : 0,
    },
    Int32Array.from(newcomers, (p) => bosses.indexOf(manager[p]!)),
  );
  newcomers.forEach((p, i) => {
    const boss = bosses[found[i]!]!;
    span.set(manager[p]!, span.get(manager[p]!)! - 1);
    span.set(boss, span.get(boss)! + 1);
    manager[p] = boss;
  });
}

/** Whether the person leads their discipline in the unit's area: such people report to the owner while there is room. */
function leadsHere({ org, members }: Question, unit: number, p: number): boolean {
  const { work } = org;
  for (let k = work.personStart[p]!; k < work.personStart[p + 1]!; k++) {
    const row = work.byPerson[k]!;
    if ((work.flags[row]! & WORK_LEAD) !== 0 && members.unitOfArea[work.area[row]!] === unit) return true;
  }
  return false;
}

/** The owner up to eight reports; then the cheapest manager with room; then the owner up to ten. */
function roomFor(
  { org }: Question,
  { top, manager }: UnitTree,
  span: ReadonlyMap<number, number>,
  p: number,
): number | null {
  if (span.get(top)! < OWNER_SPAN) return top;
  let best: number | null = null;
  let bestCost = Infinity;
  for (const [boss, reports] of span) {
    if (boss === top || boss === p || reports >= SPAN_MAX || !reaches(manager, boss, top, p)) continue;
    const cost =
      (org.people[boss]?.discipline === org.people[p]!.discipline ? 0 : OTHER_DISCIPLINE) -
      (reports < SPAN_MIN ? FILLS_A_SPAN : 0) +
      (reports >= FULL_SPAN ? FULL_SPAN : 0);
    if (cost < bestCost || (cost === bestCost && boss < best!)) {
      best = boss;
      bestCost = cost;
    }
  }
  if (best !== null) return best;
  return span.get(top)! < SPAN_MAX ? top : null;
}

/** Whether the line from `boss` leads to `top` without meeting p. */
function reaches(manager: Int32Array, boss: number, top: number, p: number): boolean {
  for (let q = boss; q !== NONE; q = manager[q]!) {
    if (q === top) return true;
    if (q === p) return false;
  }
  return false;
}

/**
 * Nobody has room: the most senior of the owner's reports without reports leads others from now on, if that is one
 * level up at most. Otherwise the owner's span is exceeded, and the plan says so.
 */
function promote(
  { org, levels }: Question,
  { top, people, manager, promoted }: UnitTree,
  span: Map<number, number>,
  isLead: Set<number>,
  newcomer: number,
): number {
  let best = NONE;
  for (const p of people) {
    if (p === newcomer || manager[p] !== top || isLead.has(p)) continue;
    const person = org.people[p]!;
    if (person.vacant || person.status === "on-leave") continue;
    if (levels.level[p]! < PROMOTABLE) continue;
    if (best === NONE || levels.level[p]! > levels.level[best]!) best = p;
  }
  if (best === NONE) return top;
  promoted.push(best);
  isLead.add(best);
  span.set(best, 0);
  return best;
}

/** Brings people up who stand deeper than the unit allows, to the nearest manager above with room. */
function flatten(tree: UnitTree, span: Map<number, number>, people: readonly number[]): void {
  const { top, manager } = tree;
  const limit = layersMax(people.length + 1);
  const below = new Map<number, number[]>();
  for (const p of people) {
    const list = below.get(manager[p]!);
    if (list === undefined) below.set(manager[p]!, [p]);
    else list.push(p);
  }
  const queue: { node: number; depth: number }[] = [{ node: top, depth: 0 }];
  let isTooDeep = false;
  for (let k = 0; k < queue.length; k++) {
    const { node, depth } = queue[k]!;
    for (const p of below.get(node) ?? []) {
      if (depth + 1 <= limit) {
        queue.push({ node: p, depth: depth + 1 });
        continue;
      }
      let boss = manager[node]!;
      let bossDepth = depth - 1;
      while (boss !== top && span.get(boss)! >= SPAN_MAX) {
        boss = manager[boss]!;
        bossDepth--;
      }
      if ((span.get(boss) ?? 0) >= SPAN_MAX) {
        isTooDeep = true;
        queue.push({ node: p, depth: depth + 1 });
        continue;
      }
      span.set(node, span.get(node)! - 1);
      span.set(boss, (span.get(boss) ?? 0) + 1);
      manager[p] = boss;
      queue.push({ node: p, depth: bossDepth + 1 });
    }
  }
  if (isTooDeep) tree.tooDeep.push(tree.unit);
}
