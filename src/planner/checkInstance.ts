import { buildForest } from "./solver/forest.ts";
import type { Instance } from "./instance.ts";

/** Largest cost of one entry: sums of a whole plan then stay whole numbers, and stay below what is forbidden. */
const COST_LIMIT = 100_000_000;

/** Most people × units: 200,000 × 5,000, twice. Tables are of classes × units and of likely columns, not of this. */
const COLUMN_LIMIT = 2_000_000_000;

/**
 * Faults of an instance's shape, in words: lengths, ranges, negative or unbounded costs, loops of managers,
 * people without a unit. An instance without faults can be solved if its pins agree (`checkPins`).
 * @returns one sentence a faulty column, naming its first bad entry; empty when sound. O(size of the instance).
 * Source: the contract in instance.ts.
 * @example checkInstance(instance) // ["Column role has 3 entries, not 4."]
 */
export function checkInstance(instance: Instance): string[] {
  const { people: n, units: u } = instance;
  const d = instance.disciplines.length;
  if (!isCount(n) || !isCount(u)) return [`An instance of ${n} people and ${u} units cannot be.`];
  if (n * u > COLUMN_LIMIT) {
    return [
      `${n} people × ${u} units are ${n * u} possible placements, more than the ${COLUMN_LIMIT} that fit.`,
    ];
  }
  const faults: string[] = [];
  const check = (name: string, column: Int32Array, length: number, least: number, limit: number): void => {
    if (column.length !== length) {
      faults.push(`Column ${name} has ${column.length} entries, not ${length}.`);
      return;
    }
    const k = column.findIndex((x) => x < least || x > limit);
    if (k >= 0) faults.push(`Entry ${k} of column ${name} is ${column[k]}, outside ${least} to ${limit}.`);
  };
  const sites = rowsOf("siteCost", instance.siteCost, u, faults);
  const skills = rowsOf("skillCost", instance.skillCost, u, faults);
  const classes = rowsOf("ownerCost", instance.ownerCost, u, faults);
  check("role", instance.role, n, 0, d);
  if (!isHeadUnit(instance.headUnit)) faults.push(`A head is ${instance.headUnit} units; 1 and 2 are known.`);
  check("weight", instance.weight, n, 1, instance.headUnit);
  check("manager", instance.manager, n, -1, n - 1);
  check("managerChangeCost", instance.managerChangeCost, n, 0, COST_LIMIT);
  check("elsewhereCost", instance.elsewhereCost, n, 0, COST_LIMIT);
  check("site", instance.site, n, 0, sites - 1);
  check("siteCost", instance.siteCost, instance.siteCost.length, 0, COST_LIMIT);
  check("skill", instance.skill, n, 0, skills - 1);
  check("skillCost", instance.skillCost, instance.skillCost.length, 0, COST_LIMIT);
  check("ownerClass", instance.ownerClass, n, -1, classes - 1);
  check("ownerCost", instance.ownerCost, instance.ownerCost.length, -1, COST_LIMIT);
  check("demand", instance.demand, (d + 1) * u, 0, 1_000_000);
  check("shortCost", instance.shortCost, d + 1, 0, COST_LIMIT);
  check("overCost", instance.overCost, d + 1, 0, COST_LIMIT);
  check("uncoveredCost", instance.uncoveredCost, d + 1, 0, COST_LIMIT);
  check("ownerlessCost", instance.ownerlessCost, u, 0, COST_LIMIT);
  check("pinnedUnit", instance.pinnedUnit, n, -1, u - 1);
  check("pinnedOwner", instance.pinnedOwner, u, -1, n - 1);
  check("listUnit", instance.listUnit, instance.listUnit.length, 0, u - 1);
  check("listCost", instance.listCost, instance.listUnit.length, 0, COST_LIMIT);
  if (instance.room !== undefined) {
    check("room.load", instance.room.load, n * u, 0, COST_LIMIT);
    check("room.capacity", instance.room.capacity, u, 0, COST_LIMIT);
  }
  check("forbidUnit", instance.forbidUnit, instance.forbidUnit.length, 0, u - 1);
  checkRows("listStart", instance.listStart, instance.listUnit, n, false, faults);
  checkRows("forbidStart", instance.forbidStart, instance.forbidUnit, n, true, faults);
  if (n > 0 && u === 0) faults.push(`There are ${n} people and no unit to place them in.`);
  if (faults.length > 0) return faults;
  const self = instance.manager.findIndex((m, p) => m === p);
  if (self >= 0) return [`Person ${self} is their own manager.`];
  const reached = buildForest(instance.manager).order.length;
  if (reached < n) return [`${n - reached} people stand on a loop of managers or below one.`];
  return checkTies(instance);
}

/** The points that hang on one manager must stay below what is forbidden, or a block would take them for a ban. */
function checkTies({ people, manager, managerChangeCost }: Instance): string[] {
  const ties = new Float64Array(people);
  for (let p = 0; p < people; p++) {
    const m = manager[p]!;
    if (m >= 0) ties[m] = ties[m]! + managerChangeCost[p]!;
    else if (managerChangeCost[p]! > 0)
      return [`Person ${p} has no manager but ${managerChangeCost[p]} points for one.`];
  }
  const heaviest = ties.findIndex((points) => points > COST_LIMIT);
  return heaviest < 0
    ? []
    : [`The reports of person ${heaviest} carry ${ties[heaviest]} points, over ${COST_LIMIT}.`];
}

const isHeadUnit = (x: number): boolean => x === 1 || x === 2;

const isCount = (x: number): boolean => Number.isInteger(x) && x >= 0;

function rowsOf(name: string, table: Int32Array, units: number, faults: string[]): number {
  if (units === 0) return 1;
  if (table.length % units !== 0) {
    faults.push(`Table ${name} has ${table.length} entries, no whole number of rows of ${units} units.`);
  }
  return Math.floor(table.length / units);
}

/** Row starts must rise from 0 to the length; units of a row must differ, and rise where `ascending`. */
function checkRows(
  name: string,
  start: Int32Array,
  units: Int32Array,
  people: number,
  ascending: boolean,
  faults: string[],
): void {
  if (start.length !== people + 1) {
    faults.push(`Column ${name} has ${start.length} entries, not ${people + 1}.`);
    return;
  }
  if (start[0] !== 0 || start[people] !== units.length || start.some((x, p) => p > 0 && x < start[p - 1]!)) {
    faults.push(`Column ${name} does not rise from 0 to ${units.length}.`);
    return;
  }
  for (let p = 0; p < people; p++) {
    for (let e = start[p]!; e < start[p + 1]!; e++) {
      const twice = ascending
        ? e > start[p]! && units[e]! <= units[e - 1]!
        : units.indexOf(units[e]!, start[p]!) < e;
      if (!twice) continue;
      faults.push(
        `The units of person ${p} behind ${name} ${ascending ? "do not rise" : "repeat"} at entry ${e}.`,
      );
      return;
    }
  }
}
