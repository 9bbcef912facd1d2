import { Option, type Command } from "commander";
import { presentCheck } from "../../api/index.ts";
import { TIERS, wording, type Finding, type Org, type Tier } from "../../org/index.ts";
import { headlines, worstFirst } from "../../report/index.ts";
import { checkOrg, type OrgJudgement } from "../../usecases/checkOrg.ts";
import { EXIT, InputRefused } from "../exit.ts";
import { openSession, withOrgOptions, type OrgOptions, type Session } from "../session.ts";
import type { CliDeps } from "../deps.ts";
import { counted, csvLine, tableLines, wrap, type Terminal } from "../terminal.ts";
import { printProblems } from "../problems.ts";

interface CheckOptions extends OrgOptions {
  readonly as?: "sto" | "stl";
  readonly failOn: Tier;
  readonly csv?: true;
  readonly all?: true;
  readonly base?: string;
  readonly complete?: true;
}

export function register(program: Command, deps: CliDeps): void {
  withOrgOptions(
    program.command("check [path]").description("say what stops an organisation from being single-threaded"),
  )
    .addOption(
      new Option("--as <mode>", "judge product areas as if they were of this mode").choices(["sto", "stl"]),
    )
    .addOption(
      new Option("--fail-on <tier>", "exit 1 at or above this tier").choices(TIERS).default("invariant"),
    )
    .option("--csv", "print the table of areas as CSV")
    .option("--all", "print every finding, not only the count by check")
    .option(
      "--base <path>",
      "the organisation before: who is missing, what lost its owner; only what is new or worse fails",
    )
    .option("--complete", "with --base: the input names everybody, who is missing has left")
    .addHelpText(
      "before",
      "Example: onethread check examples/sourcegraph-2022-05-15 --as sto\n         onethread check people.csv --base people.csv --complete\n",
    )
    .action(async (path: string | undefined, options: CheckOptions, command: Command) => {
      const base = await baseOf(options, deps);
      const session = await openSession(
        path,
        options,
        deps,
        base === undefined ? {} : { base, isComplete: options.complete === true },
      );
      const judgement = checkOrg(session.org, session.config, {
        ...(options.as === undefined ? {} : { asMode: options.as }),
        ...(base === undefined ? {} : { base }),
      });
      // As-if findings judge a form nobody has declared: they fail a run only when a tier was asked for.
      const countsAsIf = command.getOptionValueSource("failOn") === "cli";
      process.exitCode = fails(judgement, options.failOn, countsAsIf) ? EXIT.no : EXIT.fine;
      if (options.json === true)
        session.terminal.document(
          JSON.stringify(presentCheck({ ...judgement, problems: session.problems }), null, 2),
        );
      else if (options.csv === true) printCsv(judgement, session.terminal);
      else printCheck(session, judgement, options.all === true);
    });
}

/** The organisation before, read with the same options; its own problems were said when it was read first. */
async function baseOf(options: CheckOptions, deps: CliDeps): Promise<Org | undefined> {
  if (options.base !== undefined) return (await openSession(options.base, options, deps)).org;
  if (options.complete === true)
    throw new InputRefused(
      "--complete says who has left since the organisation that --base names; add --base.",
    );
  return undefined;
}

function fails({ findings, known }: OrgJudgement, tier: Tier, countsAsIf: boolean): boolean {
  return findings.some(
    (finding) =>
      finding.waivedBy === undefined &&
      !known.has(finding) &&
      TIERS.indexOf(finding.tier) <= TIERS.indexOf(tier) &&
      (countsAsIf || finding.asIf !== true),
  );
}

const COLUMNS = [
  "id",
  "name",
  "people",
  "owners",
  "directManagers",
  "legs",
  "levelsUp",
  "sharedBoss",
  "sharedBossDepth",
  "lineIntegrity",
  "singleThreaded",
  "coverage",
] as const;

function printCsv(judgement: OrgJudgement, terminal: Terminal): void {
  terminal.document(csvLine(COLUMNS));
  for (const row of judgement.rows) {
    terminal.out(
      csvLine(COLUMNS.map((key) => (key === "owners" ? row.owners.join(";") : String(row[key] ?? "")))),
    );
  }
}

function printCheck(session: Session, judgement: OrgJudgement, all: boolean): void {
  const { terminal } = session;
  printHeadlines(judgement, terminal);
  printProblems("The input", session.problems, terminal);
  terminal.out("");
  printAreas(judgement, terminal);
  terminal.out("");
  printFindings(session, judgement, all);
  if (judgement.org.people.length === 0) return;
  if (judgement.coverage.confirmed === 0) {
    terminal.hint(`Next: onethread map ${session.again} --out sheet.csv   asks who works on what`);
  } else terminal.hint(`Next: onethread plan ${session.again}`);
}

/** Coverage, then what the lines say about all areas together. */
export function printHeadlines(judgement: OrgJudgement, terminal: Terminal): void {
  const [first, ...rest] =
    judgement.org.people.length === 0
      ? headlines(judgement.org, judgement.rows, judgement.verdicts)
      : judgement.coverage.confirmed === 0
        ? [judgement.coverage.headline]
        : [...headlines(judgement.org, judgement.rows, judgement.verdicts), judgement.coverage.headline];
  if (first !== undefined)
    for (const line of wrap(wording(first), terminal.width)) terminal.out(terminal.colors.bold(line));
  for (const sentence of rest) for (const line of wrap(wording(sentence), terminal.width)) terminal.out(line);
}

/** One row an area that has people, with its verdict. */
export function printAreas(judgement: OrgJudgement, terminal: Terminal): void {
  const verdicts = new Map(judgement.verdicts.map((verdict) => [verdict.areaId, verdict]));
  const peopled = worstFirst(judgement.rows.filter((row) => row.people > 0));
  const isSilent = (id: string): boolean => verdicts.get(id)?.verdict === "cannot-say";
  if (peopled.length === 0) return terminal.out("No area has people: nothing can be said about areas.");
  const rows = peopled.map((row) => [
    verdicts.get(row.id)?.verdict === "single-threaded" ? "✓" : " ",
    row.name,
    String(row.people),
    isSilent(row.id) || row.legs === null ? "–" : String(row.legs),
    isSilent(row.id) || row.levelsUp === null ? "–" : String(row.levelsUp),
    wording(verdicts.get(row.id)?.because ?? { parts: ["–"], restsOn: [] }),
  ]);
  const columns = [
    { title: "" },
    { title: "Area" },
    { title: "People", align: "right" as const },
    { title: "Legs", align: "right" as const },
    { title: "Up", align: "right" as const },
    { title: "Why", flexible: true },
  ];
  for (const line of tableLines(columns, rows, terminal.width)) terminal.out(line);
  const empty = judgement.rows.length - peopled.length;
  if (empty > 0)
    terminal.out(`${counted(empty, "more area has", "more areas have")} no people of their own.`);
}

function printFindings({ terminal, again }: Session, judgement: OrgJudgement, all: boolean): void {
  const { findings, known } = judgement;
  const isNew = (finding: Finding): boolean => !known.has(finding);
  const fresh = known.size === 0 ? "" : `, ${findings.filter(isNew).length} of them new or worse than before`;
  const waived = findings.filter((finding) => finding.waivedBy !== undefined).length;
  const as =
    judgement.asMode === undefined ? "" : `, judged as if every product area were ${judgement.asMode}`;
  terminal.out(
    `${counted(findings.length, "finding")}${as}${fresh}${waived > 0 ? `; ${waived} waived` : ""}`,
  );
  const byCheck = new Map<string, Finding[]>();
  for (const finding of findings) {
    const group = byCheck.get(finding.check);
    if (group === undefined) byCheck.set(finding.check, [finding]);
    else group.push(finding);
  }
  for (const tier of TIERS) {
    for (const [check, group] of byCheck) {
      const ofTier = group.filter((finding) => finding.tier === tier);
      const first = ofTier.find(isNew) ?? ofTier[0];
      if (first === undefined) continue;
      const shown = all ? ofTier : [first];
      const news = known.size === 0 ? "" : ` (${ofTier.filter(isNew).length} new or worse)`;
      terminal.out(`${tier} ${terminal.colors.bold(check)}: ${ofTier.length}${news}`);
      for (const finding of shown) {
        const assumed = finding.assumed.length === 0 ? "" : ` (assumed: ${finding.assumed.join(", ")})`;
        const waiver = finding.waivedBy === undefined ? "" : ` (waived by ${finding.waivedBy})`;
        const text = `${all || ofTier.length === 1 ? "" : "e.g. "}${wording(finding.message)}${assumed}${waiver}`;
        for (const line of wrap(text, terminal.width - 2)) terminal.out(`  ${line}`);
      }
    }
  }
  if (!all && findings.length > 0)
    terminal.hint(`Every finding: --all. What a check means: onethread explain <check> ${again}`);
}
