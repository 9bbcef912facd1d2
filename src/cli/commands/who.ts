import type { Command } from "commander";
import { isAnswered, presentWho, presentWhoBatch, type WhoResult } from "../../api/index.ts";
import type { Config, Org } from "../../org/index.ts";
import { whoOwns } from "../../usecases/whoOwns.ts";
import { EXIT, InputRefused } from "../exit.ts";
import { openSession, sourceOf, withOrgOptions, type OrgOptions } from "../session.ts";
import { storedSession } from "../storedSession.ts";
import { withStoreAt } from "../stores.ts";
import { evidenceFor, evidenceJson, printEvidence } from "../whoEvidence.ts";
import type { OwnershipEvidence } from "../../usecases/ownershipEvidence.ts";
import type { CliDeps } from "../deps.ts";
import { counted, type Terminal } from "../terminal.ts";
import { answerLine, printWho } from "../whoText.ts";

interface WhoOptions extends OrgOptions {
  readonly stdin?: true;
  readonly jsonl?: true;
  readonly failOn: string;
}

/** One document is held in memory whole; longer lists go line by line. */
const DOCUMENT_MAX = 20_000;
/** Suggestions read every name: so many are typing errors of a person, more are another list. */
const SUGGESTED_MAX = 100;
const FAIL_ON = ["none", "several"] as const;

export function register(program: Command, deps: CliDeps): void {
  withOrgOptions(
    program
      .command("who [thing] [path]")
      .description("name the person who owns an area, asset, dependency or decision"),
  )
    .option("--stdin", "read one thing a line instead; the one word is the path")
    .option("--jsonl", "print one JSON object a line, as each is answered")
    .option("--fail-on <what>", "end with 1 on: none (nobody), several (also several)", "several")
    .addHelpText(
      "before",
      'Example: onethread who "Search Core" examples/sourcegraph-2022-05-15\n         echo Growth | onethread who --stdin examples/sourcegraph-2022-05-15\n         onethread who Growth --as-of 2022-06-01      (of a store, see: init)\n',
    )
    .action(async (thing: string | undefined, path: string | undefined, options: WhoOptions) => {
      if (!FAIL_ON.some((what) => what === options.failOn))
        throw new InputRefused(`--fail-on takes none or several, not "${options.failOn}".`);
      const things = options.stdin === true ? linesOf(deps) : [thing];
      if (options.stdin === true && path !== undefined)
        throw new InputRefused(
          `With --stdin the things come from there: "${thing ?? ""}" is one word too many beside the path ${path}.`,
        );
      const wanted = things.filter((one) => one !== undefined);
      if (options.stdin !== true && (thing ?? "").trim() === "")
        throw new InputRefused('Name a thing: onethread who "Search Core" company, or many with --stdin.');
      if (options.json === true && options.jsonl !== true && wanted.length > DOCUMENT_MAX)
        throw new InputRefused(
          `${wanted.length} things are too many for one document; --jsonl prints one line each.`,
        );
      const source = sourceOf(options.stdin === true ? thing : path, deps);
      if (!source.isStore) {
        const { org, config, terminal } = await openSession(source.path, options, deps);
        return answerAll(wanted, { org, config, terminal, options });
      }
      await withStoreAt(source.path, options, deps, async (open) => {
        const session = await storedSession(open, options, deps);
        const { org, config, terminal } = session;
        const evidence =
          options.stdin === true ? undefined : await evidenceFor(wanted[0] ?? "", session, open);
        answerAll(wanted, {
          org,
          config,
          terminal,
          options,
          ...(evidence === undefined ? {} : { evidence }),
        });
      });
    });
}

/** Lines of standard input that hold something. */
function linesOf(deps: CliDeps): string[] {
  return new TextDecoder()
    .decode(deps.readStdin())
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== "");
}

interface Answering {
  readonly org: Org;
  readonly config: Config;
  readonly terminal: Terminal;
  readonly options: WhoOptions;
  /** Of a store: how the owners of the one thing asked for are known. */
  readonly evidence?: readonly OwnershipEvidence[];
}

function answerAll(things: readonly string[], { org, config, terminal, options, evidence }: Answering): void {
  const isBatch = options.stdin === true;
  const certifiedDays = config.thresholds["ownership-certified.days"];
  const kept: { query: string; result: WhoResult }[] = [];
  let answered = 0;
  let failed = 0;
  let unknown = 0;
  for (const query of things) {
    const result = whoOwns(org, query, certifiedDays, unknown < SUGGESTED_MAX);
    if (result.answers.length === 0) unknown++;
    if (isAnswered(result)) answered++;
    if (fails(result, options.failOn)) failed++;
    if (options.jsonl === true) terminal.document(JSON.stringify(presentWho(query, org.today, result)));
    else if (options.json === true) kept.push({ query, result });
    else if (isBatch) terminal.out(answerLine(query, result));
    else printWho(query, result, terminal);
  }
  process.exitCode = failed === 0 ? EXIT.fine : EXIT.no;
  if (options.json === true && options.jsonl !== true) {
    const [first] = kept;
    const one =
      isBatch || first === undefined
        ? presentWhoBatch(org.today, kept)
        : {
            ...presentWho(first.query, org.today, first.result),
            ...(evidence === undefined ? {} : { history: evidence.map(evidenceJson) }),
          };
    terminal.document(JSON.stringify(one, null, 2));
  }
  if (evidence !== undefined && options.json !== true && options.jsonl !== true)
    printEvidence(evidence, terminal);
  if (isBatch)
    terminal.hint(`${counted(things.length, "thing")}, ${answered} answered by exactly one person.`);
  if (unknown > SUGGESTED_MAX)
    terminal.hint(
      `${unknown} names are unknown; what is called like them was looked for of the first ${SUGGESTED_MAX}.`,
    );
}

/** Whether the answer is a "no": nobody, and unless only that was asked for, several as well. */
function fails(result: WhoResult, failOn: string): boolean {
  if (failOn !== "none") return !isAnswered(result);
  return result.answers.length === 0 || result.answers.some((answer) => answer.answer === "none");
}
