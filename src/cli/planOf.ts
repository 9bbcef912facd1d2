import { wording, type Config, type Sentence, type StayWith, type VacancyRule } from "../org/index.ts";
import {
  ALTERNATIVES_MAX,
  parsePlans,
  stayWithOf,
  WORK_DEFAULT,
  type Plan,
  type SolveEvent,
} from "../planner/index.ts";
import { draftAlternatives, resumePlans } from "../usecases/draftAlternatives.ts";
import {
  provePlan,
  type DraftedPlan,
  type PlanDrafted,
  type ProvePlanOptions,
} from "../usecases/draftPlan.ts";
import { exactModeOf, solverOf, withProofOptions, type ProofOptions } from "./exactOptions.ts";
import { EXIT, InputRefused } from "./exit.ts";
import { wholeOption, workersOf } from "./options.ts";
import { PIN_OPTIONS, planPinsOf, withPlanPinOptions, type PlanPinOptions } from "./pinOptions.ts";
import { sometimes } from "./sometimes.ts";
import { textFile, type OrgOptions, type Session } from "./session.ts";
import type { CliDeps } from "./deps.ts";
import { counted, wrap } from "./terminal.ts";
import { Option, type Command } from "commander";

/** Options of verbs that need a plan: one made before, or how to make one. */
export interface PlanOptions extends OrgOptions, ProofOptions, PlanPinOptions {
  readonly plan?: string;
  readonly seed: string;
  readonly work?: string;
  readonly deadline?: string;
  readonly workers?: string;
  readonly alternatives?: string;
  readonly vacancies?: VacancyRule;
  readonly stayWith?: string;
}

export function withPlanOptions(command: Command): Command {
  return (
    withPlanPinOptions(withProofOptions(command))
      .configureHelp({ optionDescription: onOneLine })
      .addOption(
        new Option("--plan <file>", "this plan, verified again, instead of a new one").conflicts(PIN_OPTIONS),
      )
      .addOption(
        new Option("--stay-with <plan>", "a published plan: other areas cost 10 points a person").conflicts(
          "plan",
        ),
      )
      .option("--seed <n>", "the same seed and work, the same bytes", "1")
      .option("--work <n>", `so much work, or as a plan file did (${WORK_DEFAULT} up)`)
      // Changes no result; the help has 40 lines.
      .addOption(new Option("--workers <n>", "threads of the bound (default: as many as pay)").hideHelp())
      .option("--deadline <seconds>", "stop after so much CPU time with the best plan so far")
      .addOption(
        new Option("--alternatives <n>", "up to n plans under other weights, 2 to 7").conflicts("plan"),
      )
  );
}

/** What an option does, with its words where commander would take a second line for them. */
function onOneLine({ description, argChoices, defaultValue }: Option): string {
  const words = argChoices === undefined ? "" : `: ${argChoices.join(", ")}`;
  return `${description}${words}${typeof defaultValue === "string" ? ` (default: ${defaultValue})` : ""}`;
}

/** The plan the options ask for. Nothing is printed but progress. */
export async function planOf(session: Session, options: PlanOptions, deps: CliDeps): Promise<PlanDrafted> {
  if (options.plan !== undefined) return { ok: true, drafted: planFromFile(session, options.plan, deps) };
  const deadline = options.deadline === undefined ? undefined : wholeOption("--deadline", options.deadline);
  const started = deps.cpuSeconds();
  const secondsLeft =
    deadline === undefined ? undefined : (): number => started + deadline - deps.cpuSeconds();
  const config = configFor(session.config, options, deps);
  let doing = "planning";
  const boundHelp = await deps.openBoundHelp(workersOf(options));
  const interrupts = deps.noteInterrupts(() => {
    session.terminal.progress("");
    session.terminal.hint("Stopping: the best plan so far is written and verified. Ctrl-C again ends.");
  });
  const isOver = (): boolean => deadline !== undefined && deps.cpuSeconds() - started > deadline;
  const settings: ProvePlanOptions = {
    exact: exactModeOf(options),
    solveMip: solverOf(session.terminal, deps, secondsLeft),
    ...(secondsLeft === undefined ? {} : { secondsLeft }),
    seed: wholeOption("--seed", options.seed),
    ...workOf(options, deps),
    pins: planPinsOf(session, options, deps),
    onProgress: sometimes(deps, (e: SolveEvent) =>
      session.terminal.progress(
        `${doing}, ${e.phase}: cost ${e.cost}, no plan below ${e.lowerBound}, ${counted(e.changed, "person", "people")} changed`,
      ),
    ),
    shouldStop: () => interrupts.isAsked() || isOver(),
    breathe: interrupts.breathe,
    helpBound: boundHelp.help,
  };
  const most = alternativesOf(options);
  const drafted =
    most === null
      ? await provePlan(session.org, config, settings)
      : await draftAlternatives(session.org, config, {
          ...settings,
          most,
          onPlan: (number, of) => {
            doing = `plan ${number} of up to ${of}`;
          },
        });
  interrupts.end();
  boundHelp.end();
  session.terminal.progress("");
  return drafted;
}

/** How far to search: a number, or as far as the plan of a file went, with its seed. */
function workOf(
  { work, alternatives }: PlanOptions,
  deps: CliDeps,
): Pick<ProvePlanOptions, "seed" | "work" | "repeat"> {
  if (work === undefined) return {};
  if (/^\d+$/.test(work) || !deps.isThere(work)) return { work: wholeOption("--work", work) };
  if (alternatives !== undefined)
    throw new InputRefused(`--work ${work} makes one plan again: leave out --alternatives.`);
  const { seed, effort, work: used } = planInFile(work, deps);
  return effort === undefined ? { seed, work: used } : { seed, work: effort.work, repeat: effort };
}

/** The company's settings, with what the options say of this plan alone. */
function configFor(config: Config, { vacancies, stayWith }: PlanOptions, deps: CliDeps): Config {
  if (vacancies === undefined && stayWith === undefined) return config;
  return {
    ...config,
    plan: {
      ...config.plan,
      ...(vacancies === undefined ? {} : { vacancies }),
      ...(stayWith === undefined ? {} : { stayWith: publishedPlan(stayWith, deps) }),
    },
  };
}

/** Who is where in a plan made earlier. Its org has changed since, so it is read and not verified. */
const publishedPlan = (file: string, deps: CliDeps): StayWith => stayWithOf(planInFile(file, deps));

/** The plan of a file as it says, not verified. @throws InputRefused where there is none. */
function planInFile(file: string, deps: CliDeps): Plan {
  const parsed = parsePlans(textFile(file, deps));
  if (!parsed.ok) throw new InputRefused(`${file}: ${wording(parsed.refusal.message)}`);
  const { plans, base } = parsed.set;
  const plan = plans[base];
  if (plan === undefined) throw new InputRefused(`${file}: there is no plan in it.`);
  return plan;
}

/** How many plans are wanted beside each other; null where one alone is. */
function alternativesOf({ alternatives }: PlanOptions): number | null {
  if (alternatives === undefined) return null;
  const most = Number(alternatives);
  if (Number.isInteger(most) && most >= 2 && most <= ALTERNATIVES_MAX) return most;
  throw new InputRefused(
    `--alternatives takes a whole number from 2 to ${ALTERNATIVES_MAX}, the plan among them, not "${alternatives}".`,
  );
}

function planFromFile(session: Session, file: string, deps: CliDeps): DraftedPlan {
  const parsed = parsePlans(textFile(file, deps));
  if (!parsed.ok) throw new InputRefused(`${file}: ${wording(parsed.refusal.message)}`);
  const resumed = resumePlans(session.org, parsed.set);
  if (!resumed.ok) {
    throw new InputRefused(
      `${file}: this plan does not fit this organisation: ${resumed.faults.slice(0, 3).join(" ")} ${file} stays as it is; a plan of this organisation: onethread plan ${session.again} --out another.json`,
    );
  }
  return { ...resumed.drafted, isFromFile: true };
}

/** Says why there is no plan, as an answer and not as an error. */
export function printRefusal(
  session: Session,
  refusal: { readonly message: Sentence; readonly fixes?: readonly Sentence[] },
  lead = "No plan",
): void {
  for (const line of wrap(`${lead}: ${wording(refusal.message)}`, session.terminal.width))
    session.terminal.out(line);
  const fixes = refusal.fixes ?? [];
  if (fixes.length > 1) session.terminal.out("Any one of these is a way out:");
  for (const fix of fixes)
    for (const line of wrap(wording(fix), session.terminal.width - 2)) session.terminal.out(`  ${line}`);
  process.exitCode = EXIT.no;
}
