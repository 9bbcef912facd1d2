import type { Command } from "commander";
import { presentShow } from "../../api/index.ts";
import { wording } from "../../org/index.ts";
import { showRevision } from "../../usecases/historyOf.ts";
import { printEffect } from "../commitText.ts";
import type { CliDeps } from "../deps.ts";
import { wholeOption } from "../options.ts";
import { printText } from "../printText.ts";
import { must, withOrg, withStoreOptions, type StoreOptions } from "../stores.ts";
import { counted } from "../terminal.ts";
import { printEntry } from "./log.ts";

interface ShowOptions extends StoreOptions {
  readonly all?: true;
}

/** So many changes are printed unless all are asked for. */
const SHOWN_MAX = 20;

export function register(program: Command, deps: CliDeps): void {
  withStoreOptions(
    program
      .command("show <revision>")
      .description("one revision, told whole: its changes, and what it did to figures and findings"),
  )
    .option("--all", "every change")
    .addHelpText("before", "Example: onethread show 1\n")
    .action((text: string, options: ShowOptions) =>
      withOrg(options, deps, async ({ store, entry, terminal, again }) => {
        const number = wholeOption("show", text);
        const isWhole = options.all === true || options.json === true;
        const shown = must(
          await showRevision(store, entry.id, {
            revision: number,
            today: deps.today(),
            changesMax: isWhole ? Number.MAX_SAFE_INTEGER : SHOWN_MAX,
          }),
        );
        if (options.json === true)
          return terminal.document(JSON.stringify(presentShow(entry.id, shown), null, 2));
        printEntry(shown.entry, terminal);
        for (const says of shown.changes) printText(terminal, `- ${wording(says)}`, "   ");
        const left = shown.entry.changes - shown.changes.length;
        if (left > 0) terminal.out(`   … and ${counted(left, "more change")}: --all`);
        if (shown.effect !== null) {
          printText(terminal, "Effect on that day:", "   ");
          printEffect(shown.effect, terminal, "     ");
        }
        terminal.hint(`Next: onethread revert ${number}${again}   undoes it by a new revision`);
      }),
    );
}
