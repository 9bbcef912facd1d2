import type { Command } from "commander";
import { presentExplain, type ExplainResult } from "../../api/index.ts";
import { wording } from "../../org/index.ts";
import { checkOrg } from "../../usecases/checkOrg.ts";
import { explainInPlan } from "../../usecases/explainPlan.ts";
import { explainDefinition, explainSubject, isDefinition } from "../../usecases/explainSubject.ts";
import { definitionId, nearDefinitions } from "../../usecases/findDefinitions.ts";
import { EXIT, InputRefused } from "../exit.ts";
import { solverOf, type ProofOptions } from "../exactOptions.ts";
import { printExplanation } from "../explainText.ts";
import { isOrganisationHere } from "../organisationHere.ts";
import { planOf } from "../planOf.ts";
import { openSession, withOrgOptions, type OrgOptions } from "../session.ts";
import type { CliDeps } from "../deps.ts";
import { terminalOf } from "../options.ts";
import { wrap, type Terminal } from "../terminal.ts";

interface ExplainOptions extends OrgOptions, ProofOptions {
  readonly area?: string;
  readonly all?: true;
  readonly plan?: string;
}

export function register(program: Command, deps: CliDeps): void {
  withOrgOptions(
    program
      .command("explain <subject> [words...]")
      .description("the rows and the formula behind a number, a check, or anything by name")
      .usage("[options] <subject> [area] [path]"),
  )
    .option("--area <area>", "the check or metric in this area, with its rows")
    .option("--all", "every row")
    .option("--plan <file>", "what this plan does with a person or an area: why, and at what price not")
    .option("--prove", "with --plan: prove each price, as far as it comes")
    .addHelpText(
      "before",
      "Example: onethread explain legs\n         onethread explain Growth examples/sourcegraph-2022-05-15\n         onethread explain legs --area Growth examples/sourcegraph-2022-05-15\n         onethread plan examples/sourcegraph-2022-05-15 --out p.json\n         onethread explain Growth examples/sourcegraph-2022-05-15 --plan p.json\n",
    )
    .action(async (subject: string, words: string[], options: ExplainOptions) => {
      const asked =
        options.plan === undefined
          ? askedOf(subject, words, options.area)
          : { subject, area: options.area, path: pathOf(words) };
      const { result, terminal, hint } = await answer(asked, options, deps);
      process.exitCode = result.explanations.length === 0 ? EXIT.no : EXIT.fine;
      if (options.json === true)
        return terminal.document(JSON.stringify(presentExplain(subject, result), null, 2));
      if (result.explanations.length === 0) printNothing(asked, result, terminal);
      for (const one of result.explanations) printExplanation(one, terminal, options.all === true);
      if (hint !== undefined) terminal.hint(hint);
    });
}

/** What the words ask for: a subject, perhaps in an area, perhaps in an organisation that must be read. */
interface Asked {
  readonly subject: string;
  readonly area: string | undefined;
  readonly path: string | undefined;
}

/** `legs`, `legs company/`, `legs Growth company/`, `Growth legs company/`, `Growth company/`. */
function askedOf(subject: string, words: readonly string[], areaOption: string | undefined): Asked {
  const [first, second, ...more] = words;
  const isSwapped = !isDefinition(subject) && first !== undefined && isDefinition(first);
  const hasArea = isSwapped || (isDefinition(subject) && second !== undefined);
  const asked: Asked = isSwapped
    ? { subject: first, area: subject, path: second }
    : hasArea
      ? { subject, area: first, path: second }
      : { subject, area: areaOption, path: first };
  const extra = hasArea ? more : words.slice(1);
  if (extra.length > 0)
    throw new InputRefused(
      `"${extra.join(" ")}" is one word too many; a name of several words needs quotes.`,
    );
  if (hasArea && areaOption !== undefined)
    throw new InputRefused(`Two areas are named: "${asked.area}" and, by --area, "${areaOption}".`);
  if (asked.area !== undefined && !isDefinition(asked.subject))
    throw new InputRefused(`--area goes with a check or metric; "${asked.subject}" is none.`);
  return asked;
}

/** With --plan a word that is a check or metric too may name an area. */
function pathOf(words: readonly string[]): string | undefined {
  if (words.length > 1)
    throw new InputRefused(
      `"${words.slice(1).join(" ")}" is one word too many; a name of several words needs quotes.`,
    );
  return words[0];
}

interface Answer {
  readonly result: ExplainResult;
  readonly terminal: Terminal;
  readonly hint?: string;
}

async function answer(
  { subject, area, path }: Asked,
  options: ExplainOptions,
  deps: CliDeps,
): Promise<Answer> {
  if (options.plan !== undefined) return answerOfPlan({ subject, area, path }, options, options.plan, deps);
  // Without a path a definition stands for itself: no organisation is read.
  if (path === undefined && area === undefined && isDefinition(subject))
    return {
      result: explainDefinition(subject),
      terminal: terminalOf(options),
      hint: `With your data: onethread explain ${definitionId(subject) ?? subject} <path>`,
    };
  // Nor for a mistyped one, unless the word may be of the organisation here.
  const near =
    path === undefined && area === undefined && options.plan === undefined ? nearDefinitions(subject) : [];
  if (near.length > 0 && !isOrganisationHere(deps))
    return {
      result: { explanations: [], near },
      terminal: terminalOf(options),
      hint: "No organisation was read: name its path behind the word.",
    };
  const { org, config, terminal } = await openSession(path, options, deps);
  return { result: explainSubject(checkOrg(org, config, { asMode: "sto" }), subject, area), terminal };
}

async function answerOfPlan(
  { subject, area, path }: Asked,
  options: ExplainOptions,
  file: string,
  deps: CliDeps,
): Promise<Answer> {
  if (area !== undefined)
    throw new InputRefused(
      `--plan explains a person or an area of the plan, not "${subject}" in "${area}". Leave one of the two out.`,
    );
  const session = await openSession(path, options, deps);
  const { org, terminal } = session;
  terminal.progress("checking the plan");
  const planned = await planOf(session, { ...options, plan: file, seed: "1" }, deps);
  if (!planned.ok) throw new InputRefused(wording(planned.refusal.message));
  const result = await explainInPlan(org, planned.drafted.plan, subject, {
    exact: options.prove === true ? "prove" : "off",
    solveMip: solverOf(terminal, deps),
    onProgress: terminal.progress,
  });
  terminal.progress("");
  const isOpen = result.explanations.some(
    (one) =>
      (one.kind === "planned-person" || one.kind === "planned-area") &&
      one.explained.standing?.kind === "open",
  );
  return isOpen && options.prove !== true
    ? { result, terminal, hint: "What is not proved may be with: --prove" }
    : { result, terminal };
}

function printNothing({ subject, area }: Asked, { near }: ExplainResult, terminal: Terminal): void {
  const say = (text: string): void => wrap(text, terminal.width, "  ").forEach(terminal.out);
  say(
    area === undefined
      ? `Nothing here is called "${subject}": no check, metric, area, person, asset, dependency, decision or discipline.`
      : `No area here is called "${area}".`,
  );
  if (near.length > 0)
    say(
      `Maybe: ${near.map((one) => (one.name === one.id ? `${one.id} (${one.kind})` : `${one.name} (${one.kind} ${one.id})`)).join(", ")}`,
    );
}
