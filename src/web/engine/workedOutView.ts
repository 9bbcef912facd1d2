import type { CheckFigure, NumberRow } from "../../api/index.ts";
import { formatCsvTable } from "../../formats/index.ts";
import { coverageOf, isFilled, measureCompany, metricById, type Metric } from "../../metrics/index.ts";
import { membersOf, wording, type Org } from "../../org/index.ts";
import type { OrgJudgement } from "../../usecases/checkOrg.ts";
import { DEFINITION_TEXTS } from "../../usecases/definitionTexts.ts";
import {
  checkFigure,
  explainAreaNumber,
  explainCompanyNumber,
  namedRow,
} from "../../usecases/explainNumber.ts";
import { formulaSymbols } from "../../usecases/formulaSymbols.ts";
import type { Figure, WorkedOutLimit, WorkedOutView } from "./workedOut.ts";

interface Asked {
  readonly figure: Figure;
  readonly limits: Readonly<Record<string, number>>;
  /** Name of the organisation. */
  readonly org: string;
}

/** What the figures of the area table count, which metrics count otherwise. */
const OF_MEMBERS = [
  "Counted: people with a row in the area itself, whatever its type, by heads; its owners too.",
  "Left out: areas below.",
];
const OF_CORE = [
  "Counted: people with core rows in the area or below, and its owner.",
  "Left out: loans and advice.",
];

/** A figure with its formula, rows and limits. @throws where there is no such figure, naming it. */
export function workOut(judged: OrgJudgement, asked: Asked): WorkedOutView {
  const { metric, area } = asked.figure;
  const { org } = judged;
  const index = area === undefined ? undefined : org.areaIndexById.get(area);
  if (area !== undefined && index === undefined)
    throw new Error(`The area ${area} is not part of the organisation on ${org.today}.`);
  const base = {
    area: index === undefined ? null : (org.areas[index]?.name ?? null),
    org: asked.org,
    on: org.today,
  };
  if (metric === "single-threaded") return { ...base, ...singleThreaded(judged) };
  if (metric === "area-row.people" && index !== undefined) return { ...base, ...peopleOfRow(org, index) };
  const name = metric.replace(/^area-row\./, "");
  const found = metricById(name);
  if (found === undefined) throw new Error(`Nothing is known of the number "${metric}".`);
  if (metric !== name && index !== undefined) return { ...base, ...figureOfRow(judged, found, index) };
  return { ...base, ...ofMetric(judged, found, { index, limits: asked.limits }) };
}

type Part = Omit<WorkedOutView, "area" | "org" | "on">;

function ofMetric(
  judged: OrgJudgement,
  metric: Metric,
  { index, limits }: { index: number | undefined; limits: Readonly<Record<string, number>> },
): Part {
  const { org } = judged;
  const config = { ...judged.config, thresholds: { ...judged.config.thresholds, ...limits } };
  const here = { ...judged, config };
  const parts = partsOf(metric, org, index);
  const limitsOf = limitList(metric, judged.config.thresholds, limits);
  if (metric.scope === "area" && index !== undefined) {
    const { shown, rows, notes } = explainAreaNumber(here, metric, index);
    const coverage = coverageOf(org, index, true);
    return {
      ...parts,
      shown,
      rows,
      count: rows.length,
      limits: limitsOf,
      filters: [...OF_CORE, ...notes],
      coverage,
    };
  }
  const result = (Object.keys(limits).length === 0 ? judged.metrics : measured(here))[metric.id];
  if (result === undefined)
    return { ...parts, shown: "–", rows: [], count: 0, limits: limitsOf, filters: [], coverage: null };
  const { shown, rows, notes } = explainCompanyNumber(org, metric, result);
  return { ...parts, shown, rows, count: rows.length, limits: limitsOf, filters: notes, coverage: null };
}

const measured = ({ org, config, findings, asMode }: OrgJudgement) =>
  measureCompany({ org, config, findings, ...(asMode === undefined ? {} : { asMode }) });

function partsOf({ id, title, formula, unit, source }: Metric, org: Org, index: number | undefined) {
  return {
    title,
    formula,
    unit,
    source,
    symbols: index === undefined ? formulaSymbols(formula) : formulaSymbols(formula, org, index),
    prose: DEFINITION_TEXTS[`metric ${id}`]?.prose ?? "",
  };
}

function limitList(
  { id, thresholds = {} }: Metric,
  own: Readonly<Record<string, number>>,
  here: Readonly<Record<string, number>>,
): WorkedOutLimit[] {
  return Object.entries(thresholds).map(([name, { value: given, unit, source }]) => {
    const key = `${id}.${name}`;
    const configured = own[key] ?? given;
    return { key, value: here[key] ?? configured, configured, given, unit, source };
  });
}

/** A figure of the table of areas. */
function figureOfRow(judged: OrgJudgement, metric: Metric, index: number): Part {
  const { org } = judged;
  const figure: CheckFigure | null = checkFigure(judged, metric.id, index);
  if (figure === null) throw new Error(`The table of areas has no column "${metric.id}".`);
  const { shown, rows, people, emptySeats } = figure;
  const seats = emptySeats === 0 ? [] : [`Of ${people} seats ${emptySeats} are empty; they count.`];
  return {
    ...partsOf(metric, org, undefined),
    symbols: symbolsOfRow(metric.formula, { name: org.areas[index]?.name ?? "", people }),
    shown,
    rows,
    count: rows.length,
    limits: [],
    filters: [...OF_MEMBERS, ...seats],
    coverage: coverageOf(org, index),
  };
}

/** The letters as the table of areas means them: its members, where metrics take core people and the areas below. */
function symbolsOfRow(
  formula: string,
  { name, people }: { readonly name: string; readonly people: number },
): WorkedOutView["symbols"] {
  const own: Readonly<Record<string, readonly [means: string, here: string | null]>> = {
    x: ["the area", name],
    S: ["the members of the area: people with a row in it, its owners included", String(people)],
    B: ["the lowest person who is, or stands above, every member", null],
    R: ["its owners, and the lead of each discipline among its members", null],
  };
  return formulaSymbols(formula).map(({ symbol, means }) => {
    const [ours = means, here = null] = own[symbol] ?? [];
    return { symbol, means: ours, here };
  });
}

function peopleOfRow(org: Org, index: number): Part {
  const members = membersOf(org, index);
  const rows = members.map((person) => namedRow(org, org.people[person]?.id ?? "", 1));
  const seats = members.filter((person) => !isFilled(org, person)).length;
  return {
    title: "People",
    formula: "people with a row in x, each once",
    unit: "count",
    source: "docs/glossary.md#area-row",
    symbols: [{ symbol: "x", means: "the area", here: org.areas[index]?.name ?? null }],
    prose: "",
    shown: String(members.length),
    rows,
    count: rows.length,
    limits: [],
    filters: [...OF_MEMBERS, ...(seats === 0 ? [] : [`${seats} of them are empty seats.`])],
    coverage: coverageOf(org, index),
  };
}

function singleThreaded({ org, rows, verdicts }: OrgJudgement): Part {
  const peopled = new Set(rows.filter(({ people }) => people > 0).map(({ id }) => id));
  const judged = verdicts.filter(({ areaId }) => peopled.has(areaId));
  const listed = judged.map(({ areaId, verdict, because }): NumberRow => ({
    ...namedRow(org, areaId, verdict === "single-threaded" ? 1 : 0),
    of: 1,
    note: wording(because),
  }));
  const passing = listed.filter(({ value }) => value === 1).length;
  return {
    title: "Areas with one owner",
    formula: "areas with people whose verdict is single-threaded ÷ areas with people",
    unit: "count",
    source: "docs/glossary.md#area-row",
    symbols: [],
    prose:
      "An area is single-threaded where exactly one owner, who owns nothing else, is or stands above everybody in it.",
    shown: `${passing} of ${listed.length}`,
    rows: listed,
    count: listed.length,
    limits: [],
    filters: ["Left out: areas nobody works in."],
    coverage: null,
  };
}

/** The number, how it came to be, and all its rows. */
export function workedOutCsv(view: WorkedOutView): string {
  const { title, area, org, on, shown, formula, rows } = view;
  return formatCsvTable(
    ["what", "id", "name", "title", "value", "of", "note"],
    [
      ["number", "", title, area ?? org, shown, "", `${formula}; as of ${on}`],
      ...rows.map(({ id, name, title: job, value, of, note }) => [
        "row",
        id,
        name,
        job ?? "",
        String(value),
        of === null ? "" : String(of),
        note ?? "",
      ]),
    ],
  );
}
