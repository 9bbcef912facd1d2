import type { Command } from "commander";
import { presentExplain, type ExplainResult } from "../../api/index.ts";
import { checkOrg } from "../../usecases/checkOrg.ts";
import { explainDefinition, explainSubject, isDefinition } from "../../usecases/explainSubject.ts";
import { definitionId, nearDefinitions } from "../../usecases/findDefinitions.ts";
import { EXIT, InputRefused } from "../exit.ts";
import { printExplanation } from "../explainText.ts";
import { openSession, sourceOf, withOrgOptions, type OrgOptions } from "../session.ts";
import type { CliDeps } from "../deps.ts";
import { terminalOf } from "../options.ts";
import { wrap, type Terminal } from "../terminal.ts";

interface ExplainOptions extends OrgOptions {
  readonly area?: string;
  readonly all?: true;
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
    .addHelpText(
      "before",
      "Example: onethread explain legs\n         onethread explain Growth examples/sourcegraph-2022-05-15\n         onethread explain legs --area Growth examples/sourcegraph-2022-05-15\n",
    )
    .action(async (subject: string, words: string[], options: ExplainOptions) => {
      const asked = askedOf(subject, words, options.area);
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
  // Without a path a definition stands for itself: no organisation is read.
  if (path === undefined && area === undefined && isDefinition(subject))
    return {
      result: explainDefinition(subject),
      terminal: terminalOf(options),
      hint: `With your data: onethread explain ${definitionId(subject) ?? subject} <path>`,
    };
  // Nor for a mistyped one, unless the word may be of the organisation here.
  const near = path === undefined && area === undefined ? nearDefinitions(subject) : [];
  if (near.length > 0 && !isOrganisationHere(deps))
    return {
      result: { explanations: [], near },
      terminal: terminalOf(options),
      hint: "No organisation was read: name its path behind the word.",
    };
  const { org, config, terminal } = await openSession(path, options, deps);
  return { result: explainSubject(checkOrg(org, config, { asMode: "sto" }), subject, area), terminal };
}

/** Names that only an organisation's folder has at its top. */
const ORGANISATION = /^(?:onethread|mapping)\.ya?ml$|^(?:people|areas)[./]/;

/** Whether the current folder holds an organisation, not merely files that some reader would take. */
function isOrganisationHere(deps: CliDeps): boolean {
  if (sourceOf(undefined, deps).isStore) return true;
  const read = deps.readFiles(".", {});
  return (
    read.ok &&
    (read.value.configText !== undefined ||
      read.value.mappingText !== undefined ||
      read.value.files.some(({ name }) => ORGANISATION.test(name)))
  );
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
