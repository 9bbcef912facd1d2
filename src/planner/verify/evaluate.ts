import {
  COST_TERMS,
  isAsked,
  type CostTerm,
  type CostByTerm,
  type Instance,
  type Placement,
} from "../instance.ts";

/** What an independent reading of a placement says: its points by term, or everything that is wrong with it. */
export type Evaluation =
  | { readonly ok: true; readonly cost: number; readonly terms: CostByTerm }
  | { readonly ok: false; readonly refusals: readonly string[] };

/**
 * Judges a placement from the words of the yardsticks' README alone: everybody in exactly one unit, pins and
 * bans kept, owners allowed and at most one a unit; then every point, term by term. It shares no code with the
 * solver, so that one fault cannot hide in both. O(people + units × kinds).
 * @returns the cost and its terms, which add up to it; or the refusals, at most one a person and rule, in words.
 * Source: examples/yardsticks/README.md, "A plan" and "Its cost".
 * @example evaluate(instance, placement) // {ok: true, cost: 3843, terms: {areaChange: 2104, …}}
 */
export function evaluate(instance: Instance, placement: Placement): Evaluation {
  const refusals = refusePlacement(instance, placement);
  if (refusals.length > 0) return { ok: false, refusals };
  const terms = Object.fromEntries(
    COST_TERMS.flatMap((id) => (isAsked(instance, id) ? [[id, 0] as const] : [])),
  ) as Record<CostTerm, number>;
  for (let p = 0; p < instance.people; p++) addPerson(terms, instance, placement, p);
  addHeads(terms, instance, placement);
  addOwnerless(terms, instance, placement);
  let cost = 0;
  for (const id of COST_TERMS) cost += terms[id] ?? 0;
  return { ok: true, cost, terms };
}

function refusePlacement(instance: Instance, { unit, isOwner }: Placement): string[] {
  const refusals: string[] = [];
  if (unit.length !== instance.people) {
    refusals.push(`The placement has ${unit.length} units for ${instance.people} people.`);
  }
  if (isOwner.length !== instance.people) {
    refusals.push(`The placement has ${isOwner.length} owner marks for ${instance.people} people.`);
  }
  if (refusals.length > 0) return refusals;
  const ownersOf = Array.from({ length: instance.units }, (): number[] => []);
  for (let p = 0; p < instance.people; p++) {
    const a = unit[p]!;
    if (a < 0 || a >= instance.units) {
      refusals.push(`Person ${p} is in unit ${a}, outside 0 to ${instance.units - 1}.`);
      continue;
    }
    if (isOwner[p]! > 1) refusals.push(`Person ${p} has the owner mark ${isOwner[p]}, not 0 or 1.`);
    if (instance.pinnedUnit[p]! >= 0 && instance.pinnedUnit[p] !== a) {
      refusals.push(`Person ${p} is pinned to unit ${instance.pinnedUnit[p]} but stands in ${a}.`);
    }
    for (let e = instance.forbidStart[p]!; e < instance.forbidStart[p + 1]!; e++) {
      if (instance.forbidUnit[e] === a) refusals.push(`Person ${p} stands in unit ${a}, which is forbidden.`);
    }
    if (isOwner[p] === 0) continue;
    ownersOf[a]!.push(p);
    const ownerClass = instance.ownerClass[p]!;
    if (ownerClass < 0) refusals.push(`Person ${p} owns unit ${a} but may own nothing.`);
    else if (instance.ownerCost[ownerClass * instance.units + a]! < 0) {
      refusals.push(`Person ${p} owns unit ${a}, which owner class ${ownerClass} may not.`);
    }
  }
  for (const group of instance.together ?? []) {
    const units = [...new Set(group.map((p) => unit[p]))];
    if (units.length > 1)
      refusals.push(`People ${group.join(", ")} must be together and stand in units ${units.join(", ")}.`);
  }
  if (instance.movesMax !== undefined) {
    let moves = 0;
    for (let p = 0; p < instance.people; p++) {
      let worksThere = false;
      for (let e = instance.listStart[p]!; e < instance.listStart[p + 1]!; e++)
        if (instance.listUnit[e] === unit[p]) worksThere = true;
      if (!worksThere) moves += 1;
    }
    if (moves > instance.movesMax)
      refusals.push(`${moves} people go to units they do not work in, at most ${instance.movesMax} may.`);
  }
  if (instance.room !== undefined) {
    const { load, capacity } = instance.room;
    const taken = new Float64Array(instance.units);
    for (let p = 0; p < instance.people; p++) {
      const a = unit[p]!;
      if (a >= 0 && a < instance.units) taken[a] = taken[a]! + load[p * instance.units + a]!;
    }
    taken.forEach((sum, a) => {
      if (sum > capacity[a]!) refusals.push(`Unit ${a} has room for ${capacity[a]} and is given ${sum}.`);
    });
  }
  ownersOf.forEach((owners, a) => {
    if (owners.length > 1)
      refusals.push(`Unit ${a} has ${owners.length} owners: people ${owners.join(", ")}.`);
    const pinned = instance.pinnedOwner[a]!;
    if (pinned >= 0 && !owners.includes(pinned)) {
      refusals.push(`Unit ${a} must be owned by person ${pinned}, who does not own it.`);
    }
  });
  return refusals;
}

/** Rules 1 to 5: what the person's own way costs. */
function addPerson(
  terms: Record<CostTerm, number>,
  instance: Instance,
  placement: Placement,
  p: number,
): void {
  const a = placement.unit[p]!;
  let listed = -1;
  for (let e = instance.listStart[p]!; e < instance.listStart[p + 1]!; e++) {
    if (instance.listUnit[e] === a) listed = instance.listCost[e]!;
  }
  terms.areaChange += listed >= 0 ? listed : instance.elsewhereCost[p]!;
  terms.timeZone += instance.siteCost[instance.site[p]! * instance.units + a]!;
  if (listed < 0) terms.skillMismatch += instance.skillCost[instance.skill[p]! * instance.units + a]!;
  const { siteChange, stayWithPlan } = instance;
  if (siteChange !== undefined && listed < 0)
    terms.siteChange += siteChange.points[siteChange.location[p]! * instance.units + a]!;
  if (stayWithPlan !== undefined) {
    const planned = stayWithPlan.unit[p]!;
    if (planned !== -1 && planned !== a) terms.stayWithPlan += stayWithPlan.points;
  }
  if (placement.isOwner[p] === 1) {
    terms.ownerFit += instance.ownerCost[instance.ownerClass[p]! * instance.units + a]!;
  }
  const manager = instance.manager[p]!;
  if (manager >= 0 && placement.unit[manager] !== a) terms.managerChange += instance.managerChangeCost[p]!;
}

function addHeads(terms: Record<CostTerm, number>, instance: Instance, placement: Placement): void {
  const managers = instance.disciplines.length;
  const have = Array.from({ length: (managers + 1) * instance.units }, () => 0);
  for (let p = 0; p < instance.people; p++) {
    if (placement.isOwner[p] === 1) continue;
    const slot = instance.role[p]! * instance.units + placement.unit[p]!;
    have[slot] = have[slot]! + instance.weight[p]!;
  }
  for (let kind = 0; kind <= managers; kind++) {
    const short = kind === managers ? "managerShort" : "short";
    const over = kind === managers ? "managerOver" : "over";
    for (let a = 0; a < instance.units; a++) {
      const heads = have[kind * instance.units + a]!;
      const want = instance.demand[kind * instance.units + a]!;
      if (heads < want) terms[short] += instance.shortCost[kind]! * (want - heads);
      if (heads > want) terms[over] += instance.overCost[kind]! * (heads - want);
      if (want > 0 && heads === 0) terms.uncovered += instance.uncoveredCost[kind]!;
    }
  }
}

function addOwnerless(terms: Record<CostTerm, number>, instance: Instance, placement: Placement): void {
  const owned = new Set<number>();
  placement.isOwner.forEach((mark, p) => {
    if (mark === 1) owned.add(placement.unit[p]!);
  });
  for (let a = 0; a < instance.units; a++) if (!owned.has(a)) terms.ownerless += instance.ownerlessCost[a]!;
}
