import { bestOfClass, KEPT } from "./classPrices.ts";
import type { Dual } from "./dual.ts";
import { FORBIDDEN } from "./places.ts";
import { PRICE_SCALE } from "./slotPrices.ts";

/** Everybody of a part of the trees, reports before managers. */
export function weighPart(dual: Dual, part: number): void {
  const { parts, forest, offerStart } = dual;
  let offers = offerStart[part]!;
  for (let k = parts.start[part]!; k < parts.start[part + 1]!; k++) {
    const p = parts.order[k]!;
    priceListed(dual, p);
    if (forest.managerRow[p]! < 0) weighAlone(dual, p);
    else offers = weighManager(dual, p, offers, offerStart[part + 1]!);
  }
}

/** Points and price of the cheaper seat of p in each of their units. */
function priceListed(dual: Dual, p: number): void {
  const { price, unit, rolePoints: own, ownerPoints: asOwner, value, places, heads } = dual;
  const base = places.instance.role[p]! * heads.units;
  const weight = places.instance.weight[p]!;
  const ownerBase = heads.kinds * heads.units;
  for (let e = dual.start[p]!; e < dual.start[p + 1]!; e++) {
    const a = unit[e]!;
    let seat = own[e]! >= FORBIDDEN ? Infinity : own[e]! * PRICE_SCALE + weight * price[base + a]!;
    if (asOwner[e]! < FORBIDDEN) {
      const other = asOwner[e]! * PRICE_SCALE + price[ownerBase + a]!;
      if (other < seat) seat = other;
    }
    value[e] = seat;
  }
}

/** The cheaper seat of p in a unit that is none of theirs. */
export function seatAway({ role, owner, places, heads }: Dual, p: number, a: number): number {
  const u = heads.units;
  const ownerClass = places.ownerOf[p]!;
  let seat = role.priced[places.classOf[p]! * u + a]!;
  if (ownerClass >= 0 && owner.priced[ownerClass * u + a]! < seat) seat = owner.priced[ownerClass * u + a]!;
  return seat + places.instance.elsewhereCost[p]! * PRICE_SCALE;
}

/** The least a unit that is none of theirs can cost p by themselves; infinite for who may not go anywhere. */
function leastAway({ role, owner, places }: Dual, p: number): number {
  if (places.isFree[p] === 0) return Infinity;
  const ownerClass = places.ownerOf[p]!;
  const least = bestOfClass(role, places.classOf[p]!);
  const asOwner = ownerClass < 0 ? Infinity : bestOfClass(owner, ownerClass);
  return (asOwner < least ? asOwner : least) + places.instance.elsewhereCost[p]! * PRICE_SCALE;
}

function weighAlone(dual: Dual, p: number): void {
  const { value, unit } = dual;
  let best = leastAway(dual, p);
  let bestUnit = -1;
  dual.away[p] = best;
  for (let e = dual.start[p]!; e < dual.start[p + 1]!; e++) {
    if (value[e]! > best || (value[e] === best && bestUnit >= 0)) continue;
    best = value[e]!;
    bestUnit = unit[e]!;
  }
  dual.best[p] = best;
  dual.bestUnit[p] = bestUnit;
}

/**
 * A manager and everybody below: in each of the manager's units, then in the others that could be better than leaving
 * the manager above alone. Keeps what the manager above has to know from entry `offers` on, and says where it ends.
 */
function weighManager(dual: Dual, p: number, offers: number, room: number): number {
  const { value, unit, places, forest, best, away } = dual;
  const { candidate, candidateValue } = dual.scratch;
  const { managerChangeCost, manager, elsewhereCost } = places.instance;
  const listed = dual.start[p + 1]! - dual.start[p]!;
  for (let i = 0; i < listed; i++) {
    candidate[i] = unit[dual.start[p]! + i]!;
    candidateValue[i] = value[dual.start[p]! + i]!;
  }
  addReports(dual, p, listed);
  let least = Infinity;
  for (let i = 0; i < listed; i++) if (candidateValue[i]! < least) least = candidateValue[i]!;
  const tie = manager[p]! < 0 ? 0 : managerChangeCost[p]! * PRICE_SCALE;
  // Whoever is below works in none of the other units either: they cost at least that there.
  let below = 0;
  for (let r = forest.reportStart[p]!; r < forest.reportStart[p + 1]!; r++) {
    const q = forest.reports[r]!;
    const apart = best[q]! + managerChangeCost[q]! * PRICE_SCALE;
    below += away[q]! < apart ? away[q]! : apart;
  }
  let count = listed;
  if (places.isFree[p] !== 0) {
    const seats = addOthers(dual, p, listed, least + tie - below - elsewhereCost[p]! * PRICE_SCALE);
    count = dropDear(dual, p, listed, seats, below, least + tie);
  }
  let at = 0;
  for (let i = 1; i < count; i++) if (candidateValue[i]! < candidateValue[at]!) at = i;
  best[p] = candidateValue[at]!;
  dual.bestUnit[p] = candidate[at]!;
  away[p] = Infinity;
  for (let i = listed; i < count; i++) if (candidateValue[i]! < away[p]!) away[p] = candidateValue[i]!;
  return keepOffers(dual, p, count, best[p]! + tie, offers, room);
}

/** Adds the units, none of p's own, whose seat costs less than `limit` beyond `elsewhereCost`; gives back how many there are. */
function addOthers(dual: Dual, p: number, listed: number, limit: number): number {
  const { role, owner, places, heads } = dual;
  const { candidate, candidateValue, placeOf } = dual.scratch;
  const u = heads.units;
  const c = places.classOf[p]!;
  const o = places.ownerOf[p]!;
  if (bestOfClass(role, c) >= limit && (o < 0 || bestOfClass(owner, o) >= limit)) return listed;
  for (let i = 0; i < listed; i++) placeOf[candidate[i]!] = i;
  let count = listed;
  const add = (a: number): void => {
    if (placeOf[a]! >= 0) return;
    candidate[count] = a;
    candidateValue[count] = seatAway(dual, p, a);
    placeOf[a] = count++;
  };
  if (limit <= role.floor[c]! && (o < 0 || limit <= owner.floor[o]!)) {
    const kept = Math.min(KEPT, u);
    for (let k = c * kept; k < (c + 1) * kept && role.nearPriced[k]! < limit; k++) add(role.near[k]!);
    if (o >= 0)
      for (let k = o * kept; k < (o + 1) * kept && owner.nearPriced[k]! < limit; k++) add(owner.near[k]!);
  } else {
    for (let a = 0; a < u; a++)
      if (role.priced[c * u + a]! < limit || (o >= 0 && owner.priced[o * u + a]! < limit)) add(a);
  }
  for (let i = 0; i < count; i++) placeOf[candidate[i]!] = -1;
  return count;
}

/**
 * Adds what the reports cost to the candidates from `from` up to `to`, units in which nobody below works. Starts from
 * the least the reports can cost, `below`, puts in what each does cost, and lets go of what is dearer than `most`
 * meanwhile. Gives back where those that are left end.
 */
function dropDear(dual: Dual, p: number, from: number, to: number, below: number, most: number): number {
  const { forest, best, away, places } = dual;
  const { candidate, candidateValue, placeOf } = dual.scratch;
  const { managerChangeCost } = places.instance;
  for (let i = from; i < to; i++) candidateValue[i] = candidateValue[i]! + below;
  let end = to;
  for (let r = forest.reportStart[p]!; r < forest.reportStart[p + 1]! && end > from; r++) {
    const q = forest.reports[r]!;
    const apart = best[q]! + managerChangeCost[q]! * PRICE_SCALE;
    // Apart wherever the manager goes: that is in `below`.
    if (away[q]! >= apart) continue;
    const spare = apart - away[q]!;
    if (forest.managerRow[q]! < 0) addFollower(dual, q, apart, from, end);
    else {
      for (let i = from; i < end; i++) {
        candidateValue[i] = candidateValue[i]! + spare;
        placeOf[candidate[i]!] = i;
      }
      for (let e = dual.from[q]!; e < dual.to[q]!; e++) {
        const i = placeOf[dual.offerUnit[e]!]!;
        if (i >= 0) candidateValue[i] = candidateValue[i]! + dual.offerValue[e]! - apart;
      }
      for (let i = from; i < end; i++) placeOf[candidate[i]!] = -1;
    }
    let kept = from;
    for (let i = from; i < end; i++) {
      if (candidateValue[i]! > most) continue;
      candidate[kept] = candidate[i]!;
      candidateValue[kept] = candidateValue[i]!;
      kept += 1;
    }
    end = kept;
  }
  return end;
}

/** What q, without reports, costs beside the manager or apart, beyond the least of both. */
function addFollower(dual: Dual, q: number, apart: number, from: number, to: number): void {
  const { role, owner, places, heads, away } = dual;
  const { candidate, candidateValue } = dual.scratch;
  const elsewhere = places.instance.elsewhereCost[q]! * PRICE_SCALE;
  const row = places.classOf[q]! * heads.units;
  const o = places.ownerOf[q]!;
  const ownerRow = o * heads.units;
  const least = away[q]! - elsewhere;
  const limit = apart - elsewhere;
  for (let i = from; i < to; i++) {
    const a = candidate[i]!;
    let seat = role.priced[row + a]!;
    if (o >= 0 && owner.priced[ownerRow + a]! < seat) seat = owner.priced[ownerRow + a]!;
    candidateValue[i] = candidateValue[i]! + (seat < limit ? seat : limit) - least;
  }
}

/** Adds to the first candidates, the manager's own units, what the reports cost: beside the manager, or apart and the tie. */
function addReports(dual: Dual, p: number, to: number): void {
  const { forest, best, value, unit, places } = dual;
  const { candidate, candidateValue, placeOf } = dual.scratch;
  const { managerChangeCost } = places.instance;
  for (let i = 0; i < to; i++) placeOf[candidate[i]!] = i;
  let apartSum = 0;
  for (let r = forest.reportStart[p]!; r < forest.reportStart[p + 1]!; r++) {
    const q = forest.reports[r]!;
    const apart = best[q]! + managerChangeCost[q]! * PRICE_SCALE;
    apartSum += apart;
    if (forest.managerRow[q]! >= 0) {
      for (let e = dual.from[q]!; e < dual.to[q]!; e++) {
        const i = placeOf[dual.offerUnit[e]!]!;
        if (i >= 0) candidateValue[i] = candidateValue[i]! + dual.offerValue[e]! - apart;
      }
      continue;
    }
    if (dual.away[q]! < apart) addAway(dual, q, apart, to);
    for (let e = dual.start[q]!; e < dual.start[q + 1]!; e++) {
      const i = placeOf[unit[e]!]!;
      if (i >= 0 && value[e]! < apart) candidateValue[i] = candidateValue[i]! + value[e]! - apart;
    }
  }
  for (let i = 0; i < to; i++) {
    candidateValue[i] = candidateValue[i]! + apartSum;
    placeOf[candidate[i]!] = -1;
  }
}

/** Lets q, without reports, follow the manager to units in which q does not work, where that is cheaper than apart. */
function addAway(dual: Dual, q: number, apart: number, to: number): void {
  const { role, owner, places, heads } = dual;
  const { candidateValue, candidate, placeOf } = dual.scratch;
  const u = heads.units;
  const c = places.classOf[q]!;
  const o = places.ownerOf[q]!;
  const limit = apart - places.instance.elsewhereCost[q]! * PRICE_SCALE;
  // The units in which q works are counted by themselves: shut them here.
  for (let e = dual.start[q]!; e < dual.start[q + 1]!; e++) {
    const i = placeOf[dual.unit[e]!]!;
    if (i >= 0) placeOf[dual.unit[e]!] = -2 - i;
  }
  const row = c * u;
  const ownerRow = o * u;
  if (limit <= role.floor[c]! && o < 0 && to > KEPT) {
    const kept = Math.min(KEPT, u);
    for (let k = c * kept; k < (c + 1) * kept && role.nearPriced[k]! < limit; k++) {
      const i = placeOf[role.near[k]!]!;
      if (i >= 0) candidateValue[i] = candidateValue[i]! + role.nearPriced[k]! - limit;
    }
  } else
    for (let i = 0; i < to; i++) {
      const a = candidate[i]!;
      if (placeOf[a]! < 0) continue;
      let seat = role.priced[row + a]!;
      if (o >= 0 && owner.priced[ownerRow + a]! < seat) seat = owner.priced[ownerRow + a]!;
      if (seat < limit) candidateValue[i] = candidateValue[i]! + seat - limit;
    }
  for (let e = dual.start[q]!; e < dual.start[q + 1]!; e++) {
    const i = placeOf[dual.unit[e]!]!;
    if (i <= -2) placeOf[dual.unit[e]!] = -2 - i;
  }
}

function keepOffers(
  dual: Dual,
  p: number,
  count: number,
  limit: number,
  offers: number,
  room: number,
): number {
  const { offerUnit, offerValue, scratch } = dual;
  dual.from[p] = offers;
  for (let i = 0; i < count; i++) {
    const value = scratch.candidateValue[i]!;
    // At the limit, too: beside the manager where that costs the same.
    if (value > limit) continue;
    if (offers === room) {
      dual.full[0] = 1;
      break;
    }
    offerUnit[offers] = scratch.candidate[i]!;
    offerValue[offers] = value;
    offers += 1;
  }
  dual.to[p] = offers;
  return offers;
}
