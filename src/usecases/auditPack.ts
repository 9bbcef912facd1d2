import { presentFinding, presentLog, type LogEntry } from "../api/index.ts";
import { namingOf } from "../changes/index.ts";
import { runChecks } from "../checks/index.ts";
import { formatCsvFolder, formatCsvTable, type OutputFile } from "../formats/index.ts";
import { visibleScenarios, type Instant, type Scenario } from "../history/index.ts";
import { measureCompany } from "../metrics/index.ts";
import { isWaiverHeld, wording, type Day, type Finding, type Org } from "../org/index.ts";
import type { OrgStore, Outcome } from "../storage/index.ts";
import { logOf } from "./historyOf.ts";
import { openOrg, type OpenedOrg } from "./openOrg.ts";
import { ownershipOfAreas, type OwnershipEvidence } from "./ownershipEvidence.ts";

/** Somebody who could read something: a user of the machine, a role of the database. Said by who runs the store. */
export interface Reader {
  readonly who: string;
  /** What they could read, in words: "the store", "backup of 2026-05-01". */
  readonly what: string;
  /** How that is known: "mode 0600 of onethread.db", "GRANT SELECT to hr_read". */
  readonly how: string;
  readonly from?: Instant;
  readonly to?: Instant;
}

export interface AuditPackInput {
  readonly on: Day;
  /** What was known up to this revision; absent: all. */
  readonly revision?: number;
  readonly today: Day;
  /** Who asks: of scenarios only those they may know of are told. */
  readonly user: string;
  readonly readers: readonly Reader[];
}

type Rows = readonly (readonly string[])[];

/**
 * The state of an org on a day, by what was known at a revision, as files for somebody who examines it: lists, owners
 * with where that is known from, findings, waivers in force, the revisions with their hashes, who could read what,
 * and the settings of then. Everything comes from the store; nothing is computed by hand.
 */
export async function auditPack(
  store: OrgStore,
  orgId: string,
  input: AuditPackInput,
): Promise<Outcome<readonly OutputFile[]>> {
  const { on, today, user, readers } = input;
  const known = input.revision === undefined ? {} : { revision: input.revision };
  const opened = await openOrg(store, orgId, { on, today, ...known });
  if (!opened.ok) return opened;
  const { org, config, revision, problems } = opened.value;
  const log = await logOf(store, orgId, { today, on, through: revision, last: Infinity });
  if (!log.ok) return log;
  const areas = org.areas.filter((area) => area.placeholder !== true).map(({ id }) => id as string);
  const owners = await ownershipOfAreas(store, orgId, { areaIds: areas, on, revision });
  const findings = runChecks({ org, config });
  const stored = (await store.scenarios(orgId)).map(({ scenario }) => scenario);
  const scenarios = visibleScenarios(stored, user);
  const settings = await store.document(orgId, "settings", revision);
  const entries = log.value.toReversed();
  const state = formatCsvFolder(org.records).map(({ name, text }) => file(`state/${name}`, text));
  const rest = [
    file("owners.csv", ownersTable(org, owners)),
    file("findings.csv", findingsTable(findings)),
    file("waivers-in-force.csv", waiversTable(org)),
    file("revisions.csv", revisionsTable(entries)),
    file("scenarios.csv", scenariosTable(scenarios)),
    file("readers.csv", readersTable(readers, scenarios)),
    json("findings.json", findings.map(presentFinding)),
    json("revisions.json", presentLog(orgId, entries)),
    json("metrics.json", metricsOf(opened.value, findings)),
    json(
      "problems.json",
      problems.map(({ code, message, policy, count }) => ({
        code,
        message: wording(message),
        policy,
        count,
      })),
    ),
    file("settings.yaml", settings ?? "# No settings were stored: the defaults of Onethread held.\n"),
  ];
  const files = [...state, ...rest].sort((a, b) => (a.name < b.name ? -1 : 1));
  const facts = { opened: opened.value, on, today, entries, findings };
  return { ok: true, value: [file("README.md", minutes(facts, files)), ...files] };
}

function ownersTable(org: Org, evidence: readonly OwnershipEvidence[]): string {
  const names = namingOf(org);
  const headings = [
    "area_id",
    "area",
    "when",
    "owner_id",
    "owner",
    "acting",
    "claimed",
    "from",
    "to",
    "set_by_revision",
    "effective_on",
    "committed_at",
    "author",
    "reason",
    "source",
    "ended_by_revision",
  ];
  const rows = evidence.flatMap(({ areaId, before, now, next }) => {
    const row =
      (when: string) =>
      (one: (typeof now)[number]): string[] => {
        const { entry, person, setBy, endedBy } = one;
        return [
          areaId,
          names.area(areaId),
          when,
          entry.personId,
          person.name,
          entry.acting === true ? "yes" : "",
          entry.claimed === true ? "yes" : "",
          entry.from ?? "",
          entry.to ?? "",
          String(setBy.revision),
          setBy.effectiveOn,
          setBy.committedAt,
          setBy.author,
          setBy.reason,
          setBy.source ?? "",
          endedBy === null ? "" : String(endedBy.revision),
        ];
      };
    const told = [...before.map(row("before")), ...now.map(row("now")), ...next.map(row("scheduled"))];
    return told.length === 0
      ? [[areaId, names.area(areaId), "nobody", ...headings.slice(3).map(() => "")]]
      : told;
  });
  return formatCsvTable(headings, rows);
}

function findingsTable(findings: readonly Finding[]): string {
  const rows: Rows = findings.map(({ check, tier, subjects, areaId, message, waivedBy }) => [
    check,
    tier,
    subjects.join(";"),
    areaId ?? "",
    wording(message),
    waivedBy ?? "",
  ]);
  return formatCsvTable(["check", "tier", "subjects", "area_id", "message", "waived_by"], rows);
}

function waiversTable(org: Org): string {
  const rows: Rows = org.records.waivers
    .filter((waiver) => isWaiverHeld(org, waiver))
    .map(({ id, checkId, subjectIds, reason, approverId, grantedOn, expiresOn, standing }) => [
      id,
      checkId,
      subjectIds.join(";"),
      reason,
      approverId ?? "",
      grantedOn ?? "",
      expiresOn ?? "",
      standing ? "yes" : "",
    ]);
  const headings = [
    "id",
    "check",
    "subjects",
    "reason",
    "approver_id",
    "granted_on",
    "expires_on",
    "standing",
  ];
  return formatCsvTable(headings, rows);
}

function revisionsTable(entries: readonly LogEntry[]): string {
  const headings = [
    "revision",
    "hash",
    "committed_at",
    "effective_on",
    "state",
    "author",
    "reason",
    "source",
    "changes",
    "summary",
    "why_held",
  ];
  const rows: Rows = entries.map((entry) => [
    String(entry.number),
    entry.hash,
    entry.committedAt,
    entry.effectiveOn,
    entry.state,
    entry.author,
    entry.reason,
    entry.source ?? "",
    String(entry.changes),
    wording(entry.summary),
    entry.held === null ? "" : wording(entry.held.message),
  ]);
  return formatCsvTable(headings, rows);
}

function scenariosTable(scenarios: readonly Scenario[]): string {
  const rows: Rows = scenarios.map(({ id, name, status, baseRevision, publishedAt, approvals, mergedAs }) => [
    id,
    name,
    status,
    String(baseRevision),
    publishedAt ?? "",
    approvals.map(({ user, areaId, at }) => `${user} ${areaId ?? "whole"} ${at}`).join(";"),
    (mergedAs ?? []).join(";"),
  ]);
  const headings = [
    "id",
    "name",
    "status",
    "base_revision",
    "published_at",
    "approvals",
    "merged_as_revisions",
  ];
  return formatCsvTable(headings, rows);
}

/** Who could read the store, then who took part in which scenario. */
function readersTable(readers: readonly Reader[], scenarios: readonly Scenario[]): string {
  const rows: Rows = [
    ...readers.map(({ what, who, from, to, how }) => [what, who, from ?? "", to ?? "", how]),
    ...scenarios.flatMap(({ id, participants, publishedAt }) => [
      ...participants.map((one) => [`scenario ${id}`, one.user, one.from, one.to ?? "", "takes part"]),
      ...(publishedAt === undefined
        ? []
        : [[`scenario ${id}`, "everybody who can read the store", publishedAt, "", "published"]]),
    ]),
  ];
  return formatCsvTable(["what", "who", "from", "to", "how"], rows);
}

function metricsOf({ org, config }: OpenedOrg, findings: readonly Finding[]) {
  return Object.entries(measureCompany({ org, config, findings })).map(([id, { value, unit, why }]) => ({
    id,
    value,
    unit,
    why: why ?? null,
  }));
}

interface Facts {
  readonly opened: OpenedOrg;
  readonly on: Day;
  readonly today: Day;
  readonly entries: readonly LogEntry[];
  readonly findings: readonly Finding[];
}

function minutes({ opened, on, today, entries, findings }: Facts, files: readonly OutputFile[]): string {
  const { entry, org, revision, scheduled, held } = opened;
  const last = entries.at(-1);
  const here = org.people.filter((person) => person.placeholder !== true);
  const seats = here.filter(({ vacant }) => vacant).length;
  const open = findings.filter(({ waivedBy }) => waivedBy === undefined);
  const broken = open.filter(({ tier }) => tier === "invariant").length;
  const lines = [
    `# ${oneLine(entry.name)} on ${on}`,
    "",
    `As known by revision ${revision}${last === undefined ? "" : `, committed ${last.committedAt}, hash ${last.hash}`}. Written on ${today}.`,
    "",
    `- ${here.length - seats} people, ${seats} empty seats, ${org.areas.length} areas.`,
    `- ${open.length} findings, ${broken} of what must hold; ${findings.length - open.length} excused by a waiver.`,
    `- ${scheduled.length} revisions scheduled for later days, ${held.length} held.`,
    "",
    "## What happened",
    "",
    ...entries.map(
      (one) =>
        `- Revision ${one.number}, effective ${one.effectiveOn}, by ${oneLine(one.author)} (${oneLine(one.reason)}): ${oneLine(wording(one.summary))}${one.state === "effective" ? "" : ` [${one.state}]`}`,
    ),
    "",
    "## Files",
    "",
    ...files.map(({ name, bytes }) => `- ${name}, ${bytes.length} bytes`),
    "",
    "Each revision bears the hash of the one before it: `onethread verify` of the store finds the hashes of revisions.csv, or says from where on it does not.",
    "",
  ];
  return lines.join("\n");
}

/** A reason may hold line ends, which would start a heading or list of their own. */
function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, " ").trim();
}

function file(name: string, text: string): OutputFile {
  return { name, bytes: new TextEncoder().encode(text) };
}

function json(name: string, value: unknown): OutputFile {
  return file(name, `${JSON.stringify(value, null, 2)}\n`);
}
