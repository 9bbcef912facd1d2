import {
  Bug,
  mention,
  NONE,
  ownersOf,
  readMove,
  say,
  type Area,
  type Assignment,
  type NewRow,
  type Org,
  type PeopleMove,
  type Person,
  type PersonId,
  type PersonMention,
  type ReadMove,
  type Sentence,
} from "../org/index.ts";
import type { OrgChange } from "./change.ts";

/** A move as the changes it comes to, with one sentence for all of them. */
export type MovedPeople =
  | { readonly ok: true; readonly changes: readonly OrgChange[]; readonly sentence: Sentence }
  | { readonly ok: false; readonly refusal: { readonly code: string; readonly message: Sentence } };

/**
 * The changes that move these people: lines first, then work. However a move was made, by pointer or by keys, it is
 * these.
 * @returns the refusals of `readMove`.
 * @example movePeople(org, { people: ["dev"], withReports: true, target: { manager: "owner" } }).ok // true
 */
export function movePeople(org: Org, move: PeopleMove): MovedPeople {
  const read = readMove(org, move);
  if (!read.ok) return read;
  const { lines, rows } = read.value;
  const idOf = (person: number): PersonId => personAt(org, person).id;
  const changes = [
    ...lines.map(({ person, manager }): OrgChange => ({
      kind: "set-manager",
      personId: idOf(person),
      managerId: idOf(manager),
    })),
    ...rows.flatMap((row) => rowChanges(org, row)),
  ];
  return { ok: true, changes, sentence: sayMove(org, read.value) };
}

function rowChanges(org: Org, { person, row, to, into }: NewRow): OrgChange[] {
  const personId = personAt(org, person).id;
  const was = recordOf(org, row);
  const known = recordOf(org, into);
  const shares = [was, known].map((record) => record?.share);
  const share = shares.every((one) => one !== undefined)
    ? Math.min(1, (was?.share ?? 0) + (known?.share ?? 0))
    : known === undefined
      ? was?.share
      : undefined;
  const next: Assignment = {
    ...(known === undefined
      ? { personId, areaId: areaAt(org, to).id, type: "core" as const, isLead: false }
      : withoutShare(known)),
    ...(share === undefined ? {} : { share }),
  };
  const ended: OrgChange[] =
    was === undefined
      ? []
      : [
          {
            kind: "remove-assignment",
            personId,
            areaId: was.areaId,
            type: was.type,
            ...(was.from === undefined ? {} : { from: was.from }),
          },
        ];
  return [...ended, { kind: "set-assignment", assignment: next }];
}

function personAt(org: Org, index: number): Person {
  const person = org.people[index];
  if (person === undefined)
    throw new Bug(`No person ${index} in the org.`, "Maybe the move was read on another org.");
  return person;
}

function areaAt(org: Org, index: number): Area {
  const area = org.areas[index];
  if (area === undefined)
    throw new Bug(`No area ${index} in the org.`, "Maybe the move was read on another org.");
  return area;
}

function recordOf(org: Org, row: number): Assignment | undefined {
  return row === NONE ? undefined : org.records.assignments[org.work.record[row] ?? NONE];
}

/** The row as somebody says it now: a guess that was acted on is none any more. */
function withoutShare(record: Assignment): Assignment {
  const { share: _share, guess: _guess, row: _row, ...rest } = record;
  return rest;
}

/** "Ravi Menon and 7 reports work on Checkout and report to Hana Ito." */
function sayMove(org: Org, { move, tops, people, lines, rows, target }: ReadMove): Sentence {
  const [first = 0] = tops;
  const named = (person: number): PersonMention => mention(personAt(org, person));
  const others = tops.length - 1;
  const below = people.length - tops.length;
  const rest = [
    ...(others === 0 ? [] : [`${others} ${others === 1 ? "other" : "others"}`]),
    ...(below === 0 ? [] : [`${below} ${below === 1 ? "report" : "reports"}`]),
  ];
  const who = say([])`${named(first)}${rest.map((part) => ` and ${part}`).join("")}`;
  const isOne = rest.length === 0;
  const stayed = lines.filter(({ person }) => !tops.includes(person)).length;
  const left =
    move.withReports || stayed === 0
      ? ""
      : ` ${stayed} ${stayed === 1 ? "report stays" : "reports stay"} and ${stayed === 1 ? "reports" : "report"} to the manager above.`;
  if ("manager" in move.target)
    return say(["person.managerId"])`${who} ${isOne ? "moves" : "move"} to ${named(target)}.${left}`;
  const [owner = NONE] = ownersOf(org, target);
  const area = areaAt(org, target).name;
  const work = rows.length === 0 ? (isOne ? "stays in" : "stay in") : isOne ? "works on" : "work on";
  const goes = lines.some(({ person }) => tops.includes(person));
  const line =
    goes && owner !== NONE
      ? say(["area.owners"])` and ${isOne ? "reports" : "report"} to ${named(owner)}, its owner.`
      : say([])`; ${isOne ? "their manager stays" : "their managers stay"}.`;
  return say(["assignment", "person.managerId"])`${who} ${work} ${area}${line}${left}`;
}
