import type { Command } from "commander";
import { presentBackup } from "../../api/index.ts";
import type { CliDeps } from "../deps.ts";
import { printText } from "../printText.ts";
import { must, withStore, withStoreOptions, type StoreOptions } from "../stores.ts";
import { counted } from "../terminal.ts";

interface BackupOptions extends StoreOptions {
  readonly force?: true;
}

export function register(program: Command, deps: CliDeps): void {
  withStoreOptions(
    program
      .command("backup <file>")
      .description("one file of everything, as it stands at one moment; others may go on writing"),
  )
    .option("--force", "replace a file that is there")
    .addHelpText("before", "Example: onethread backup acme-2026-06-01.backup --force\n")
    .action((file: string, options: BackupOptions) =>
      withStore(options, deps, async ({ store, terminal, again }) => {
        const pieces = store.backup((done, total) =>
          terminal.progress(`backing up revision ${done} of ${total}`),
        );
        const bytes = await deps.writeStream(file, pieces, options.force === true);
        terminal.progress("");
        const { orgs } = must(await deps.checkBackup(file));
        if (options.json === true)
          return terminal.document(
            JSON.stringify(
              presentBackup({
                store: store.address,
                file,
                bytes,
                orgs: orgs.map(({ entry, head }) => ({ id: entry.id, ...head })),
              }),
              null,
              2,
            ),
          );
        const held = orgs.map(({ entry, head }) => `${entry.id} at revision ${head.revision}`);
        printText(
          terminal,
          `Written and read back: ${file}, ${kb(bytes)}, ${counted(orgs.length, "organisation")}: ${held.join(", ")}.`,
        );
        terminal.hint(
          "It holds names and everything else that is private: keep it where only you can read it.",
        );
        terminal.hint(`Next: onethread verify ${file}${again}   at any time, and where it is kept`);
      }),
    );
}

export const kb = (bytes: number): string => `${Math.ceil(bytes / 1024).toLocaleString("en")} kB`;
