import type { AreaShare, Explanation, MemberRow } from "../api/index.ts";
import { CHECKS } from "../checks/index.ts";
import { coverageOf, measureArea, METRICS } from "../metrics/index.ts";
import { chainOf, reportsOf, WORK_ASSUMED, WORK_GUESS, type Org } from "../org/index.ts";
import { findSubjects, type Subject } from "./findSubjects.ts";
import type { OrgJudgement } from "./checkOrg.ts";

/**
 * Explains a check or metric by id, an area or person by id or name: rows and formula behind what is said.
 * @returns explanations for everything the text names, and near misses when it names nothing.
 */
export function explainSubject(
  judgement: OrgJudgement,
  text: string,
): {
  readonly explanations: readonly Explanation[];
  readonly near: readonly { readonly kind: string; readonly id: string; readonly name: string }[];
} {
  const { org } = judgement;
  const check = CHECKS.find((one) => one.id === text);
  const metric = METRICS.find((one) => one.id === text);
  const explanations: Explanation[] = [];
  if (check !== undefined)
    explanations.push({
      kind: "check",
      check,
      findings: judgement.findings.filter((finding) => finding.check === check.id),
    });
  if (metric !== undefined)
    explanations.push({ kind: "metric", metric, company: judgement.metrics[metric.id] ?? null });
  if (explanations.length > 0) return { explanations, near: [] };
  const found = findSubjects(org, text, ["area", "person"]);
  const near = [...found.near, ...nearIds(text)].slice(0, 5);
  return { explanations: found.exact.map((subject) => explain(judgement, subject)), near };
}

function nearIds(text: string): { kind: string; id: string; name: string }[] {
  return [
    ...CHECKS.map((check) => ({ kind: "check", id: check.id, name: check.title })),
    ...METRICS.map((metric) => ({ kind: "metric", id: metric.id, name: metric.title })),
  ].filter((one) => text.length >= 3 && one.id.includes(text.toLowerCase()));
}

function explain(judgement: OrgJudgement, subject: Subject): Explanation {
  const { org, config } = judgement;
  const findings = judgement.findings.filter(
    (finding) => finding.subjects.includes(subject.id) || finding.areaId === subject.id,
  );
  if (subject.kind === "area") {
    const area = org.areaIndexById.get(subject.id) ?? -1;
    return {
      kind: "area",
      id: subject.id,
      name: subject.name,
      coverage: coverageOf(org, area),
      members: memberRows(org, area),
      metrics: measureArea({ org, config, findings: judgement.findings }, area),
      findings,
    };
  }
  const index = org.personIndexById.get(subject.id) ?? -1;
  const person = org.people[index];
  if (person === undefined) throw new RangeError(`Person ${subject.id} was found but is not in the org.`);
  return {
    kind: "person",
    person,
    chain: chainOf(org, index)
      .map((manager) => org.people[manager])
      .filter((manager) => manager !== undefined),
    reports: reportsOf(org, index).length,
    rows: areaShares(org, index),
    findings,
  };
}

function memberRows(org: Org, area: number): MemberRow[] {
  const { areaStart } = org.work;
  const rows: MemberRow[] = [];
  for (let row = areaStart[area] ?? 0; row < (areaStart[area + 1] ?? 0); row++) {
    const person = org.people[org.work.person[row] ?? -1];
    if (person === undefined) continue;
    rows.push({
      person,
      manager: org.people[org.lines.parent[org.work.person[row] ?? -1] ?? -1] ?? null,
      ...rowFacts(org, row),
    });
  }
  return rows;
}

function areaShares(org: Org, index: number): AreaShare[] {
  const { personStart, byPerson } = org.work;
  const rows: AreaShare[] = [];
  for (let k = personStart[index] ?? 0; k < (personStart[index + 1] ?? 0); k++) {
    const row = byPerson[k] ?? -1;
    const area = org.areas[org.work.area[row] ?? -1];
    if (area !== undefined)
      rows.push({
        areaId: area.id,
        area: area.name,
        ...rowFacts(org, row),
      });
  }
  return rows;
}

function rowFacts(
  org: Org,
  row: number,
): { share: number; isAssumed: boolean; isGuess: boolean; role: string | null } {
  return {
    share: org.work.share[row] ?? 0,
    isAssumed: ((org.work.flags[row] ?? 0) & WORK_ASSUMED) !== 0,
    isGuess: ((org.work.flags[row] ?? 0) & WORK_GUESS) !== 0,
    role: org.records.assignments[org.work.record[row] ?? -1]?.role ?? null,
  };
}
