import { disciplineLooks } from "../../draw/index.ts";
import { buildForest, NONE, ownersOf, type Forest, type Org } from "../../org/index.ts";
import type { Lens } from "../view/view.ts";

/** Bits of `flags`: what a node is besides a person. */
export const VACANT = 1;
export const PLACEHOLDER = 2;
export const AREA = 4;
export const OWNER = 8;

/** The same people grouped one way: by manager, or below the area they work on most. */
export interface OrgLens {
  readonly forest: Forest;
  readonly flags: Uint8Array;
  /** Person of a node, −1 for areas. */
  readonly personOf: Int32Array;
  /** Area of a node, −1 for people; `org.areas.length` for those without one. */
  readonly areaOf: Int32Array;
  readonly nodeOfPerson: Int32Array;
  /** By area; one more for people without one, −1 where there are none. */
  readonly nodeOfArea: Int32Array;
}

const kept = new WeakMap<Org, Partial<Record<Lens, OrgLens>>>();

/** The org under a lens, worked out once. */
export function lensOf(org: Org, lens: Lens): OrgLens {
  const known = kept.get(org) ?? {};
  kept.set(org, known);
  return (known[lens] ??= lens === "areas" ? byArea(org) : byManager(org));
}

function byManager(org: Org): OrgLens {
  const size = org.people.length;
  const self = Int32Array.from({ length: size }, (_, p) => p);
  return {
    forest: org.lines,
    flags: personFlags(org),
    personOf: self,
    areaOf: new Int32Array(size).fill(NONE),
    nodeOfPerson: self,
    nodeOfArea: new Int32Array(org.areas.length + 1).fill(NONE),
  };
}

/** Areas first, then their people by discipline, so that the people of an area are one slice in bands of hues. */
function byArea(org: Org): OrgLens {
  const areas = org.areas.length;
  const homeless = org.work.home.includes(NONE);
  const groups = areas + (homeless ? 1 : 0);
  const order = byDiscipline(org);
  const parents = new Int32Array(groups + order.length).fill(NONE);
  for (let a = 0; a < areas; a++) parents[a] = org.areaTree.parent[a] ?? NONE;
  for (const [k, person] of order.entries()) {
    const home = org.work.home[person] ?? NONE;
    parents[groups + k] = home === NONE ? areas : home;
  }
  const { forest, nodeOf, inputOf } = buildForest(parents);
  const personOf = inputOf.map((input) => (input < groups ? NONE : (order[input - groups] ?? NONE)));
  const areaOf = inputOf.map((input) => (input < groups ? input : NONE));
  const flagOf = personFlags(org);
  const nodeOfPerson = new Int32Array(org.people.length).fill(NONE);
  for (const [node, person] of personOf.entries()) if (person !== NONE) nodeOfPerson[person] = node;
  const nodeOfArea = new Int32Array(areas + 1).fill(NONE);
  for (let a = 0; a < groups; a++) nodeOfArea[a] = nodeOf[a] ?? NONE;
  return {
    forest,
    flags: Uint8Array.from(personOf, (person) => (person === NONE ? AREA : (flagOf[person] ?? 0))),
    personOf,
    areaOf,
    nodeOfPerson,
    nodeOfArea,
  };
}

function byDiscipline(org: Org): Int32Array {
  const { bySize } = disciplineLooks(org);
  const rank = new Map(bySize.map((discipline, k) => [discipline, k]));
  const rankOf = org.disciplineOf.map((discipline) => rank.get(discipline) ?? bySize.length);
  return Int32Array.from(org.people.keys()).sort((a, b) => (rankOf[a] ?? 0) - (rankOf[b] ?? 0) || a - b);
}

function personFlags(org: Org): Uint8Array {
  const flags = Uint8Array.from(
    org.people,
    (person) => (person.vacant ? VACANT : 0) | (person.placeholder === true ? PLACEHOLDER : 0),
  );
  for (const area of org.areas.keys())
    for (const person of ownersOf(org, area)) flags[person] = (flags[person] ?? 0) | OWNER;
  return flags;
}
