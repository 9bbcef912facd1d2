import type { Command } from "commander";
import { presentDiff } from "../../api/index.ts";
import { isDay, type Day, type Org } from "../../org/index.ts";
import { openOrg } from "../../usecases/openOrg.ts";
import { openScenario } from "../../usecases/scenarios/openScenario.ts";
import { describeDiff, printDiff } from "../describeDiff.ts";
import type { CliDeps } from "../deps.ts";
import { dayOption, terminalOf } from "../options.ts";
import { printText } from "../printText.ts";
import { answered, scenarioDeps } from "../scenarios.ts";
import { readFilesOrg } from "../session.ts";
import { must, withOrg, withStoreOptions, type StoreOptions } from "../stores.ts";

interface DiffOptions extends StoreOptions {
  readonly today?: string;
  readonly all?: true;
}

export function register(program: Command, deps: CliDeps): void {
  withStoreOptions(
    program
      .command("diff <a> <b>")
      .description("what leads from one to the other: revisions, days, scenarios, files, or folders"),
  )
    .option("--today <day>", "the day on which revisions and files are looked at")
    .option("--all", "every change")
    .addHelpText(
      "before",
      "Example: onethread diff 0 1\n         onethread diff 2022-05-15 head\n         onethread diff head platform      (a scenario)\n         onethread diff people.csv examples/sourcegraph-2024-06-25\n",
    )
    .action(async (a: string, b: string, options: DiffOptions) => {
      const today = options.today === undefined ? deps.today() : dayOption("--today", options.today);
      const orgs: Org[] = [];
      for (const side of [a, b]) {
        const org = await orgOf(side, { ...options, on: today }, deps);
        if (org === undefined) return;
        orgs.push(org);
      }
      const [from, to] = orgs;
      if (from === undefined || to === undefined) return;
      const terminal = terminalOf(options);
      const described = describeDiff(from, to);
      if (options.json === true)
        return terminal.document(JSON.stringify(presentDiff(a, b, described), null, 2));
      if (described.changes.length === 0) return printText(terminal, `${a} and ${b} say the same.`);
      printDiff(described, terminal, options.all === true);
    });
}

/** One side: a revision, a day, files, or a scenario. Undefined: refused, and said. */
async function orgOf(
  side: string,
  options: DiffOptions & { readonly on: Day },
  deps: CliDeps,
): Promise<Org | undefined> {
  const isMoment = side === "head" || /^\d+$/.test(side) || isDay(side);
  if (!isMoment && deps.isThere(side)) {
    const { color, quiet } = options;
    const { imported } = readFilesOrg(
      side,
      { color, ...(quiet === undefined ? {} : { quiet }), today: options.on },
      deps,
      {},
    );
    return imported.org;
  }
  return withOrg(options, deps, async (open) => {
    const { store, entry, terminal } = open;
    if (!isMoment) {
      const opened = answered(await openScenario(scenarioDeps(open, deps), side), terminal, options);
      return opened?.walked.org;
    }
    const asked = isDay(side) ? { on: side } : { on: options.on };
    const revision = /^\d+$/.test(side) ? { revision: Number(side) } : {};
    return must(await openOrg(store, entry.id, { ...asked, ...revision, today: options.on })).org;
  });
}
