import type { Command } from "commander";
import type { CliDeps } from "../deps.ts";
import { readFilesFor, type ImportOptions } from "../importFiles.ts";
import { terminalOf, wholeOption } from "../options.ts";
import { printText } from "../printText.ts";
import { fillWith } from "../serveFiles.ts";
import { sourceOf } from "../session.ts";
import { must, requireStore, shown, withStoreOptions } from "../stores.ts";

interface ServeOptions extends ImportOptions {
  readonly port: string;
}

export function register(program: Command, deps: CliDeps): void {
  withStoreOptions(
    program
      .command("serve [path]")
      .description("the web app on loopback, on a store of this machine or on files"),
  )
    .option("--config <file>", "of files: settings (default: onethread.yaml beside the data)")
    .option("--mapping <file>", "of files: which field is which (default: mapping.yaml there)")
    .option("--sheet <file>", "of files: a filled sheet on who works on what")
    .option("--today <day>", "of files: read them as of this day, YYYY-MM-DD")
    .option("--port <n>", "port on 127.0.0.1 (default: a free one)", "0")
    .addHelpText("before", "Example: onethread serve examples/sourcegraph-2022-05-15\n")
    .addHelpText(
      "after",
      `
Of a store, everything done in the app is kept there, and the command line sees
it at once. Of files, it is kept until the command ends. Nobody but this machine
is answered; the address holds a secret: who has it has the store.`,
    )
    .action(async (path: string | undefined, options: ServeOptions) => {
      const terminal = terminalOf(options);
      const source =
        path === undefined && options.store !== undefined
          ? { path: options.store, isStore: true }
          : sourceOf(path, deps);
      const port = wholeOption("--port", options.port);
      if (source.isStore) requireStore(source.path, deps);
      const read = source.isStore ? null : readFilesFor(source.path, options, deps);
      let org = options.org;
      const served = must(
        await deps.serveApp(
          read === null
            ? { address: source.path }
            : { fill: async (store) => void (org = await fillWith(store, read, options, terminal, deps)) },
          port,
        ),
      );
      const url = `${served.url}${org === undefined ? "" : `#/findings?org=${encodeURIComponent(org)}`}`;
      if (options.json === true)
        return terminal.document(JSON.stringify({ schemaVersion: 1, url, store: served.address }, null, 2));
      printText(
        terminal,
        read === null
          ? `${shown(source.path)}: what is done in the app is kept there.`
          : `${read.title}: kept until this ends. To keep its history: onethread init, then onethread serve.`,
      );
      terminal.out(`Open: ${url}   (this machine only; Ctrl+C ends)`);
    });
}
