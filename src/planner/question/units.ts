import {
  NONE,
  WORK_ADVISORY,
  WORK_CORE,
  WORK_GUESS,
  WORK_LOAN,
  type AreaMode,
  type Org,
} from "../../org/index.ts";

/** Least full-time people an area needs of its own to become a unit. */
const UNIT_FTE_MIN = 1;
const ROUNDING = 1e-9;

/** Who the plan is about: the units, the people dealt out among them, and everybody else. */
export interface Members {
  /** The head of the company: the root with the largest tree; −1 in an empty org. */
  readonly top: number;
  /** Area index of each unit, ascending. */
  readonly units: Int32Array;
  /** Unit an area counts to: itself, or for a product area too small to be one the nearest unit above; −1. */
  readonly unitOfArea: Int32Array;
  /** What the plan makes of each area. */
  readonly modes: readonly AreaMode[];
  /** Nearest unit above each unit, −1. */
  readonly parentUnit: Int32Array;
  /** Org index of each person in the plan, ascending. */
  readonly people: Int32Array;
  /** Position in `people` of each person of the org, −1. */
  readonly at: Int32Array;
  /** Units each person works in today: `listStart[i]` up to `listStart[i + 1]`, with the share of a whole person. */
  readonly listStart: Int32Array;
  readonly listUnit: Int32Array;
  readonly listShare: Float64Array;
  /** Today's home unit of each person, −1 for who was brought in. */
  readonly home: Int32Array;
  /** Unit the head of the company owns, because every other unit lies inside it; −1. */
  readonly topOwns: number;
  /** People of the plan whose area is read from their reports or peers. */
  readonly inferred: number;
  /** People of the plan with a share nobody gave. */
  readonly sharesAssumed: number;
  /** Rows in units of people who stay outside. */
  readonly strays: readonly { readonly person: number; readonly area: number; readonly share: number }[];
  /** Product and platform areas with people that are too small to be a unit, by area index. */
  readonly tooSmall: readonly number[];
}

/** Whether a unit gets an owner and its own people while the lines stay. */
export function keepsLines({ modes, units }: Pick<Members, "modes" | "units">, unit: number): boolean {
  return modes[units[unit]!] === "stl";
}

/** The head of the company: a real root with the largest tree; below a placeholder the largest real one. */
export function topOf(org: Org): number {
  const { rootCount, childStart, childCount, enter, end } = org.lines;
  let best = NONE;
  const consider = (p: number): void => {
    if (org.people[p]!.placeholder === true) return;
    if (best === NONE || end[p]! - enter[p]! > end[best]! - enter[best]!) best = p;
  };
  for (let root = 0; root < rootCount; root++) {
    consider(root);
    if (org.people[root]!.placeholder !== true) continue;
    for (let k = childStart[root]!; k < childStart[root]! + childCount[root]!; k++) consider(k);
  }
  return best;
}

interface Rows {
  /** Areas of each person with share, from core rows or inference. */
  readonly areasOf: ReadonlyMap<number, readonly { readonly area: number; readonly share: number }[]>;
  readonly inferred: ReadonlySet<number>;
}

/**
 * Finds units and members. `modes` is what the plan makes of each area; `mayTopOwn` says whether the head may own that
 * area; `broughtIn` are people a pin or a setting takes into the plan. O(people + rows).
 */
export function findMembers(
  org: Org,
  modes: readonly AreaMode[],
  mayTopOwn: (top: number, area: number, isInner: boolean) => boolean,
  broughtIn: ReadonlySet<number>,
): Members {
  const top = topOf(org);
  const rows = readRows(org);
  const withTop = unitsFrom(org, modes, rows, NONE);
  const outermost = [...withTop.units.keys()].filter((u) => withTop.parentUnit[u] === NONE);
  const topUnit = outermost.length === 1 ? outermost[0]! : NONE;
  const isTopInside =
    top !== NONE &&
    topUnit !== NONE &&
    !rows.inferred.has(top) &&
    (rows.areasOf.get(top) ?? []).some(({ area }) => withTop.unitOfArea[area] === topUnit) &&
    mayTopOwn(top, withTop.units[topUnit]!, withTop.units.length > 1);
  const found = isTopInside ? withTop : unitsFrom(org, modes, rows, top);
  return {
    top,
    topOwns: isTopInside ? topUnit : NONE,
    modes,
    ...found,
    ...dealPeople(org, rows, found, isTopInside ? NONE : top, broughtIn),
  };
}

function readRows(org: Org): Rows {
  const { work } = org;
  const areasOf = new Map<number, { area: number; share: number }[]>();
  for (let p = 0; p < org.people.length; p++) {
    const list: { area: number; share: number }[] = [];
    for (let k = work.personStart[p]!; k < work.personStart[p + 1]!; k++) {
      const row = work.byPerson[k]!;
      if ((work.flags[row]! & (WORK_CORE | WORK_GUESS)) !== WORK_CORE || work.share[row]! <= 0) continue;
      const known = list.find((one) => one.area === work.area[row]);
      if (known === undefined) list.push({ area: work.area[row]!, share: work.share[row]! });
      else known.share += work.share[row]!;
    }
    if (list.length > 0) areasOf.set(p, list);
  }
  const inferred = new Map<number, number>();
  for (let p = 0; p < org.people.length; p++) {
    if (areasOf.has(p) || org.people[p]!.placeholder === true) continue;
    const area = inferArea(org, areasOf, p);
    if (area !== NONE) inferred.set(p, area);
  }
  for (const [p, area] of inferred) areasOf.set(p, [{ area, share: 1 }]);
  return { areasOf, inferred: new Set(inferred.keys()) };
}

/** The area all reports share, else the one all peers share; at least two of them, so that one row decides nothing. */
function inferArea(org: Org, areasOf: Rows["areasOf"], p: number): number {
  const { parent, childStart, childCount } = org.lines;
  const reports = Array.from({ length: childCount[p]! }, (_, k) => childStart[p]! + k);
  const fromReports = sharedArea(org, areasOf, reports);
  if (fromReports !== NONE || parent[p] === NONE || reports.length > 0) return fromReports;
  const boss = parent[p]!;
  const peers = Array.from({ length: childCount[boss]! }, (_, k) => childStart[boss]! + k).filter(
    (q) => q !== p,
  );
  return sharedArea(org, areasOf, peers);
}

function sharedArea(org: Org, areasOf: Rows["areasOf"], people: readonly number[]): number {
  if (people.length < 2) return NONE;
  const total = new Map<number, { heads: number; share: number }>();
  for (const q of people) {
    const list = areasOf.get(q);
    if (list === undefined) return NONE;
    for (const { area, share } of list) {
      const sum = total.get(area) ?? { heads: 0, share: 0 };
      total.set(area, { heads: sum.heads + 1, share: sum.share + share });
    }
  }
  let best = NONE;
  let bestShare = 0;
  for (const [area, { heads, share }] of total) {
    if (heads !== people.length) continue;
    const isBetter =
      best === NONE ||
      share > bestShare + ROUNDING ||
      (share > bestShare - ROUNDING && org.areas[area]!.id < org.areas[best]!.id);
    if (!isBetter) continue;
    best = area;
    bestShare = share;
  }
  return best;
}

function unitsFrom(org: Org, modes: readonly AreaMode[], rows: Rows, without: number) {
  const fte = new Float64Array(org.areas.length);
  for (const [p, list] of rows.areasOf) {
    if (p === without || org.people[p]!.vacant) continue;
    for (const { area, share } of list) fte[area]! += share * org.people[p]!.fte;
  }
  addLoans(org, fte, without);
  const canBe = (area: number): boolean => modes[area] !== "functional";
  const units: number[] = [];
  const tooSmall: number[] = [];
  for (let area = 0; area < org.areas.length; area++) {
    if (!canBe(area) || fte[area]! <= 0) continue;
    if (fte[area]! >= UNIT_FTE_MIN - ROUNDING) units.push(area);
    else tooSmall.push(area);
  }
  const number = new Map(units.map((area, u) => [area, u]));
  const nearest = new Int32Array(org.areas.length).fill(NONE);
  const unitOfArea = new Int32Array(org.areas.length).fill(NONE);
  const parentUnit = new Int32Array(units.length).fill(NONE);
  // Areas are numbered breadth-first: what is above was done before.
  for (let area = 0; area < org.areas.length; area++) {
    const above = org.areaTree.parent[area]!;
    const inherited = above === NONE ? NONE : nearest[above]!;
    const unit = number.get(area);
    if (unit !== undefined) parentUnit[unit] = inherited;
    nearest[area] = unit ?? inherited;
    if (unit !== undefined || canBe(area)) unitOfArea[area] = nearest[area]!;
  }
  return { units: Int32Array.from(units), unitOfArea, parentUnit, tooSmall };
}

function addLoans(org: Org, fte: Float64Array, without: number): void {
  const { work } = org;
  for (let row = 0; row < work.size; row++) {
    const p = work.person[row]!;
    if (p === without || org.people[p]!.vacant) continue;
    if ((work.flags[row]! & (WORK_LOAN | WORK_GUESS | WORK_ADVISORY)) !== WORK_LOAN) continue;
    fte[work.area[row]!]! += work.share[row]! * org.people[p]!.fte;
  }
}

function dealPeople(
  org: Org,
  rows: Rows,
  found: Pick<Members, "units" | "unitOfArea">,
  top: number,
  broughtIn: ReadonlySet<number>,
) {
  const people: number[] = [];
  const at = new Int32Array(org.people.length).fill(NONE);
  const listStart = [0];
  const listUnit: number[] = [];
  const listShare: number[] = [];
  const home: number[] = [];
  const strays: { person: number; area: number; share: number }[] = [];
  let inferred = 0;
  let sharesAssumed = 0;
  for (let p = 0; p < org.people.length; p++) {
    const list = rows.areasOf.get(p) ?? [];
    const shareByUnit = new Map<number, number>();
    let elsewhere = 0;
    for (const { area, share } of list) {
      const unit = found.unitOfArea[area]!;
      if (unit === NONE) elsewhere += share;
      else shareByUnit.set(unit, (shareByUnit.get(unit) ?? 0) + share);
    }
    const inUnits = [...shareByUnit.values()].reduce((sum, share) => sum + share, 0);
    const isIn =
      p !== top &&
      org.people[p]!.placeholder !== true &&
      ((inUnits > 0 && inUnits >= elsewhere - ROUNDING) || (broughtIn.has(p) && found.units.length > 0));
    if (!isIn) {
      if (rows.inferred.has(p)) continue;
      for (const { area, share } of list)
        if (found.unitOfArea[area] !== NONE) strays.push({ person: p, area, share });
      continue;
    }
    at[p] = people.push(p) - 1;
    const whole = Math.max(1, inUnits + elsewhere);
    const entries = [...shareByUnit].sort((a, b) => a[0] - b[0]);
    for (const [unit, share] of entries) {
      listUnit.push(unit);
      listShare.push(share / whole);
    }
    listStart.push(listUnit.length);
    home.push(homeOf(org, found, p, entries));
    if (rows.inferred.has(p)) inferred++;
    else if (hasAssumedShare(org, p)) sharesAssumed++;
  }
  return {
    people: Int32Array.from(people),
    at,
    listStart: Int32Array.from(listStart),
    listUnit: Int32Array.from(listUnit),
    listShare: Float64Array.from(listShare),
    home: Int32Array.from(home),
    strays,
    inferred,
    sharesAssumed,
  };
}

/** The unit with the largest share; among equals the unit of the home area, else the smaller area id. */
function homeOf(
  org: Org,
  found: Pick<Members, "units" | "unitOfArea">,
  p: number,
  entries: readonly (readonly [number, number])[],
): number {
  const homeArea = org.work.home[p]!;
  const preferred = homeArea === NONE ? NONE : found.unitOfArea[homeArea]!;
  let best: readonly [number, number] | undefined;
  for (const entry of entries) {
    const isBetter =
      best === undefined ||
      entry[1] > best[1] + ROUNDING ||
      (entry[1] > best[1] - ROUNDING &&
        best[0] !== preferred &&
        (entry[0] === preferred ||
          org.areas[found.units[entry[0]]!]!.id < org.areas[found.units[best[0]]!]!.id));
    if (isBetter) best = entry;
  }
  return best?.[0] ?? NONE;
}

function hasAssumedShare(org: Org, p: number): boolean {
  const { work } = org;
  for (let k = work.personStart[p]!; k < work.personStart[p + 1]!; k++) {
    const row = work.byPerson[k]!;
    if (work.record[row]! >= 0 && org.records.assignments[work.record[row]!]!.share === undefined)
      return true;
  }
  return false;
}
