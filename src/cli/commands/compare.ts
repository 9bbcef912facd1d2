import type { Command } from "commander";
import { presentCompare, presentPlanRefusal, type CompareJson } from "../../api/index.ts";
import { contraindications, type Contraindication } from "../../checks/index.ts";
import { wording } from "../../org/index.ts";
import { COLUMNS, type Comparison, type ComparisonRow, type SetComparison } from "../../report/index.ts";
import { printAlternatives } from "../alternativesText.ts";
import { planOf, printRefusal, withPlanOptions, type PlanOptions } from "../planOf.ts";
import type { DraftedPlan } from "../../usecases/draftPlan.ts";
import { openSession, withOrgOptions, type Session } from "../session.ts";
import type { CliDeps } from "../deps.ts";
import { counted, csvLine, tableLines, wrap, type Terminal } from "../terminal.ts";
import { printNotSolved } from "./plan.ts";

interface CompareOptions extends PlanOptions {
  readonly csv?: true;
}

export function register(program: Command, deps: CliDeps): void {
  withPlanOptions(
    withOrgOptions(
      program
        .command("compare [path]")
        .description("today, owner named only, STL and STO side by side, gains next to costs"),
    ),
  )
    .option("--csv", "print the rows as CSV")
    .addHelpText("before", "Example: onethread compare examples/sourcegraph-2022-05-15\n")
    .action(async (path: string | undefined, options: CompareOptions) => {
      const session = await openSession(path, options, deps);
      const { terminal } = session;
      const planned = await planOf(session, options, deps);
      if (!planned.ok) {
        if (options.json !== true) return printRefusal(session, planned.refusal);
        process.exitCode = 1;
        return terminal.document(JSON.stringify(presentPlanRefusal(planned.refusal), null, 2));
      }
      const { comparison, plan, set } = planned.drafted;
      const open = openQuestions(session);
      if (options.json === true) {
        return terminal.document(JSON.stringify(compareJson(session, planned.drafted), null, 2));
      }
      if (options.csv === true)
        return printCsv(set?.comparison ?? { columns: COLUMNS, ...comparison }, terminal);
      printComparison(comparison, terminal);
      if (set !== undefined) printAlternatives(set, terminal, planned.drafted.isFromFile);
      printNotSolved(plan, terminal);
      terminal.out("");
      terminal.out(terminal.colors.bold(`Questions still open: ${open.length} of 10`));
      for (const line of tableLines(
        [{ title: "Code" }, { title: "Question", flexible: true }],
        open.map((one) => [one.code, one.question]),
        terminal.width - 2,
      ))
        terminal.out(`  ${line}`);
      if (open.length > 0)
        terminal.hint(
          'Answer them in decisions.csv, column contraindications:\n  "few-owners:no;retrofit:yes:why"',
        );
    });
}

function openQuestions({ org, config }: Session): readonly Contraindication[] {
  return contraindications(org, config).questions.filter((question) => question.answer === "unknown");
}

/** The comparison on the wire, with what is not solved and not answered. */
export function compareJson(session: Session, { comparison, plan, set }: DraftedPlan): CompareJson {
  return presentCompare({
    columns: COLUMNS,
    ...comparison,
    unsolved: plan.unsolved.map((sentence) => wording(sentence)),
    openQuestions: openQuestions(session).map(({ code, question }) => ({ code, question })),
    ...(set === undefined ? {} : { plans: set.comparison }),
  });
}

/** Gains and costs in the same four columns and the same type. */
export function printComparison(comparison: Comparison, terminal: Terminal): void {
  const left =
    comparison.unjudged.length === 0
      ? ""
      : `; too little confirmed to judge: ${comparison.unjudged.join(", ")}`;
  for (const line of wrap(
    `Over the ${counted(comparison.areas, "area")} the plan is about${left}`,
    terminal.width,
  ))
    terminal.out(line);
  printRows("What you gain", comparison.gains, terminal);
  printRows("What it costs", comparison.costs, terminal);
}

function printRows(title: string, rows: readonly ComparisonRow[], terminal: Terminal): void {
  const short = ["today", "owner only", "STL", "STO"];
  const columns = [
    { title, flexible: true },
    ...short.map((column) => ({ title: column, align: "right" as const })),
  ];
  const cells = rows.map((row) => [row.short, ...row.values.map(String)]);
  for (const line of tableLines(columns, cells, terminal.width)) terminal.out(line);
}

/** All rows, those of gains before those of costs; with alternatives a column each. */
function printCsv(
  { columns, gains, costs }: SetComparison | ({ readonly columns: readonly string[] } & Comparison),
  terminal: Terminal,
): void {
  terminal.document(csvLine(["side", "id", "title", "unit", ...columns]));
  for (const [side, rows] of [
    ["gain", gains],
    ["cost", costs],
  ] as const) {
    for (const row of rows)
      terminal.document(csvLine([side, row.id, row.title, row.unit, ...row.values.map(String)]));
  }
}
