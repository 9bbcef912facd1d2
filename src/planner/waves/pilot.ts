import { NONE } from "../../org/index.ts";
import type { Question } from "../question/question.ts";
import type { Placement } from "../instance.ts";
import type { TargetLines } from "../lines/trees.ts";
import { changesOf, closureOf, openCover } from "./cover.ts";
import type { WaveFacts } from "./facts.ts";

/** Our proposal, as all of what makes a good pilot. */
const PILOT_SHARE = 0.05;
const PILOT_PEOPLE = 60;
const PILOT_UNITS = 2;
const OPTIONS_MAX = 3;

/** Units that could go first together, with what speaks for and against them. */
export interface PilotOption {
  readonly units: readonly number[];
  readonly people: number;
  readonly changed: number;
  /** At most two units, and sixty people or a twentieth. */
  readonly isSmall: boolean;
  /** Units without units below them. */
  readonly leaves: number;
  /** Units whose owner works there already and owns it today or leads people there. */
  readonly ownersInPlace: number;
  /** Managers today of the people who will have one owner. */
  readonly managersToday: number;
  /** Declared dependencies to other areas, and people who work in others too. */
  readonly ties: number;
}

/**
 * At most three that could be the pilot, the chosen one first: small, leaves, owner in place, many managers today, few
 * ties to others; then by number. O(people of the groups).
 */
export function pilotOptions(
  question: Question,
  placement: Placement,
  lines: TargetLines,
  facts: WaveFacts,
): PilotOption[] {
  const cover = openCover(facts);
  const areas = Array.from(question.members.units, (area) => question.org.areas[area]!.id as string);
  const tiesByArea = countTies(question);
  const options: PilotOption[] = [];
  const known = new Set<string>();
  for (let unit = 0; unit < facts.units; unit++) {
    const units = closureOf(cover, unit).sort((a, b) => a - b);
    const key = units.join(" ");
    if (known.has(key)) continue;
    known.add(key);
    const people = units.reduce((sum, a) => sum + facts.placedStart[a + 1]! - facts.placedStart[a]!, 0);
    const one = units.map((a) => judgeUnit(question, placement, lines, facts, a));
    const total = (of: (figures: UnitFigures) => number): number =>
      one.reduce((sum, figures) => sum + of(figures), 0);
    options.push({
      units,
      people,
      changed: changesOf(facts, units),
      isSmall: isSmall(facts, units, people),
      leaves: total((figures) => Number(figures.isLeaf)),
      ownersInPlace: total((figures) => Number(figures.isInPlace)),
      managersToday: total((figures) => figures.managers),
      ties:
        total((figures) => figures.shared) +
        units.reduce((sum, a) => sum + (tiesByArea.get(areas[a]!) ?? 0), 0),
    });
  }
  return options.sort(compare).slice(0, OPTIONS_MAX);
}

/** Whether units are few and small enough for a pilot. */
export function fitsPilot(facts: WaveFacts, units: readonly number[]): boolean {
  const people = units.reduce((sum, a) => sum + facts.placedStart[a + 1]! - facts.placedStart[a]!, 0);
  return isSmall(facts, units, people);
}

function isSmall(facts: WaveFacts, units: readonly number[], people: number): boolean {
  return (
    units.length <= PILOT_UNITS && people <= Math.max(PILOT_PEOPLE, Math.floor(facts.people * PILOT_SHARE))
  );
}

function compare(a: PilotOption, b: PilotOption): number {
  const missing = (option: PilotOption, of: number): number => option.units.length - of;
  return (
    Number(b.isSmall) - Number(a.isSmall) ||
    (a.isSmall ? 0 : a.units.length - b.units.length) ||
    missing(a, a.leaves) - missing(b, b.leaves) ||
    missing(a, a.ownersInPlace) - missing(b, b.ownersInPlace) ||
    b.managersToday - a.managersToday ||
    a.ties - b.ties ||
    a.units[0]! - b.units[0]!
  );
}

interface UnitFigures {
  readonly isLeaf: boolean;
  readonly isInPlace: boolean;
  readonly managers: number;
  readonly shared: number;
}

function judgeUnit(
  { org, members, seats }: Question,
  placement: Placement,
  lines: TargetLines,
  facts: WaveFacts,
  unit: number,
): UnitFigures {
  const owner = lines.owner[unit]!;
  const at = owner < org.people.length ? members.at[owner]! : NONE;
  const managers = new Set<number>();
  let shared = 0;
  for (let k = facts.placedStart[unit]!; k < facts.placedStart[unit + 1]!; k++) {
    const i = facts.placed[k]!;
    const boss = org.lines.parent[members.people[i]!]!;
    if (members.people[i] !== owner && boss !== NONE) managers.add(boss);
    if (members.listStart[i + 1]! - members.listStart[i]! > 1) shared += 1;
  }
  return {
    isLeaf: seats[unit]!.kind === "leaf",
    isInPlace: at !== NONE && members.home[at] === unit && placement.isOwner[at] === 1,
    managers: managers.size,
    shared,
  };
}

function countTies({ org }: Question): Map<string, number> {
  const ties = new Map<string, number>();
  for (const { consumerAreaId, providerAreaId } of org.records.dependencies)
    for (const areaId of [consumerAreaId, providerAreaId]) ties.set(areaId, (ties.get(areaId) ?? 0) + 1);
  return ties;
}
