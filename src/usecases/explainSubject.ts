import type {
  AreaShare,
  AreaValue,
  ExplainResult,
  Explanation,
  MemberRow,
  SubjectJson,
} from "../api/index.ts";
import { CHECKS, type Check } from "../checks/index.ts";
import { coverageOf, isFilled, measureArea, metricById, type AreaMetric } from "../metrics/index.ts";
import {
  chainOf,
  membersOf,
  reportsOf,
  WORK_ASSUMED,
  WORK_GUESS,
  type Finding,
  type Org,
  type Person,
} from "../org/index.ts";
import { areaAt, personAt } from "./areaOwner.ts";
import type { OrgJudgement } from "./checkOrg.ts";
import { DEFINITION_TEXTS } from "./definitionTexts.ts";
import {
  checkFigure,
  checkRow,
  explainAreaNumber,
  explainCompanyNumber,
  shownResult,
  shownValue,
} from "./explainNumber.ts";
import { recordFields } from "./explainRecord.ts";
import { definitionId, isDefinitionId, nearDefinitions } from "./findDefinitions.ts";
import { findSubjects, type FoundSubject } from "./findSubjects.ts";
import { NEAR_MAX } from "./nearSubjects.ts";
import { outsideFields, outsidePeople } from "./outsidePeople.ts";
import { formulaSymbols } from "./formulaSymbols.ts";

const EXPLAINED = ["area", "person", "asset", "dependency", "decision", "discipline"] as const;

/**
 * Whether a text names a check or metric, by id, title or heading: those are explained without an organisation too.
 * @example isDefinition("legs") // true
 */
export function isDefinition(text: string): boolean {
  return definitionId(text) !== undefined;
}

const checkById = (id: string): Check | undefined => CHECKS.find((one) => one.id === id);

/**
 * A check or metric by id, title or heading of a table, without an organisation: formula, thresholds, sources and the example of its page.
 * @returns both where a check and a metric share the id, as `span` does; near misses when it is neither.
 */
export function explainDefinition(text: string): ExplainResult {
  const id = definitionId(text) ?? text;
  const [check, metric] = [checkById(id), metricById(id)];
  const explanations: Explanation[] = [
    ...(check === undefined ? [] : [checkExplanation(check, null)]),
    ...(metric === undefined
      ? []
      : [
          {
            kind: "metric" as const,
            metric,
            text: textOf("metric", id),
            symbols: formulaSymbols(metric.formula),
            company: null,
            areas: null,
          },
        ]),
  ];
  return { explanations, near: explanations.length > 0 ? [] : nearDefinitions(id) };
}

function checkExplanation(check: Check, findings: readonly Finding[] | null): Explanation {
  return { kind: "check", check, text: textOf("check", check.id), findings };
}

const textOf = (kind: "check" | "metric", id: string) => DEFINITION_TEXTS[`${kind} ${id}`] ?? null;

/**
 * Explains a check or metric by id, anything else by id or name: rows and formula behind what is said of it.
 * @param areaText an area: then the check or metric is explained there, each number with its rows.
 * @returns explanations for everything the text names, and near misses when it names nothing.
 */
export function explainSubject(judgement: OrgJudgement, text: string, areaText?: string): ExplainResult {
  const id = definitionId(text);
  if (id !== undefined && areaText !== undefined) return explainThere(judgement, id, areaText);
  if (isDefinitionId(text)) return { explanations: definitionsIn(judgement, text), near: [] };
  // A title or heading may be the name of something here as well: both are meant.
  const found = findSubjects(judgement.org, text, EXPLAINED, id === undefined);
  const outside = outsidePeople(judgement.org, text);
  const explanations = [
    ...(id === undefined ? [] : definitionsIn(judgement, id)),
    ...found.exact.map((subject) => explain(judgement, subject)),
    ...outside.map((person) => outsideExplanation(judgement, person)),
  ];
  const near = [...(found.near ?? []), ...nearDefinitions(text)].slice(0, NEAR_MAX);
  return { explanations, near: explanations.length > 0 ? [] : near };
}

function definitionsIn(judgement: OrgJudgement, id: string): Explanation[] {
  const { org, findings, metrics } = judgement;
  const [check, metric] = [checkById(id), metricById(id)];
  const explanations: Explanation[] = [];
  if (check !== undefined)
    explanations.push(
      checkExplanation(
        check,
        findings.filter((finding) => finding.check === id),
      ),
    );
  if (metric !== undefined) {
    const result = metric.scope === "company" ? metrics[id] : undefined;
    explanations.push({
      kind: "metric",
      metric,
      text: textOf("metric", id),
      symbols: formulaSymbols(metric.formula),
      company: result === undefined ? null : explainCompanyNumber(org, metric, result),
      areas: metric.scope === "area" ? areaValues(judgement, metric) : null,
    });
  }
  return explanations;
}

function areaValues(judgement: OrgJudgement, metric: AreaMetric): AreaValue[] {
  const { org, config, findings } = judgement;
  return org.areas.flatMap((area, index): AreaValue[] => {
    if (area.placeholder === true) return [];
    const result = metric.measure({ org, config, findings }, index);
    const figure = checkFigure(judgement, metric.id, index);
    return [
      {
        id: area.id,
        name: area.name,
        result,
        shown: shownValue(org, result.value),
        inCheck: figure === null ? null : shownValue(org, figure.value),
      },
    ];
  });
}

/** A check or metric in one area: the findings that stand there, the number with its rows. */
function explainThere(judgement: OrgJudgement, id: string, areaText: string): ExplainResult {
  const { org } = judgement;
  const { exact, near } = findSubjects(org, areaText, ["area"]);
  const [check, metric] = [checkById(id), metricById(id)];
  const explanations = exact.flatMap(({ position, kind, id: areaId, name }): Explanation[] => [
    ...(check === undefined
      ? []
      : [
          checkExplanation(
            check,
            findingsOf(judgement, areaId).filter((finding) => finding.check === id),
          ),
        ]),
    ...(metric?.scope === "area"
      ? [numberIn(judgement, metric, { position, subject: { kind, id: areaId, name } })]
      : []),
    ...(metric?.scope === "company" && check === undefined ? definitionsIn(judgement, id) : []),
  ]);
  return { explanations, near: near ?? [] };
}

function numberIn(
  judgement: OrgJudgement,
  metric: AreaMetric,
  { position, subject }: { position: number; subject: SubjectJson },
): Explanation {
  const { org } = judgement;
  return {
    kind: "number",
    metric,
    area: subject,
    coverage: coverageOf(org, position, true),
    symbols: formulaSymbols(metric.formula, org, position),
    number: explainAreaNumber(judgement, metric, position),
    inCheck: checkFigure(judgement, metric.id, position),
  };
}

function findingsOf(judgement: OrgJudgement, id: string): Finding[] {
  return judgement.findings.filter((finding) => finding.subjects.includes(id) || finding.areaId === id);
}

function explain(judgement: OrgJudgement, found: FoundSubject): Explanation {
  const { org, config } = judgement;
  const { kind, id, name, position } = found;
  const findings = findingsOf(judgement, id);
  if (kind === "area" && position >= 0) {
    const members = membersOf(org, position);
    const metrics = measureArea({ org, config, findings: judgement.findings }, position);
    return {
      kind,
      id,
      name: areaAt(org, position).name,
      coverage: coverageOf(org, position),
      row: checkRow(judgement, position),
      emptySeats: members.filter((person) => !isFilled(org, person)).length,
      members: memberRows(org, position),
      metrics,
      shown: Object.fromEntries(
        Object.entries(metrics).map(([id, result]) => [id, shownResult(org, result)]),
      ),
      findings,
    };
  }
  if (kind === "person" && position >= 0) {
    const reports = reportsOf(org, position);
    return {
      kind,
      person: personAt(org, position),
      chain: chainOf(org, position).map((manager) => personAt(org, manager)),
      reports: reports.length,
      emptySeats: reports.filter((report) => !isFilled(org, report)).length,
      rows: areaShares(org, position),
      findings,
    };
  }
  return {
    kind: "record",
    subject: { kind, id, name },
    fields: position < 0 ? [] : recordFields(org, kind, position),
    findings,
  };
}

function outsideExplanation(judgement: OrgJudgement, person: Person): Explanation {
  const { id, name } = person;
  return {
    kind: "record",
    subject: { kind: "person", id, name },
    fields: outsideFields(judgement.org, person),
    findings: findingsOf(judgement, id),
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

function rowFacts(org: Org, row: number): Omit<MemberRow, "person" | "manager"> {
  const record = org.work.record[row] ?? -1;
  return {
    share: org.work.share[row] ?? 0,
    isAssumed: ((org.work.flags[row] ?? 0) & WORK_ASSUMED) !== 0,
    isGuess: ((org.work.flags[row] ?? 0) & WORK_GUESS) !== 0,
    isFromOwner: record < 0,
    role: org.records.assignments[record]?.role ?? null,
  };
}
