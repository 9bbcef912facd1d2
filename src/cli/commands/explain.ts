import type { Command } from "commander";
import { presentExplain, type Explanation } from "../../api/index.ts";
import { metricById, type MetricResult } from "../../metrics/index.ts";
import { wording, type Finding } from "../../org/index.ts";
import { checkOrg } from "../../usecases/checkOrg.ts";
import { explainSubject } from "../../usecases/explainSubject.ts";
import { EXIT } from "../exit.ts";
import { openSession, withOrgOptions, type CliDeps, type OrgOptions } from "../session.ts";
import { counted, tableLines, wrap, type Terminal } from "../terminal.ts";

export function register(program: Command, deps: CliDeps): void {
  withOrgOptions(
    program
      .command("explain <subject> [path]")
      .description("the rows and the formula behind a check, metric, area or person"),
  )
    .addHelpText(
      "before",
      "Example: onethread explain legs examples/sourcegraph-2022-05-15\n         onethread explain Growth examples/sourcegraph-2022-05-15\n",
    )
    .action((subject: string, path: string | undefined, options: OrgOptions) => {
      const { org, config, terminal } = openSession(path, options, deps);
      const result = explainSubject(checkOrg(org, config, "sto"), subject);
      process.exitCode = result.explanations.length === 0 ? EXIT.no : EXIT.fine;
      if (options.json === true)
        return terminal.document(JSON.stringify(presentExplain(subject, result), null, 2));
      if (result.explanations.length === 0) {
        terminal.out(`Nothing here is called "${subject}": no check, metric, area or person.`);
        if (result.near.length > 0)
          terminal.out(`Maybe: ${result.near.map((one) => `${one.id} (${one.kind})`).join(", ")}`);
        return;
      }
      for (const one of result.explanations) printExplanation(one, terminal);
    });
}

function printExplanation(one: Explanation, terminal: Terminal): void {
  const say = (text: string, indent = ""): void => wrap(text, terminal.width, indent).forEach(terminal.out);
  const { bold } = terminal.colors;
  switch (one.kind) {
    case "check":
      say(bold(`${one.check.id} (${one.check.tier}): ${one.check.title}`));
      say(
        `Applies to: ${one.check.applies}. Rests on: ${one.check.needs.join(", ") || "the structure alone"}.`,
      );
      for (const [name, { value, unit, source }] of Object.entries(one.check.thresholds))
        say(`Threshold ${one.check.id}.${name}: ${value} ${unit} (${source}); set it in onethread.yaml`);
      return printFindings(one.findings, terminal);
    case "metric":
      say(bold(`${one.metric.id} (${one.metric.unit}): ${one.metric.title}`));
      say(`Formula: ${one.metric.formula}`);
      say(
        "x: the area; o: its owner; core(x): people with core rows in x or below; S: core(x) and o; B: the deepest person above all of S; anc(p): p and all above; T(p): how far p works on one area.",
      );
      say(`Source: ${one.metric.source}`);
      if (one.company !== null) printMetric("here", one.company, terminal);
      else terminal.out("Measured for each area: onethread explain <area>");
      return;
    case "area": {
      say(bold(`${one.name} (area ${one.id}): ${counted(one.members.length, "row")}`));
      if (one.coverage !== null && one.coverage < 1)
        say(
          `${Math.round(one.coverage * 100)} % of its people are confirmed; the metrics below rest on those alone.`,
        );
      const rows = one.members.map((row) => [
        row.person.name,
        row.person.discipline ?? "–",
        `${shareText(row)}${row.isGuess ? ", a guess" : ""}`,
        row.role ?? "–",
        row.manager?.name ?? "nobody",
      ]);
      const columns = [
        { title: "Person" },
        { title: "Discipline" },
        { title: "Share", align: "right" as const },
        { title: "Role", flexible: true },
        { title: "Reports to" },
      ];
      tableLines(columns, rows, terminal.width).forEach(terminal.out);
      terminal.out("");
      terminal.out("Metrics: core people, areas below included, by full-time shares");
      for (const [id, metric] of Object.entries(one.metrics)) printMetric(id, metric, terminal);
      terminal.out("");
      return printFindings(one.findings, terminal);
    }
    case "person": {
      say(
        bold(
          `${one.person.name}${one.person.title === undefined ? "" : `, ${one.person.title}`} (person ${one.person.id})`,
        ),
      );
      say(
        `Reports to: ${one.chain.length === 0 ? "nobody" : one.chain.map((manager) => manager.name).join(" → ")}. Direct reports: ${one.reports}.`,
      );
      for (const row of one.rows)
        terminal.out(
          `  ${row.area}: ${shareText(row)}${row.role === null ? "" : `, ${row.role}`}${row.isGuess ? ", a guess nobody confirmed" : ""}`,
        );
      if (one.rows.length === 0) terminal.out("  No area is on record.");
      return printFindings(one.findings, terminal);
    }
  }
}

const shareText = ({ share, isAssumed }: { share: number; isAssumed: boolean }): string =>
  `${Math.round(share * 100)} %${isAssumed ? " assumed" : ""}`;

function printMetric(label: string, metric: MetricResult, terminal: Terminal): void {
  const title = metricById(label)?.title ?? label;
  const value =
    metric.value === null
      ? `cannot say: ${metric.why ?? "no reason on record"}`
      : `${typeof metric.value === "number" ? round(metric.value) : metric.value} ${metric.unit}`;
  const parts =
    metric.numerator === null || metric.denominator === null
      ? ""
      : ` = ${round(metric.numerator)} ÷ ${round(metric.denominator)}`;
  const flags = metric.flags.length === 0 ? "" : ` [${metric.flags.join(", ")}]`;
  for (const line of wrap(`  ${title}: ${value}${parts}${flags}`, terminal.width, "    ")) terminal.out(line);
}

const round = (value: number): string => String(Math.round(value * 1000) / 1000);

function printFindings(findings: readonly Finding[], terminal: Terminal): void {
  terminal.out(
    findings.length === 0
      ? "No findings."
      : `${counted(findings.length, "finding")}, judged as if every product area were sto:`,
  );
  for (const finding of findings)
    for (const line of wrap(
      `${finding.tier} ${finding.check}: ${wording(finding.message)}`,
      terminal.width - 2,
      "  ",
    ))
      terminal.out(`  ${line}`);
}
