import type { Command } from "commander";
import { presentMap } from "../../api/index.ts";
import { wording } from "../../org/index.ts";
import { mapWork, type MappedWork } from "../../usecases/mapWork.ts";
import { openSession, withOrgOptions, writeText, type OrgOptions, type Session } from "../session.ts";
import type { CliDeps } from "../deps.ts";
import { printProblems } from "../problems.ts";
import { counted, tableLines, wrap } from "../terminal.ts";

interface MapOptions extends OrgOptions {
  readonly out?: string;
  readonly force?: true;
}

export function register(program: Command, deps: CliDeps): void {
  withOrgOptions(
    program
      .command("map [path]")
      .description("ask who works on what: write the sheet for managers, read it back, count coverage"),
  )
    .option("--out <file>", "write the sheet to fill in to this CSV or XLSX file")
    .option("--force", "replace that file where it has other content, such as answers")
    .addHelpText(
      "before",
      "Example: onethread map people.csv --out sheet.csv      then, filled in:\n         onethread convert people.csv --sheet sheet.csv --to csv --out company\n",
    )
    .action(async (path: string | undefined, options: MapOptions) => {
      const session = await openSession(path, options, deps);
      const mapped = mapWork(session.org);
      if (options.out !== undefined) {
        const isWorkbook = /\.xlsx$/i.test(options.out);
        const content = isWorkbook ? mapped.sheetWorkbook() : mapped.sheetText;
        writeText(options.out, content, options.force === true, deps);
      }
      if (options.json === true) {
        return session.terminal.document(
          JSON.stringify(presentMap({ ...mapped, problems: session.problems }), null, 2),
        );
      }
      printMap(session, mapped, options.out);
    });
}

/** Coverage, the sheet in numbers, its first rows, and what to do with it. */
export function printMap(session: Session, { sheet, coverage }: MappedWork, out: string | undefined): void {
  const { terminal } = session;
  terminal.out(terminal.colors.bold(wording(coverage.headline)));
  printProblems("The input", session.problems, terminal);
  if (sheet.rows.length === 0)
    return terminal.out("Nobody is left to ask: everybody has a confirmed row, or somebody said none.");
  terminal.out(
    `${counted(sheet.asked, "person is", "people are")} asked about, on ${counted(sheet.rows.length, "row")} for ${counted(sheet.managers, "manager")}.`,
  );
  if (sheet.proposed.length > 0) {
    for (const line of wrap(
      `No area is listed. Proposed from team names: ${sheet.proposed.map((area) => area.name).join(", ")}.`,
      terminal.width,
    ))
      terminal.out(line);
  }
  terminal.out("");
  const shown = sheet.rows.filter((row) => row.guesses.length > 0).slice(0, 8);
  const columns = [
    { title: "Asked" },
    { title: "About" },
    { title: "First guess" },
    { title: "Why", flexible: true },
  ];
  const short = (text: string): string => (text.length > 24 ? `${text.slice(0, 23)}…` : text);
  const rows = shown.map((row) => [
    short(row.manager),
    short(row.who),
    short(row.guesses[0]?.areas.join(", ") ?? ""),
    row.guesses[0]?.reason ?? "",
  ]);
  if (rows.length > 0) for (const line of tableLines(columns, rows, terminal.width)) terminal.out(line);
  if (sheet.rows.length > shown.length)
    terminal.out(
      `${shown.length === 0 ? "" : "… and "}${counted(sheet.rows.length - shown.length, "row")} ${shown.length === 0 ? "without a guess" : "more"}.`,
    );
  if (out === undefined)
    terminal.hint(`Next: onethread map ${session.again} --out sheet.csv   to get the sheet`);
  else {
    terminal.hint(
      `Written: ${out}. Each manager fills the columns area, share, role, is_lead and confirmed (yes or no); "none" says no area.\nNext: onethread check ${session.again} --sheet ${out} --as sto`,
    );
  }
}
