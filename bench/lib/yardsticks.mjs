/**
 * Invented companies in the yardsticks' format, the same each time: areas = people / 40, disciplines with a tree of
 * managers each, people who work around their manager's area, demand 0.8 to 1.27 times today's full-time heads. Shares
 * and chances are counted from `examples/yardsticks/n20000s1.json.gz`; `bench/planner.mjs` shows both side by side.
 */

const COSTS = {
  areaChange: 60,
  skillMismatch: 12,
  managerChange: 25,
  short: 110,
  uncovered: 150,
  over: 35,
  managerShort: 80,
  managerOver: 45,
  ownerless: 2000,
  ownerPerExtraLevel: 12,
  ownerNotProduct: 6,
};
/** Disciplines with their part of the people. */
const DISCIPLINES = [
  ["engineering", 0.55],
  ["product", 0.08],
  ["design", 0.07],
  ["data", 0.08],
  ["quality", 0.1],
  ["operations", 0.07],
  ["research", 0.05],
];
const UTC_OFFSETS = [-8, -8, -5, 0, 1, 1, 5.5, 8];
const SITE_WEIGHTS = [30, 10, 11, 6, 18, 8, 8, 9];
const SKILLS = 8;
const PEOPLE_PER_AREA = 40;
const LEVEL_BY_HEIGHT = [0, 4, 6, 7, 8, 9];

/** A yardstick of that many people; `JSON.stringify` of it is the file. */
export function yardstickOf(people, seed) {
  const chance = chanceOf(seed);
  const areas = areasOf(Math.max(1, Math.round(people / PEOPLE_PER_AREA)), chance);
  const columns = peopleOf(people, areas, chance);
  const hours = UTC_OFFSETS.map((from) => UTC_OFFSETS.map((to) => timeZonePoints(from, to)));
  return {
    format: "onethread-yardstick/1",
    instance: `n${people}g${seed}`,
    disciplines: DISCIPLINES.map(([name]) => name),
    costs: COSTS,
    sites: { utcOffset: UTC_OFFSETS },
    timeZoneCost: hours,
    people: columns,
    areas: {
      count: areas.parent.length,
      parent: areas.parent,
      hubSite: hubsOf(columns, areas.parent.length),
      skillMask: areas.skillMask,
      ownerLevel: areas.ownerLevel,
      demand: demandOf(columns, areas.parent.length, chance),
    },
  };
}

/** Naive plan of the yardsticks' README: everybody where most of their share is, the least fitting cost owns. */
export function naiveCost({ people, areas, costs, disciplines, timeZoneCost }) {
  const n = people.count;
  const u = areas.count;
  const unit = mainAreas(people);
  const owner = Array(u).fill(-1);
  const product = disciplines.indexOf("product");
  const fitOf = (p, a) =>
    costs.ownerPerExtraLevel * (people.level[p] - areas.ownerLevel[a]) +
    (people.discipline[p] === product ? 0 : costs.ownerNotProduct);
  for (let p = 0; p < n; p++) {
    const a = unit[p];
    if (people.level[p] < areas.ownerLevel[a]) continue;
    if (owner[a] < 0 || fitOf(p, a) < fitOf(owner[a], a)) owner[a] = p;
  }
  const kinds = disciplines.length;
  const have = new Int32Array((kinds + 1) * u);
  let cost = 0;
  for (let p = 0; p < n; p++) {
    const a = unit[p];
    const own = owner[a] === p;
    let listed = -1;
    for (let e = people.shareStart[p]; e < people.shareStart[p + 1]; e++)
      if (people.shareArea[e] === a) listed = people.shareCost[e];
    cost += listed + timeZoneCost[people.site[p]][areas.hubSite[a]] + (own ? fitOf(p, a) : 0);
    const manager = people.manager[p];
    if (manager >= 0 && unit[manager] !== a) cost += people.managerChangeCost[p];
    if (!own) have[(people.isManager[p] === 1 ? kinds : people.discipline[p]) * u + a]++;
  }
  for (let a = 0; a < u; a++) {
    if (owner[a] < 0) cost += costs.ownerless;
    [...disciplines, "manager"].forEach((slot, kind) => {
      const heads = have[kind * u + a];
      const want = areas.demand[slot][a];
      const isManager = kind === kinds;
      if (heads < want) cost += (want - heads) * (isManager ? costs.managerShort : costs.short);
      if (heads > want) cost += (heads - want) * (isManager ? costs.managerOver : costs.over);
      if (want > 0 && heads === 0 && !isManager) cost += costs.uncovered;
    });
  }
  return cost;
}

/** Counts that tell whether two yardsticks are alike. */
export function profileOf({ people, areas, disciplines }) {
  const n = people.count;
  const main = mainAreas(people);
  let atManagers = 0;
  let ties = 0;
  for (let p = 0; p < n; p++) {
    const manager = people.manager[p];
    if (manager < 0 || people.height[p] > 0) continue;
    ties++;
    if (main[p] === main[manager]) atManagers++;
  }
  const managers = people.isManager.reduce((sum, mark) => sum + mark, 0);
  const wanted = disciplines.reduce((sum, slot) => sum + areas.demand[slot].reduce((x, y) => x + y, 0), 0);
  return {
    "entries a person": people.shareArea.length / n,
    "managers %": (100 * managers) / n,
    "reports in the manager's area %": (100 * atManagers) / ties,
    "heads wanted per head": wanted / (n - managers),
  };
}

function mainAreas({ count, shareStart, shareArea, shareTwentieths }) {
  return Array.from({ length: count }, (_, p) => {
    let best = shareStart[p];
    for (let e = best + 1; e < shareStart[p + 1]; e++)
      if (shareTwentieths[e] > shareTwentieths[best]) best = e;
    return shareArea[best];
  });
}

/** A tree of areas, three to six below each, breadth first; leaves need owners of level 5. */
function areasOf(count, { below }) {
  const parent = [-1];
  const children = [[]];
  for (let a = 0; parent.length < count; a++) {
    for (let k = 3 + below(4); k > 0 && parent.length < count; k--) {
      children[a].push(parent.length);
      children.push([]);
      parent.push(a);
    }
  }
  const ownerLevel = parent.map((_, a) => (a === 0 ? 7 : children[a].length > 0 ? 6 : 5));
  const skillMask = parent.map(() => (1 << below(SKILLS)) | (1 << below(SKILLS)) | (1 << below(SKILLS)));
  return { parent, children, ownerLevel, skillMask };
}

function peopleOf(count, areas, chance) {
  const { below, isLucky } = chance;
  const columns = {
    count,
    discipline: [],
    isManager: [],
    level: [],
    site: [],
    skill: [],
    tenureFactor: [],
    manager: [],
    height: [],
    fullMoveCost: [],
    managerChangeCost: [],
    shareStart: [0],
    shareArea: [],
    shareTwentieths: [],
    shareCost: [],
  };
  const base = [];
  let placed = 0;
  DISCIPLINES.forEach(([, part], d) => {
    const size = d === DISCIPLINES.length - 1 ? count - placed : Math.round(part * count);
    const managers = treeOf(size, chance);
    const heights = heightsOf(managers);
    for (let k = 0; k < size; k++) {
      const p = placed + k;
      const manager = managers[k] < 0 ? -1 : placed + managers[k];
      const height = heights[k];
      columns.discipline.push(d);
      columns.isManager.push(height > 0 ? 1 : 0);
      columns.level.push(levelOf(height, chance));
      columns.site.push(
        manager >= 0 && isLucky(0.78) ? columns.site[manager] : weighted(SITE_WEIGHTS, chance),
      );
      columns.skill.push(manager >= 0 && isLucky(0.6) ? columns.skill[manager] : below(SKILLS));
      const factor = Math.round(8000 + below(4001)) / 10_000;
      columns.tenureFactor.push(factor);
      columns.manager.push(manager);
      columns.height.push(height);
      columns.fullMoveCost.push(Math.round(60 * factor));
      columns.managerChangeCost.push(manager < 0 ? 0 : Math.round(25 * factor));
      // People work around their manager's area; managers of managers, and one in nine others, anywhere.
      const follows = manager >= 0 && height === 0 && !isLucky(0.11);
      base.push(follows ? base[manager] : below(areas.parent.length));
      addShares(columns, { base: base[p], isBound: height > 0, factor }, areas, chance);
    }
    placed += size;
  });
  return columns;
}

/** Managers of people 0 to size − 1, breadth first, five to nine reports each; −1 at the top. */
function treeOf(size, { below }) {
  const managers = [-1];
  for (let m = 0; managers.length < size; m++)
    for (let k = 5 + below(5); k > 0 && managers.length < size; k--) managers.push(m);
  return managers.slice(0, size);
}

function heightsOf(managers) {
  const heights = managers.map(() => 0);
  for (let k = managers.length - 1; k > 0; k--)
    heights[managers[k]] = Math.max(heights[managers[k]], heights[k] + 1);
  return heights;
}

function levelOf(height, { below, isLucky }) {
  if (height === 0) return isLucky(0.01) ? 5 : 1 + below(4);
  if (height === 1) return isLucky(0.44) ? 5 : 4;
  return LEVEL_BY_HEIGHT[Math.min(height, LEVEL_BY_HEIGHT.length - 1)];
}

/** One to four areas around `base` (that itself first, if bound), in twentieths that add up to 20, the largest first. */
function addShares(columns, { base, isBound, factor }, areas, chance) {
  const { below } = chance;
  const wish = weighted([50, 40, 9, 1], chance) + 1;
  const list = new Set([isBound ? base : near(base, areas, chance)]);
  for (let tries = 2 * wish; tries > 0 && list.size < wish; tries--) list.add(near(base, areas, chance));
  const parts = [];
  let left = 20;
  for (let k = list.size; k > 1; k--) {
    const part = Math.max(1, Math.min(left - k + 1, Math.ceil(left / 2) + below(Math.ceil(left / 2))));
    parts.push(part);
    left -= part;
  }
  parts.push(left);
  const entries = [...list].map((area, k) => [area, parts[k]]).sort((x, y) => x[0] - y[0]);
  for (const [area, twentieths] of entries) {
    columns.shareArea.push(area);
    columns.shareTwentieths.push(twentieths);
    columns.shareCost.push(Math.round(60 * (1 - twentieths / 20) * factor));
  }
  columns.shareStart.push(columns.shareArea.length);
}

/** The area itself, a sibling, the parent, a child or any. */
function near(base, { parent, children }, chance) {
  const { below } = chance;
  const above = parent[base];
  const pick = weighted([37, 41, 14, 4, 4], chance);
  if (pick === 1 && above >= 0) return children[above][below(children[above].length)];
  if (pick === 2 && above >= 0) return above;
  if (pick === 3 && children[base].length > 0) return children[base][below(children[base].length)];
  return pick === 4 ? below(parent.length) : base;
}

/** Site of most full-time heads; the lowest number wins. */
function hubsOf({ count, site, shareStart, shareArea, shareTwentieths }, areas) {
  const sites = UTC_OFFSETS.length;
  const heads = new Int32Array(areas * sites);
  for (let p = 0; p < count; p++)
    for (let e = shareStart[p]; e < shareStart[p + 1]; e++)
      heads[shareArea[e] * sites + site[p]] += shareTwentieths[e];
  return Array.from({ length: areas }, (_, a) => {
    const row = heads.subarray(a * sites, (a + 1) * sites);
    return row.indexOf(Math.max(...row));
  });
}

/** Today's full-time heads, each area's times a chance; a manager for every 7.5 heads beyond four. */
function demandOf(columns, areas, { unit }) {
  const heads = DISCIPLINES.map(() => new Float64Array(areas));
  for (let p = 0; p < columns.count; p++) {
    if (columns.isManager[p] === 1) continue;
    const row = heads[columns.discipline[p]];
    for (let e = columns.shareStart[p]; e < columns.shareStart[p + 1]; e++)
      row[columns.shareArea[e]] += columns.shareTwentieths[e] / 20;
  }
  const wanted = heads.map((row) => Array.from(row, (fte) => Math.round(fte * (0.8 + 0.47 * unit()))));
  const managers = Array.from({ length: areas }, (_, a) => {
    const all = wanted.reduce((sum, row) => sum + row[a], 0);
    return all <= 8 ? 0 : Math.ceil((all - 4) / 7.5);
  });
  return Object.fromEntries([...DISCIPLINES.map(([name], d) => [name, wanted[d]]), ["manager", managers]]);
}

/** Points per hour beyond three, around the clock. */
function timeZonePoints(from, to) {
  const apart = Math.abs(from - to);
  return Math.round(4 * Math.max(0, Math.min(apart, 24 - apart) - 3));
}

/** Seeded chance (mulberry32). Source: Tommy Ettinger, 2017, public domain. */
function chanceOf(seed) {
  let state = (seed * 0x9e3779b1) | 0;
  const unit = () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  return { unit, below: (limit) => Math.floor(unit() * limit), isLucky: (part) => unit() < part };
}

function weighted(weights, { unit }) {
  let rest = unit() * weights.reduce((sum, weight) => sum + weight, 0);
  for (let k = 0; k < weights.length; k++) {
    rest -= weights[k];
    if (rest < 0) return k;
  }
  return weights.length - 1;
}
