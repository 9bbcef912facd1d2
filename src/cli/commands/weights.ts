import { dirname, extname, join } from "node:path";
import type { Command } from "commander";
import { presentWeights } from "../../api/index.ts";
import { formatCosts, writeCosts } from "../../formats/index.ts";
import { wording } from "../../org/index.ts";
import {
  ALTERNATIVES_MAX,
  QUESTIONS_MAX,
  type Answer,
  type Plan,
  type PlanSet,
  type Weighed,
  type WeightQuestion,
} from "../../planner/index.ts";
import { askWeights } from "../../usecases/askWeights.ts";
import type { CliDeps } from "../deps.ts";
import { solverOf } from "../exactOptions.ts";
import { EXIT, InputRefused } from "../exit.ts";
import { planOf } from "../planOf.ts";
import { openSession, sourceOf, textFile, withOrgOptions, writeText, type OrgOptions } from "../session.ts";
import { counted, tableLines, wrap, type Terminal } from "../terminal.ts";

interface WeightsOptions extends OrgOptions {
  readonly plan?: string;
  readonly answers?: string;
  readonly write?: true;
  readonly work?: string;
}

export function register(program: Command, deps: CliDeps): void {
  withOrgOptions(
    program
      .command("weights [path]")
      .description("five questions about plans of yours: what your answers make of the prices"),
  )
    .option("--plan <file>", "ask about these alternatives (of plan --alternatives) instead of new ones")
    .option("--answers <list>", "A, B or ? a question, such as A,B,?,A,A; nobody is asked then")
    .option("--write", "put the prices into onethread.yaml, where plan finds them")
    .option("--work <n>", "of new alternatives: stop each after so much work")
    .addHelpText("before", "Example: onethread weights examples/adventureworks --answers A,B\n")
    .action(async (path: string | undefined, options: WeightsOptions) => {
      const given = options.answers === undefined ? undefined : answersIn(options.answers);
      const file = options.write === true ? configFile(path, options, deps) : null;
      const session = await openSession(path, options, deps);
      const { org, terminal } = session;
      const asked = options.plan === undefined ? { alternatives: String(ALTERNATIVES_MAX) } : {};
      const planned = await planOf(session, { ...options, ...asked, prove: false, seed: "1" }, deps);
      if (!planned.ok) throw new InputRefused(wording(planned.refusal.message));
      const { set } = planned.drafted;
      if (set === undefined)
        throw new InputRefused(
          `${options.plan ?? "It"} holds one plan, and each question is about two: onethread plan ${session.again} --alternatives 7 --out plans.json`,
        );
      const weigh = (answers: readonly Chosen[]): Promise<Weighed> =>
        askWeights(org, set.set, answers, solverOf(terminal, deps));
      const weighed = await weighAll(weigh, given, { plans: set.set.plans, terminal, deps, options });
      terminal.progress("");
      process.exitCode = weighed.contradictory.length > 0 ? EXIT.no : EXIT.fine;
      const isChanged = Object.keys(weighed.costs).length > 0;
      const yaml = isChanged ? formatCosts(weighed.costs) : "";
      if (options.json === true)
        terminal.document(
          JSON.stringify(presentWeights(weighed, { plans: set.set.plans.length, yaml }), null, 2),
        );
      else printWeighed(weighed, set.set, yaml, terminal);
      if (file === null || !isChanged) return;
      if (weighed.contradictory.length > 0)
        throw new InputRefused(`Answers that contradict are not written: ${file} stays as it is.`);
      writeTo(file, weighed.costs, yaml, deps);
      terminal.hint(`Written: ${file}\nNext: onethread plan ${session.again}`);
    });
}

type Chosen = Answer["chosen"];

function answersIn(text: string): readonly Chosen[] {
  const answers = text.split(",").map((one) => one.trim().toUpperCase());
  const wrong = answers.find((one) => one !== "A" && one !== "B" && one !== "?");
  if (wrong !== undefined || answers.length > QUESTIONS_MAX)
    throw new InputRefused(
      `--answers takes one to ${QUESTIONS_MAX} of A, B and ? joined by ",", not "${text}".`,
    );
  return answers as readonly Chosen[];
}

interface Asking {
  readonly plans: readonly Plan[];
  readonly terminal: Terminal;
  readonly deps: CliDeps;
  readonly options: WeightsOptions;
}

/** With answers given all at once; else question by question, at a terminal; as far as there are questions. */
async function weighAll(
  weigh: (answers: readonly Chosen[]) => Promise<Weighed>,
  given: readonly Chosen[] | undefined,
  { plans, terminal, deps, options }: Asking,
): Promise<Weighed> {
  if (given !== undefined) {
    const weighed = await weigh(given);
    if (weighed.answered.length < given.length)
      throw new InputRefused(
        `${counted(given.length, "answer")} for ${counted(weighed.answered.length, "question")}: the plans here leave no more to ask.`,
      );
    return weighed;
  }
  const answers: Chosen[] = [];
  for (;;) {
    const weighed = await weigh(answers);
    if (weighed.next === null || options.json === true) return weighed;
    printQuestion(weighed.next, answers.length + 1, plans, terminal);
    const answer = await askOne(deps);
    if (answer === null) {
      terminal.hint("Nobody can be asked here: answer with --answers A, then --answers A,B, and so on.");
      return weighed;
    }
    answers.push(answer);
  }
}

async function askOne(deps: CliDeps): Promise<Chosen | null> {
  for (;;) {
    const typed = await deps.ask("Which would you rather have? [A/B, ? cannot say] ");
    if (typed === null) return null;
    const answer = typed.trim().toUpperCase();
    if (answer === "A" || answer === "B" || answer === "?") return answer;
    if (answer === "") return "?";
  }
}

function printQuestion(
  { a, b, differs }: WeightQuestion,
  number: number,
  plans: readonly Plan[],
  terminal: Terminal,
): void {
  terminal.out("");
  terminal.out(terminal.colors.bold(`Question ${number}: plan ${a} or plan ${b} of the ${plans.length}?`));
  const right = "right" as const;
  for (const line of tableLines(
    [
      { title: "", flexible: true },
      { title: "A", align: right },
      { title: "B", align: right },
    ],
    differs.map((row) => [row.what, String(row.a), String(row.b)]),
    terminal.width,
  ))
    terminal.out(line);
}

/** What the answers make of the prices, with whether each of them is kept. */
function printWeighed(weighed: Weighed, { plans }: PlanSet, yaml: string, terminal: Terminal): void {
  const { answered, contradictory, next } = weighed;
  const say = (text: string): void => wrap(text, terminal.width).forEach(terminal.out);
  if (answered.length === 0) {
    if (next === null)
      return say(
        plans.length === 1
          ? "No other weights lead to a plan that is better in anything: there is nothing to ask."
          : `Of the ${plans.length} plans no two are left between which prices from a tenth to ten times yours decide: there is nothing to ask.`,
      );
    return;
  }
  for (const [k, one] of answered.entries())
    say(
      `${k + 1}. ${differsWords(one)}: ${one.chosen === "?" ? "cannot say" : one.chosen}${one.isKept ? "" : ", not kept"}`,
    );
  terminal.out("");
  if (yaml === "") return say("Your prices stay as they are: they decide as you do.");
  say(
    contradictory.length === 0
      ? "The prices nearest to yours that decide as you do, for onethread.yaml:"
      : `${contradictoryWords(contradictory)} for prices below a tenth or above ten times yours. Those that come nearest, not to be taken for an answer:`,
  );
  for (const line of yaml.trimEnd().split("\n")) terminal.out(`  ${line}`);
  const more = next === null ? "" : " More answers say more: up to five.";
  if (more !== "") say(more.trim());
}

const differsWords = ({ differs }: WeightQuestion): string =>
  `A or B (${differs.map(({ what, a, b }) => `${what.toLowerCase()} ${a} or ${b}`).join(", ")})`;

const contradictoryWords = (numbers: readonly number[]): string =>
  numbers.length === 1
    ? `Answer ${numbers[0]} asks`
    : `Answers ${numbers.slice(0, -1).join(", ")} and ${numbers.at(-1)} together ask`;

/** Where the settings of this organisation stand. @throws InputRefused for one that has no such place. */
function configFile(path: string | undefined, { config }: WeightsOptions, deps: CliDeps): string {
  if (config !== undefined) return config;
  const source = sourceOf(path, deps);
  if (source.isStore || source.path === "-")
    throw new InputRefused(
      `--write needs a file of settings, and ${source.path} has none beside it: --config onethread.yaml`,
    );
  return join(extname(source.path) === "" ? source.path : dirname(source.path), "onethread.yaml");
}

function writeTo(file: string, costs: Readonly<Record<string, number>>, yaml: string, deps: CliDeps): void {
  const text = deps.isThere(file) ? textFile(file, deps) : "";
  const written = writeCosts(text, costs);
  if (written === null)
    throw new InputRefused(
      `${file} writes its plan in a way that cannot be added to line by line, and stays as it is. Put these in:\n${yaml}`,
    );
  writeText(file, written, true, deps);
}
