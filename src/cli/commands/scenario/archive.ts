import type { Command } from "commander";
import { archiveScenario, reopenScenario } from "../../../history/index.ts";
import type { CliDeps } from "../../deps.ts";
import { editNamed } from "../../scenarios.ts";
import { withOrg, withStoreOptions, type StoreOptions } from "../../stores.ts";

interface ArchiveOptions extends StoreOptions {
  readonly reopen?: true;
}

export function register(program: Command, deps: CliDeps): void {
  withStoreOptions(
    program
      .command("archive <name>")
      .summary("lay it aside, or take it up again")
      .description("lay it aside, with all it says"),
  )
    .option("--reopen", "back from the archive; it has to be approved again")
    .addHelpText("before", "Example: onethread scenario archive platform\n")
    .action((name: string, options: ArchiveOptions) =>
      withOrg(options, deps, (open) =>
        editNamed(open, deps, name, (scenario, by) =>
          options.reopen === true ? reopenScenario(scenario, by) : archiveScenario(scenario, by),
        ),
      ),
    );
}
