import type { Heads } from "./heads.ts";
import { FORBIDDEN, type Places } from "./places.ts";

/** Cheapest units of a class that all of the class look at, and those that each looks at beside them. */
const SHARED = 2;
const OWN = 12;
/** Units shared out among a class, for each person of it: each unit is then looked at by some eight. */
const UNITS_PER_PERSON = 8;
/** Prices are ranked by the 64th of a point. */
const SCALE = 64;

/** Says each unit somebody should look at; a unit may be said twice. */
export type UnitsOf = (p: number, say: (unit: number) => void) => void;

/**
 * The units somebody works in; where pins decide, all; for others the cheapest of their class at these prices, in
 * their own slot and as owner. The classes are large and their seats few: if all of a class looked at the same cheapest
 * units, most would find them taken. So each person has others of the next cheapest.
 * @param price points of a unit of head by slot.
 */
export function likelyUnits(places: Places, heads: Heads, price: Float64Array): UnitsOf {
  const { instance, classOf, ownerOf, isFree } = places;
  const u = instance.units;
  const roles = rankClasses(places.classOf, places.classes, (c, size) =>
    rank(places.classPoints, price, {
      c,
      size,
      u,
      base: places.classKind[c]! * u,
      weight: places.classWeight[c]!,
    }),
  );
  const owners = rankClasses(places.ownerOf, places.ownerClasses, (c, size) =>
    rank(places.ownerPoints, price, { c, size, u, base: heads.kinds * u, weight: 1 }),
  );
  return (p, say) => {
    if (instance.pinnedUnit[p]! >= 0) return say(instance.pinnedUnit[p]!);
    if (isFree[p] === 0) {
      for (let a = 0; a < u; a++) say(a);
      return;
    }
    for (let e = instance.listStart[p]!; e < instance.listStart[p + 1]!; e++) say(instance.listUnit[e]!);
    pick(roles.lists[classOf[p]!]!, roles.place[p]!, say);
    if (ownerOf[p]! >= 0) pick(owners.lists[ownerOf[p]!]!, owners.place[p]!, say);
  };
}

function rankClasses(
  classOf: Int32Array,
  classes: number,
  rankOf: (c: number, size: number) => Int32Array,
): { readonly lists: readonly Int32Array[]; readonly place: Int32Array } {
  const size = new Int32Array(classes);
  const place = classOf.map((c) => {
    if (c < 0) return -1;
    size[c] = size[c]! + 1;
    return size[c]! - 1;
  });
  return { lists: Array.from(size, (count, c) => rankOf(c, count)), place };
}

/** The cheapest units of a class, as many as its people share out; ties by number, from another start in each class. */
function rank(
  points: Int32Array,
  price: Float64Array,
  { c, size, u, base, weight }: Readonly<Record<"c" | "size" | "u" | "base" | "weight", number>>,
): Int32Array {
  const turn = (Math.imul(c + 1, 0x9e3779b1) >>> 0) % u;
  const keys = new Float64Array(u);
  let count = 0;
  for (let a = 0; a < u; a++) {
    const own = points[c * u + a]!;
    if (own >= FORBIDDEN) continue;
    // One number says value and unit, so that numbers alone are sorted.
    keys[count++] = Math.round((own + weight * price[base + a]!) * SCALE) * u + ((a + turn) % u);
  }
  const wanted = Math.min(count, SHARED + Math.max(OWN, UNITS_PER_PERSON * size));
  const sorted = keys.subarray(0, count).sort();
  return Int32Array.from({ length: wanted }, (_, k) => {
    const turned = ((sorted[k]! % u) + u) % u;
    return (turned - turn + u) % u;
  });
}

function pick(list: Int32Array, place: number, say: (unit: number) => void): void {
  for (let k = 0; k < SHARED && k < list.length; k++) say(list[k]!);
  const others = list.length - SHARED;
  if (others <= 0) return;
  const step = Math.max(1, Math.floor(others / OWN));
  // A prime spreads the first picks of neighbours.
  for (let k = 0; k < OWN && k < others; k++) say(list[SHARED + ((place * 7919 + k * step) % others)]!);
}
