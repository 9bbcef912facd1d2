import { wording, type Org, type PersonId, type Sentence } from "../org/index.ts";
import { FACT_WORDS } from "./factWords.ts";
import type { Letter, LetterLine, LetterSettings } from "./letter.ts";

/** A letter in pieces that any kind of file can set: Markdown, a page, paper. */
export type LetterBlock =
  | { readonly kind: "heading"; readonly level: 1 | 2; readonly text: string }
  | { readonly kind: "paragraph"; readonly text: string; readonly isQuiet?: true; readonly isStrong?: true }
  | { readonly kind: "list"; readonly items: readonly string[] }
  | {
      readonly kind: "table";
      readonly columns: readonly string[];
      readonly rows: readonly (readonly string[])[];
    };

/**
 * A letter from top to bottom, for the person alone. A locked one begins with what is open and says that it is no more
 * than a proposal.
 * @example letterBlocks(letter, org, {}) // …
 */
export function letterBlocks(letter: Letter, org: Org, settings: LetterSettings): LetterBlock[] {
  const { day, changes, stays, why, locks } = letter;
  return [
    {
      kind: "paragraph",
      text: `Letter for ${nameOf(org, letter.personId)}.${tellers(letter, org)}`,
      isQuiet: true,
    },
    { kind: "heading", level: 1, text: `What changes for you on ${day}` },
    ...(locks.length === 0 ? [] : proposal(locks.map(({ says }) => wording(says)))),
    ...lines(letter.opening),
    {
      kind: "table",
      columns: ["", "Now", "From the day on"],
      rows: changes.map((line) => [titleOf(line), cell(line.before), cell(line.after)]),
    },
    ...(stays.length === 0
      ? []
      : section("What stays the same", {
          kind: "list",
          items: stays.map((line) => `${titleOf(line)}: ${cell(line.after)}`),
        })),
    ...(why.length === 0 ? [] : section("Why", ...lines(why))),
    ...answers(settings),
    ...lines(letter.closing),
  ];
}

const section = (title: string, ...blocks: readonly LetterBlock[]): LetterBlock[] => [
  { kind: "heading", level: 2, text: title },
  ...blocks,
];

function proposal(open: readonly string[]): LetterBlock[] {
  return [
    { kind: "paragraph", text: "Not to be sent yet: a proposal.", isStrong: true },
    { kind: "list", items: open },
  ];
}

const lines = (sentences: readonly Sentence[]): LetterBlock[] =>
  sentences
    .map((one) => wording(one))
    .filter((text) => text.trim() !== "")
    .map((text) => ({ kind: "paragraph", text }));

function nameOf(org: Org, id: PersonId): string {
  return org.people[org.personIndexById.get(id) ?? -1]?.name ?? id;
}

function tellers({ toldBy, toldWith }: Letter, org: Org): string {
  const names = [toldBy, toldWith].flatMap((id) => (id === null ? [] : [nameOf(org, id)]));
  return names.length === 0 ? "" : ` Told by ${names.join(", with ")}, before anybody else hears of it.`;
}

export const titleOf = ({ fact, about }: LetterLine): string =>
  about === undefined ? FACT_WORDS[fact] : `${FACT_WORDS[fact]} ${about}`;

const cell = (says: LetterLine["before"]): string => (says === null ? "nobody" : wording(says));

function answers({ questionsTo, objectionsTo, objectionDays }: LetterSettings): LetterBlock[] {
  const said = [
    ...(questionsTo === undefined ? [] : [`Questions: ${questionsTo}.`]),
    ...(objectionsTo === undefined || objectionDays === undefined
      ? []
      : [`If you object: ${objectionsTo}; you get an answer within ${objectionDays} days.`]),
  ];
  if (said.length === 0) return [];
  return section("Who answers", ...said.map((text): LetterBlock => ({ kind: "paragraph", text })));
}
