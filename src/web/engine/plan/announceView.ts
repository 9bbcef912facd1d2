import {
  FACT_WORDS,
  orderOfTelling,
  textOfLines,
  type Letter,
  type LetterFact,
  type LetterLine,
  type LetterSettings,
  type LockCode,
  type TellingStep,
} from "../../../announce/index.ts";
import type { Consultation } from "../../../history/index.ts";
import { NONE, ownersOf, wording, type Org } from "../../../org/index.ts";
import { named, ROWS_SENT, type NamedPerson } from "./planView.ts";
import type { WaveLetters } from "./waveLetters.ts";

/** A letter in the list. */
export interface LetterRow extends NamedPerson {
  readonly facts: readonly LetterFact[];
  readonly toldBy: string;
  readonly toldWith: string;
  readonly locks: number;
}

/** A talk in the order of telling. */
export interface TalkRow {
  readonly step: TellingStep;
  readonly teller: string;
  /** Empty where nobody tells. */
  readonly tellerId: string;
  readonly listeners: readonly string[];
  readonly count: number;
  readonly place: string;
}

export interface AnnounceView {
  readonly name: string;
  readonly waves: readonly {
    readonly number: number;
    readonly on: string;
    readonly areas: readonly string[];
  }[];
  readonly wave: number;
  readonly on: string;
  readonly letters: number;
  /** Letters that may be sent. */
  readonly open: number;
  readonly locks: readonly { readonly code: LockCode; readonly letters: number }[];
  /** The first of `talksAll`. */
  readonly talks: readonly TalkRow[];
  readonly talksAll: number;
  readonly settings: LetterSettings;
  readonly consultations: readonly Consultation[];
  /** Employers and places of those who get a letter, for consultations. */
  readonly employers: readonly string[];
  readonly places: readonly string[];
}

/** What settles a lock: something said in the app, or somewhere else in it. */
export type WayOut =
  | { readonly kind: "willing"; readonly areaId: string; readonly personId: string; readonly name: string }
  | { readonly kind: "mentor" | "calibrator"; readonly personId: string }
  | { readonly kind: "craft-lead"; readonly disciplineId: string }
  | { readonly kind: "consultation"; readonly legalEntity?: string; readonly location?: string }
  | { readonly kind: "settings" }
  | { readonly kind: "texts" }
  | { readonly kind: "plan" };

export interface LetterView extends NamedPerson {
  readonly on: string;
  readonly toldBy: string;
  readonly toldWith: string;
  readonly changes: readonly LineView[];
  readonly stays: readonly LineView[];
  readonly why: readonly string[];
  readonly opening: string;
  readonly closing: string;
  readonly settings: LetterSettings;
  readonly locks: readonly { readonly code: LockCode; readonly says: string; readonly way: WayOut }[];
}

export interface LineView {
  readonly title: string;
  /** Null: nobody, nothing. */
  readonly before: string | null;
  readonly after: string | null;
  /** Fields the line rests on. */
  readonly restsOn: readonly string[];
}

const TALKS_SENT = 200;
const LISTENERS_SENT = 12;

export function viewAnnounce({ opened, step, number, letters }: WaveLetters): AnnounceView {
  const { plan, stored, kept } = opened;
  const nameById = new Map(plan.units.map((unit) => [unit.areaId as string, unit.name]));
  const talks = orderOfTelling(letters, stored.scenario.consultations);
  const locks = new Map<LockCode, number>();
  for (const letter of letters)
    for (const code of new Set(letter.locks.map((lock) => lock.code)))
      locks.set(code, (locks.get(code) ?? 0) + 1);
  const people = letters.map(
    ({ personId }) => step.after.people[step.after.personIndexById.get(personId) ?? -1],
  );
  return {
    name: stored.scenario.name,
    waves: plan.waves.map((wave) => ({
      number: wave.number,
      on: wave.effectiveOn,
      areas: wave.groups.flat().map((id) => nameById.get(id) ?? id),
    })),
    wave: number,
    on: step.changeSet.effectiveOn,
    letters: letters.length,
    open: letters.filter(isOpen).length,
    locks: [...locks].map(([code, count]) => ({ code, letters: count })),
    talks: talks.slice(0, TALKS_SENT).map((talk) => ({
      step: talk.step,
      teller: talk.teller === null ? "" : named(step.after, talk.teller).name,
      tellerId: talk.teller ?? "",
      listeners: talk.listeners.slice(0, LISTENERS_SENT).map((id) => named(step.after, id).name),
      count: talk.listeners.length,
      place: talk.place ?? "",
    })),
    talksAll: talks.length,
    settings: kept.letters,
    consultations: stored.scenario.consultations,
    employers: distinct(people.map((person) => person?.legalEntity)),
    places: distinct(people.map((person) => person?.location)),
  };
}

export const isOpen = ({ locks }: Letter): boolean => locks.length === 0;

function distinct(list: readonly (string | undefined)[]): string[] {
  return [...new Set(list.filter((one) => one !== undefined && one !== ""))].toSorted() as string[];
}

/** Letters whose person, teller or changes hold the text, in the order of the org; `count` is exact. */
export function findLetters(
  { step, letters }: WaveLetters,
  text: string,
  from: number,
): { readonly count: number; readonly rows: readonly LetterRow[] } {
  const wanted = text.trim().toLowerCase();
  const nameOf = (id: string | null): string => (id === null ? "" : named(step.after, id).name);
  let count = 0;
  const rows: LetterRow[] = [];
  for (const letter of letters) {
    const person = named(step.after, letter.personId);
    const [toldBy, toldWith] = [nameOf(letter.toldBy), nameOf(letter.toldWith)];
    const areas = letter.changes.map(({ about }) => about ?? "").join("\n");
    const words = `${person.name}\n${person.title}\n${toldBy}\n${toldWith}\n${areas}`;
    if (wanted !== "" && !words.toLowerCase().includes(wanted)) continue;
    count++;
    if (count <= from || rows.length >= ROWS_SENT) continue;
    const facts = [...new Set(letter.changes.map(({ fact }) => fact))];
    rows.push({ ...person, facts, toldBy, toldWith, locks: letter.locks.length });
  }
  return { count, rows };
}

export function viewLetter({ step, letters, opened }: WaveLetters, personId: string): LetterView | null {
  const letter = letters.find((one) => one.personId === personId);
  if (letter === undefined) return null;
  const nameOf = (id: string | null): string => (id === null ? "" : named(step.after, id).name);
  const { letters: settings } = opened.kept;
  return {
    ...named(step.after, letter.personId),
    on: letter.day,
    toldBy: nameOf(letter.toldBy),
    toldWith: nameOf(letter.toldWith),
    changes: letter.changes.map(viewLine),
    stays: letter.stays.map(viewLine),
    why: letter.why.map((one) => wording(one)),
    opening: textOfLines(letter.opening),
    closing: textOfLines(letter.closing),
    settings,
    locks: letter.locks.map(({ code, says }) => ({
      code,
      says: wording(says),
      way: wayOut(step.after, letter.personId, code),
    })),
  };
}

function viewLine({ fact, about, before, after }: LetterLine): LineView {
  return {
    title: about === undefined ? FACT_WORDS[fact] : `${FACT_WORDS[fact]} ${about}`,
    before: before === null ? null : wording(before),
    after: after === null ? null : wording(after),
    restsOn: [...new Set([...(before?.restsOn ?? []), ...(after?.restsOn ?? [])])],
  };
}

function wayOut(org: Org, personId: string, code: LockCode): WayOut {
  const p = org.personIndexById.get(personId) ?? NONE;
  const person = org.people[p];
  switch (code) {
    case "owner-not-willing": {
      const area = org.work.home[p] ?? NONE;
      const unasked = ownersOf(org, area).find((owner) => !isWilling(org, area, owner));
      const owner = org.people[unasked ?? NONE];
      const areaId = org.areas[area]?.id;
      if (owner === undefined || areaId === undefined) return { kind: "plan" };
      return { kind: "willing", areaId, personId: owner.id, name: owner.name };
    }
    case "mentor-missing":
      return { kind: "mentor", personId };
    case "calibrator-missing":
      return { kind: "calibrator", personId };
    case "craft-lead-missing": {
      const discipline = org.disciplines[org.disciplineOf[p] ?? NONE];
      return discipline === undefined
        ? { kind: "plan" }
        : { kind: "craft-lead", disciplineId: discipline.id };
    }
    case "consultation-open":
      return {
        kind: "consultation",
        ...(person?.legalEntity === undefined ? {} : { legalEntity: person.legalEntity }),
        ...(person?.location === undefined ? {} : { location: person.location }),
      };
    case "role-missing":
      return { kind: "plan" };
    case "questions-missing":
    case "objection-missing":
      return { kind: "settings" };
    case "text-not-approved":
    case "text-field-missing":
      return { kind: "texts" };
  }
}

function isWilling(org: Org, area: number, owner: number): boolean {
  const id = org.people[owner]?.id;
  const state = org.areas[area]?.candidacies?.find((one) => one.personId === id)?.state;
  return org.people[owner]?.vacant === true || state === "willing";
}
