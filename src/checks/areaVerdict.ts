import { areaRows, ownedAreas, ownersKnown, type AreaRow } from "../metrics/index.ts";
import {
  isUnder,
  membersOf,
  NONE,
  ownersOf,
  say,
  type Config,
  type Finding,
  type Org,
  type Sentence,
} from "../org/index.ts";
import { areaName, counted, listed, mentions, named, percent } from "./wording.ts";

/**
 * Whether an area is single-threaded, in one word, with the checks and the sentence behind it. `cannot-say` where too
 * few people are confirmed, or where neither lines nor owners are given at all.
 */
export interface AreaVerdict {
  readonly areaId: string;
  readonly verdict: "single-threaded" | "not-single-threaded" | "cannot-say";
  /** Ids of the checks of groups 2 and 3 that stand against it, waived findings left out. */
  readonly reasons: readonly string[];
  readonly because: Sentence;
  /** Waived findings on the area: exceptions granted, counted beside the verdict. */
  readonly exceptions: number;
}

/**
 * Checks that can stand against an area, in the order their reasons are given.
 * @example VERDICT_CHECKS.includes("owner-exactly-one") // true
 */
export const VERDICT_CHECKS: readonly string[] = [
  "owner-exactly-one",
  "owner-one-area",
  "owner-dedicated",
  "line-to-owner",
  "area-follows-line",
];

/** What a verdict rests on. */
export interface VerdictInput {
  readonly org: Org;
  readonly config: Config;
  /** Of `runChecks` on the same org, usually with `asMode: "sto"`. */
  readonly findings: readonly Finding[];
  /** Of `areaRows`; computed when left out. */
  readonly rows?: readonly AreaRow[];
}

/**
 * The verdict of every listed area, in the order of `areaRows`. An area is single-threaded exactly when its row says
 * so, or when waivers excuse all that stands against it.
 * @example areaVerdicts({ org, config, findings: runChecks({ org, config, asMode: "sto" }) })
 */
export function areaVerdicts({ org, config, findings, rows = areaRows(org) }: VerdictInput): AreaVerdict[] {
  const byArea = findingsByArea(findings);
  const isSaid = ownersKnown(org);
  return rows.map((row) => verdictOf({ org, config, row, isSaid, findings: byArea.get(row.id) ?? [] }));
}

/**
 * The verdict of one area of the org.
 * @example areaVerdict({ org, config, findings: runChecks({ org, config }) }, "pay")?.verdict
 */
export function areaVerdict(input: VerdictInput, areaId: string): AreaVerdict | undefined {
  const rows = (input.rows ?? areaRows(input.org)).filter((row) => row.id === areaId);
  return areaVerdicts({ ...input, rows })[0];
}

function findingsByArea(findings: readonly Finding[]): Map<string, Finding[]> {
  const byArea = new Map<string, Finding[]>();
  for (const finding of findings) {
    if (!VERDICT_CHECKS.includes(finding.check)) continue;
    const areas = finding.areaId === undefined ? finding.subjects : [finding.areaId];
    for (const area of areas) {
      const list = byArea.get(area);
      if (list === undefined) byArea.set(area, [finding]);
      else list.push(finding);
    }
  }
  return byArea;
}

interface Judged {
  readonly org: Org;
  readonly config: Config;
  readonly row: AreaRow;
  readonly isSaid: boolean;
  readonly findings: readonly Finding[];
}

function verdictOf(judged: Judged): AreaVerdict {
  const { row, findings } = judged;
  const exceptions = findings.filter((finding) => finding.waivedBy !== undefined).length;
  const unknown = whyCannotSay(judged);
  if (unknown !== null)
    return { areaId: row.id, verdict: "cannot-say", reasons: [], because: unknown, exceptions };
  const reasons = row.singleThreaded ? [] : reasonsOf(judged);
  return {
    areaId: row.id,
    verdict: reasons.length === 0 ? "single-threaded" : "not-single-threaded",
    reasons,
    because:
      reasons.length === 0 ? praise(judged, exceptions) : withExceptions(blame(judged, reasons), exceptions),
    exceptions,
  };
}

function whyCannotSay({ org, config, row, isSaid }: Judged): Sentence | null {
  if (row.coverage === null) return say(["assignment"])`Cannot say: nobody is known to work on ${row.name}.`;
  if (row.coverage + 1e-9 < config.coverageMin)
    return say(["assignment"])`Cannot say: ${percent(row.coverage)} of its people are confirmed.`;
  if (!isSaid) return say(["area.owners"])`Cannot say: the data name no owner of any area.`;
  if (!org.records.linesKnown && row.owners.length === 1)
    return say([
      "area.owners",
      "person.managerId",
    ])`Cannot say: one owner is named, and reporting lines are not given.`;
  return null;
}

function reasonsOf({ org, row, findings }: Judged): string[] {
  const reasons = new Set(findings.filter(standsAgainst).map((finding) => finding.check));
  // A waiver excuses the finding; it makes no owner. So these stand against the area, waived or not.
  if (row.owners.length !== 1 || isSeatEmpty(org, row)) reasons.add("owner-exactly-one");
  if (row.shared) reasons.add("owner-one-area");
  if (row.lineIntegrity !== null && row.lineIntegrity < 1 && straysOf(org, row, findings).length > 0)
    reasons.add("line-to-owner");
  return VERDICT_CHECKS.filter((check) => reasons.has(check));
}

const standsAgainst = (finding: Finding): boolean =>
  finding.waivedBy === undefined && finding.tier === "invariant";

const isSeatEmpty = (org: Org, row: AreaRow): boolean =>
  org.people[org.personIndexById.get(row.owners[0] ?? "") ?? NONE]?.vacant === true;

/** Members outside the owner's lines for whom no waiver holds. */
function straysOf(org: Org, row: AreaRow, findings: readonly Finding[]): number[] {
  const area = org.areaIndexById.get(row.id);
  const owner = area === undefined ? undefined : ownersOf(org, area)[0];
  if (area === undefined || owner === undefined) return [];
  const excused = new Set(
    findings
      .filter((finding) => finding.check === "line-to-owner" && finding.waivedBy !== undefined)
      .flatMap((finding) => finding.subjects),
  );
  return membersOf(org, area).filter(
    (member) => !isUnder(org, member, owner) && !excused.has(org.people[member]!.id),
  );
}

function withExceptions(because: Sentence, exceptions: number): Sentence {
  return exceptions === 0
    ? because
    : say(["waiver"])`${because} ${counted(exceptions, "exception", "exceptions")} granted.`;
}

function blame(judged: Judged, reasons: readonly string[]): Sentence {
  const { org, row, findings } = judged;
  const owners = row.owners.map((id) => org.personIndexById.get(id)!);
  const [owner] = owners;
  if (owner === undefined) return say(["area.owners"])`No owner is named.`;
  if (owners.length > 1) return say(["area.owners"])`${owners.length} owners: ${mentions(org, owners)}.`;
  const parts: Sentence[] = [];
  if (org.people[owner]!.vacant) parts.push(say(["person.vacant"])`The owner's seat is empty.`);
  const others = otherAreas(org, owner, row.id);
  if (others.length > 0) parts.push(say(["area.owners"])`${named(org, owner)} also owns ${listed(others)}.`);
  if (reasons.includes("line-to-owner")) {
    const strays = straysOf(org, row, findings).length;
    if (strays > 0)
      parts.push(
        say([
          "assignment",
          "person.managerId",
        ])`${strays} of ${row.people} ${strays === 1 ? "does" : "do"} not report to ${named(org, owner)}, directly or through others.`,
      );
  }
  for (const finding of findings) {
    if (!standsAgainst(finding)) continue;
    if (parts.length === 0 || finding.check === "owner-dedicated" || finding.check === "area-follows-line")
      parts.push(
        finding.assumed.length === 0
          ? finding.message
          : say(finding.assumed)`${finding.message} (assumed: ${finding.assumed.join(", ")})`,
      );
  }
  return parts.reduce((a, b) => say([...a.restsOn, ...b.restsOn])`${a} ${b}`);
}

function otherAreas(org: Org, owner: number, areaId: string): string[] {
  return (ownedAreas(org).get(owner) ?? [])
    .filter((area) => org.areas[area]!.id !== areaId)
    .map((area) => areaName(org, area));
}

function praise({ org, row }: Judged, exceptions: number): Sentence {
  const owner = org.personIndexById.get(row.owners[0] ?? "");
  const beside = exceptions === 0 ? "" : `, with ${counted(exceptions, "exception", "exceptions")} granted`;
  if (owner === undefined) return say([])`Excused by a waiver${beside}.`;
  if (row.people === 1)
    return say([
      "area.owners",
      "assignment",
    ])`${named(org, owner)} owns it, nothing else, and is its only member${beside}.`;
  return exceptions === 0
    ? say([
        "area.owners",
        "assignment",
        "person.managerId",
      ])`${named(org, owner)} owns it and nothing else; ${row.people === 2 ? "the other person reports" : `the other ${row.people - 1} people all report`} to ${named(org, owner)}, directly or through others.`
    : say(["area.owners", "waiver"])`${named(org, owner)} owns it${beside}.`;
}
