import { bestOfClass, bestUnitOfClass, priceClasses } from "./classPrices.ts";
import { makeDual, widenOffers, type Dual } from "./dual.ts";
import type { Forest } from "./forest.ts";
import type { Heads } from "./heads.ts";
import { FORBIDDEN, ownerPointsOf, rolePoints, type Places } from "./places.ts";
import { addSlots, clampPrices, PRICE_SCALE } from "./slotPrices.ts";
import { seatAway, weighPart } from "./weighTeams.ts";

export { leastOfSlots, PRICE_SCALE } from "./slotPrices.ts";
export type { Dual } from "./dual.ts";

/** Classes priced in one piece. */
const CLASSES_A_PIECE = 16;

/** A dual that is evaluated in this thread. O(people + listed units up the tree + classes × units). */
export function buildDual(places: Places, heads: Heads, forest: Forest): Dual {
  return makeDual(places, heads, forest, doAll);
}

/**
 * The bound at the dual's prices: no placement costs less. Fills `slotOf` and `excess`.
 * L(λ) = Σ trees min (points + λ × units of head in the slots taken) + Σ slots min over k of (points of k units − λk).
 * Where people count for two units the least k of a slot may be one that no people make: the bound stays valid.
 * Prices are whole, so who does which piece changes nothing.
 * @returns 1/64 points; −Infinity never, because prices are first clamped to where a slot's minimum exists.
 * Cost: O(people × their units + classes × units).
 */
export function evaluateDual(dual: Dual): number {
  const { heads, forest, price, places, parts } = dual;
  clampPrices(heads, price);
  const priced = rolePieces(dual) + ownerPieces(dual);
  dual.doPieces(dual, 0, priced);
  for (;;) {
    dual.full[0] = 0;
    dual.doPieces(dual, priced, priced + parts.count - 1);
    doPiece(dual, priced + parts.count - 1);
    if (dual.full[0] === 0) break;
    // The other threads do not see the wider table.
    widenOffers(dual);
    dual.doPieces = doAll;
  }
  let total = 0;
  const { manager } = places.instance;
  for (const p of forest.order) {
    if (manager[p]! >= 0) break;
    total += dual.best[p]!;
  }
  placeDown(dual);
  countHeads(dual);
  return total + addSlots(heads, price, dual.excess);
}

const rolePieces = ({ places }: Dual): number => Math.ceil(places.classes / CLASSES_A_PIECE);
const ownerPieces = ({ places }: Dual): number => Math.ceil(places.ownerClasses / CLASSES_A_PIECE);

function doAll(dual: Dual, from: number, to: number): void {
  for (let piece = from; piece < to; piece++) doPiece(dual, piece);
}

/**
 * One piece of an evaluation: some classes priced, or a part of the trees weighed. Pieces asked for together do not
 * need each other and write apart, so that threads which share the arrays can do them; each needs a scratch of its own.
 * @example doPiece(dual, 0)
 */
export function doPiece(dual: Dual, piece: number): void {
  const { places, price } = dual;
  const roles = rolePieces(dual);
  const priced = roles + ownerPieces(dual);
  if (piece >= priced) return weighPart(dual, piece - priced);
  const isRole = piece < roles;
  const from = (isRole ? piece : piece - roles) * CLASSES_A_PIECE;
  const end = isRole ? places.classes : places.ownerClasses;
  priceClasses(isRole ? dual.role : dual.owner, price, from, Math.min(end, from + CLASSES_A_PIECE));
}

/** Reads the minimising placement from the tables, managers before reports. */
function placeDown(dual: Dual): void {
  const { forest, slotOf, places, best, role, owner, heads, price } = dual;
  const { manager, managerChangeCost } = places.instance;
  const u = heads.units;
  for (const p of forest.order) {
    const m = manager[p]!;
    const beside = m < 0 ? -1 : slotOf[m]! % u;
    let a = dual.bestUnit[p]!;
    if (beside >= 0 && valueAt(dual, p, beside) <= best[p]! + managerChangeCost[p]! * PRICE_SCALE) a = beside;
    const base = places.instance.role[p]! * u;
    if (a < 0) {
      const c = places.classOf[p]!;
      const o = places.ownerOf[p]!;
      const isOwner = o >= 0 && bestOfClass(owner, o) < bestOfClass(role, c);
      slotOf[p] = isOwner ? heads.kinds * u + bestUnitOfClass(owner, o) : base + bestUnitOfClass(role, c);
      continue;
    }
    const own = rolePoints(places, p, a);
    const asOwner = ownerPointsOf(places, p, a);
    const inRole =
      own >= FORBIDDEN ? Infinity : own * PRICE_SCALE + places.instance.weight[p]! * price[base + a]!;
    const isOwner = asOwner < FORBIDDEN && asOwner * PRICE_SCALE + price[heads.kinds * u + a]! < inRole;
    slotOf[p] = isOwner ? heads.kinds * u + a : base + a;
  }
}

/** What p and everybody below cost with p in unit a; infinite where that is dearer than apart from the manager. */
function valueAt(dual: Dual, p: number, a: number): number {
  if (dual.forest.managerRow[p]! >= 0) {
    for (let e = dual.from[p]!; e < dual.to[p]!; e++) if (dual.offerUnit[e] === a) return dual.offerValue[e]!;
    return Infinity;
  }
  for (let e = dual.start[p]!; e < dual.start[p + 1]!; e++) if (dual.unit[e] === a) return dual.value[e]!;
  return dual.places.isFree[p] === 0 ? Infinity : seatAway(dual, p, a);
}

/** Units of head by slot of the placement at hand, into `excess`. */
function countHeads({ heads, excess, slotOf, places }: Dual): void {
  const { weight } = places.instance;
  const ownerBase = heads.kinds * heads.units;
  excess.fill(0);
  for (let p = 0; p < slotOf.length; p++) {
    const s = slotOf[p]!;
    excess[s] = excess[s]! + (s < ownerBase ? weight[p]! : 1);
  }
}
