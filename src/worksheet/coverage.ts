import { NONE, say, WORK_GUESS, type AreaId, type Org, type Sentence } from "../org/index.ts";

/** How much of "who works on what" somebody has confirmed. */
export interface Coverage {
  /** People of today's org, placeholders not counted. */
  readonly people: number;
  /** With at least one confirmed row. */
  readonly confirmed: number;
  /** Of those, people whose only confirmed rows are in the company itself: somebody said that they work on no area. */
  readonly noArea: number;
  /** With guesses only. */
  readonly guessed: number;
  /** With neither. */
  readonly none: number;
  /** Every area but the company, in the order of `org.areas`. */
  readonly byArea: readonly AreaCoverage[];
  /** "0 of 275 people have a product: cannot say." */
  readonly headline: Sentence;
}

export interface AreaCoverage {
  readonly areaId: AreaId;
  /** People with a confirmed row in the area itself. */
  readonly confirmed: number;
  /** People with only guessed rows in it. */
  readonly guessed: number;
  /** confirmed / (confirmed + guessed), 0–1; null where nobody is either. */
  readonly coverage: number | null;
}

/**
 * Counts people with confirmed and with guessed rows, over all and by area. O(people + rows).
 * @example wording(coverage(orgOf("ceo > dev")).headline) // "0 of 2 people have a product: cannot say."
 */
export function coverage(org: Org): Coverage {
  const state = new Uint8Array(org.people.length);
  const byArea: AreaCoverage[] = [];
  org.areas.forEach((area, index) => {
    const isCompany = area.id === org.records.rootAreaId;
    const counts = areaCounts(org, index, state, isCompany ? COMPANY : CONFIRMED);
    if (isCompany) return;
    const all = counts.confirmed + counts.guessed;
    byArea.push({ areaId: area.id, ...counts, coverage: all === 0 ? null : counts.confirmed / all });
  });
  let people = 0;
  let confirmed = 0;
  let noArea = 0;
  let guessed = 0;
  org.people.forEach((person, index) => {
    if (person.placeholder === true) return;
    people++;
    const seen = state[index] ?? 0;
    if ((seen & (CONFIRMED | COMPANY)) !== 0) confirmed++;
    else if (seen !== 0) guessed++;
    if ((seen & (CONFIRMED | COMPANY)) === COMPANY) noArea++;
  });
  const none = people - confirmed - guessed;
  const headline = headlineOf({ people, confirmed, noArea, guessed });
  return { people, confirmed, noArea, guessed, none, byArea, headline };
}

const CONFIRMED = 1;
const GUESSED = 2;
/** A confirmed row in the company itself. */
const COMPANY = 4;

/** Counts one area and notes in `state` what was seen of each person. Rows of an area are sorted by person. */
function areaCounts(
  org: Org,
  area: number,
  state: Uint8Array,
  confirmedBit: number,
): { confirmed: number; guessed: number } {
  const { work } = org;
  const counts = { confirmed: 0, guessed: 0 };
  let last: number = NONE;
  let seen = 0;
  const close = (): void => {
    if ((seen & confirmedBit) !== 0) counts.confirmed++;
    else if (seen !== 0) counts.guessed++;
    seen = 0;
  };
  for (let row = work.areaStart[area] ?? 0; row < (work.areaStart[area + 1] ?? 0); row++) {
    const person = work.person[row] ?? NONE;
    if (person !== last) close();
    last = person;
    const bit = ((work.flags[row] ?? 0) & WORK_GUESS) === 0 ? confirmedBit : GUESSED;
    seen |= bit;
    state[person] = (state[person] ?? 0) | bit;
  }
  close();
  return counts;
}

function headlineOf(counts: {
  people: number;
  confirmed: number;
  noArea: number;
  guessed: number;
}): Sentence {
  const { people, confirmed, noArea, guessed } = counts;
  const aside = noArea === 0 ? "" : `, ${noArea} ${noArea === 1 ? "works" : "work"} on none`;
  if (confirmed > 0 && guessed === 0)
    return say(["assignments"])`${confirmed - noArea} of ${people} people have a product${aside}.`;
  if (confirmed > 0)
    return say([
      "assignments",
    ])`${confirmed - noArea} of ${people} people have a product${aside}, ${guessed} more are guessed and not confirmed.`;
  if (guessed > 0)
    return say([
      "assignments",
    ])`0 of ${people} people have a confirmed product, ${guessed} are guessed: cannot say.`;
  return say([])`0 of ${people} people have a product: cannot say.`;
}
