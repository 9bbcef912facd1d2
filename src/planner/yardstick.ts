import { checkInstance } from "./checkInstance.ts";
import type { Instance, Proof, Solution } from "./instance.ts";

/** An instance read from a yardstick file, or why the text is none. */
export type ParsedYardstick =
  | { readonly ok: true; readonly instance: Instance }
  | { readonly ok: false; readonly refusal: string };

/**
 * Reads a yardstick: the project's own columnar JSON (`onethread-yardstick/1`), an assignment problem (n, then n × n
 * costs), or a generalised one (agents, items, costs, loads, capacities). The key `known` is never looked at.
 * @param text the whole file, already unzipped.
 * @returns the instance, sound by `checkInstance`, or one sentence that names what is wrong.
 * Source: examples/yardsticks/README.md.
 * @example parseYardstick("2  1 5  5 1") // {ok: true, instance: {name: "assign2", people: 2, …}}
 */
export function parseYardstick(text: string): ParsedYardstick {
  const parsed = text.trimStart().startsWith("{") ? parseOwn(text) : parseAssignment(text);
  const [fault] = parsed.ok ? checkInstance(parsed.instance) : [];
  return fault === undefined ? parsed : { ok: false, refusal: fault };
}

class Refusal extends Error {}

type Columnar = Readonly<Record<string, unknown>>;

function parseOwn(text: string): ParsedYardstick {
  try {
    return { ok: true, instance: readOwn(asObject(JSON.parse(text) as unknown, "the file")) };
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, refusal: error.message };
    if (error instanceof SyntaxError)
      return { ok: false, refusal: `The file is not JSON: ${error.message}.` };
    throw error;
  }
}

function readOwn(file: Columnar): Instance {
  if (file["format"] !== "onethread-yardstick/1") {
    throw new Refusal(
      `The file's format is ${JSON.stringify(file["format"] ?? null)}, not "onethread-yardstick/1".`,
    );
  }
  const name = file["instance"];
  const disciplines = file["disciplines"];
  if (typeof name !== "string") throw new Refusal("The key instance is not a text.");
  if (!Array.isArray(disciplines) || !disciplines.every((d): d is string => typeof d === "string")) {
    throw new Refusal("The key disciplines is not a list of names.");
  }
  const costs = asObject(file["costs"], "costs");
  const cost = (key: string): number => asWhole(costs[key], `costs.${key}`);
  const people = asObject(file["people"], "people");
  const areas = asObject(file["areas"], "areas");
  const n = asWhole(people["count"], "people.count");
  const u = asWhole(areas["count"], "areas.count");
  const column = (key: string, length = n): Int32Array => asColumn(people[key], `people.${key}`, length);
  const areaColumn = (key: string): Int32Array => asColumn(areas[key], `areas.${key}`, u);

  const d = disciplines.length;
  const discipline = column("discipline");
  const isManager = column("isManager");
  const level = column("level");
  const hubSite = areaColumn("hubSite");
  const ownerLevel = areaColumn("ownerLevel");
  const skillMask = areaColumn("skillMask");
  const listStart = column("shareStart", n + 1);
  const entries = listStart[n]!;
  const hours = file["timeZoneCost"];
  if (!Array.isArray(hours)) throw new Refusal("The key timeZoneCost is not a table.");
  const sites = hours.length;
  const hourRows = hours.map((row, s) => asColumn(row, `timeZoneCost[${s}]`, sites));
  within(discipline, d, "people.discipline");
  within(hubSite, sites, "areas.hubSite");
  within(column("site"), sites, "people.site");
  within(level, 1000, "people.level");

  const skill = column("skill");
  within(skill, 31, "people.skill");
  let skills = 1;
  for (const k of skill) skills = Math.max(skills, k + 1);
  let levels = 1;
  for (const l of level) levels = Math.max(levels, l + 1);
  const product = disciplines.indexOf("product");
  const siteCost = new Int32Array(sites * u);
  const skillCost = new Int32Array(skills * u);
  const ownerCost = new Int32Array(2 * levels * u).fill(-1);
  for (let a = 0; a < u; a++) {
    for (let s = 0; s < sites; s++) siteCost[s * u + a] = hourRows[s]![hubSite[a]!]!;
    for (let k = 0; k < skills; k++) {
      if (((skillMask[a]! >>> k) & 1) === 0) skillCost[k * u + a] = cost("skillMismatch");
    }
    for (let l = ownerLevel[a]!; l < levels; l++) {
      const fit = cost("ownerPerExtraLevel") * (l - ownerLevel[a]!);
      ownerCost[2 * l * u + a] = fit;
      ownerCost[(2 * l + 1) * u + a] = fit + cost("ownerNotProduct");
    }
  }
  const demand = new Int32Array((d + 1) * u);
  const wanted = asObject(areas["demand"], "areas.demand");
  [...disciplines, "manager"].forEach((slot, kind) => {
    demand.set(asColumn(wanted[slot], `areas.demand.${slot}`, u), kind * u);
  });
  const bySlot = (points: number, manager: number): Int32Array =>
    Int32Array.from({ length: d + 1 }, (_, kind) => (kind === d ? manager : points));
  return {
    name,
    people: n,
    units: u,
    disciplines,
    role: Int32Array.from({ length: n }, (_, p) => (isManager[p] === 1 ? d : discipline[p]!)),
    weight: new Int32Array(n).fill(1),
    headUnit: 1,
    manager: column("manager"),
    managerChangeCost: column("managerChangeCost"),
    listStart,
    listUnit: column("shareArea", entries),
    listCost: column("shareCost", entries),
    elsewhereCost: column("fullMoveCost"),
    site: column("site"),
    siteCost,
    skill,
    skillCost,
    ownerClass: Int32Array.from({ length: n }, (_, p) => 2 * level[p]! + (discipline[p] === product ? 0 : 1)),
    ownerCost,
    demand,
    shortCost: bySlot(cost("short"), cost("managerShort")),
    overCost: bySlot(cost("over"), cost("managerOver")),
    uncoveredCost: bySlot(cost("uncovered"), 0),
    ownerlessCost: new Int32Array(u).fill(cost("ownerless")),
    pinnedUnit: new Int32Array(n).fill(-1),
    pinnedOwner: new Int32Array(u).fill(-1),
    forbidStart: new Int32Array(n + 1),
    forbidUnit: new Int32Array(0),
  };
}

/**
 * An assignment problem as an instance: one discipline, demand 1 a unit, and a head too many or too few dearer
 * than everything n people can cost, so that an optimal plan is an optimal assignment.
 */
function parseAssignment(text: string): ParsedYardstick {
  const words = text.split(/\s+/).filter((word) => word !== "");
  const numbers = words.map(Number);
  const bad = numbers.findIndex((x) => !Number.isInteger(x) || x < 0);
  if (words.length === 0) return { ok: false, refusal: "The file is empty." };
  if (bad >= 0) {
    return { ok: false, refusal: `Word ${bad + 1} of the file, "${words[bad]}", is not a whole number ≥ 0.` };
  }
  const n = numbers[0]!;
  const m = numbers[1];
  if (m !== undefined && n > 0 && m > 0 && numbers.length === 2 + 2 * n * m + n)
    return parseRooms(n, m, numbers);
  if (n === 0 || numbers.length !== 1 + n * n) {
    return {
      ok: false,
      refusal: `The file says ${n} people, so ${n * n} costs should follow; it has ${numbers.length - 1}.`,
    };
  }
  const costs = Int32Array.from(numbers.slice(1));
  let largest = 0;
  for (const c of costs) largest = Math.max(largest, c);
  if (largest * n >= 100_000_000) {
    return {
      ok: false,
      refusal: `Costs up to ${largest} for ${n} people are above what the planner can add up.`,
    };
  }
  const penalty = largest * n + 1;
  return {
    ok: true,
    instance: {
      ...bareInstance(`assign${n}`, "person", n, n, costs),
      demand: Int32Array.from({ length: 2 * n }, (_, s) => (s < n ? 1 : 0)),
      shortCost: Int32Array.of(penalty, 0),
      overCost: Int32Array.of(penalty, 0),
    },
  };
}

/**
 * A generalised assignment problem as an instance: items are people, agents are units, and what an item takes of an
 * agent must fit into it. Costs and loads stand agent by agent in the file.
 */
function parseRooms(agents: number, items: number, numbers: readonly number[]): ParsedYardstick {
  const size = agents * items;
  const byItem = (from: number): Int32Array =>
    Int32Array.from(
      { length: size },
      (_, k) => numbers[from + (k % agents) * items + Math.floor(k / agents)]!,
    );
  const capacity = Int32Array.from(numbers.slice(2 + 2 * size));
  return {
    ok: true,
    instance: {
      ...bareInstance(`gap${agents}x${items}`, "item", items, agents, byItem(2)),
      room: { load: byItem(2 + size), capacity },
    },
  };
}

/** An instance of people without managers, owners, sites and skills, who cost `costs[p * units + a]` in unit a. */
function bareInstance(
  name: string,
  discipline: string,
  people: number,
  units: number,
  costs: Int32Array,
): Instance {
  const none = (length: number): Int32Array => new Int32Array(length).fill(-1);
  return {
    name,
    people,
    units,
    disciplines: [discipline],
    role: new Int32Array(people),
    weight: new Int32Array(people).fill(1),
    headUnit: 1,
    manager: none(people),
    managerChangeCost: new Int32Array(people),
    listStart: Int32Array.from({ length: people + 1 }, (_, p) => p * units),
    listUnit: Int32Array.from({ length: people * units }, (_, e) => e % units),
    listCost: costs,
    elsewhereCost: new Int32Array(people),
    site: new Int32Array(people),
    siteCost: new Int32Array(units),
    skill: new Int32Array(people),
    skillCost: new Int32Array(units),
    ownerClass: none(people),
    ownerCost: new Int32Array(0),
    demand: new Int32Array(2 * units),
    shortCost: new Int32Array(2),
    overCost: new Int32Array(2),
    uncoveredCost: new Int32Array(2),
    ownerlessCost: new Int32Array(units),
    pinnedUnit: none(people),
    pinnedOwner: none(units),
    forbidStart: new Int32Array(people + 1),
    forbidUnit: new Int32Array(0),
  };
}

/** What `onethread yardstick --json` prints; rows of the assignment are person, unit, name of the slot. */
export interface YardstickResult {
  readonly instance: string;
  readonly cost: number;
  readonly lowerBound: number;
  readonly gap: number;
  readonly cpuSeconds: number;
  readonly rssMb: number;
  /** CPU seconds until the first plan; left out where it was not noted. */
  readonly firstPlanSeconds?: number;
  /** How far exact mode came; left out where it did not run. */
  readonly proof?: Proof;
  readonly assignment: readonly (readonly [number, number, string])[];
}

/**
 * A solution in the words of the yardstick command. `gap` is (cost − bound) / bound, 0 where both are 0.
 * @param measured CPU of the whole run in seconds and its peak memory in MB, taken by the caller.
 * @example yardstickResult(instance, solution, {cpuSeconds: 0.9, rssMb: 96}).assignment[0] // [0, 3, "owner"]
 */
export function yardstickResult(
  instance: Instance,
  solution: Solution,
  measured: Pick<YardstickResult, "cpuSeconds" | "rssMb" | "firstPlanSeconds">,
): YardstickResult {
  const slots = [...instance.disciplines, "manager"];
  const { unit, isOwner } = solution.placement;
  const { cost, lowerBound } = solution;
  return {
    instance: instance.name,
    cost,
    lowerBound,
    gap: cost === lowerBound ? 0 : (cost - lowerBound) / Math.max(lowerBound, 1),
    ...measured,
    ...(solution.proof === undefined ? {} : { proof: solution.proof }),
    assignment: Array.from({ length: instance.people }, (_, p) => [
      p,
      unit[p]!,
      isOwner[p] === 1 ? "owner" : (slots[instance.role[p]!] ?? ""),
    ]),
  };
}

function asObject(value: unknown, where: string): Columnar {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw new Refusal(`${where} is not an object.`);
  }
  return value as Columnar;
}

function asWhole(value: unknown, where: string): number {
  if (typeof value !== "number" || !Number.isInteger(value) || value < 0 || value > 100_000_000) {
    throw new Refusal(
      `${where} is ${JSON.stringify(value ?? null)}, not a whole number from 0 to 100,000,000.`,
    );
  }
  return value;
}

function asColumn(value: unknown, where: string, length: number): Int32Array {
  if (!Array.isArray(value)) throw new Refusal(`${where} is not a list.`);
  if (value.length !== length) throw new Refusal(`${where} has ${value.length} entries, not ${length}.`);
  const column = new Int32Array(length);
  value.forEach((x: unknown, k) => {
    const entry = x === true ? 1 : x === false ? 0 : x;
    if (typeof entry !== "number" || !Number.isInteger(entry) || entry < -1 || entry > 2_000_000_000) {
      throw new Refusal(`${where}[${k}] is ${JSON.stringify(x)}, not a whole number.`);
    }
    column[k] = entry;
  });
  return column;
}

function within(column: Int32Array, limit: number, where: string): void {
  const k = column.findIndex((x) => x < 0 || x >= limit);
  if (k >= 0) throw new Refusal(`${where}[${k}] is ${column[k]}, outside 0 to ${limit - 1}.`);
}
