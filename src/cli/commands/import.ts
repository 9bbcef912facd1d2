import { join } from "node:path";
import { Option, type Command } from "commander";
import { presentProblem, presentRefresh } from "../../api/index.ts";
import { PROBLEM_CODES, wording } from "../../org/index.ts";
import { commitChanges } from "../../usecases/commitChanges.ts";
import { listScenarios } from "../../usecases/scenarios/stored.ts";
import { isConfirmed } from "../ask.ts";
import { printCommitRefusal, printCommitted } from "../commitText.ts";
import type { CliDeps } from "../deps.ts";
import { EXIT, InputRefused } from "../exit.ts";
import { HISTORY_FOLDER, parseHistory } from "../historyFiles.ts";
import {
  prepareImport,
  printPrepared,
  readFilesFor,
  type ImportOptions,
  type Prepared,
} from "../importFiles.ts";
import { hintText, printText } from "../printText.ts";
import { scenarioDeps } from "../scenarios.ts";
import { must, withOrg, withStoreOptions, type OpenOrg } from "../stores.ts";
import { counted } from "../terminal.ts";
import { shellWord } from "../shellWord.ts";

interface ImportVerbOptions extends ImportOptions {
  readonly dryRun?: true;
  readonly yes?: true;
  readonly withHistory?: true;
}

export function register(program: Command, deps: CliDeps): void {
  withStoreOptions(
    program
      .command("import [path]")
      .description("read who is there into the store; a later list is a refresh, summary first"),
  )
    .option("--config <file>", "settings (default: onethread.yaml beside the data)")
    .option("--mapping <file>", "which field is which (default: mapping.yaml there)")
    .option("--sheet <file>", "a filled sheet on who works on what (see: map)")
    .option("--today <day>", "read it as of this day (default: today)")
    .option("--effective <day>", "the day from which it holds (default: today)")
    .option("--reason <text>", "why, for the history")
    .option("--dry-run", "say what would change, and change nothing")
    .option("--yes", "commit without asking")
    .addOption(
      new Option("--leavers <what>", "whoever is missing").choices(["keep", "accept"]).default("keep"),
    )
    .option("--left <ids...>", "of the missing, these are gone")
    .option("--fill <ids...>", "newcomers or seats, as proposed; all: all of them")
    .option("--with-history", "first the revisions that convert --with-history wrote")
    .option("--partial", "the list names only some: nobody is missing")
    .option("--accept <codes...>", "problems that shall not stop it")
    .option("--choose <row=id...>", "who a row is: an id of the store, or new")
    .addHelpText(
      "before",
      "Example: onethread import people.csv --dry-run\n         onethread import examples/sourcegraph-2022-05-15 --yes\n",
    )
    .action((path: string | undefined, options: ImportVerbOptions) => {
      const unknown = (options.accept ?? [])
        .flatMap((text) => text.split(","))
        .find((code) => !(PROBLEM_CODES as readonly string[]).includes(code));
      if (unknown !== undefined)
        throw new InputRefused(`--accept takes names of problems such as several-roots, not "${unknown}".`);
      return withOrg(options, deps, (open) => run(open, path ?? ".", options, deps));
    });
}

async function run(open: OpenOrg, path: string, options: ImportVerbOptions, deps: CliDeps): Promise<void> {
  const { terminal } = open;
  if (options.withHistory === true) await commitHistory(open, path, options, deps);
  const prepared = await prepareImport(open, readFilesFor(path, options, deps), options, deps);
  const isJson = options.json === true;
  if (!isJson) printPrepared(prepared, open);
  const { blocking, isKnown, isFirst, changes } = prepared;
  const print = (more: object): void =>
    terminal.document(JSON.stringify({ ...importJson(prepared), ...more }, null, 2));
  if (blocking.length > 0) {
    process.exitCode = EXIT.no;
    return isJson ? print({ committed: null }) : printBlocked(blocking, open);
  }
  if (isKnown)
    return isJson
      ? print({ committed: null })
      : printText(terminal, "It says what the store knows: no revision was made.");
  if (options.dryRun === true)
    return isJson
      ? print({ committed: null })
      : printText(terminal, "This was only a look: nothing was committed.");
  const what = isFirst
    ? `The history of ${open.entry.id} would begin with this.`
    : `${counted(changes.length, "change")} would be committed.`;
  if (!(await isConfirmed({ what }, options, deps))) return terminal.out("Nothing was committed.");
  const outcome = await prepared.commit();
  if (isJson)
    return print(
      outcome.ok
        ? { committed: { revision: outcome.value.revision.number, hash: outcome.value.head.hash } }
        : { committed: null, refusal: { code: outcome.refusal.code, message: outcome.refusal.message } },
    );
  if (!outcome.ok) return printCommitRefusal(outcome.refusal, terminal);
  printCommitted(outcome.value, terminal, { isFirst });
  await hintNext(open, isFirst, deps);
}

/** The revisions of a folder as those of an empty organisation, all of them read before the first is committed. */
async function commitHistory(
  open: OpenOrg,
  path: string,
  options: ImportVerbOptions,
  deps: CliDeps,
): Promise<void> {
  const { store, entry, terminal } = open;
  if (must(await store.head(entry.id)).revision > 0)
    throw new InputRefused(
      `${entry.id} has a history already: --with-history begins one in an empty organisation.`,
    );
  if (options.dryRun === true) throw new InputRefused("--with-history cannot be looked at with --dry-run.");
  const folder = join(path, HISTORY_FOLDER);
  const read = deps.readFiles(folder, {});
  if (!read.ok) throw new InputRefused(read.refusal);
  const sets = parseHistory(read.value.files, folder);
  const what = `The history of ${entry.id} would begin with ${counted(sets.length, "revision")} of ${folder}.`;
  if (!(await isConfirmed({ what }, options, deps))) throw new InputRefused("Nothing was committed.");
  for (const [base, changeSet] of sets.entries()) {
    terminal.progress(`revision ${base + 1} of ${sets.length}`);
    const outcome = await commitChanges(store, {
      orgId: entry.id,
      base,
      changeSet,
      today: deps.today(),
      invariants: "tell",
    });
    if (!outcome.ok)
      throw new InputRefused(
        `Revision ${base + 1} of ${folder}: ${outcome.refusal.message} ${base} before it are committed.`,
      );
  }
  terminal.progress("");
  if (options.json !== true)
    printText(
      terminal,
      `${counted(sets.length, "revision")} of ${folder} are committed, as of now and with hashes of their own.`,
    );
}

function printBlocked(blocking: Prepared["blocking"], { terminal }: OpenOrg): void {
  const codes = [...new Set(blocking.map(({ code }) => code))];
  printText(
    terminal,
    `Nothing was committed: ${counted(blocking.length, "problem stands", "problems stand")} in the way (${codes.join(", ")}). Mend the list, or accept what is done about them by name: --accept ${codes.join(" ")}`,
  );
}

async function hintNext(open: OpenOrg, isFirst: boolean, deps: CliDeps): Promise<void> {
  const { terminal, again } = open;
  if (isFirst) return terminal.hint(`Next: onethread status${again}`);
  const scenarios = await listScenarios(scenarioDeps(open, deps));
  const live = scenarios.filter(
    ({ scenario }) => scenario.status === "open" || scenario.status === "approved",
  );
  if (live.length === 0) return terminal.hint(`Next: onethread log${again}`);
  hintText(
    terminal,
    `${counted(live.length, "scenario stands", "scenarios stand")} on an older revision: ${live.map(({ scenario }) => scenario.name).join(", ")}.`,
  );
  terminal.hint(`Next: onethread rebase ${shellWord(live[0]?.scenario.name ?? "")} --dry-run${again}`);
}

function importJson({ isFirst, title, summary, problems, blocking, changes, refresh }: Prepared): object {
  if (refresh !== null) return { first: isFirst, source: title, ...presentRefresh(refresh) };
  return {
    schemaVersion: 1,
    first: isFirst,
    source: title,
    changes: changes.length,
    summary: summary.map(({ id, count, says }) => ({ id, count, says: wording(says) })),
    problems: problems.map((one) => presentProblem(one)),
    blocking: blocking.map(({ code }) => code),
  };
}
