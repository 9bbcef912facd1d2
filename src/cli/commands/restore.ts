import type { Command } from "commander";
import { presentBackup } from "../../api/index.ts";
import { isConfirmed } from "../ask.ts";
import type { CliDeps } from "../deps.ts";
import { InputRefused } from "../exit.ts";
import { terminalOf } from "../options.ts";
import { printText } from "../printText.ts";
import { addressOf, isServerAddress, must, shown, withStoreOptions, type StoreOptions } from "../stores.ts";

interface RestoreOptions extends StoreOptions {
  readonly replace?: true;
  readonly yes?: true;
}

export function register(program: Command, deps: CliDeps): void {
  withStoreOptions(
    program
      .command("restore <file>")
      .description("put what a backup holds into a store: checked whole first, then all of it or nothing"),
  )
    .option("--replace", "in the place of the store file that is there; that one is kept beside")
    .option("--yes", "without asking")
    .addHelpText("before", "Example: onethread restore acme.backup --store restored.db\n")
    .action(async (file: string, options: RestoreOptions) => {
      const terminal = terminalOf(options);
      const address = addressOf(options, deps);
      if (!deps.isThere(file)) throw new InputRefused(`${file}: there is no such file.`);
      const { orgs, madeAt } = must(await deps.checkBackup(file));
      const isReplacing = options.replace === true && deps.isThere(address);
      if (isReplacing && isServerAddress(address))
        throw new InputRefused("--replace is for store files. Restore into another database of the server.");
      const held = orgs.map(({ entry, head }) => `${entry.id} at revision ${head.revision}`).join(", ");
      const what = `${address} would be replaced by the backup of ${madeAt.slice(0, 16).replace("T", " ")} (${held}).`;
      if (isReplacing && !(await isConfirmed({ what }, options, deps)))
        return terminal.out("Nothing was restored.");
      const restored = await deps.restoreBackup(file, address, {
        isReplacing,
        onProgress: (done, total) => terminal.progress(`restoring revision ${done} of ${total}`),
      });
      terminal.progress("");
      if (!restored.ok && restored.refusal.code === "org-known")
        throw new InputRefused(
          `${shown(address)} holds ${held.replace(/ at .*/, "")} already; nothing was written. Restore into another store with --store, or in the place of this one with --replace.`,
        );
      const { kept } = must(restored);
      if (options.json === true)
        return terminal.document(
          JSON.stringify(
            presentBackup({
              store: shown(address),
              file,
              bytes: deps.sizeOf(file),
              orgs: orgs.map(({ entry, head }) => ({ id: entry.id, ...head })),
            }),
            null,
            2,
          ),
        );
      printText(terminal, `${shown(address)} holds ${held}, as ${file} does.`);
      if (kept !== null) printText(terminal, `What stood there is kept as ${kept}.`);
      terminal.hint(`Next: onethread verify --store ${shown(address)}`);
    });
}
