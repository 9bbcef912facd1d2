import { NONE, OTHER_DISCIPLINE, type Org } from "../org/index.ts";
import { HUE_COUNT, HUE_FOR, type Hue } from "./palette.ts";
import { inert } from "./wording.ts";

/** How a discipline is drawn: its name, hue and letter, so that colour never speaks alone. */
export interface DisciplineLook {
  readonly name: string;
  /** One letter, or two where the alphabet is used up. */
  readonly letter: string;
  readonly hue: Hue;
  readonly people: number;
}

/** Looks of all disciplines of an org. */
export interface DisciplineLooks {
  /** By position in `org.disciplines`; −1 for people without one. */
  readonly of: (discipline: number) => DisciplineLook;
  /** Positions, largest first, −1 included where somebody has none. */
  readonly bySize: readonly number[];
}

/**
 * Hue and letter of every discipline: the nine largest get hues (a discipline the palette names keeps its own), the
 * rest and people without a discipline are grey; every letter is used once. Deterministic: size, then id.
 * @example disciplineLooks(org).of(-1).name // "No discipline"
 */
export function disciplineLooks(org: Org): DisciplineLooks {
  const known = drawn.get(org);
  if (known !== undefined) return known;
  const looks = looksOf(org);
  drawn.set(org, looks);
  return looks;
}

/** An org is a value: its looks are worked out once, however many drawings are made of it. */
const drawn = new WeakMap<Org, DisciplineLooks>();

function looksOf(org: Org): DisciplineLooks {
  const people = new Int32Array(org.disciplines.length + 1);
  for (let p = 0; p < org.people.length; p++) {
    if (org.people[p]!.placeholder !== true) people[org.disciplineOf[p]! + 1]!++;
  }
  const idOf = (d: number): string => org.disciplines[d]?.id ?? "";
  const bySize = Array.from(people.keys(), (k) => k - 1)
    .filter((d) => people[d + 1]! > 0)
    .sort((a, b) => people[b + 1]! - people[a + 1]! || (idOf(a) < idOf(b) ? -1 : 1));
  const hues = huesOf(bySize, idOf);
  const letters = new Set<string>();
  const looks = new Map<number, DisciplineLook>();
  const absent = org.disciplines.map((_, d) => d).filter((d) => people[d + 1] === 0);
  for (const d of [...bySize, ...absent, NONE]) {
    if (looks.has(d)) continue;
    const discipline = org.disciplines[d];
    const name = discipline === undefined ? "No discipline" : displayName(discipline);
    const letter = letterOf(name, letters);
    letters.add(letter);
    looks.set(d, { name, letter, hue: hues.get(d) ?? 0, people: people[d + 1]! });
  }
  const none = looks.get(NONE)!;
  return { of: (discipline) => looks.get(discipline) ?? none, bySize };
}

function huesOf(bySize: readonly number[], idOf: (d: number) => string): Map<number, Hue> {
  const hues = new Map<number, Hue>();
  const largest = bySize.filter((d) => d !== NONE && idOf(d) !== OTHER_DISCIPLINE).slice(0, HUE_COUNT);
  const free = new Set(Array.from({ length: HUE_COUNT }, (_, i) => (i + 1) as Hue));
  for (const d of largest) {
    const own = HUE_FOR.indexOf(idOf(d).toLowerCase());
    if (own <= 0) continue;
    hues.set(d, own as Hue);
    free.delete(own as Hue);
  }
  for (const d of largest) {
    if (hues.has(d)) continue;
    const [hue = 0] = free;
    hues.set(d, hue as Hue);
    free.delete(hue as Hue);
  }
  return hues;
}

/** A name the source gave is kept; an id standing in for one is made readable: "product_marketing" → "Product marketing". */
function displayName(discipline: { readonly id: string; readonly name: string }): string {
  if (discipline.name !== discipline.id) return inert(discipline.name);
  const words = inert(discipline.name).replace(/[_-]+/g, " ");
  return words.length <= 3 ? words.toUpperCase() : words.charAt(0).toUpperCase() + words.slice(1);
}

function letterOf(name: string, taken: ReadonlySet<string>): string {
  const own = [...name.toUpperCase()].filter((c) => /\p{L}/u.test(c));
  const alphabet = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"];
  const free = [...own, ...alphabet].find((letter) => !taken.has(letter));
  if (free !== undefined) return free;
  const first = own[0] ?? "X";
  for (let n = 2; ; n++) if (!taken.has(`${first}${n}`)) return `${first}${n}`;
}
