import { join, resolve } from "node:path";
import type { Command } from "commander";
import { wording } from "../../org/index.ts";
import { checkOrg } from "../../usecases/checkOrg.ts";
import { makeReport } from "../../usecases/makeReport.ts";
import { mapWork } from "../../usecases/mapWork.ts";
import { planOf, withPlanOptions, type PlanOptions } from "../planOf.ts";
import { InputRefused } from "../exit.ts";
import { wholeOption } from "../options.ts";
import type { ReadFiles } from "../importFiles.ts";
import { keepStarted, keptAddress, type Kept } from "../keepStarted.ts";
import { filesSession, openSession, sourceOf, withOrgOptions, writeText, type Session } from "../session.ts";
import { STORE_NAME } from "../stores.ts";
import type { CliDeps } from "../deps.ts";
import { serveReport } from "../serveReport.ts";
import { printHeadlines, printAreas } from "./check.ts";
import { compareJson, printComparison } from "./compare.ts";
import { printMap } from "./map.ts";
import { printPlanHead } from "./plan.ts";
import { ownerWords, worstFirst } from "../../report/index.ts";
import type { OrgJudgement } from "../../usecases/checkOrg.ts";
import type { DraftedPlan, PlanDrafted } from "../../usecases/draftPlan.ts";
import {
  presentCheck,
  presentPlan,
  presentPlanRefusal,
  presentStart,
  type StartJson,
} from "../../api/index.ts";
import { tableLines, wrap } from "../terminal.ts";

/** The organisation Sourcegraph published, as of the day it was published. */
const SAMPLE = {
  path: join(import.meta.dirname, "../../../examples/sourcegraph-2022-05-15"),
  day: "2022-05-15",
};

interface StartOptions extends PlanOptions {
  readonly serve: boolean;
  readonly yes?: true;
  readonly port: string;
  readonly out: string;
}

export function register(program: Command, deps: CliDeps): void {
  withPlanOptions(
    withOrgOptions(
      program
        .command("start [path]")
        .description("the main job: findings, plan, comparison; the report served on loopback"),
    ),
  )
    .option("--no-serve", "end after printing")
    .option("--yes", "keep a newer list in the store without asking")
    .option("--port <n>", "port on 127.0.0.1 (default: a free one)", "0")
    .option("--out <file>", "where to write the report", join("out", "report.html"))
    .addHelpText("before", "Example: onethread start --no-serve      (the sample organisation)\n")
    .action(async (path: string | undefined, options: StartOptions) => {
      const isSample = path === undefined;
      const dated = isSample && options.today === undefined ? { ...options, today: SAMPLE.day } : options;
      const { session, read } = await startSession(path ?? SAMPLE.path, dated, deps);
      const source = isSample ? "Sourcegraph's published organisation of 2022-05-15" : session.title;
      const judgement = checkOrg(session.org, session.config, { asMode: "sto" });
      const planned = await planOf(session, options, deps);
      const html = makeReport({
        source,
        audience: "deciders",
        judgement,
        problems: session.problems,
        planned,
      });
      writeText(options.out, html, true, deps);
      const { terminal } = session;
      const keep = (): Promise<Kept | null> =>
        read === null
          ? Promise.resolve(null)
          : keepStarted({ read, isSample, options: dated, terminal }, deps);
      if (options.json === true)
        return terminal.document(
          JSON.stringify(
            { ...jsonOf(session, judgement, planned, options.out), kept: await keep() },
            null,
            2,
          ),
        );
      printMainJob(session, { source, isSample, judgement, planned }, deps);
      session.terminal.out("");
      session.terminal.out("The report is made for deciders: it names people. Do not forward it.");
      session.terminal.out(`Report: ${resolve(options.out)}`);
      const kept = await keep();
      printKept(kept, session);
      if (!options.serve) return;
      const served = await serveReport(html, wholeOption("--port", options.port));
      session.terminal.out(`Open:   ${served.url}   (this machine only; Ctrl+C ends)`);
      const org = session.opened?.entry.id ?? kept?.org;
      const address = read === null ? session.address : keptAddress({ isSample, options: dated }, deps);
      await serveKept(org, address, session, deps);
    });
}

/** The web app on the store that holds the organisation; where none does, there is nothing it could keep. */
async function serveKept(
  org: string | undefined,
  address: string,
  { terminal }: Session,
  deps: CliDeps,
): Promise<void> {
  if (org === undefined) return;
  const app = await deps.serveApp({ address }, 0);
  if (app.ok) terminal.out(`App:    ${app.value.url}#/findings?org=${encodeURIComponent(org)}`);
  else terminal.hint(`The web app is not served: ${app.refusal.message}`);
}

/** The org of a start: of files, which are kept, or of a store, which keeps it already. */
async function startSession(
  path: string,
  options: StartOptions,
  deps: CliDeps,
): Promise<{ readonly session: Session; readonly read: ReadFiles | null }> {
  if (sourceOf(path, deps).isStore) return { session: await openSession(path, options, deps), read: null };
  const { session, ...read } = filesSession(path, options, deps);
  return { session, read };
}

function printKept(kept: Kept | null, { terminal }: Session): void {
  if (kept === null) return;
  const { store, org, revision, isNew } = kept;
  const flag = store === STORE_NAME ? "" : ` --store ${store}`;
  terminal.out(
    `Kept:   ${store}, ${org} at revision ${revision}${isNew ? "" : " (unchanged)"}. Its history: onethread log${flag}`,
  );
}

interface MainJob {
  readonly source: string;
  readonly isSample: boolean;
  readonly judgement: OrgJudgement;
  readonly planned: PlanDrafted;
}

function jsonOf(session: Session, judgement: OrgJudgement, planned: PlanDrafted, report: string): StartJson {
  return presentStart({
    check: presentCheck({ ...judgement, problems: session.problems }),
    plan: planned.ok ? presentPlan(planned.drafted.plan) : presentPlanRefusal(planned.refusal),
    compare: planned.ok ? compareJson(session, planned.drafted) : null,
    report,
  });
}

/** Prints the main job on one screen. */
function printMainJob(
  session: Session,
  { source, isSample, judgement, planned }: MainJob,
  deps: CliDeps,
): void {
  const { terminal } = session;
  terminal.out(`${source}, as of ${session.org.today}: ${session.org.people.length} people.`);
  if (isSample)
    terminal.out("People are pseudonymised, all names are invented; see SOURCE.md beside the data.");
  const kinds = session.problems.filter(
    (one) => one.code === "word-unknown" && one.file === "areas.csv" && one.cell !== undefined,
  );
  if (kinds.length > 0)
    printLines(
      `Assumed: areas of kind ${kinds.map((one) => `"${one.cell?.text ?? ""}"`).join(", ")} are products; say otherwise under words in onethread.yaml.`,
      session,
    );
  if (judgement.coverage.confirmed === 0) {
    const sheetFile = join("out", "sheet.csv");
    const mapped = mapWork(session.org);
    printMap(session, mapped, writeSheet(sheetFile, mapped.sheetText, session, deps));
    if (!planned.ok) printLines(`No plan yet: ${wording(planned.refusal.message)}`, session);
  } else {
    printHeadlines(judgement, terminal);
    if (planned.ok) {
      printPlanHead(session, planned.drafted);
      printAreasAndOwners(judgement, planned.drafted, session);
      printComparison(planned.drafted.comparison, terminal);
      const { unsolved } = planned.drafted.plan;
      terminal.out(
        terminal.colors.bold(`Not solved by this plan (${unsolved.length}; all of them: onethread plan)`),
      );
      for (const sentence of unsolved.slice(0, 3)) printLines(`- ${wording(sentence)}`, session);
    } else {
      printAreas(judgement, terminal);
      printLines(`No plan: ${wording(planned.refusal.message)}`, session);
    }
  }
}

/** The sheet may hold answers from last time: then it stays, and that is said. */
function writeSheet(file: string, text: string, { terminal }: Session, deps: CliDeps): string | undefined {
  try {
    writeText(file, text, false, deps);
    return file;
  } catch (error) {
    if (!(error instanceof InputRefused)) throw error;
    terminal.hint(`${file} was left as it is: ${error.message}`);
    return undefined;
  }
}

function printLines(text: string, { terminal }: Session): void {
  for (const line of wrap(text, terminal.width)) terminal.out(line);
}

/** Today and the plan in one row an area. */
function printAreasAndOwners(
  judgement: OrgJudgement,
  { plan, alternatives }: DraftedPlan,
  { terminal }: Session,
): void {
  const target = alternatives.sto;
  const units = new Map(plan.units.map((unit) => [unit.areaId as string, unit]));
  const rows = worstFirst(judgement.rows.filter((row) => row.people > 0)).map((row) => {
    const unit = units.get(row.id);
    const owner =
      unit === undefined ? undefined : target.people[target.personIndexById.get(unit.ownerId) ?? -1];
    return [
      row.name,
      String(row.people),
      String(row.legs ?? "–"),
      String(row.levelsUp ?? "–"),
      ownerWords(row),
      unit === undefined
        ? "not planned"
        : unit.readiness === "to-hire"
          ? "to hire"
          : `${owner?.name ?? unit.ownerId}${unit.readiness === "to-develop" ? " (to develop)" : ""}`,
      unit === undefined ? "–" : String(unit.wave),
    ];
  });
  const right = "right" as const;
  const columns = [
    { title: "Area", flexible: true },
    { title: "People", align: right },
    { title: "Legs", align: right },
    { title: "Up", align: right },
    { title: "Today" },
    { title: "Proposed owner" },
    { title: "Wave", align: right },
  ];
  for (const line of tableLines(columns, rows, terminal.width)) terminal.out(line);
}
