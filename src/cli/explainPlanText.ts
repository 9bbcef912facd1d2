import type { Explanation, PlanFigures } from "../api/index.ts";
import { wording } from "../org/index.ts";
import { candidateWords, type Price } from "../planner/index.ts";
import { wrap, type Terminal } from "./terminal.ts";

type Of<Kind extends Explanation["kind"]> = Extract<Explanation, { kind: Kind }>;

/** What a plan does with one person, on the terminal. */
export function printPlannedPerson(one: Of<"planned-person">, terminal: Terminal): void {
  const { person, today, planned, explained, plan } = one;
  const { placement, reason, keepArea, keepManager, ownHere, elsewhere, standing, facts } = explained;
  const say = sayer(terminal);
  const title = person.title === undefined ? "" : `, ${person.title}`;
  terminal.out(terminal.colors.bold(`${person.name}${title}, in the plan of ${figures(plan)}`));
  say(`Today:   ${today.area ?? "in no planned area"}, reports to ${today.manager ?? "nobody"}`, 9);
  const change =
    placement.footing === "moves"
      ? ", an area new to them"
      : placement.footing === "focuses"
        ? ", one of their areas of today"
        : "";
  say(
    `Planned: ${planned.area}${change}${planned.slot === "owner" ? ", as its owner" : ""}, reports to ${planned.manager ?? "nobody"}`,
    9,
  );
  say(reason === null ? "Area and manager stay as they are." : wording(reason.sentence));
  // What staying would mean stands in the reason already, unless the exact solver found it cheaper.
  const isToldAlready = reason?.against === "stay" && keepArea?.price.most === -reason.difference;
  if (keepArea !== null)
    say(
      `To keep their area: ${priceWords(keepArea.price)}.${isToldAlready ? "" : ` ${wording(keepArea.sentence)}`}`,
    );
  if (keepManager !== null)
    say(`To keep their manager: ${priceWords(keepManager.price)}. ${wording(keepManager.sentence)}`);
  if (ownHere !== null) say(`To own their area: ${priceWords(ownHere.price)}. ${wording(ownHere.sentence)}`);
  if (elsewhere.length > 0) terminal.out("Elsewhere, where it costs least:");
  for (const option of elsewhere)
    sayer(terminal)(`- ${wording(option.sentence)}${interval(option.price)}`, 4, "  ");
  say(wording(standing.sentence));
  for (const fact of facts) say(wording(fact));
  if (placement.standsIn !== undefined) say(standsInWords(placement.standsIn));
}

/** What a plan does with one area, on the terminal. */
export function printPlannedArea(one: Of<"planned-area">, terminal: Terminal): void {
  const { subject, explained, plan, comes, leaves } = one;
  const { unit, sentence, standing, others } = explained;
  const say = sayer(terminal);
  terminal.out(terminal.colors.bold(`${subject.name}, in the plan of ${figures(plan)}`));
  say(wording(sentence));
  if (standing !== null) say(wording(standing.sentence));
  if (unit.standsIn !== undefined) say(standsInWords(unit.standsIn));
  terminal.out(others.length === 0 ? "Nobody else in the plan may own it." : "Who else could:");
  for (const other of others) {
    say(`- ${wording(other.sentence)}${interval(other.price)}`, 4, "  ");
    say(`About them: ${candidateWords(other.candidate, unit.requiredLevel)}.`, 4, "    ");
  }
  const heads = unit.heads.map(({ kind, wanted, placed }) => `${kind} ${placed} of ${wanted}`);
  if (heads.length > 0) say(`Heads placed of those wanted: ${heads.join(", ")}.`);
  if (comes.length > 0) say(`Coming: ${comes.join(", ")}.`);
  if (leaves.length > 0) say(`Leaving: ${leaves.join(", ")}.`);
  if (unit.wave > 0) say(`Goes live in wave ${unit.wave}.`);
}

const figures = ({ cost, isProved, lowerBound }: PlanFigures): string =>
  `${cost} points (${isProved ? "proved optimal" : `no plan below ${lowerBound}`}, the file says)`;

/** @example priceWords({ least: 20, most: 35 }) // "between 20 and 35 points more" */
function priceWords({ least, most }: Price): string {
  if (most < 0) return `${-most} points less than this plan, which was not searched to its end`;
  if (least === most) return most === 0 ? "no points more, proved" : `${most} points more, proved`;
  if (least <= 0) return `at most ${most} points more`;
  return `between ${least} and ${most} points more`;
}

/** What is proved of a price that a sentence tells already. */
function interval({ least, most }: Price): string {
  if (least === most || least <= 0) return "";
  return ` At least ${least}, proved.`;
}

/** The plan itself is one of those counted. */
const standsInWords = ({ plans, of }: { plans: number; of: number }): string =>
  of === 1
    ? "No other plan was kept beside this one."
    : `Stands in this plan and in ${plans - 1} of the ${of - 1} kept beside it, made with other weights.`;

function sayer(terminal: Terminal): (text: string, hang?: number, indent?: string) => void {
  return (text, hang = 2, indent = "") =>
    wrap(text, terminal.width - indent.length, " ".repeat(Math.max(0, hang - indent.length))).forEach(
      (line) => terminal.out(indent + line),
    );
}
