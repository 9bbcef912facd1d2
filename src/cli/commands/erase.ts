import type { Command } from "commander";
import { presentErase } from "../../api/index.ts";
import { openOrg } from "../../usecases/openOrg.ts";
import { isConfirmed } from "../ask.ts";
import type { CliDeps } from "../deps.ts";
import { printText } from "../printText.ts";
import { must, withOrg, withStoreOptions, type StoreOptions } from "../stores.ts";
import { counted } from "../terminal.ts";
import { outsiderOrPerson } from "../typedChange.ts";

interface EraseOptions extends StoreOptions {
  readonly yes?: true;
}

export function register(program: Command, deps: CliDeps): void {
  withStoreOptions(
    program
      .command("erase <person>")
      .description("take everything personal of somebody out of the store for good; the history holds"),
  )
    .option("--yes", "without asking for the id to be typed; there is no way back")
    .addHelpText(
      "before",
      "Example: onethread erase p1 --yes\nNames, addresses, titles and texts go; ids, lines, days and figures stay.\n",
    )
    .action((person: string, options: EraseOptions) =>
      withOrg(options, deps, async ({ store, entry, terminal, address }) => {
        const { org } = must(await openOrg(store, entry.id, { today: deps.today(), keeps: false }));
        const id = outsiderOrPerson(org, person);
        const what = `Name, addresses, titles and texts of ${id} would go out of ${store.address} for good, scenarios included. There is no way back.`;
        if (!(await isConfirmed({ what, word: id }, options, deps)))
          return terminal.out("Nothing was erased.");
        const report = must(await store.erase(entry.id, id));
        if (options.json === true)
          return terminal.document(
            JSON.stringify(
              presentErase({ store: store.address, org: entry.id, person: id, ...report }),
              null,
              2,
            ),
          );
        printText(
          terminal,
          terminal.colors.bold(
            `${id} is erased: ${counted(report.texts, "text")} gone, ${counted(report.redacted, "other text")} blacked out, ${counted(report.scenarios, "scenario")} cleaned.`,
          ),
        );
        for (const one of report.remains) printText(terminal, `Not in our hands: ${one}`, "  ");
        const old = `${address}.before-restore`;
        if (deps.isThere(old))
          printText(terminal, `Still there: ${old}, the store that a restore replaced. Delete it.`, "  ");
        terminal.hint(
          "Backups made before still hold the name: replace them (onethread backup). The lists themselves lie with you.",
        );
      }),
    );
}
