import type { Command } from "commander";
import { presentScenario } from "../../../api/index.ts";
import { approveScenario, withdrawFromScenario } from "../../../usecases/scenarios/approveScenario.ts";
import type { CliDeps } from "../../deps.ts";
import { answered, areaNamed, minuteOf, openNamed, scenarioDeps } from "../../scenarios.ts";
import { printText } from "../../printText.ts";
import { withOrg, withStoreOptions, type StoreOptions } from "../../stores.ts";
import { shellWord } from "../../shellWord.ts";

interface ApproveOptions extends StoreOptions {
  readonly area?: string;
  readonly withdraw?: true;
}

export function register(program: Command, deps: CliDeps): void {
  withStoreOptions(
    program
      .command("approve <name>")
      .summary("approve it, or one area of it")
      .description("approve it, or one area of it; refused while questions, owners or councils are open"),
  )
    .option("--area <area>", "this area only; all that it touches make the whole")
    .option("--withdraw", "take your own approval back")
    .addHelpText("before", "Example: onethread scenario approve platform\n")
    .action((name: string, options: ApproveOptions) =>
      withOrg(options, deps, async (open) => {
        const { terminal } = open;
        const opened = await openNamed(open, deps, name);
        if (opened === undefined) return;
        const area = options.area === undefined ? undefined : areaNamed(opened, options.area);
        const decide = options.withdraw === true ? withdrawFromScenario : approveScenario;
        const approved = answered(await decide(scenarioDeps(open, deps), name, area), terminal, {
          ...options,
          scenario: opened.scenario,
        });
        if (approved === undefined) return;
        if (options.json === true)
          return terminal.document(JSON.stringify(presentScenario(approved), null, 2));
        printText(terminal, `${approved.scenario.name}: ${minuteOf(approved.scenario, approved.event)}`);
        if (approved.scenario.status === "approved")
          terminal.hint(`Next: onethread merge ${shellWord(approved.scenario.name)}${open.again}`);
      }),
    );
}
