import type { Command } from "commander";
import { presentScenario } from "../../../api/index.ts";
import { splitStored, type SplitBy } from "../../../usecases/scenarios/splitStored.ts";
import type { CliDeps } from "../../deps.ts";
import { InputRefused } from "../../exit.ts";
import { printText } from "../../printText.ts";
import { answered, areaNamed, changeRef, changeSetOf, openNamed, scenarioDeps } from "../../scenarios.ts";
import { withOrg, withStoreOptions, type StoreOptions } from "../../stores.ts";
import type { OpenedScenario } from "../../../usecases/scenarios/openScenario.ts";

interface SplitOptions extends StoreOptions {
  readonly set?: readonly string[];
  readonly area?: readonly string[];
  readonly change?: readonly string[];
}

export function register(program: Command, deps: CliDeps): void {
  withStoreOptions(
    program
      .command("split <name> <new-name>")
      .summary("a part of it as one of its own")
      .description("take a part of it out, as a scenario of its own"),
  )
    .option("--set <n...>", "these change sets")
    .option("--area <area...>", "everything that touches these areas")
    .option("--change <n...>", "these changes, such as 1.2")
    .addHelpText("before", "Example: onethread scenario split platform search --change 1.1\n")
    .action((name: string, newName: string, options: SplitOptions) =>
      withOrg(options, deps, async (open) => {
        const { terminal } = open;
        const opened = await openNamed(open, deps, name);
        if (opened === undefined) return;
        const split = answered(
          await splitStored(scenarioDeps(open, deps), name, newName, splitBy(opened, options)),
          terminal,
          options,
        );
        if (split === undefined) return;
        const { kept, taken } = split;
        if (options.json === true)
          return terminal.document(
            JSON.stringify(
              { schemaVersion: 1, kept: presentScenario(kept), taken: presentScenario(taken) },
              null,
              2,
            ),
          );
        const count = taken.scenario.changeSets.reduce((sum, { changes }) => sum + changes.length, 0);
        printText(
          terminal,
          `${newName} took ${count} ${count === 1 ? "change" : "changes"} out of ${kept.scenario.name}; both have to be approved.`,
        );
      }),
    );
}

function splitBy(opened: OpenedScenario, { set, area, change }: SplitOptions): SplitBy {
  const given = [set, area, change].filter((one) => one !== undefined).length;
  if (given !== 1)
    throw new InputRefused("What goes? Name one of --set, --area or --change; scenario show numbers them.");
  const { scenario } = opened;
  if (set !== undefined) return { changeSetIds: set.map((one) => changeSetOf(scenario, one).id) };
  if (area !== undefined) return { areaIds: area.map((one) => areaNamed(opened, one)) };
  return { changes: (change ?? []).map((one) => changeRef(scenario, one)) };
}
