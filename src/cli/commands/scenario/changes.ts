import type { Command } from "commander";
import { presentScenario } from "../../../api/index.ts";
import type { OrgChange } from "../../../changes/index.ts";
import {
  addChanges,
  addChangeSet,
  removeChangeSet,
  renameScenario,
  replaceChangeSet,
  restoreChange,
  strikeOut,
} from "../../../history/index.ts";
import { namingOf, describeChange } from "../../../changes/index.ts";
import { wording } from "../../../org/index.ts";
import { editScenario } from "../../../usecases/scenarios/editScenario.ts";
import type { OpenedScenario } from "../../../usecases/scenarios/openScenario.ts";
import type { CliDeps } from "../../deps.ts";
import { InputRefused } from "../../exit.ts";
import { dayOption } from "../../options.ts";
import { printText } from "../../printText.ts";
import {
  answered,
  changeRef,
  changeSetOf,
  editNamed,
  numberOf,
  openNamed,
  printEdited,
  scenarioDeps,
} from "../../scenarios.ts";
import { textFile } from "../../session.ts";
import type { Terminal } from "../../terminal.ts";
import { withOrg, withStoreOptions, type StoreOptions } from "../../stores.ts";
import { parseChangesFile, parseTypedChange, typedUsages } from "../../typedChange.ts";

export function register(program: Command, deps: CliDeps): void {
  registerAdd(program, deps);
  registerEdit(program, deps);
  registerStrike(program, deps);
}

interface SetOptions extends StoreOptions {
  readonly file?: string;
  readonly effective?: string;
  readonly reason?: string;
}

interface AddOptions extends SetOptions {
  readonly set?: string;
}

function registerAdd(program: Command, deps: CliDeps): void {
  withStoreOptions(
    program
      .command("add <name> [change...]")
      .summary("add a change, or changes from a file")
      .description("add a change: its kind, then fields as word=value; ids or names"),
  )
    .option("--file <file>", "changes as JSON instead: a list, or a change set")
    .option("--effective <day>", "the wave of that day (default: the newest, else today)")
    .option("--set <n>", "into this change set")
    .option("--reason <text>", "why, of a new change set (default: the scenario's name)")
    .addHelpText(
      "before",
      "Example: onethread scenario add platform set-manager person=p1 manager=p2\n         onethread scenario add platform      (the kinds there are)\n",
    )
    .action((name: string, words: readonly string[], options: AddOptions) =>
      withOrg(options, deps, async (open) => {
        const opened = await openNamed(open, deps, name);
        if (opened === undefined) return;
        if (words.length === 0 && options.file === undefined) return printKinds(open.terminal);
        const changes = changesOf(opened, words, options, deps);
        const target = targetOf(opened, options, deps);
        const newId = deps.randomHex(6);
        const edited = answered(
          await editScenario(scenarioDeps(open, deps), opened.scenario.id, (scenario, by) =>
            target.id === null
              ? addChangeSet(
                  scenario,
                  {
                    id: newId,
                    author: by.user,
                    reason: options.reason ?? scenario.name,
                    effectiveOn: target.day,
                    changes,
                  },
                  by,
                )
              : addChanges(scenario, target.id, changes, by),
          ),
          open.terminal,
          options,
        );
        if (edited === undefined) return;
        if (options.json === true)
          return open.terminal.document(JSON.stringify(presentScenario(edited), null, 2));
        const changeSetId = target.id ?? newId;
        const places = edited.scenario.changeSets.find(({ id }) => id === changeSetId)?.changes.length ?? 0;
        const names = namingOf(
          (await openNamed(open, deps, opened.scenario.id))?.walked.org ?? opened.walked.org,
        );
        for (const [i, change] of changes.entries())
          printText(
            open.terminal,
            `${numberOf(edited.scenario, { changeSetId, place: places - changes.length + i })}  ${wording(describeChange(change, names))}`,
          );
        for (const held of edited.heldNow) printText(open.terminal, wording(held.message), "  ");
      }),
    );
}

/** The kinds of change with their fields: the help that does not fit a screen. */
function printKinds(terminal: Terminal): void {
  terminal.out("Kinds of change, and what each takes; [what may be left out]:");
  for (const usage of typedUsages()) printText(terminal, usage, "  ");
  terminal.hint("Others, such as split-area and set-charter, are given as JSON: --file changes.json");
}

function changesOf(
  { walked }: OpenedScenario,
  words: readonly string[],
  { file }: SetOptions,
  deps: CliDeps,
): readonly OrgChange[] {
  if (file === undefined) return [parseTypedChange(walked.org, words)];
  if (words.length > 0)
    throw new InputRefused(`The changes come from ${file}: "${words.join(" ")}" is one too many.`);
  return parseChangesFile(textFile(file, deps), file);
}

/** The change set that changes go to; `id` null: a new one of that day. */
function targetOf(
  { scenario }: OpenedScenario,
  { set, effective, reason }: AddOptions,
  deps: CliDeps,
): { readonly id: string | null; readonly day: string } {
  if (set !== undefined) return { id: changeSetOf(scenario, set).id, day: "" };
  const merged = scenario.mergedSets ?? [];
  const open = scenario.changeSets.filter(({ id }) => !merged.includes(id));
  const day = effective === undefined ? undefined : dayOption("--effective", effective);
  const found = day === undefined ? open.at(-1) : open.find((one) => one.effectiveOn === day);
  const isOther = found !== undefined && reason !== undefined && found.reason !== reason;
  return found === undefined || isOther
    ? { id: null, day: day ?? found?.effectiveOn ?? deps.today() }
    : { id: found.id, day: found.effectiveOn };
}

interface EditOptions extends SetOptions {
  readonly name?: string;
  readonly set?: string;
  readonly remove?: true;
}

function registerEdit(program: Command, deps: CliDeps): void {
  withStoreOptions(
    program
      .command("edit <name>")
      .summary("its name; a wave's day, reason, changes")
      .description("its name, or the day, reason and changes of a change set"),
  )
    .option("--name <name>", "what it is called from now on")
    .option("--set <n>", "the change set that the other options are about")
    .option("--effective <day>", "the day of that change set")
    .option("--reason <text>", "why")
    .option("--file <file>", "its changes, as JSON")
    .option("--remove", "take it out of the scenario")
    .addHelpText("before", "Example: onethread scenario edit platform --set 1 --effective 2027-01-01\n")
    .action((name: string, options: EditOptions) =>
      withOrg(options, deps, async (open) => {
        const { name: newName, set, effective, reason, file, remove } = options;
        const ofSet = [effective, reason, file, remove].some((one) => one !== undefined);
        if (set === undefined && ofSet)
          throw new InputRefused("Which change set? Add --set 1; scenario show numbers them.");
        if (newName === undefined && !ofSet)
          throw new InputRefused("Nothing to edit: name a --name, or a --set with what it becomes.");
        const changes = file === undefined ? undefined : parseChangesFile(textFile(file, deps), file);
        const day = effective === undefined ? undefined : dayOption("--effective", effective);
        let called = name;
        if (set !== undefined && ofSet)
          await editNamed(open, deps, called, (scenario, by) => {
            const old = changeSetOf(scenario, set);
            return remove === true
              ? removeChangeSet(scenario, old.id, by)
              : replaceChangeSet(
                  scenario,
                  {
                    ...old,
                    ...(day === undefined ? {} : { effectiveOn: day }),
                    ...(reason === undefined ? {} : { reason }),
                    ...(changes === undefined ? {} : { changes }),
                  },
                  by,
                );
          });
        if (newName !== undefined)
          await editNamed(open, deps, called, (scenario, by) => renameScenario(scenario, newName, by));
        called = newName ?? called;
      }),
    );
}

function registerStrike(program: Command, deps: CliDeps): void {
  for (const { verb, summary, description, does } of [
    {
      verb: "strike",
      summary: "strike a change through",
      description: "strike a change through: it stays, and does not apply",
      does: strikeOut,
    },
    {
      verb: "restore",
      summary: "take a struck change up again",
      description: "take a change up again that was struck through",
      does: restoreChange,
    },
  ])
    withStoreOptions(program.command(`${verb} <name> <change>`).summary(summary).description(description))
      .addHelpText(
        "before",
        `Example: onethread scenario ${verb} platform ${verb === "strike" ? "1.1" : "1.2"}\n`,
      )
      .action((name: string, number: string, options: StoreOptions) =>
        withOrg(options, deps, async (open) => {
          const edited = answered(
            await editScenario(scenarioDeps(open, deps), name, (scenario, by) =>
              does(scenario, changeRef(scenario, number), by),
            ),
            open.terminal,
            options,
          );
          if (edited === undefined) return;
          if (options.json === true)
            return open.terminal.document(JSON.stringify(presentScenario(edited), null, 2));
          printEdited(edited, open.terminal);
        }),
      );
}
