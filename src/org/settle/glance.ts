import type { DraftPerson } from "../draft.ts";
import { createStringTable, type StringLookup, type StringTable } from "../stringTable.ts";
import { isHatName, lowerCase } from "./duplicates.ts";
import { namesMore } from "./names.ts";

/**
 * What a reader of people sees in passing, so that `settle` need not look at everybody again: at a million people
 * each look costs 0.1 to 0.4 s, nearly all of it waiting for memory, and while a row is read it is at hand.
 */
export interface Glance {
  readonly size: number;
  /** Every id and every text of a manager cell → its number. */
  readonly texts: StringTable;
  /** First person with the text of that number as id, −1 where nobody has it. */
  readonly positionOf: Int32Array;
  /** Number of the text in each person's manager cell, −1 where it is empty. */
  readonly managerText: Int32Array;
  /** Every manager cell holds an id, as far as its column says. */
  readonly managersAreIds: boolean;
  /** Two people have one id, or may be one person: `readDuplicates` must look. */
  readonly mayRepeat: boolean;
  /** Somebody's name says more than a name: `readNames` must look. */
  readonly namesMore: boolean;
  /** Two people have one e-mail address: `readEmails` must look. */
  readonly sharesEmails: boolean;
}

/** Takes people in the order of their list. */
export interface Glancer {
  add(person: DraftPerson): void;
  /** Manager cells are names or addresses, or will be found to be. */
  doubtManagers(): void;
  /** Keeps what was seen for the list, as long as nobody adds to it. */
  keepFor(people: readonly DraftPerson[]): void;
}

// By the list itself: a draft stays plain data, and a copied or changed list is looked at afresh.
const GLANCES = new WeakMap<readonly DraftPerson[], Glance>();

/** What was seen of a list while it was read; undefined for any other list. */
export function glanceOf(people: readonly DraftPerson[]): Glance | undefined {
  const glance = GLANCES.get(people);
  return glance?.size === people.length ? glance : undefined;
}

/**
 * @example
 * const glancer = createGlancer();
 * for (const person of people) glancer.add(person);
 * glancer.keepFor(people);
 */
export function createGlancer(): Glancer {
  const texts = createStringTable(ROOM);
  const emails = createStringTable(ROOM);
  let positionOf = new Int32Array(ROOM).fill(-1);
  let managerText = new Int32Array(ROOM);
  let textCount = 0;
  let size = 0;
  let managersAreIds = true;
  let mayRepeat = false;
  let hasNamesMore = false;
  let sharesEmails = false;

  const numberOf = (text: string): number => {
    const known = texts.add(text, textCount);
    if (known >= 0) return known;
    if (textCount === positionOf.length) positionOf = twice(positionOf, -1);
    return textCount++;
  };

  return {
    add(person) {
      if (size === managerText.length) managerText = twice(managerText, -1);
      const id = numberOf(person.id);
      if (positionOf[id] === -1) positionOf[id] = size;
      else mayRepeat = true;
      managerText[size] = person.managerId === null ? -1 : numberOf(person.managerId);
      if (person.employeeNumber !== undefined || isHatName(person.name)) mayRepeat = true;
      if (!hasNamesMore && namesMore(person.name)) hasNamesMore = true;
      if (!sharesEmails && person.email !== undefined && emails.add(lowerCase(person.email), 0) >= 0)
        sharesEmails = true;
      size++;
    },
    doubtManagers() {
      managersAreIds = false;
    },
    keepFor(people) {
      GLANCES.set(people, {
        size,
        texts,
        positionOf,
        managerText,
        managersAreIds,
        mayRepeat,
        namesMore: hasNamesMore,
        sharesEmails,
      });
    },
  };
}

/** The people of a list by id, where no id stands there twice. */
export function positionsOf({ texts, positionOf }: Glance): StringLookup {
  return {
    get(id) {
      const text = texts.get(id);
      return text < 0 ? -1 : positionOf[text]!;
    },
  };
}

const ROOM = 1024;

function twice(column: Int32Array, fill: number): Int32Array<ArrayBuffer> {
  const wide = new Int32Array(column.length * 2).fill(fill, column.length);
  wide.set(column);
  return wide;
}
