import { listEntry } from "../cost/term.ts";
import type { Instance } from "../instance.ts";
import { withoutAsked } from "./withoutAsked.ts";

/** What a place costs that may not be taken. Above every allowed cost, small enough for sums in 32 bits. */
export const FORBIDDEN = 1_000_000_000;

/**
 * Points of anybody anywhere, without a table of people × units: where somebody does not work today, the place costs
 * their own `elsewhereCost` and what it costs everybody of their class. 20,000 people of 500 units fall into some 500
 * classes; a table of all of them would be twenty times larger, one of people × units five hundred times.
 */
export interface Places {
  /** Without the terms that are there only where asked for: they stand in its other columns. */
  readonly instance: Instance;
  /** Class of each person by slot kind, weight, site and skill. */
  readonly classOf: Int32Array;
  readonly classes: number;
  /** Slot kind of a class. */
  readonly classKind: Int32Array;
  /** Units of head somebody of a class counts for. */
  readonly classWeight: Int32Array;
  /** Points of a unit for a class, beyond `elsewhereCost`: `classPoints[class * units + a]`. */
  readonly classPoints: Int32Array;
  /** Class of each person as owner by owner class, site and skill, −1 for people who may own nothing. */
  readonly ownerOf: Int32Array;
  readonly ownerClasses: number;
  /** The same as owner, FORBIDDEN where the class may not own: `ownerPoints[class * units + a]`. */
  readonly ownerPoints: Int32Array;
  /**
   * 1 for people whose class tells all about the units they do not work in: nothing is pinned or forbidden for them,
   * and no unit they work in costs them more than it would if they did not.
   */
  readonly isFree: Uint8Array;
  /** The unit somebody must own, −1 where free. */
  readonly mustOwn: Int32Array;
}

/** Classes and their points; O(people + classes × units). */
export function buildPlaces(asked: Instance): Places {
  const instance = withoutAsked(asked);
  const { people: n, units: u } = instance;
  const mustOwn = new Int32Array(n).fill(-1);
  for (let a = 0; a < u; a++) if (instance.pinnedOwner[a]! >= 0) mustOwn[instance.pinnedOwner[a]!] = a;
  const hasPinnedOwner = mustOwn.some((a) => a >= 0);
  const isFree = Uint8Array.from({ length: n }, (_, p) => {
    const isPlacedFreely =
      instance.pinnedUnit[p]! < 0 && instance.forbidStart[p] === instance.forbidStart[p + 1];
    // Who may own can be kept out of a seat by somebody else's pin, which their class does not know.
    const isOwnedFreely = !hasPinnedOwner || instance.ownerClass[p]! < 0;
    return isPlacedFreely && isOwnedFreely && isCheapestAtHome(instance, p) ? 1 : 0;
  });
  const roles = classify(
    n,
    (p) => `${instance.role[p]} ${instance.weight[p]} ${instance.site[p]} ${instance.skill[p]}`,
  );
  const owners = classify(n, (p) =>
    instance.ownerClass[p]! < 0 ? null : `${instance.ownerClass[p]} ${instance.site[p]} ${instance.skill[p]}`,
  );
  const classPoints = new Int32Array(roles.first.length * u);
  roles.first.forEach((p, c) => {
    for (let a = 0; a < u; a++) classPoints[c * u + a] = awayPoints(instance, p, a);
  });
  const ownerPoints = new Int32Array(owners.first.length * u).fill(FORBIDDEN);
  owners.first.forEach((p, c) => {
    for (let a = 0; a < u; a++) {
      const fit = instance.ownerCost[instance.ownerClass[p]! * u + a]!;
      if (fit >= 0) ownerPoints[c * u + a] = fit + awayPoints(instance, p, a);
    }
  });
  return {
    instance,
    classOf: roles.classOf,
    classes: roles.first.length,
    classKind: Int32Array.from(roles.first, (p) => instance.role[p]!),
    classWeight: Int32Array.from(roles.first, (p) => instance.weight[p]!),
    classPoints,
    ownerOf: owners.classOf,
    ownerClasses: owners.first.length,
    ownerPoints,
    isFree,
    mustOwn,
  };
}

/** Points of a unit in which somebody does not work, beyond `elsewhereCost`. */
function awayPoints(instance: Instance, p: number, a: number): number {
  const u = instance.units;
  return instance.siteCost[instance.site[p]! * u + a]! + instance.skillCost[instance.skill[p]! * u + a]!;
}

function isCheapestAtHome(instance: Instance, p: number): boolean {
  const { units: u, listStart, listUnit, listCost, elsewhereCost, skill, skillCost } = instance;
  for (let e = listStart[p]!; e < listStart[p + 1]!; e++)
    if (listCost[e]! > elsewhereCost[p]! + skillCost[skill[p]! * u + listUnit[e]!]!) return false;
  return true;
}

function classify(
  n: number,
  keyOf: (p: number) => string | null,
): { readonly classOf: Int32Array; readonly first: readonly number[] } {
  const classOf = new Int32Array(n).fill(-1);
  const known = new Map<string, number>();
  const first: number[] = [];
  for (let p = 0; p < n; p++) {
    const key = keyOf(p);
    if (key === null) continue;
    let c = known.get(key);
    if (c === undefined) {
      c = first.length;
      known.set(key, c);
      first.push(p);
    }
    classOf[p] = c;
  }
  return { classOf, first };
}

/** Points of p in unit a in their own slot, without the manager term; FORBIDDEN by pin or ban. */
export function rolePoints(places: Places, p: number, a: number): number {
  return places.mustOwn[p]! >= 0 ? FORBIDDEN : placePoints(places, p, a);
}

/** Points of p as owner of unit a, place and fit together; FORBIDDEN where they may not. */
export function ownerPointsOf(places: Places, p: number, a: number): number {
  const { instance } = places;
  const ownerClass = instance.ownerClass[p]!;
  if (ownerClass < 0) return FORBIDDEN;
  const fit = instance.ownerCost[ownerClass * instance.units + a]!;
  const pinned = instance.pinnedOwner[a]!;
  const must = places.mustOwn[p]!;
  if (fit < 0 || (pinned >= 0 && pinned !== p) || (must >= 0 && must !== a)) return FORBIDDEN;
  const place = placePoints(places, p, a);
  return place >= FORBIDDEN ? FORBIDDEN : place + fit;
}

function placePoints({ instance, classOf, classPoints, isFree }: Places, p: number, a: number): number {
  if (isFree[p] === 0 && isBarred(instance, p, a)) return FORBIDDEN;
  const u = instance.units;
  const entry = listEntry(instance, p, a);
  if (entry < 0) return instance.elsewhereCost[p]! + classPoints[classOf[p]! * u + a]!;
  return instance.listCost[entry]! + instance.siteCost[instance.site[p]! * u + a]!;
}

function isBarred(instance: Instance, p: number, a: number): boolean {
  const pin = instance.pinnedUnit[p]!;
  if (pin >= 0 && pin !== a) return true;
  for (let e = instance.forbidStart[p]!; e < instance.forbidStart[p + 1]!; e++)
    if (instance.forbidUnit[e] === a) return true;
  return false;
}
