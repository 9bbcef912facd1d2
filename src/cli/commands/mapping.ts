import type { Command } from "commander";
import { draftMapping } from "../../formats/index.ts";
import { InputRefused } from "../exit.ts";
import { writeText } from "../session.ts";
import type { CliDeps } from "../deps.ts";
import { terminalOf, withCommonOptions, type CommonOptions } from "../options.ts";
import { counted } from "../terminal.ts";

interface MappingOptions extends CommonOptions {
  readonly out?: string;
  readonly force?: true;
}

export function register(program: Command, deps: CliDeps): void {
  withCommonOptions(
    program
      .command("mapping <path>")
      .description("draft the mapping of a list of your own: each field with three values and our guess"),
  )
    .option("--out <file>", "write it there (mapping.yaml beside the data is found by every verb)")
    .option("--force", "replace that file where it has other content")
    .addHelpText("before", "Example: onethread mapping people.csv --out mapping.yaml\n")
    .action((path: string, options: MappingOptions) => {
      const terminal = terminalOf(options);
      const read = deps.readFiles(path, {});
      if (!read.ok) throw new InputRefused(read.refusal);
      const { text, fields } = draftMapping(read.value.files);
      if (fields.length === 0)
        throw new InputRefused(
          `${path}: no list of records was found. Name a CSV, XLSX, YAML or JSON file that has one.`,
        );
      if (options.out !== undefined) writeText(options.out, text, options.force === true, deps);
      if (options.json === true)
        return terminal.document(
          JSON.stringify({ schemaVersion: 1, out: options.out ?? null, text, fields }, null, 2),
        );
      if (options.out === undefined) terminal.document(text.trimEnd());
      const guessed = fields.filter((field) => field.ours !== null).length;
      terminal.hint(
        `${counted(fields.length, "field")}, ${guessed} with a guess${options.out === undefined ? "" : `; written to ${options.out}`}. Correct it, then: onethread check ${path}${options.out === undefined ? " --mapping <file>" : ` --mapping ${options.out}`}`,
      );
    });
}
