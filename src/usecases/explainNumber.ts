import type { CheckFigure, ExplainedNumber, NumberRow } from "../api/index.ts";
import {
  areaRow,
  isFilled,
  leadsOf,
  legReports,
  linesOf,
  measureArea,
  ownedAreas,
  soleOwnerOf,
  viewsOf,
  type AreaMetric,
  type AreaRow,
  type LegReport,
  type Metric,
  type MetricResult,
} from "../metrics/index.ts";
import { membersOf, NONE, ownersOf, sharedBoss, WORK_GUESS, WORK_LEAD, type Org } from "../org/index.ts";
import type { OrgJudgement } from "./checkOrg.ts";
import { findSubjects } from "./findSubjects.ts";
import { rounded, withSeats } from "./formulaSymbols.ts";

/** Metrics that count heads of the tree, in which an empty seat is one. The others count filled seats alone. */
const COUNT_SEATS: ReadonlySet<string> = new Set([
  "legs",
  "shared-boss",
  "levels-up",
  "escalation-excess",
  "outside-managers",
  "span",
  "layers",
  "management-ratio",
  "out-of-discipline",
  "thread",
]);

/** A metric of an area with the rows behind it, each by name with what it adds. */
export function explainAreaNumber(
  { org, config, findings }: OrgJudgement,
  metric: AreaMetric,
  area: number,
): ExplainedNumber {
  const result = metric.measure({ org, config, findings }, area);
  const people = viewsOf(org, area)[0]?.people ?? [];
  const seats = people.filter((person) => !isFilled(org, person)).length;
  const rows = rowsBehind(org, metric, { area, result, config, findings });
  return {
    result,
    shown: shownResult(org, result),
    rows,
    notes: [
      ...(COUNT_SEATS.has(metric.id) && seats > 0
        ? [`Empty seats count as places in the tree: ${withSeats(people.length, seats)}.`]
        : []),
      ...orderNotes(org, rows),
      ...flagNotes(result),
    ],
  };
}

/** A metric of the company with the rows behind it. */
export function explainCompanyNumber(org: Org, metric: Metric, result: MetricResult): ExplainedNumber {
  const rows = inOrder(
    org,
    result.rows.map((row) => namedRow(org, row.subject, row.value)),
  );
  const seats = org.people.filter((person) => person.vacant && person.placeholder !== true).length;
  const people = org.people.filter((person) => person.placeholder !== true).length;
  return {
    result,
    shown: shownResult(org, result),
    rows,
    notes: [
      ...(COUNT_SEATS.has(metric.id) && seats > 0
        ? [`Empty seats are counted: the company has ${withSeats(people, seats)}.`]
        : []),
      ...orderNotes(org, rows),
      ...flagNotes(result),
    ],
  };
}

interface Behind extends Pick<OrgJudgement, "config" | "findings"> {
  readonly area: number;
  readonly result: MetricResult;
}

function rowsBehind(org: Org, metric: Metric, behind: Behind): NumberRow[] {
  const { area, result } = behind;
  if (result.value === null) return [];
  if (metric.id === "legs" || metric.id === "shared-boss") {
    // With several owners the best view counts: the one whose value this is.
    const view = viewsOf(org, area).find((one) =>
      metric.id === "legs"
        ? legCount(org, one.people, one.boss) === result.value
        : org.people[one.boss]?.id === result.value,
    );
    return view === undefined ? [] : legRows(org, metric.id, view);
  }
  if (metric.id === "structure") return structureRows(org, behind);
  const named = result.rows.map((row) => namedRow(org, row.subject, row.value));
  const rows =
    result.denominator === null
      ? named
      : withDivisor(org, area, { rows: named, denominator: result.denominator });
  return inOrder(org, rows);
}

const positionOf = (org: Org, { id }: NumberRow): number => org.personIndexById.get(id) ?? NONE;

/** People in the order of the tree, breadth-first: a list of them by value would rank them. Things by what they add. */
function inOrder(org: Org, rows: readonly NumberRow[]): NumberRow[] {
  const people = rows.filter((row) => positionOf(org, row) !== NONE);
  const things = rows.filter((row) => positionOf(org, row) === NONE);
  return [
    ...people.sort((a, b) => positionOf(org, a) - positionOf(org, b)),
    ...things.sort((a, b) => b.value - a.value || (b.of ?? 0) - (a.of ?? 0)),
  ];
}

function orderNotes(org: Org, rows: readonly NumberRow[]): string[] {
  const people = rows.filter((row) => positionOf(org, row) !== NONE).length;
  return people < 2 ? [] : ["People stand in the order of the tree, whatever their value."];
}

/** The reports of the boss through whom the people are reached: one row a leg adds 1, or each adds its people. */
function legRows(
  org: Org,
  metric: string,
  { people, boss }: { people: readonly number[]; boss: number },
): NumberRow[] {
  const reports = legReports(org, people, boss);
  if (reports.length === 0 && boss !== NONE) {
    const row = namedRow(org, org.people[boss]?.id ?? "", 1);
    return [{ ...row, note: "is one of them: one leg" }];
  }
  const seen = new Set<string>();
  return reports.map(({ report, by, people: count }) => {
    const key = `${by.kind} ${by.index}`;
    const isFirst = !seen.has(key);
    seen.add(key);
    return {
      ...namedRow(org, org.people[report]?.id ?? "", metric === "legs" ? Number(isFirst) : count),
      note: `${legWords(org, by)}${isFirst ? "" : ", counted above"}; reaches ${count} of ${people.length}`,
    };
  });
}

function legWords(org: Org, { kind, index }: LegReport["by"]): string {
  if (kind === "area") return `owns ${org.areas[index]?.name ?? ""}`;
  return kind === "discipline" ? (org.disciplines[index]?.id ?? "") : "no discipline";
}

function legCount(org: Org, people: readonly number[], boss: number): number {
  const keys = new Set(legReports(org, people, boss).map(({ by }) => `${by.kind} ${by.index}`));
  return Math.max(1, keys.size);
}

/** What the label rests on: the owners, and the metrics its formula names. */
function structureRows(org: Org, { area, config, findings }: Behind): NumberRow[] {
  const measured = measureArea({ org, config, findings }, area);
  const owner = soleOwnerOf(org, area);
  const others = owner === NONE ? 0 : (ownedAreas(org).get(owner) ?? []).filter((one) => one !== area).length;
  const label = (name: string, value: number | string | null | undefined): NumberRow[] =>
    typeof value === "number" ? [{ ...namedRow(org, name, value) }] : [];
  return [
    ...label("owners", new Set(ownersOf(org, area)).size),
    ...label("other areas of the owner", owner === NONE ? null : others),
    ...label("line-integrity", measured["line-integrity"]?.value),
    ...label("escalation-excess", measured["escalation-excess"]?.value),
    ...label("dedication", measured["dedication"]?.value),
  ];
}

/** Core people who add nothing stand there too, where their full-time shares make the divisor. */
function withDivisor(
  org: Org,
  area: number,
  { rows, denominator }: { rows: readonly NumberRow[]; denominator: number },
): NumberRow[] {
  const core = viewsOf(org, area)[0]?.rows ?? [];
  const sum = core.reduce((total, row) => total + row.value, 0);
  if (Math.abs(sum - denominator) > 1e-6) return [...rows];
  const added = new Map(rows.map((row) => [row.id, row.value]));
  return core.map((row) => ({ ...namedRow(org, row.subject, added.get(row.subject) ?? 0), of: row.value }));
}

/** A row by name: a person, an area, a thing; what is none of them names itself. */
export function namedRow(org: Org, id: string, value: number): NumberRow {
  const person = org.people[org.personIndexById.get(id) ?? -1];
  const name =
    person?.name ??
    org.areas[org.areaIndexById.get(id) ?? -1]?.name ??
    findSubjects(org, id, ["asset", "dependency", "decision"]).exact.find((one) => one.id === id)?.name ??
    id;
  return {
    id,
    name,
    title: person?.title ?? null,
    vacant: person?.vacant === true,
    value,
    of: null,
    note: null,
  };
}

/** Flags of a result as sentences. */
function flagNotes({ flags }: MetricResult): string[] {
  return flags.map((flag) => {
    const [, count] = /^vacant-fte (.+)$/.exec(flag) ?? [];
    if (count !== undefined) return `Empty seats hold another ${count} FTE, not counted in FTE.`;
    return FLAG_WORDS[flag] ?? `Flag: ${flag}.`;
  });
}

const FLAG_WORDS: Readonly<Record<string, string>> = {
  ambiguous: "Several owners are named: the best value over them counts.",
  "owner-vacant": "The owner's seat is empty: the seat stands for the owner.",
  "stand-in": "Nobody is named as owner: the product lead stands in.",
  "no-owner": "Nobody is named as owner.",
  "no-charter": "No area of the data has a charter: none has a mandate in writing, so none passes.",
  "as-if sto": "Areas of another mode were judged as if they were single-threaded.",
  "assumed: share":
    "Assumed: share. A share that was not given is an equal part of what the person's other rows leave.",
  "assumed: from": "Assumed: from. An owner without a first day counts as far back as the data go.",
};

/** The row of an area as `check` prints it: where too few are confirmed for a verdict, without figures of lines. */
export function checkRow({ org, verdicts }: OrgJudgement, area: number): AreaRow {
  const row = areaRow(org, area);
  const verdict = verdicts.find((one) => one.areaId === row.id)?.verdict;
  return verdict === "cannot-say" && row.coverage !== null && row.coverage < 1
    ? { ...row, legs: null, levelsUp: null, lineIntegrity: null, sharedBoss: null, sharedBossDepth: null }
    : row;
}

/**
 * The figure of that name in the row of `check`: own members of any type, by heads, areas below left out. Null where
 * `check` has no such figure.
 */
export function checkFigure(judgement: OrgJudgement, metric: string, area: number): CheckFigure | null {
  const { org } = judgement;
  const row = checkRow(judgement, area);
  const values: Readonly<Record<string, number | string | null>> = {
    legs: row.legs,
    "levels-up": row.levelsUp,
    "shared-boss": row.sharedBoss,
    "line-integrity": row.lineIntegrity,
  };
  const value = Object.hasOwn(values, metric) ? values[metric] : undefined;
  if (value === undefined) return null;
  const members = membersOf(org, area);
  const rows = value === null ? [] : figureRows(org, metric, { area, members });
  const under = rows.reduce((sum, one) => sum + one.value, 0);
  return {
    value,
    shown: `${shownValue(org, value)}${metric === "line-integrity" && value !== null ? ` = ${under} ÷ ${members.length}` : ""}`,
    people: members.length,
    emptySeats: members.filter((person) => !isFilled(org, person)).length,
    rows,
  };
}

function figureRows(
  org: Org,
  metric: string,
  { area, members }: { area: number; members: readonly number[] },
): NumberRow[] {
  const lines = linesOf(org);
  const idOf = (person: number): string => org.people[person]?.id ?? "";
  const boss = sharedBoss(org, members);
  if (metric === "legs" || metric === "shared-boss") return legRows(org, metric, { people: members, boss });
  if (metric === "levels-up")
    return leadsAmong(org, area, members).map((person) =>
      namedRow(org, idOf(person), lines.depth(person) - lines.depth(boss)),
    );
  const owner = soleOwnerOf(org, area);
  return members.map((person) => ({
    ...namedRow(org, idOf(person), Number(lines.isUnder(person, owner))),
    of: 1,
  }));
}

/** The owners, and the lead of each discipline among the members: by lead rows first, as the area row takes them. */
function leadsAmong(org: Org, area: number, members: readonly number[]): number[] {
  const { areaStart, flags, person } = org.work;
  const leading = new Set<number>();
  for (let row = areaStart[area] ?? 0; row < (areaStart[area + 1] ?? 0); row++)
    if (((flags[row] ?? 0) & (WORK_LEAD | WORK_GUESS)) === WORK_LEAD) leading.add(person[row] ?? NONE);
  const leads = leadsOf(org, members, (i) => leading.has(members[i] ?? NONE));
  return [...new Set([...ownersOf(org, area), ...leads.values()])];
}

/** A value as it is shown: a person by name, a number with three decimals at most, "–" where there is none. */
export function shownValue(org: Org, value: number | string | null): string {
  if (value === null) return "–";
  return typeof value === "number"
    ? rounded(value)
    : (org.people[org.personIndexById.get(value) ?? -1]?.name ?? value);
}

/** A result as words: its value, what it was divided by, its parts. */
export function shownResult(org: Org, result: MetricResult): string {
  const { value, unit, why, numerator, denominator, parts } = result;
  if (value === null) return `cannot say: ${why ?? "no reason on record"}`;
  const divided =
    numerator === null || denominator === null ? "" : ` = ${rounded(numerator)} ÷ ${rounded(denominator)}`;
  const more = Object.entries(parts ?? {}).map(([name, part]) => `, ${name} ${rounded(part)}`);
  return `${shownValue(org, value)}${PLAIN_UNITS.has(unit) ? "" : ` ${unit}`}${divided}${more.join("")}`;
}

/** Units that a value needs no word for. */
const PLAIN_UNITS: ReadonlySet<string> = new Set(["0–1", "label", "count", "person"]);
