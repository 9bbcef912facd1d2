import { wording, type Org, type PersonId } from "../org/index.ts";
import type { Letter, LetterFact, LetterLine, LetterSettings } from "./letter.ts";

/** What the lines of a letter are called. */
export const FACT_WORDS: Readonly<Record<LetterFact, string>> = {
  manager: "Your manager",
  "managers-discipline": "Your manager's discipline",
  area: "You work on",
  decides: "Who decides for",
  owns: "You own",
  reports: "Your reports",
  title: "Your title",
  level: "Your level",
  discipline: "Your discipline",
  place: "Your place of work",
  employer: "Your employer",
  mentor: "Your mentor",
  calibrator: "Who calibrates your level",
  "craft-lead": "Lead of your craft",
  ladder: "Your career ladder",
  "on-call": "Your on-call",
};

/**
 * A letter as Markdown, for the person alone. A locked letter begins with what is open and says that it is no more than
 * a proposal. Same letter, same bytes.
 */
export function formatLetter(letter: Letter, org: Org, settings: LetterSettings): string {
  const { day, changes, stays, why, toldBy, toldWith, locks } = letter;
  const name = (id: PersonId | null): string | null =>
    id === null ? null : (org.people[org.personIndexById.get(id) ?? -1]?.name ?? id);
  const tellers = [name(toldBy), name(toldWith)].filter((one) => one !== null);
  const lines = [
    `Letter for ${escapeText(name(letter.personId) ?? "")}.${tellers.length === 0 ? "" : ` Told by ${tellers.map(escapeText).join(", with ")}, before anybody else hears of it.`}`,
    "",
    `# What changes for you on ${day}`,
    "",
    ...(locks.length === 0
      ? []
      : [
          "**Not to be sent yet: a proposal.**",
          "",
          ...locks.map(({ says }) => `- ${escapeText(wording(says))}`),
          "",
        ]),
    ...paragraph(settings.opening?.text),
    "| | Now | From the day on |",
    "| --- | --- | --- |",
    ...changes.map(
      (line) => `| ${escapeText(titleOf(line))} | ${cell(line.before)} | **${cell(line.after)}** |`,
    ),
    "",
    ...(stays.length === 0
      ? []
      : [
          "## What stays the same",
          "",
          ...stays.map((line) => `- ${escapeText(titleOf(line))}: ${cell(line.after)}`),
          "",
        ]),
    ...(why.length === 0 ? [] : ["## Why", "", ...why.map((one) => escapeText(wording(one))), ""]),
    ...answers(settings),
    ...paragraph(settings.closing?.text),
  ];
  return `${lines.join("\n").trimEnd()}\n`;
}

const titleOf = ({ fact, about }: LetterLine): string =>
  about === undefined ? FACT_WORDS[fact] : `${FACT_WORDS[fact]} ${about}`;

const cell = (says: LetterLine["before"]): string => (says === null ? "nobody" : escapeText(wording(says)));

const paragraph = (text: string | undefined): string[] =>
  text === undefined || text.trim() === "" ? [] : [escapeText(text), ""];

function answers({ questionsTo, objectionsTo, objectionDays }: LetterSettings): string[] {
  const lines: string[] = [];
  if (questionsTo !== undefined) lines.push(`Questions: ${escapeText(questionsTo)}.`);
  if (objectionsTo !== undefined && objectionDays !== undefined)
    lines.push(`If you object: ${escapeText(objectionsTo)}; you get an answer within ${objectionDays} days.`);
  return lines.length === 0 ? [] : ["## Who answers", "", ...lines, ""];
}

/** Text as Markdown shows it: nobody's name or title becomes a link, a table cell or markup. */
function escapeText(text: string): string {
  return text.replaceAll(/([\\`*_{}[\]<>|#])/g, "\\$1").replaceAll(/\s*\n\s*/g, " ");
}
