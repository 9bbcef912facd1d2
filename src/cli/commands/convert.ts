import { resolve } from "node:path";
import { Option, type Command } from "commander";
import { presentConvert } from "../../api/index.ts";
import { convertOrg, updateFolder, writableFormats, type ConvertedOrg } from "../../usecases/convertOrg.ts";
import { InputRefused } from "../exit.ts";
import { printProblems } from "../problems.ts";
import { openSession, withOrgOptions, type OrgOptions, type Session } from "../session.ts";
import { shellWord } from "../shellWord.ts";
import type { CliDeps } from "../deps.ts";
import { historyFiles } from "../historyFiles.ts";
import { withStoreAt } from "../stores.ts";
import { counted, wrap } from "../terminal.ts";

interface ConvertOptions extends OrgOptions {
  readonly to: string;
  readonly out?: string;
  readonly force?: true;
  readonly update?: true;
  readonly withPay?: true;
  readonly organisation?: string;
  readonly withHistory?: true;
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
    .option("--out <folder>", "where to write; without it nothing is, only listed")
    .option("--force", "replace files that are there with other content")
    .option("--with-pay", "write what people cost too")
    .option("--update", "folder: change only the lines that differ there")
    .option("--with-history", "folder, of a store: each revision as a file beside")
    .option("--organisation <name>", "codeowners: teams are @<name>/<area> unless aliased")
    .addHelpText(
      "before",
      "Example: onethread convert examples/govuk --to backstage --out catalog\n         onethread convert people.csv --to folder --out org   (later: --update)\n",
    )
    .addHelpText("after", `\nFormats:\n${formatLines().join("\n")}`)
    .action(async (path: string | undefined, options: ConvertOptions) => {
      const session = await openSession(path, options, deps);
      const { terminal } = session;
      refuseOwnSource(session.path, options);
      const converted =
        options.update === true ? await updated(session, options, deps) : whole(session, options);
      const { removed, problems } = converted;
      const history = options.withHistory === true ? await historyOf(session, options, deps) : [];
      const files = [...converted.files, ...history];
      if (options.out !== undefined) write(options.out, { ...converted, files }, options, deps);
      if (options.json === true)
        return terminal.document(
          JSON.stringify(
            presentConvert({
              to: options.to,
              out: options.out ?? null,
              files,
              removed,
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
      for (const name of removed) terminal.out(`  ${name} (removed: nothing is left in it)`);
      if (options.out === undefined)
        terminal.hint(`Next: onethread convert ${session.again} ${againOf(options)} --out <folder>`);
    });
}

const LISTED_MAX = 12;

/** What of the options says what is written, for the command a hint names. */
function againOf({ to, organisation, withPay }: ConvertOptions): string {
  const named = organisation === undefined ? [] : ["--organisation", shellWord(organisation)];
  return ["--to", to, ...named, ...(withPay === true ? ["--with-pay"] : [])].join(" ");
}

/** Names and titles, no wider than a terminal of 80 columns. */
function formatLines(): string[] {
  return writableFormats().flatMap(({ name, title }) =>
    wrap(title, 64).map((line, i) => `  ${(i === 0 ? name : "").padEnd(12)}${line}`),
  );
}

function whole({ org }: Session, { to, organisation, withPay }: ConvertOptions): ConvertedOrg {
  const converted = convertOrg(org, to, {
    withPay: withPay === true,
    ...(organisation === undefined ? {} : { organisation }),
  });
  if (converted === undefined) throw new InputRefused(`--to ${to}: this format is only read.`);
  return converted;
}

function write(out: string, { files, removed }: ConvertedOrg, options: ConvertOptions, deps: CliDeps): void {
  try {
    deps.writeFiles(out, files, options.force === true || options.update === true, removed);
  } catch (error) {
    if (!(error instanceof InputRefused) || options.to !== "folder") throw error;
    throw new InputRefused(
      `${error.message} --update changes only the lines that differ and keeps comments; --force does not.`,
    );
  }
}

/** Written beside the files it was read from, every record would stand there twice. */
function refuseOwnSource(path: string, { out, to, update }: ConvertOptions): void {
  if (out === undefined || update === true || resolve(out) !== resolve(path)) return;
  throw new InputRefused(
    `${out} is where the organisation is read from; nothing was written. Name another folder${to === "folder" ? ", or add --update to change the YAML that stands there" : ""}.`,
  );
}

async function historyOf(
  session: Session,
  options: ConvertOptions,
  deps: CliDeps,
): Promise<ConvertedOrg["files"]> {
  if (options.to !== "folder" || session.opened === undefined)
    throw new InputRefused(
      "--with-history writes the revisions of a store beside a YAML folder: --to folder.",
    );
  const { entry } = session.opened;
  return withStoreAt(session.address, options, deps, ({ store }) =>
    historyFiles(store, entry.id, { withPay: options.withPay === true }),
  );
}

/** What has to change in the YAML folder at `--out`, so that it says what was read. */
async function updated(session: Session, options: ConvertOptions, deps: CliDeps): Promise<ConvertedOrg> {
  if (options.to !== "folder" || options.out === undefined)
    throw new InputRefused("--update changes a YAML folder: add --to folder --out <folder>.");
  const read = deps.readFiles(options.out, {});
  if (!read.ok) throw new InputRefused(read.refusal);
  // Its own settings and mapping, not those of the input.
  const { color, today } = options;
  const standing = await openSession(options.out, { color, ...(today === undefined ? {} : { today }) }, deps);
  return updateFolder({ ...read.value, org: standing.org }, session.org, {
    withPay: options.withPay === true,
  });
}
