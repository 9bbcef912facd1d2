import type { Command } from "commander";
import { invite, join, leaveScenario, publish } from "../../../history/index.ts";
import { joinAsAdmin } from "../../../usecases/scenarios/stored.ts";
import { isConfirmed } from "../../ask.ts";
import type { CliDeps } from "../../deps.ts";
import { printText } from "../../printText.ts";
import { answered, editNamed, minuteOf, openNamed, scenarioDeps } from "../../scenarios.ts";
import { presentScenario } from "../../../api/index.ts";
import { withOrg, withStoreOptions, type StoreOptions } from "../../stores.ts";

interface JoinOptions extends StoreOptions {
  readonly asAdmin?: true;
}

interface PublishOptions extends StoreOptions {
  readonly yes?: true;
}

export function register(program: Command, deps: CliDeps): void {
  withStoreOptions(
    program
      .command("invite <name> <login>")
      .summary("let somebody else take part")
      .description("let somebody else take part"),
  )
    .addHelpText("before", "Example: onethread scenario invite platform ada\n")
    .action((name: string, login: string, options: StoreOptions) =>
      withOrg(options, deps, (open) =>
        editNamed(open, deps, name, (scenario, by) => invite(scenario, login, by)),
      ),
    );
  withStoreOptions(
    program
      .command("join <name>")
      .summary("take part in a published one")
      .description("take part in a scenario that is published"),
  )
    .option("--as-admin", "join a confidential one, which all who take part will see")
    .addHelpText("before", "Example: onethread scenario join platform --as-admin --user ada\n")
    .action((name: string, options: JoinOptions) =>
      withOrg(options, deps, async (open) => {
        if (options.asAdmin !== true)
          return editNamed(open, deps, name, (scenario, by) => join(scenario, by));
        const joined = answered(await joinAsAdmin(scenarioDeps(open, deps), name), open.terminal, options);
        if (joined !== undefined && open.isJson)
          return open.terminal.document(JSON.stringify(presentScenario(joined), null, 2));
        if (joined !== undefined)
          printText(open.terminal, `${joined.scenario.name}: ${minuteOf(joined.scenario, joined.event)}`);
      }),
    );
  withStoreOptions(
    program.command("leave <name>").summary("take part no longer").description("take part no longer"),
  )
    .addHelpText("before", "Example: onethread scenario leave platform\n")
    .action((name: string, options: StoreOptions) =>
      withOrg(options, deps, (open) =>
        editNamed(open, deps, name, (scenario, by) => leaveScenario(scenario, by)),
      ),
    );
  withStoreOptions(
    program
      .command("publish <name>")
      .summary("let everybody see it")
      .description("let everybody see it who may see the organisation"),
  )
    .option("--yes", "without asking; there is no way back")
    .addHelpText("before", "Example: onethread scenario publish platform --yes\n")
    .action((name: string, options: PublishOptions) =>
      withOrg(options, deps, async (open) => {
        const opened = await openNamed(open, deps, name);
        if (opened === undefined) return;
        const what = `From now on everybody who sees the organisation would see ${opened.scenario.name}, with every name in it, and there is no way back.`;
        if (!(await isConfirmed({ what }, options, deps))) return open.terminal.out("It stays confidential.");
        await editNamed(open, deps, opened.scenario.id, (scenario, by) => publish(scenario, by));
      }),
    );
}
