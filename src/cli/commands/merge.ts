import type { Command } from "commander";
import { presentConflicts, presentScenario } from "../../api/index.ts";
import { mergeScenario, type MergedScenario } from "../../usecases/scenarios/mergeScenario.ts";
import { undoMerge } from "../../usecases/scenarios/undoMerge.ts";
import { isConfirmed } from "../ask.ts";
import { choicesOf, printConflicts } from "../conflictText.ts";
import type { CliDeps } from "../deps.ts";
import { EXIT } from "../exit.ts";
import { printText } from "../printText.ts";
import { answered, openNamed, scenarioDeps } from "../scenarios.ts";
import { withOrg, withStoreOptions, type OpenOrg, type StoreOptions } from "../stores.ts";
import { counted } from "../terminal.ts";
import { shellWord } from "../shellWord.ts";

interface MergeOptions extends StoreOptions {
  readonly yes?: true;
  readonly undo?: true;
  readonly choose?: readonly string[];
}

export function register(program: Command, deps: CliDeps): void {
  withStoreOptions(
    program
      .command("merge <scenario>")
      .description("make an approved scenario part of the history: each wave a revision on its day"),
  )
    .option("--yes", "without asking")
    .option("--undo", "undo its merge by new revisions; it is open again then")
    .option("--choose <n=side...>", "with --undo, for fields changed again: 1=mine, …")
    .addHelpText("before", "Example: onethread merge platform --yes\n")
    .action((name: string, options: MergeOptions) =>
      withOrg(options, deps, (open) =>
        options.undo === true ? undo(open, name, options, deps) : merge(open, name, options, deps),
      ),
    );
}

async function merge(open: OpenOrg, name: string, options: MergeOptions, deps: CliDeps): Promise<void> {
  const { terminal } = open;
  const opened = await openNamed(open, deps, name);
  if (opened === undefined) return;
  const sets = opened.walked.steps.length;
  const what = `${counted(sets, "wave")} of ${opened.scenario.name} would become part of the history, which is never rewritten, only undone.`;
  if (sets > 0 && !(await isConfirmed({ what }, options, deps))) return terminal.out("Nothing was merged.");
  const done = answered(await mergeScenario(scenarioDeps(open, deps), name), terminal, {
    ...options,
    scenario: opened.scenario,
  });
  if (done === undefined) return;
  if (options.json === true)
    return terminal.document(
      JSON.stringify(
        {
          ...presentScenario(done),
          merged: done.merged,
          editedMeanwhile: done.editedMeanwhile,
          head: done.head,
        },
        null,
        2,
      ),
    );
  printText(terminal, terminal.colors.bold(mergedText(done)));
  for (const { revision, effectiveOn, plannedOn } of done.merged)
    printText(
      terminal,
      `revision ${revision}, from ${effectiveOn}${plannedOn === undefined ? "" : ` (planned for ${plannedOn}, which is past)`}`,
      "  ",
    );
  for (const id of done.editedMeanwhile)
    printText(
      terminal,
      `Somebody edited a change set while it was merged: what they wrote is kept as ${id}, open and not approved.`,
    );
  terminal.hint(
    done.scenario.status === "merged"
      ? `Next: onethread show ${done.head.revision}${open.again}   what it did`
      : `Next: onethread rebase ${shellWord(done.scenario.name)} --dry-run${open.again}   what is still open`,
  );
}

/** An edit that somebody made meanwhile keeps a scenario open, though all that was asked for is committed. */
function mergedText({ scenario, merged }: MergedScenario): string {
  if (scenario.status === "merged") return `${scenario.name} is merged:`;
  return `${counted(merged.length, "change set")} of ${scenario.name} ${merged.length === 1 ? "is" : "are"} merged; the scenario itself stays ${scenario.status}:`;
}

async function undo(open: OpenOrg, name: string, options: MergeOptions, deps: CliDeps): Promise<void> {
  const { terminal } = open;
  const to = scenarioDeps(open, deps);
  const what = `What the merge of ${name} did would be undone by new revisions.`;
  if (!(await isConfirmed({ what }, options, deps))) return terminal.out("Nothing was undone.");
  const first = answered(await undoMerge(to, name), terminal, options);
  const chosen =
    first === undefined || first.isSaved || options.choose === undefined
      ? first
      : answered(await undoMerge(to, name, choicesOf(options.choose, first.conflicts)), terminal, options);
  if (chosen === undefined) return;
  if (!chosen.isSaved) process.exitCode = EXIT.no;
  if (options.json === true)
    return terminal.document(
      JSON.stringify(
        chosen.isSaved
          ? { ...presentScenario(chosen), revisions: chosen.revisions, conflicts: [] }
          : { schemaVersion: 1, ok: false, conflicts: presentConflicts(chosen.conflicts) },
        null,
        2,
      ),
    );
  if (chosen.isSaved)
    return printText(
      terminal,
      `The merge of ${chosen.scenario.name} is undone by revision ${chosen.revisions.join(", ")}; the scenario is open again.`,
    );
  printConflicts(chosen.conflicts, terminal);
  terminal.hint(
    `Next: onethread merge ${shellWord(name)} --undo --choose 1=mine${open.again}   (nothing was written)`,
  );
}
