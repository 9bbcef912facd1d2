import { Option, type Command } from "commander";
import { presentConvert } from "../../api/index.ts";
import { convertOrg, writableFormats } from "../../usecases/convertOrg.ts";
import { InputRefused } from "../exit.ts";
import { printProblems } from "../problems.ts";
import { openSession, withOrgOptions, type CliDeps, type OrgOptions } from "../session.ts";
import { counted } from "../terminal.ts";

interface ConvertOptions extends OrgOptions {
  readonly to: string;
  readonly out?: string;
  readonly force?: true;
  readonly organisation?: string;
}

export function register(program: Command, deps: CliDeps): void {
  withOrgOptions(
    program
      .command("convert [path]")
      .description("write the organisation in another format, and say what it has no place for"),
  )
    .addOption(
      new Option("--to <format>", "one of the formats below")
        .choices(writableFormats().map((format) => format.name))
        .makeOptionMandatory(),
    )
    .option("--out <folder>", "where to write; without it only what would be written is listed")
    .option("--force", "replace files that are there with other content")
    .option(
      "--organisation <name>",
      "codeowners: name teams after areas, @<name>/<area>, where no alias says the team",
    )
    .addHelpText("before", "Example: onethread convert examples/govuk --to backstage --out catalog\n")
    .addHelpText(
      "after",
      `\nFormats:\n${writableFormats()
        .map((format) => `  ${format.name.padEnd(12)}${format.title}`)
        .join("\n")}`,
    )
    .action((path: string | undefined, options: ConvertOptions) => {
      const session = openSession(path, options, deps);
      const { terminal } = session;
      const { organisation } = options;
      const converted = convertOrg(
        session.org,
        options.to,
        organisation === undefined ? {} : { organisation },
      );
      if (converted === undefined) throw new InputRefused(`--to ${options.to}: this format is only read.`);
      const { files, problems } = converted;
      if (options.out !== undefined) deps.writeFiles(options.out, files, options.force === true);
      if (options.json === true)
        return terminal.document(
          JSON.stringify(
            presentConvert({
              to: options.to,
              out: options.out ?? null,
              files,
              notCarried: problems,
              problems: session.problems,
            }),
            null,
            2,
          ),
        );
      printProblems("The input", session.problems, terminal);
      printProblems(`As ${options.to} it`, problems, terminal);
      const bytes = files.reduce((sum, file) => sum + file.bytes.length, 0);
      terminal.out(
        `${options.out === undefined ? "Would write" : `Written to ${options.out}:`} ${counted(files.length, "file")}, ${Math.ceil(bytes / 1024).toLocaleString("en")} kB.`,
      );
      for (const file of files.slice(0, LISTED_MAX)) terminal.out(`  ${file.name}`);
      if (files.length > LISTED_MAX)
        terminal.out(`  … and ${counted(files.length - LISTED_MAX, "more file")}.`);
      if (options.out === undefined)
        terminal.hint(`Next: onethread convert ${session.again} --to ${options.to} --out <folder>`);
    });
}

const LISTED_MAX = 12;
