import type { OrgChange } from "../../../changes/index.ts";
import {
  CONTRAINDICATION_CODES,
  type ContraindicationAnswer,
  type Decision,
  type DecisionId,
  type Org,
  type PersonId,
} from "../../../org/index.ts";
import type { FindingsView, QuestionAnswer } from "../findings.ts";
import { nameOf } from "./names.ts";

/** The answer among those given before, in the decision that holds them; the first makes the decision. */
export function answerChange(org: Org, answer: QuestionAnswer, newId: string): OrgChange {
  const code = CONTRAINDICATION_CODES.find((one) => one === answer.code);
  if (code === undefined) throw new Error(`There is no question ${answer.code}.`);
  const evidence = answer.evidence.trim();
  if (answer.answer === "yes" && evidence === "")
    throw new Error("A “yes” needs a written answer: what speaks for it?");
  const given: ContraindicationAnswer = {
    code,
    answer: answer.answer,
    ...(evidence === "" ? {} : { evidence }),
  };
  const holding = latest(org);
  const others = (holding?.contraindications ?? []).filter((one) => one.code !== code);
  const contraindications = [...others, given].sort(
    (a, b) => CONTRAINDICATION_CODES.indexOf(a.code) - CONTRAINDICATION_CODES.indexOf(b.code),
  );
  if (holding !== undefined)
    return { kind: "update-decision", decisionId: holding.id, fields: { contraindications } };
  if (answer.deciderId === null) throw new Error("The first answer makes a decision: who decides?");
  const decision: Decision = {
    id: newId as DecisionId,
    title: "Whether one owner per area fits us",
    door: "two-way",
    deciderId: answer.deciderId as PersonId,
    raisedOn: org.today,
    contraindications,
  };
  return { kind: "add-decision", decision };
}

const DECIDERS_MAX = 30;

/** Who decides, or who may: managers from the top of the lines downwards. */
export function decidersOf(org: Org): Pick<FindingsView["questions"], "deciders" | "decider"> {
  const holding = latest(org);
  if (holding !== undefined) {
    const { deciderId } = holding;
    return { deciders: [], decider: deciderId === undefined ? null : nameOf(org, deciderId) };
  }
  // People stand level by level.
  const deciders = org.people
    .filter(
      ({ vacant, placeholder, status }, person) =>
        !vacant &&
        placeholder !== true &&
        status === "active" &&
        ((org.lines.childCount[person] ?? 0) > 0 || !org.records.linesKnown),
    )
    .slice(0, DECIDERS_MAX)
    .map(({ id, name, title = "" }) => ({ id, name, title }));
  return { deciders, decider: null };
}

/** The decision whose answers count: the latest that holds some, as the questions are read. */
function latest(org: Org): Decision | undefined {
  const dayOf = ({ decidedOn, raisedOn }: Decision): string => decidedOn ?? raisedOn ?? "";
  return org.records.decisions
    .filter(({ contraindications }) => (contraindications ?? []).length > 0)
    .toSorted((a, b) => (dayOf(a) === dayOf(b) ? (a.id < b.id ? -1 : 1) : dayOf(a) < dayOf(b) ? -1 : 1))
    .at(-1);
}
