import type { Command } from "commander";
import { presentScenarioCompare } from "../../../api/index.ts";
import { wording } from "../../../org/index.ts";
import type { OrgComparison } from "../../../report/index.ts";
import { compareScenarios } from "../../../usecases/scenarios/compareScenarios.ts";
import type { CliDeps } from "../../deps.ts";
import { figureText } from "../../figureText.ts";
import { printText } from "../../printText.ts";
import { answered, scenarioDeps } from "../../scenarios.ts";
import { withOrg, withStoreOptions, type StoreOptions } from "../../stores.ts";
import { counted, tableLines, type Terminal } from "../../terminal.ts";

export function register(program: Command, deps: CliDeps): void {
  withStoreOptions(
    program
      .command("compare <name> [others...]")
      .summary("next to the newest revision")
      .description("next to the newest revision: gains, costs, metrics, findings that come and go"),
  )
    .addHelpText("before", "Example: onethread scenario compare platform\n")
    .action((name: string, others: readonly string[], options: StoreOptions) =>
      withOrg(options, deps, async (open) => {
        const compared = answered(
          await compareScenarios(scenarioDeps(open, deps), [name, ...others]),
          open.terminal,
          options,
        );
        if (compared === undefined) return;
        if (options.json === true)
          return open.terminal.document(JSON.stringify(presentScenarioCompare(compared), null, 2));
        printComparison(compared, open.terminal);
      }),
    );
}

function printComparison(
  { columns, gains, costs, metrics, findings }: OrgComparison,
  terminal: Terminal,
): void {
  const table = (title: string, rows: readonly (readonly string[])[]): void => {
    const heads = [
      { title, flexible: true },
      ...columns.map((column) => ({ title: column, align: "right" as const })),
    ];
    for (const line of tableLines(heads, rows, terminal.width)) terminal.out(line);
  };
  const moved = (values: readonly unknown[]): boolean => values.some((value) => value !== values[0]);
  table(
    "What you gain",
    gains.map(({ short, values }) => [short, ...values.map(String)]),
  );
  table(
    "What it costs",
    costs.map(({ short, values }) => [short, ...values.map(String)]),
  );
  const figures = metrics.filter(({ values }) => moved(values));
  if (figures.length > 0)
    table(
      "Metrics that move",
      figures.map((one) => [one.title, ...one.values.map((value) => figureText(value, one))]),
    );
  for (const { column, come, gone } of findings) {
    terminal.out("");
    printText(terminal, `${column}: ${counted(come.length, "finding")} come, ${gone.length} go.`);
    for (const finding of come.filter(({ tier }) => tier === "invariant").slice(0, SHOWN_MAX))
      printText(terminal, `- ${wording(finding.message)}`, "  ");
  }
}

const SHOWN_MAX = 5;
