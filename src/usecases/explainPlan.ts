import type { Explanation, ExplainResult, PlanFigures } from "../api/index.ts";
import { mention, say, type Org, type Person, type Sentence } from "../org/index.ts";
import {
  exactIterations,
  explainPerson,
  explainUnit,
  openPlan,
  personFacts,
  type ExactMode,
  type OpenedPlan,
  type Plan,
  type SolveMip,
} from "../planner/index.ts";
import { answerTasks } from "./answerTasks.ts";
import { areaAt, personAt } from "./areaOwner.ts";
import { findSubjects, type FoundSubject } from "./findSubjects.ts";

/** How far the prices of an explanation are proved, and who solves for it. */
export interface ExplainPlanOptions {
  readonly exact: ExactMode;
  readonly solveMip: SolveMip;
  /** Told what is being worked on. */
  readonly onProgress?: (what: string) => void;
}

/**
 * What a verified plan does with the people and areas a text names: why, what it would cost otherwise, how firmly it
 * stands. Everybody else the plan leaves where they are, which is said too.
 */
export async function explainInPlan(
  org: Org,
  plan: Plan,
  text: string,
  { exact, solveMip, onProgress = () => {} }: ExplainPlanOptions,
): Promise<ExplainResult> {
  const found = findSubjects(org, text, ["person", "area"]);
  if (found.exact.length === 0) return { explanations: [], near: found.near ?? [] };
  onProgress("opening the plan");
  const opened = openPlan(org, plan);
  const iterations = exactIterations(exact, plan.placements.length);
  const explanations: Explanation[] = [];
  for (const subject of found.exact) {
    onProgress(`placing people anew around ${subject.name}`);
    explanations.push(await explainFound(opened, subject, iterations, solveMip));
  }
  return { explanations, near: [] };
}

async function explainFound(
  opened: OpenedPlan,
  { kind, id, name, position }: FoundSubject,
  iterations: number,
  solveMip: SolveMip,
): Promise<Explanation> {
  const { plan, question } = opened;
  const { org } = question;
  const figures: PlanFigures = {
    cost: plan.cost,
    lowerBound: plan.lowerBound,
    isProved: plan.cost === plan.lowerBound,
  };
  const outside = (sentence: Sentence): Explanation => ({
    kind: "outside-plan",
    plan: figures,
    subject: { kind, id, name },
    sentence,
  });
  if (position < 0) return outside(say([])`It is not part of today's organisation, nor of the plan.`);
  if (kind === "area") {
    const area = areaAt(org, position);
    const steps = explainUnit(opened, area.id, iterations);
    const explained = await answerTasks(steps, solveMip);
    if (explained === null)
      return outside(
        say([
          "area.kind",
          "assignment.areaId",
        ])`The plan leaves it as it is: it is no product or platform area with a full-time person of its own.`,
      );
    return {
      kind: "planned-area",
      plan: figures,
      subject: { kind, id, name },
      explained,
      comes: explained.comes.map((one) => nameOf(opened, one)),
      leaves: explained.leaves.map((one) => nameOf(opened, one)),
    };
  }
  const person = personAt(org, position);
  const explained = await answerTasks(explainPerson(opened, person.id, iterations), solveMip);
  if (explained === null) return outside(outsideSentence(opened, person));
  const { homeUnitId, unitId, managerId, managerBeforeId, slot } = explained.placement;
  return {
    kind: "planned-person",
    plan: figures,
    person,
    today: { area: homeUnitId && areaName(org, homeUnitId), manager: nullable(opened, managerBeforeId) },
    planned: { area: areaName(org, unitId), manager: nullable(opened, managerId), slot },
    explained,
  };
}

/** Of somebody who works in no planned area: they stay, though others may come to report to them, or go. */
function outsideSentence({ question, lines, plan }: OpenedPlan, person: Person): Sentence {
  const { org } = question;
  const p = org.personIndexById.get(person.id) ?? -1;
  const before = org.lines.childCount[p] ?? 0;
  const after = lines.manager.reduce((count, boss) => count + (boss === p ? 1 : 0), 0);
  const reports = before === after ? "" : ` Direct reports: ${before} today, ${after} in the plan.`;
  const start = say([
    "assignment.areaId",
    "person.managerId",
  ])`${mention(person)} works in no planned area: the plan leaves area and manager as they are.${reports}`;
  return personFacts(org, plan, person.id).reduce(
    (told, fact) => say([...told.restsOn, ...fact.restsOn])`${told} ${fact}`,
    start,
  );
}

const nullable = (opened: OpenedPlan, id: string | null): string | null =>
  id === null ? null : nameOf(opened, id);

/** A person of today, or a seat of an owner that the plan opens. */
function nameOf({ question: { org }, plan }: OpenedPlan, id: string): string {
  const person = org.people[org.personIndexById.get(id) ?? -1];
  if (person !== undefined) return person.name;
  const unit = plan.units.find((one) => one.ownerId === id);
  return unit === undefined ? id : `the owner of ${unit.name} (to hire)`;
}

const areaName = (org: Org, id: string): string => org.areas[org.areaIndexById.get(id) ?? -1]?.name ?? id;
