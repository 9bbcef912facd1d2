import type { Command } from "commander";
import { presentConflicts, presentScenario } from "../../../api/index.ts";
import { wording } from "../../../org/index.ts";
import { putInFile, takeFromFile } from "../../../usecases/scenarios/scenarioCopies.ts";
import { passphraseOf, type SecretOptions } from "../../ask.ts";
import { choicesOf, printConflicts } from "../../conflictText.ts";
import type { CliDeps } from "../../deps.ts";
import { EXIT } from "../../exit.ts";
import { printText } from "../../printText.ts";
import { answered, openNamed, scenarioDeps } from "../../scenarios.ts";
import { bytesOf, writeText } from "../../session.ts";
import { shellWord } from "../../shellWord.ts";
import { withOrg, withStoreOptions, type StoreOptions } from "../../stores.ts";

interface ExportOptions extends StoreOptions, SecretOptions {
  readonly withOrg?: true;
  readonly force?: true;
}

interface ImportOptions extends StoreOptions, SecretOptions {
  readonly choose?: readonly string[];
}

const PASSPHRASE = "where the passphrase stands; else ONETHREAD_PASSPHRASE, or asked";

export function register(program: Command, deps: CliDeps): void {
  withStoreOptions(
    program
      .command("export <name> <file>")
      .summary("as an encrypted file")
      .description("put it in one encrypted file with its comments, for somebody without this store"),
  )
    .option("--passphrase-file <file>", PASSPHRASE)
    .option("--with-org", "the organisation of its base goes along")
    .option("--force", "replace a file that is there")
    .addHelpText(
      "before",
      "Example: onethread scenario export platform platform.scenario \\\n           --passphrase-file secret.txt --force\n",
    )
    .action((name: string, file: string, options: ExportOptions) =>
      withOrg(options, deps, async (open) => {
        const { terminal } = open;
        // Whether there is such a scenario is said before a passphrase is asked for.
        if ((await openNamed(open, deps, name)) === undefined) return;
        const passphrase = await passphraseOf(options, deps, true);
        const put = answered(
          await putInFile(scenarioDeps(open, deps), name, { passphrase, hasOrg: options.withOrg === true }),
          terminal,
          options,
        );
        if (put === undefined) return;
        writeText(file, put.bytes, options.force === true, deps);
        if (options.json === true)
          return terminal.document(
            JSON.stringify({ ...presentScenario(put), file, bytes: put.bytes.length }, null, 2),
          );
        printText(
          terminal,
          `Written: ${file}, encrypted, ${Math.ceil(put.bytes.length / 1024)} kB. Its minutes say that a copy left.`,
        );
        terminal.hint(
          "Give the passphrase on another way than the file. There: onethread scenario import <file>",
        );
      }),
    );
  withStoreOptions(
    program
      .command("import <file>")
      .summary("from such a file, merged")
      .description("take a scenario in from an encrypted file; one that is here is merged with it"),
  )
    .option("--passphrase-file <file>", PASSPHRASE)
    .option("--choose <n=side...>", "where both changed a field: 1=mine (the file), 2=theirs, …")
    .addHelpText(
      "before",
      "Example: onethread scenario import platform.scenario \\\n           --passphrase-file secret.txt\n",
    )
    .action((file: string, options: ImportOptions) =>
      withOrg(options, deps, async (open) => {
        const { terminal } = open;
        const bytes = bytesOf(file, deps);
        const passphrase = await passphraseOf(options, deps, false);
        const to = scenarioDeps(open, deps);
        const first = answered(await takeFromFile(to, bytes, { passphrase }), terminal, options);
        const taken =
          first === undefined || first.conflicts.length === 0 || options.choose === undefined
            ? first
            : answered(
                await takeFromFile(to, bytes, {
                  passphrase,
                  choices: choicesOf(options.choose, first.conflicts),
                }),
                terminal,
                options,
              );
        if (taken === undefined) return;
        const { scenario, how, conflicts, notices } = taken;
        if (conflicts.length > 0) process.exitCode = EXIT.no;
        if (options.json === true)
          return terminal.document(
            JSON.stringify(
              {
                ...presentScenario(taken),
                how,
                notices: notices.map((one) => wording(one)),
                conflicts: presentConflicts(conflicts),
              },
              null,
              2,
            ),
          );
        for (const notice of notices) printText(terminal, wording(notice), "  ");
        if (conflicts.length > 0) {
          printConflicts(conflicts, terminal);
          return terminal.hint(
            `Next: onethread scenario import ${shellWord(file)} --choose 1=mine   (nothing was written)`,
          );
        }
        const did = {
          new: "is here now, with you in it",
          merged: "is merged with what was here",
          same: "says what is here already",
        }[how];
        printText(terminal, `${scenario.name} ${did}.`);
        terminal.hint(`Next: onethread scenario show ${shellWord(scenario.name)}${open.again}`);
      }),
    );
}
