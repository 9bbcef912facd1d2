import { disciplineLooks, HUE_COUNT } from "../../draw/index.ts";
import { areaSubtreeOf, NONE, WORK_GUESS, type Org } from "../../org/index.ts";

/** By what people are coloured and filtered. */
export const GROUPINGS = ["discipline", "area", "site"] as const;
export type Grouping = (typeof GROUPINGS)[number];

/** One discipline, area or site. */
export interface Group {
  /** "" for people without one. */
  readonly id: string;
  /** "" for people without one. */
  readonly name: string;
  /** Letter where the grouping has letters. */
  readonly letter?: string;
  /** 0 is grey: none, or beyond the nine largest. */
  readonly hue: number;
  readonly people: number;
}

/** Everybody put into groups, largest first. */
export interface Grouped {
  /** Group of each person. */
  readonly of: Int32Array;
  readonly groups: readonly Group[];
}

const kept = new WeakMap<Org, Partial<Record<Grouping, Grouped>>>();

export function groupedBy(org: Org, by: Grouping): Grouped {
  const known = kept.get(org) ?? {};
  kept.set(org, known);
  return (known[by] ??= by === "discipline" ? disciplines(org) : by === "area" ? areas(org) : sites(org));
}

function disciplines(org: Org): Grouped {
  const looks = disciplineLooks(org);
  const place = new Map(looks.bySize.map((discipline, k) => [discipline, k]));
  return {
    of: org.disciplineOf.map((discipline) => place.get(discipline) ?? NONE),
    groups: looks.bySize.map((discipline) => {
      const { name, letter, hue, people } = looks.of(discipline);
      const id = org.disciplines[discipline]?.id ?? "";
      return { id, name: id === "" ? "" : name, letter, hue, people };
    }),
  };
}

function areas(org: Org): Grouped {
  const keys = Array.from(org.work.home, (home) => (home === NONE ? "" : (org.areas[home]?.id ?? "")));
  const nameOf = (id: string): string => org.areas[org.areaIndexById.get(id) ?? NONE]?.name ?? "";
  return grouped(org, keys, nameOf);
}

function sites(org: Org): Grouped {
  return grouped(
    org,
    org.people.map((person) => person.location ?? ""),
    (id) => id,
  );
}

function grouped(org: Org, keys: readonly string[], nameOf: (id: string) => string): Grouped {
  const counts = new Map<string, number>();
  for (const [p, key] of keys.entries())
    counts.set(key, (counts.get(key) ?? 0) + (org.people[p]?.placeholder === true ? 0 : 1));
  const bySize = [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  let hue = 0;
  const groups = bySize.map(([id, people]) => ({
    id,
    name: id === "" ? "" : nameOf(id),
    hue: id === "" || hue >= HUE_COUNT ? 0 : ++hue,
    people,
  }));
  const place = new Map(groups.map(({ id }, k) => [id, k]));
  return { of: Int32Array.from(keys, (key) => place.get(key) ?? NONE), groups };
}

/** Whom one wants to see: everybody who fits all that is given. Areas with those below them, whatever the share. */
export type Wanted = Readonly<Partial<Record<Grouping, string>>>;

/** 1 for everybody who is wanted. */
export function wantedPeople(org: Org, wanted: Wanted): Uint8Array {
  const mask = new Uint8Array(org.people.length).fill(1);
  for (const by of ["discipline", "site"] as const) {
    const id = wanted[by];
    if (id === undefined) continue;
    const { of, groups } = groupedBy(org, by);
    const group = groups.findIndex((one) => one.id === id);
    for (const [p, own] of of.entries()) if (own !== group) mask[p] = 0;
  }
  if (wanted.area !== undefined) keepArea(org, wanted.area, mask);
  return mask;
}

function keepArea(org: Org, id: string, mask: Uint8Array): void {
  const { person, flags, areaStart, home } = org.work;
  const inside = new Uint8Array(mask.length);
  const area = org.areaIndexById.get(id);
  if (area === undefined) {
    if (id === "") for (const [p, own] of home.entries()) if (own === NONE) inside[p] = 1;
  } else
    for (const inner of areaSubtreeOf(org, area))
      for (let row = areaStart[inner] ?? 0; row < (areaStart[inner + 1] ?? 0); row++)
        if (((flags[row] ?? 0) & WORK_GUESS) === 0) inside[person[row] ?? 0] = 1;
  for (const [p, own] of inside.entries()) mask[p] = (mask[p] ?? 0) & own;
}
