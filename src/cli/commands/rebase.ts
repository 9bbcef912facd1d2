import type { Command } from "commander";
import { presentRebase } from "../../api/index.ts";
import { rebaseOnHead } from "../../usecases/scenarios/rebaseOnHead.ts";
import { choicesOf, printConflicts, printFollowed } from "../conflictText.ts";
import type { CliDeps } from "../deps.ts";
import { EXIT } from "../exit.ts";
import { printText } from "../printText.ts";
import { answered, scenarioDeps } from "../scenarios.ts";
import { withOrg, withStoreOptions, type StoreOptions } from "../stores.ts";
import { shellWord } from "../shellWord.ts";

interface RebaseOptions extends StoreOptions {
  readonly choose?: readonly string[];
  readonly dryRun?: true;
}

export function register(program: Command, deps: CliDeps): void {
  withStoreOptions(
    program.command("rebase <scenario>").description("put a scenario on the newest revision, field by field"),
  )
    .option("--choose <n=side...>", "where both changed a field: 1=mine, all=proposed, …")
    .option("--dry-run", "say what would come of it, and change nothing")
    .addHelpText("before", "Example: onethread rebase platform --dry-run\n")
    .action((name: string, options: RebaseOptions) =>
      withOrg(options, deps, async (open) => {
        const { terminal } = open;
        const to = scenarioDeps(open, deps);
        const asked = answered(await rebaseOnHead(to, name, { isDryRun: true }), terminal, options);
        if (asked === undefined) return;
        const choices = choicesOf(options.choose, asked.conflicts);
        const isDryRun = options.dryRun === true;
        const done =
          isDryRun && choices.length === 0
            ? asked
            : answered(await rebaseOnHead(to, name, { choices, isDryRun }), terminal, options);
        if (done === undefined) return;
        if (done.conflicts.length > 0) process.exitCode = EXIT.no;
        if (options.json === true) return terminal.document(JSON.stringify(presentRebase(done), null, 2));
        const { scenario, conflicts, event, isSaved } = done;
        if (event === null)
          return printText(
            terminal,
            `${scenario.name} stands on the newest revision, ${scenario.baseRevision}, already.`,
          );
        printFollowed(done, terminal);
        if (conflicts.length > 0) {
          printConflicts(conflicts, terminal);
          return terminal.hint(
            `Next: onethread rebase ${shellWord(name)} --choose 1=mine${open.again}   (nothing was written)`,
          );
        }
        printText(
          terminal,
          isSaved
            ? `${scenario.name} stands on revision ${scenario.baseRevision} now.`
            : `${scenario.name} would go onto revision ${scenario.baseRevision} without a conflict. Nothing was written.`,
        );
      }),
    );
}
