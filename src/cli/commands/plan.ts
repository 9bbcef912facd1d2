import { Option, type Command } from "commander";
import { presentAlternatives, presentBurden, presentPlan, presentPlanRefusal } from "../../api/index.ts";
import { contraindications } from "../../checks/index.ts";
import { VACANCY_RULES, wording, type Org } from "../../org/index.ts";
import { burdenOf, formatPlan, type Plan, nearTiesOf } from "../../planner/index.ts";
import type { DraftedPlan } from "../../usecases/draftPlan.ts";
import { printAlternatives, writeAlternatives } from "../alternativesText.ts";
import { printBurden } from "../burdenText.ts";
import { proofWords } from "../exactOptions.ts";
import { printPins } from "../planPins.ts";
import { planOf, printRefusal, withPlanOptions, type PlanOptions } from "../planOf.ts";
import { keepPlan, requireScenarioSource } from "../planScenario.ts";
import { printWaves } from "../planWaves.ts";
import { openSession, withOrgOptions, writeText, type Session } from "../session.ts";
import type { CliDeps } from "../deps.ts";
import { counted, tableLines, wrap, type Terminal } from "../terminal.ts";

interface PlanVerbOptions extends PlanOptions {
  readonly out?: string;
  readonly all?: true;
  readonly scenario?: string;
}

export function register(program: Command, deps: CliDeps): void {
  withPlanOptions(
    withOrgOptions(
      program.command("plan [path]").description("plan the single-threaded organisation that disrupts least"),
    ),
  )
    .option("--out <file>", "write the plan to this file; alternatives: or folder")
    .addOption(new Option("--vacancies <rule>", "empty seats").choices(VACANCY_RULES).conflicts("plan"))
    .option("--all", "print every move with its reason")
    .option("--scenario <name>", "of a store: keep the waves as a new scenario")
    .addHelpText("before", "Example: onethread plan examples/sourcegraph-2022-05-15 --out plan.json\n")
    .action(async (path: string | undefined, options: PlanVerbOptions) => {
      if (options.scenario !== undefined) requireScenarioSource(path, options, deps);
      const session = await openSession(path, options, deps);
      const planned = await planOf(session, options, deps);
      if (!planned.ok) {
        if (options.json !== true) return printRefusal(session, planned.refusal);
        process.exitCode = 1;
        return session.terminal.document(JSON.stringify(presentPlanRefusal(planned.refusal), null, 2));
      }
      const { plan, set } = planned.drafted;
      if (options.out !== undefined && set === undefined)
        writeText(options.out, formatPlan(plan), true, deps);
      const written =
        options.out === undefined || set === undefined
          ? options.out
          : writeAlternatives(set, options.out, deps);
      if (options.scenario !== undefined && options.json === true)
        await keepPlan(plan, options.scenario, { path, options, deps });
      const burden = burdenOf(session.org, plan, "shown");
      if (options.json === true)
        return session.terminal.document(
          JSON.stringify(
            {
              ...(set === undefined ? presentPlan(plan) : presentAlternatives(set)),
              burden: presentBurden(burden),
            },
            null,
            2,
          ),
        );
      printPlan(session, planned.drafted);
      if (set !== undefined) printAlternatives(set, session.terminal, planned.drafted.isFromFile);
      if (options.all === true) printReasons(plan, session.terminal);
      printBurden(burden, session.terminal);
      printNotSolved(plan, session.terminal);
      if (options.scenario !== undefined) await keepPlan(plan, options.scenario, { path, options, deps });
      if (options.out !== undefined) session.terminal.hint(`Written: ${options.out}`);
      session.terminal.hint(
        `Next: onethread compare ${session.again}${written === undefined ? "" : ` --plan ${written}`}${options.all === true ? "" : "\nEvery move with its reason: --all"}`,
      );
    });
}

/** The plan: what changes, the proof, the owners and their waves. */
function printPlan(session: Session, drafted: DraftedPlan): void {
  printPlanHead(session, drafted);
  session.terminal.out("");
  printOwners(drafted.plan, drafted.alternatives.sto, session.terminal);
  printPins(drafted.plan, session.org, session.terminal);
  printWaves(drafted.plan, session.terminal);
}

/** The plan in three lines: open questions, what changes, how good it is. */
export function printPlanHead(session: Session, { plan, isFromFile }: DraftedPlan): void {
  const { terminal, org, config } = session;
  const { counts } = plan;
  const questions = contraindications(org, config);
  if (questions.draft !== null) terminal.out(terminal.colors.yellow(wording(questions.draft)));
  if (plan.units.length === 0)
    return terminal.out("No area holds a full-time person of its own: nothing to make single-threaded.");
  const text = `${counted(plan.units.length, "area")} with one owner each, nobody asked yet: ${counts.ownersReady} ready, ${counts.ownersToDevelop} to develop, ${counts.ownersToHire} to hire. Of ${counted(counts.people, "person", "people")}, ${counts.managerChanged} with another manager, ${counts.moved} moving to an area new to them, ${counts.outside} outside the plan.`;
  for (const line of wrap(text, terminal.width)) terminal.out(terminal.colors.bold(line));
  const seats = plan.cost - plan.costWithoutOwnerless;
  const borne =
    seats === 0 ? "" : ` (${plan.costWithoutOwnerless} borne by people, ${seats} for owner seats to hire)`;
  const proof = `${plan.cost} disruption points${borne}${boundWords(plan)}${isFromFile === true ? " (so says the file; not proved again here)" : ""}. ${plan.costTable["areaChange"]} = one person to a new area.`;
  for (const line of wrap(proof, terminal.width)) terminal.out(line);
  const ties = nearTieWords(plan);
  if (ties !== "") for (const line of wrap(ties, terminal.width)) terminal.out(line);
}

/** Every reason, area by area, within one in the order of the org. */
function printReasons(plan: Plan, terminal: Terminal): void {
  if (plan.reasons.length === 0) return;
  const unitOf = new Map(plan.placements.map((one) => [one.personId, one.unitId]));
  terminal.out("");
  terminal.out(terminal.colors.bold("Every change of area or manager with its reason, by area of the plan"));
  for (const unit of plan.units) {
    const reasons = plan.reasons.filter((reason) => unitOf.get(reason.personId) === unit.areaId);
    if (reasons.length > 0) terminal.out(terminal.colors.bold(`${unit.name} (${reasons.length})`));
    for (const { sentence } of reasons)
      for (const line of wrap(`- ${wording(sentence)}`, terminal.width - 2, "  ")) terminal.out(`  ${line}`);
  }
}

/** How much of the plan could as well be decided the other way; empty where nothing is known to. */
function nearTieWords(plan: Plan): string {
  const { people, areas } = nearTiesOf(plan);
  if (people.length + areas.length === 0) return "";
  return `Near-ties, at most 10 points from another plan: ${counted(areas.length, "owner")} and ${counted(people.length, "change")} of area or manager. Ask: onethread explain <name> --plan.`;
}

function boundWords({ cost, lowerBound, gap, proof }: Plan): string {
  if (lowerBound === cost) return ", proved optimal: no plan costs less";
  const exact = proof === undefined ? "" : `, ${proofWords(proof)}`;
  return `${exact}; no plan costs less than ${lowerBound}${gap === null ? "" : ` (gap ${(gap * 100).toFixed(1)} %)`}`;
}

function printOwners(plan: Plan, target: Org, terminal: Terminal): void {
  const rows = plan.units.map((unit) => {
    const owner = target.people[target.personIndexById.get(unit.ownerId) ?? -1];
    const others = unit.candidates.filter((candidate) => candidate.personId !== unit.ownerId).length;
    return [
      unit.name,
      String(unit.people),
      unit.readiness === "to-hire"
        ? "nobody ready: to hire"
        : `${owner?.name ?? unit.ownerId}${unit.readiness === "to-develop" ? " (to develop)" : ""}`,
      others === 0 ? "–" : String(others),
      String(unit.wave),
      plan.waves.find((wave) => wave.number === unit.wave)?.effectiveOn ?? "–",
    ];
  });
  const columns = [
    { title: "Area" },
    { title: "People", align: "right" as const },
    { title: "Proposed owner", flexible: true },
    { title: "Others", align: "right" as const },
    { title: "Wave", align: "right" as const },
    { title: "From" },
  ];
  for (const line of tableLines(columns, rows, terminal.width)) terminal.out(line);
}

/** What people must do, and what the plan leaves open. Never left out. */
export function printNotSolved(plan: Plan, terminal: Terminal): void {
  const { todo } = plan;
  terminal.out("");
  terminal.out(terminal.colors.bold("To do, and not solved by this plan"));
  const { shortHeads, ownersToHire } = plan.counts;
  const work = [
    counted(todo.charters.length, "charter to write", "charters to write"),
    counted(todo.agreements.length, "agreement between areas", "agreements between areas"),
    counted(todo.craftLeads.length, "craft lead to name", "craft leads to name"),
    counted(shortHeads, "head short", "heads short"),
    counted(ownersToHire, "owner to hire", "owners to hire"),
  ];
  for (const line of wrap(`${work.join(", ")}.`, terminal.width - 2)) terminal.out(`  ${line}`);
  for (const sentence of plan.unsolved)
    for (const line of wrap(`- ${wording(sentence)}`, terminal.width - 2, "  ")) terminal.out(`  ${line}`);
}
