import type { Command } from "commander";
import { presentScenario, presentScenarioList } from "../../../api/index.ts";
import { listScenarios, startScenario } from "../../../usecases/scenarios/stored.ts";
import type { CliDeps } from "../../deps.ts";
import { answered, openNamed, scenarioDeps } from "../../scenarios.ts";
import { printMinutes, printScenario, stateOf } from "../../scenarioText.ts";
import { must, withOrg, withStoreOptions, type StoreOptions } from "../../stores.ts";
import { tableLines } from "../../terminal.ts";
import { shellWord } from "../../shellWord.ts";

export function register(program: Command, deps: CliDeps): void {
  registerCreate(program, deps);
  registerList(program, deps);
  registerShow(program, deps);
}

function registerCreate(program: Command, deps: CliDeps): void {
  withStoreOptions(
    program
      .command("create <name>")
      .summary("begin one")
      .description("begin a scenario; nobody but you sees it until you publish it"),
  )
    .addHelpText("before", "Example: onethread scenario create search\n")
    .action((name: string, options: StoreOptions) =>
      withOrg(options, deps, async (open) => {
        const { terminal } = open;
        const made = answered(await startScenario(scenarioDeps(open, deps), name), terminal, options);
        if (made === undefined) return;
        if (options.json === true) return terminal.document(JSON.stringify(presentScenario(made), null, 2));
        terminal.out(
          `${name} begins on revision ${made.scenario.baseRevision}. Only ${open.user()} can see it.`,
        );
        terminal.hint(
          `Next: onethread scenario add ${shellWord(name)} set-manager person=<who> manager=<whom>${open.again}`,
        );
      }),
    );
}

function registerList(program: Command, deps: CliDeps): void {
  withStoreOptions(
    program.command("list").summary("those you may see").description("the scenarios you may see"),
  )
    .addHelpText("before", "Example: onethread scenario list\n")
    .action((options: StoreOptions) =>
      withOrg(options, deps, async (open) => {
        const { terminal, store, entry } = open;
        const all = await listScenarios(scenarioDeps(open, deps));
        if (options.json === true)
          return terminal.document(JSON.stringify(presentScenarioList(entry.id, all), null, 2));
        if (all.length === 0) return terminal.out("You take part in no scenario, and none is published.");
        const head = must(await store.head(entry.id)).revision;
        const rows = all.map(({ scenario }) => [
          scenario.name,
          scenario.id,
          String(scenario.changeSets.reduce((sum, { changes }) => sum + changes.length, 0)),
          scenario.publishedAt === undefined ? "confidential" : "published",
          stateOf(scenario, head),
        ]);
        const columns = [
          { title: "Scenario" },
          { title: "Id" },
          { title: "Changes", align: "right" as const },
          { title: "Seen" },
          { title: "State", flexible: true },
        ];
        for (const line of tableLines(columns, rows, terminal.width)) terminal.out(line);
      }),
    );
}

interface ShowOptions extends StoreOptions {
  readonly minutes?: true;
  readonly all?: true;
}

function registerShow(program: Command, deps: CliDeps): void {
  withStoreOptions(
    program
      .command("show <name>")
      .summary("its changes, approvals, comments")
      .description("its changes wave by wave, who approved them and what was said"),
  )
    .option("--all", "every change of a long wave")
    .option("--minutes", "everything that was done to it, with who and when")
    .addHelpText("before", "Example: onethread scenario show platform --minutes\n")
    .action((name: string, options: ShowOptions) =>
      withOrg(options, deps, async (open) => {
        const { terminal, store, entry } = open;
        const opened = await openNamed(open, deps, name);
        if (opened === undefined) return;
        if (options.json === true)
          return terminal.document(JSON.stringify(presentScenario(opened, opened), null, 2));
        const head = must(await store.head(entry.id)).revision;
        printScenario(opened, { head, all: options.all === true }, terminal);
        if (options.minutes === true) {
          terminal.out("");
          printMinutes(opened.scenario, terminal);
        }
      }),
    );
}
