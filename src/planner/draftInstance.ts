import { unitSize } from "../checks/index.ts";
import { NONE, say, type Config, type Day, type Org, type Sentence, group } from "../org/index.ts";
import { planCostsOf, pointsPerUnit, type PlanCosts } from "./costs.ts";
import type { Instance } from "./instance.ts";
import { levelsOf, type Levels } from "./levels.ts";
import { hasDeclined, ownerFit, readinessOf, requiredLevel, type SeatKind } from "./owners.ts";
import { currentPins, findPinConflict, type Pin, type PinConflict } from "./pins.ts";
import type { Assumption, Barred, PlanSettings } from "./plan.ts";
import { findMembers, topOf, type Members } from "./units.ts";

/** Up to so many heads the owner leads everybody without managers; above, managers for all but four reports. */
const HEADS_WITHOUT_MANAGERS = 8;
const REPORTS_OF_OWNER = 4;
const REPORTS_OF_MANAGER = 7.5;

/** The planner's question about an org: who is dealt out, over which units, and the columns of it. */
export interface Question {
  readonly org: Org;
  /** Day the plan is made; when it is read again later, the org may be of another day. */
  readonly madeOn: Day;
  readonly settings: PlanSettings;
  readonly members: Members;
  readonly levels: Levels;
  readonly costs: PlanCosts;
  readonly seats: readonly { readonly kind: SeatKind; readonly required: number }[];
  readonly pins: readonly Pin[];
  readonly barred: readonly Barred[];
  readonly instance: Instance;
  /** Heads by share before rounding, `today[kind * units + u]`; for managers the wanted number. */
  readonly today: Float64Array;
  /** Disciplines with fewer people than half the units: one home, agreements elsewhere. */
  readonly shared: ReadonlySet<string>;
  readonly assumed: readonly Assumption[];
}

export type Drafted =
  | { readonly ok: true; readonly question: Question }
  | { readonly ok: false; readonly conflict: PinConflict };

/**
 * Makes the question from an org, its config and the pins that hold on the day the plan is made; refuses only pins
 * that contradict. O(people × log).
 */
export function draftInstance(
  org: Org,
  config: Config,
  pins: readonly Pin[],
  barred: readonly Barred[] = [],
  madeOn: Day = org.today,
): Drafted {
  const held = currentPins(pins, madeOn);
  const levels = levelsOf(org);
  const costs = planCostsOf(config);
  const broughtIn = new Set<number>();
  for (const pin of held) {
    const index =
      pin.kind === "place" || pin.kind === "own" ? org.personIndexById.get(pin.personId) : undefined;
    if (index !== undefined && index !== topOf(org)) broughtIn.add(index);
  }
  const members = findMembers(
    org,
    (top, area, isInner) => {
      const kind = seatKindOf(org, area, isInner);
      return (
        readinessOf(candidateOf(org, levels, top), { kind, required: requiredLevel(kind, config) }) !== null
      );
    },
    broughtIn,
  );
  const isInner = new Set(members.parentUnit);
  const seats = Array.from(members.units, (area, u) => {
    const kind = seatKindOf(org, area, isInner.has(u));
    return { kind, required: requiredLevel(kind, config) };
  });
  const conflict = findPinConflict(org, held, pinFacts(org, members, levels, seats));
  if (conflict !== null) return { ok: false, conflict };
  const columns = columnsOf(org, members, levels, costs, seats, held, barred);
  return {
    ok: true,
    question: {
      org,
      madeOn,
      settings: settingsOf(config),
      members,
      levels,
      costs,
      seats,
      pins: held,
      barred,
      ...columns,
      assumed: assumptionsOf(members, levels, columns.shared, columns.instance, barred),
    },
  };
}

function settingsOf(config: Config): PlanSettings {
  return {
    ownerLevels: {
      leaf: requiredLevel("leaf", config),
      inner: requiredLevel("inner", config),
      root: requiredLevel("root", config),
    },
    requiredDisciplines: config.requiredDisciplines,
    smallUnit: config.thresholds["unit-size.min"] ?? unitSize.thresholds.min.value,
    coverageMin: config.coverageMin,
  };
}

function seatKindOf(org: Org, area: number, isInner: boolean): SeatKind {
  if (org.areaTree.parent[area] === NONE) return "root";
  return isInner ? "inner" : "leaf";
}

export function candidateOf(org: Org, levels: Levels, p: number) {
  return { person: org.people[p]!, level: levels.level[p]!, reports: org.lines.childCount[p]! };
}

function pinFacts(org: Org, members: Members, levels: Levels, seats: Question["seats"]) {
  const unitById = new Map(Array.from(members.units, (area, u) => [org.areas[area]!.id as string, u]));
  return {
    units: new Set(unitById.keys()),
    mayOwn: (personId: string, areaId: string): boolean => {
      const p = org.personIndexById.get(personId);
      const u = unitById.get(areaId);
      if (p === undefined || u === undefined || members.at[p] === NONE) return false;
      return readinessOf(candidateOf(org, levels, p), seats[u]!) !== null;
    },
    isPlannable: (personId: string): boolean => {
      const p = org.personIndexById.get(personId);
      return p !== undefined && members.at[p] !== NONE;
    },
    homeUnit: (personId: string): string | undefined => {
      const p = org.personIndexById.get(personId);
      const i = p === undefined ? NONE : members.at[p]!;
      const home = i === NONE ? NONE : members.home[i]!;
      return home === NONE ? undefined : org.areas[members.units[home]!]!.id;
    },
  };
}

function columnsOf(
  org: Org,
  members: Members,
  levels: Levels,
  costs: PlanCosts,
  seats: Question["seats"],
  pins: readonly Pin[],
  barred: readonly Barred[],
) {
  const n = members.people.length;
  const u = members.units.length;
  const headUnit: Instance["headUnit"] = 1;
  const weight = new Int32Array(n).fill(1);
  const disciplineOf = Array.from(members.people, (p) => org.people[p]!.discipline ?? "other");
  const isManager = Array.from(members.people, (p) => org.lines.childCount[p]! > 0);
  const disciplines = [...new Set(disciplineOf.filter((_, i) => !isManager[i]))].sort();
  const d = disciplines.length;
  const kindOf = new Map(disciplines.map((name, kind) => [name as string, kind]));
  const role = Int32Array.from(disciplineOf, (name, i) => (isManager[i]! ? d : kindOf.get(name)!));
  const isVacant = Array.from(members.people, (p) => org.people[p]!.vacant);
  const headsOf = new Int32Array(d + 1);
  for (const kind of role) headsOf[kind]!++;
  const shared = new Set(disciplines.filter((_, kind) => headsOf[kind]! < u / 2));
  const pinned = pinColumns(org, members, disciplineOf, isManager, isVacant, shared, pins, barred);
  const { demand, today } = demandOf(members, role, pinned.pinnedUnit, d, shared, disciplines);
  const owners = ownerColumns(org, members, levels, costs, seats, pins);
  const cost = (points: number) => Int32Array.from({ length: d + 1 }, () => points);
  const withManager = (perHead: number, perManager: number) => {
    const column = cost(perHead);
    column[d] = perManager;
    return column;
  };
  const perUnit = (perHead: number): number => pointsPerUnit(perHead, headUnit);
  const uncoveredCost = withManager(costs.uncovered, 0);
  const instance: Instance = {
    name: "org",
    people: n,
    units: u,
    disciplines,
    role,
    weight,
    headUnit,
    manager: Int32Array.from(members.people, (p) => {
      const above = org.lines.parent[p]!;
      return above === NONE ? NONE : members.at[above]!;
    }),
    managerChangeCost: Int32Array.from(members.people, (p, i) => {
      const above = org.lines.parent[p]!;
      return above === NONE || members.at[above] === NONE || isVacant[i]! ? 0 : costs.managerChange;
    }),
    listStart: members.listStart,
    listUnit: members.listUnit,
    listCost: Int32Array.from(members.listShare, (share, e) =>
      isVacant[personOfEntry(members, e)]! ? 0 : Math.round(costs.areaChange * Math.max(0, 1 - share)),
    ),
    elsewhereCost: Int32Array.from(isVacant, (vacant) => (vacant ? 0 : costs.areaChange)),
    site: new Int32Array(n),
    siteCost: new Int32Array(u),
    skill: new Int32Array(n),
    skillCost: new Int32Array(u),
    ...owners,
    demand,
    shortCost: withManager(perUnit(costs.short), perUnit(costs.managerShort)),
    overCost: withManager(perUnit(costs.over), perUnit(costs.managerOver)),
    uncoveredCost,
    ownerlessCost: new Int32Array(u).fill(costs.ownerless),
    ...pinned,
  };
  return { instance, today, shared };
}

function personOfEntry(members: Members, entry: number): number {
  let low = 0;
  let high = members.people.length;
  while (low + 1 < high) {
    const middle = (low + high) >> 1;
    if (members.listStart[middle]! <= entry) low = middle;
    else high = middle;
  }
  return low;
}

/** Pins, and what is fixed by rule: shared disciplines, empty seats and people on leave stay in their home unit. */
function pinColumns(
  org: Org,
  members: Members,
  disciplineOf: readonly string[],
  isManager: readonly boolean[],
  isVacant: readonly boolean[],
  shared: ReadonlySet<string>,
  pins: readonly Pin[],
  barred: readonly Barred[],
) {
  const u = members.units.length;
  const unitById = new Map(Array.from(members.units, (area, unit) => [org.areas[area]!.id as string, unit]));
  const positionOf = (personId: string): number => members.at[org.personIndexById.get(personId)!]!;
  const pinnedUnit = Int32Array.from(members.home, (home, i) => {
    const fixed =
      isVacant[i]! ||
      org.people[members.people[i]!]!.status === "on-leave" ||
      (shared.has(disciplineOf[i]!) && !isManager[i]!);
    return fixed ? home : NONE;
  });
  const pinnedOwner = new Int32Array(u).fill(NONE);
  if (members.topOwns !== NONE) {
    pinnedOwner[members.topOwns] = members.at[members.top]!;
    pinnedUnit[members.at[members.top]!] = members.topOwns;
  }
  const forbidden = new Map<number, Set<number>>();
  for (const pin of pins) {
    const unit = unitById.get(pin.areaId)!;
    if (pin.kind === "freeze-area") {
      members.home.forEach((home, i) => {
        if (home === unit) pinnedUnit[i] = unit;
      });
      continue;
    }
    const i = positionOf(pin.personId);
    if (i === NONE) continue;
    if (pin.kind === "keep-out") {
      const set = forbidden.get(i) ?? new Set();
      forbidden.set(i, set.add(unit));
    } else {
      pinnedUnit[i] = unit;
      if (pin.kind === "own") pinnedOwner[unit] = i;
    }
  }
  for (const one of barred) {
    const i = positionOf(one.personId);
    const unit = unitById.get(one.areaId)!;
    // Home stays open, unless a pin closed it: then nothing else may be closed.
    if (pinnedUnit[i] === NONE && forbidden.get(i)?.has(members.home[i]!) !== true)
      forbidden.set(i, (forbidden.get(i) ?? new Set()).add(unit));
  }
  const forbidStart = new Int32Array(members.people.length + 1);
  const forbidUnit: number[] = [];
  for (let i = 0; i < members.people.length; i++) {
    const set = forbidden.get(i);
    if (set !== undefined) {
      // A rule gives way to what a person said.
      if (pinnedUnit[i] !== NONE && set.has(pinnedUnit[i]!)) pinnedUnit[i] = NONE;
      forbidUnit.push(...[...set].sort((a, b) => a - b));
    }
    forbidStart[i + 1] = forbidUnit.length;
  }
  return { pinnedUnit, pinnedOwner, forbidStart, forbidUnit: Int32Array.from(forbidUnit) };
}

/**
 * Today's heads by share, rounded by largest remainder so that each discipline's demand equals its supply; shared
 * disciplines where their people are at home. Managers: none up to eight heads, else enough for all but four.
 */
function demandOf(
  members: Members,
  role: Int32Array,
  pinnedUnit: Int32Array,
  d: number,
  shared: ReadonlySet<string>,
  disciplines: readonly string[],
) {
  const u = members.units.length;
  const today = new Float64Array((d + 1) * u);
  const demand = new Int32Array((d + 1) * u);
  const heads = new Int32Array(d);
  const atHome = new Int32Array(d * u);
  for (let i = 0; i < members.people.length; i++) {
    const kind = role[i]!;
    if (kind === d) continue;
    heads[kind]!++;
    if (members.home[i] !== NONE) atHome[kind * u + members.home[i]!]!++;
    const from = members.listStart[i]!;
    const to = members.listStart[i + 1]!;
    let sum = 0;
    for (let e = from; e < to; e++) sum += members.listShare[e]!;
    if (shared.has(disciplines[kind]!)) {
      const unit = pinnedUnit[i] === NONE ? members.home[i]! : pinnedUnit[i]!;
      if (unit !== NONE) demand[kind * u + unit]!++;
      for (let e = from; e < to; e++) today[kind * u + members.listUnit[e]!]! += members.listShare[e]! / sum;
    } else if (sum === 0) {
      // Brought in by a pin: wanted where the pin sends them.
      if (pinnedUnit[i] !== NONE) today[kind * u + pinnedUnit[i]!]! += 1;
    } else
      for (let e = from; e < to; e++) today[kind * u + members.listUnit[e]!]! += members.listShare[e]! / sum;
  }
  for (let kind = 0; kind < d; kind++) {
    if (!shared.has(disciplines[kind]!)) roundRow(today, demand, atHome, kind * u, u, heads[kind]!);
  }
  for (let unit = 0; unit < u; unit++) {
    let total = 0;
    for (let kind = 0; kind < d; kind++) total += demand[kind * u + unit]!;
    const managers =
      total <= HEADS_WITHOUT_MANAGERS ? 0 : Math.ceil((total - REPORTS_OF_OWNER) / REPORTS_OF_MANAGER);
    demand[d * u + unit] = managers;
    today[d * u + unit] = managers;
  }
  return { demand, today };
}

/**
 * Largest remainder: floors first, then one more for the largest remainders; among equals where more people are at
 * home than were counted, so that a person split in halves is wanted where they are at home; then the earlier unit.
 */
function roundRow(
  today: Float64Array,
  demand: Int32Array,
  atHome: Int32Array,
  start: number,
  u: number,
  total: number,
): void {
  let left = total;
  const rest: { unit: number; remainder: number; homeless: number }[] = [];
  for (let unit = 0; unit < u; unit++) {
    const floor = Math.floor(today[start + unit]! + 1e-6);
    demand[start + unit] = floor;
    left -= floor;
    rest.push({
      unit,
      remainder: Math.round((today[start + unit]! - floor) * 1e6),
      homeless: floor - atHome[start + unit]!,
    });
  }
  rest.sort((a, b) => b.remainder - a.remainder || a.homeless - b.homeless || a.unit - b.unit);
  for (let k = 0; k < left && k < rest.length; k++) demand[start + rest[k]!.unit]!++;
}

/**
 * People who may own something, in classes of equal rights and points. Nobody owns the unit in which a manager above
 * them is at home and may own it too: that manager would report to their own report. A pin may say otherwise.
 */
function ownerColumns(
  org: Org,
  members: Members,
  levels: Levels,
  costs: PlanCosts,
  seats: Question["seats"],
  pins: readonly Pin[],
) {
  const u = members.units.length;
  const isFit = (p: number, unit: number): boolean =>
    readinessOf(candidateOf(org, levels, p), seats[unit]!) !== null &&
    !hasDeclined(org, p, members.units[unit]!);
  const pinned = new Set(
    pins.flatMap((pin) => (pin.kind === "own" ? [`${pin.personId} ${pin.areaId}`] : [])),
  );
  /** Units closed to somebody by a manager above them who is at home there. */
  const closedTo = (p: number): Set<number> => {
    const closed = new Set<number>();
    for (let above = org.lines.parent[p]!; above !== NONE; above = org.lines.parent[above]!) {
      const at = members.at[above]!;
      const home = at === NONE ? NONE : members.home[at]!;
      if (home === NONE || closed.has(home) || !isFit(above, home)) continue;
      if (!pinned.has(`${org.people[p]!.id} ${org.areas[members.units[home]!]!.id}`)) closed.add(home);
    }
    return closed;
  };
  const classByKey = new Map<string, number>();
  const rows: Int32Array[] = [];
  const ownerClass = Int32Array.from(members.people, (p) => {
    const candidate = candidateOf(org, levels, p);
    if (candidate.reports === 0 && candidate.person.canOwn !== true) return NONE;
    const closed = closedTo(p);
    const row = Int32Array.from(seats, (seat, unit) =>
      isFit(p, unit) && !closed.has(unit) ? ownerFit(org, candidate, seat.required, costs) : -1,
    );
    if (row.every((points) => points < 0)) return NONE;
    const key = row.join(" ");
    const known = classByKey.get(key);
    if (known !== undefined) return known;
    classByKey.set(key, rows.length);
    rows.push(row);
    return rows.length - 1;
  });
  const ownerCost = new Int32Array(rows.length * u);
  rows.forEach((row, c) => ownerCost.set(row, c * u));
  return { ownerClass, ownerCost };
}

function assumptionsOf(
  members: Members,
  levels: Levels,
  shared: ReadonlySet<string>,
  instance: Instance,
  barred: readonly Barred[],
): readonly Assumption[] {
  const list: Assumption[] = [];
  const add = (field: string, count: number, sentence: Sentence): void => {
    if (count > 0) list.push({ field, count, sentence });
  };
  const some = (count: number): string => (count === 1 ? "1 person has" : `${count} people have`);
  add(
    "assignment.share",
    members.sharesAssumed,
    say([
      "assignment.share",
    ])`${some(members.sharesAssumed)} no share given: their areas count in equal parts.`,
  );
  add(
    "assignment.areaId",
    members.inferred,
    say([
      "assignment.areaId",
      "person.managerId",
    ])`${some(members.inferred)} no area given: they count to the one that all their reports, or all their peers, are in.`,
  );
  add(
    "person.level",
    levels.fromTitle,
    say([
      "person.title",
    ])`The level of ${group(levels.fromTitle)} ${levels.fromTitle === 1 ? "person" : "people"} is read from the title.`,
  );
  add(
    "person.level",
    levels.fromLines,
    say([
      "person.managerId",
    ])`The level of ${group(levels.fromLines)} ${levels.fromLines === 1 ? "person" : "people"} is taken from the place in the tree.`,
  );
  add(
    "demand",
    members.units.length,
    say([
      "assignment",
    ])`Each planned area wants the heads of each discipline it has today, rounded to whole people.`,
  );
  const people = Array.from(instance.role).filter((kind) =>
    shared.has(instance.disciplines[kind] ?? ""),
  ).length;
  add(
    "shared",
    shared.size,
    say([
      "person.discipline",
    ])`${[...shared].join(", ")}: ${group(people)} ${people === 1 ? "person" : "people"} in ${shared.size === 1 ? "a discipline" : "disciplines"} with fewer people than half the planned areas ${people === 1 ? "stays" : "stay"} where they work most; the other areas get an agreement instead of a head.`,
  );
  const senior = new Set(barred.map((one) => one.personId)).size;
  const closed = new Set(barred.map((one) => one.areaId)).size;
  add(
    "barred",
    senior,
    say([
      "person.level",
    ])`${closed === 1 ? "1 area is" : `${closed} areas are`} not offered to ${senior === 1 ? "1 manager" : `${senior} managers`} of a higher level than its owner has, who would stand below that owner.`,
  );
  add(
    "person.timeZone",
    members.people.length,
    say([])`Places, time zones, skills and years of service cost nothing in this plan.`,
  );
  return list;
}
