import type { Command } from "commander";
import { presentAudit } from "../../api/index.ts";
import { auditPack } from "../../usecases/auditPack.ts";
import type { CliDeps } from "../deps.ts";
import { dayOption, wholeOption } from "../options.ts";
import { printText } from "../printText.ts";
import { must, withOrg, withStoreOptions, type StoreOptions } from "../stores.ts";
import { counted } from "../terminal.ts";

interface AuditOptions extends StoreOptions {
  readonly out: string;
  readonly revision?: string;
  readonly force?: true;
}

export function register(program: Command, deps: CliDeps): void {
  withStoreOptions(
    program
      .command("audit <day>")
      .description("a folder for whoever examines a day: state, owners with their origin, findings, readers"),
  )
    .requiredOption("--out <folder>", "where to write it")
    .option("--revision <n>", "by what was known at that revision")
    .option("--force", "replace files that are there with other content")
    .addHelpText("before", "Example: onethread audit 2022-06-01 --out audit-2022-06-01\n")
    .action((text: string, options: AuditOptions) =>
      withOrg(options, deps, async ({ store, entry, terminal, user, address }) => {
        const on = dayOption("audit", text);
        const revision =
          options.revision === undefined ? {} : { revision: wholeOption("--revision", options.revision) };
        const readers = deps.readersOf(address);
        const input = { on, today: deps.today(), user: user(), readers, ...revision };
        const files = must(await auditPack(store, entry.id, input));
        deps.writeFiles(options.out, files, options.force === true);
        if (options.json === true)
          return terminal.document(
            JSON.stringify(presentAudit({ org: entry.id, asOf: on, out: options.out, files }), null, 2),
          );
        printText(
          terminal,
          `Written to ${options.out}: ${counted(files.length, "file")} about ${entry.name} as of ${on}.`,
        );
        for (const { name } of files) terminal.out(`  ${name}`);
        terminal.hint("It names people: give it to whoever examines it, and to nobody else.");
      }),
    );
}
