import type { DraftPerson } from "../draft.ts";
import type { StringLookup } from "../stringTable.ts";
import { createKeyTable, createTextKeys, mayHaveEqual } from "../textKeys.ts";
import { isHatName } from "./duplicates.ts";
import { namesMore } from "./names.ts";

/**
 * What a reader of people saw in passing, so that `settle` need not look at everybody again: at a million people each
 * look costs 0.1 to 0.4 s, nearly all of it waiting for memory, and while a row is read it is at hand.
 */
export interface Glance {
  /** Somebody's name says more than a name: `readNames` must look. */
  readonly namesMore: boolean;
  /** Two people may have one e-mail address: `readEmails` must look. */
  readonly mayShareEmails: boolean;
  /** Who stands where; undefined where two may have one id or be one person, and `readDuplicates` must look. */
  readonly ids?: StringLookup;
  /** Position of the person whose id each manager cell is: −1 none is needed, −2 not found; undefined: look. */
  readonly managerOf?: Int32Array;
}

/** Takes people in the order of their list. */
export interface Glancer {
  add(person: DraftPerson): void;
  /** Manager cells are names or addresses, or will be found to be. */
  doubtManagers(): void;
  /** Keeps what was seen for this list, as long as nobody adds to it. */
  keepFor(people: readonly DraftPerson[]): void;
}

// By the list itself: a draft stays plain data, and a copied or changed list is looked at afresh.
const GLANCES = new WeakMap<readonly DraftPerson[], () => Glance | undefined>();

/** What was seen of a list while it was read; undefined for any other list. */
export function glanceOf(people: readonly DraftPerson[]): Glance | undefined {
  return GLANCES.get(people)?.();
}

/**
 * @example
 * const glancer = createGlancer();
 * for (const person of people) glancer.add(person);
 * glancer.keepFor(people);
 */
export function createGlancer(): Glancer {
  const ids = createTextKeys();
  const managers = createTextKeys();
  const emails = createTextKeys();
  const numbers = createTextKeys();
  let managersAreIds = true;
  let mayBeHats = false;
  let hasNamesMore = false;

  return {
    add(person) {
      ids.push(person.id);
      managers.push(person.managerId);
      if (person.email !== undefined) emails.pushLower(person.email);
      if (person.employeeNumber !== undefined) numbers.push(person.employeeNumber);
      if (isHatName(person.name)) mayBeHats = true;
      if (!hasNamesMore && namesMore(person.name)) hasNamesMore = true;
    },
    doubtManagers() {
      managersAreIds = false;
    },
    keepFor(people) {
      GLANCES.set(people, () => {
        if (ids.size !== people.length) return undefined;
        const mayRepeat = mayBeHats || hasNamesMore || mayHaveEqual(numbers);
        const table = mayRepeat ? undefined : createKeyTable(ids, (i) => people[i]!.id);
        const seen = { namesMore: hasNamesMore, mayShareEmails: mayHaveEqual(emails) };
        if (table === undefined) return seen;
        if (!managersAreIds) return { ...seen, ids: table };
        const managerOf = new Int32Array(people.length);
        const { column } = managers;
        for (let i = 0; i < people.length; i++) {
          if (column[i * 2] === 0 && column[i * 2 + 1] === 0) managerOf[i] = -1;
          else {
            const position = table.positionOf(column, i, (at) => people[at]!.managerId);
            managerOf[i] = position < 0 ? -2 : position;
          }
        }
        return { ...seen, ids: table, managerOf };
      });
    },
  };
}
