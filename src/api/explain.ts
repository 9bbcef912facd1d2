import type { Check } from "../checks/index.ts";
import type { AreaRow, Metric, MetricResult } from "../metrics/index.ts";
import { wording, type Finding, type Person, type Sentence } from "../org/index.ts";
import type { PersonInPlan, UnitInPlan } from "../planner/index.ts";
import { presentFinding } from "./check.ts";
import { worded } from "./plan.ts";
import { presentPerson, type SubjectJson } from "./who.ts";

/** Where a number, a verdict or a finding comes from. */
export type Explanation =
  | {
      readonly kind: "check";
      readonly check: Check;
      readonly text: DefinitionText | null;
      /** Null where no organisation was read. */
      readonly findings: readonly Finding[] | null;
    }
  | {
      readonly kind: "metric";
      readonly metric: Metric;
      readonly text: DefinitionText | null;
      /** What the letters of the formula stand for. */
      readonly symbols: readonly FormulaSymbol[];
      /** Of a company metric; null where no organisation was read. */
      readonly company: ExplainedNumber | null;
      /** Of an area metric: its value in each area; null where no organisation was read. */
      readonly areas: readonly AreaValue[] | null;
    }
  | {
      readonly kind: "number";
      readonly metric: Metric;
      readonly area: SubjectJson;
      readonly coverage: number | null;
      readonly symbols: readonly FormulaSymbol[];
      readonly number: ExplainedNumber;
      /** The figure of the area row that `check` prints, where it has one of this name. */
      readonly inCheck: CheckFigure | null;
    }
  | {
      readonly kind: "area";
      readonly id: string;
      readonly name: string;
      /** People with a confirmed row ÷ people with any; null where nobody has one. */
      readonly coverage: number | null;
      /** What `check` prints of it: own members of any type, by heads. */
      readonly row: AreaRow;
      /** Empty seats among the people of that row. */
      readonly emptySeats: number;
      readonly members: readonly MemberRow[];
      readonly metrics: Readonly<Record<string, MetricResult>>;
      /** The values as words, by metric id. */
      readonly shown: Readonly<Record<string, string>>;
      readonly findings: readonly Finding[];
    }
  | {
      readonly kind: "person";
      readonly person: Person;
      readonly chain: readonly Person[];
      readonly reports: number;
      /** Empty seats among the reports. */
      readonly emptySeats: number;
      readonly rows: readonly AreaShare[];
      readonly findings: readonly Finding[];
    }
  | {
      /** What a plan does with somebody. */
      readonly kind: "planned-person";
      readonly plan: PlanFigures;
      readonly person: Person;
      /** Area and manager by name; null where there is none, or no planned one. */
      readonly today: { readonly area: string | null; readonly manager: string | null };
      readonly planned: { readonly area: string; readonly manager: string | null; readonly slot: string };
      readonly explained: PersonInPlan;
    }
  | {
      /** What a plan does with an area. */
      readonly kind: "planned-area";
      readonly plan: PlanFigures;
      readonly subject: SubjectJson;
      readonly explained: UnitInPlan;
      /** Who comes and who leaves, by name. */
      readonly comes: readonly string[];
      readonly leaves: readonly string[];
    }
  | {
      /** Somebody or something a plan leaves as it is. */
      readonly kind: "outside-plan";
      readonly plan: PlanFigures;
      readonly subject: SubjectJson;
      readonly sentence: Sentence;
    }
  | {
      readonly kind: "record";
      readonly subject: SubjectJson;
      /** What is on record, field by field. */
      readonly fields: readonly RecordField[];
      readonly findings: readonly Finding[];
    };

/** How good the plan is that an explanation is about. */
export interface PlanFigures {
  readonly cost: number;
  readonly lowerBound: number;
  readonly isProved: boolean;
}

/** What stands above a check or metric in its own file. */
export interface DefinitionText {
  readonly prose: string;
  readonly sources: string;
  readonly example: string;
  readonly result: string;
}

/** A letter of a formula: what it means, and what it is in the area that is explained. */
export interface FormulaSymbol {
  readonly symbol: string;
  readonly means: string;
  /** Null where nothing single stands for it, or no area is explained. */
  readonly here: string | null;
}

/** A number with the rows behind it by name. */
export interface ExplainedNumber {
  readonly result: MetricResult;
  /** The value as words, a person by name. */
  readonly shown: string;
  readonly rows: readonly NumberRow[];
  /** What counting here includes, as sentences: empty seats, assumed shares. */
  readonly notes: readonly string[];
}

/** One row behind a number: who or what, and what it adds to the count, of how much. */
export interface NumberRow {
  readonly id: string;
  readonly name: string;
  readonly title: string | null;
  readonly vacant: boolean;
  readonly value: number;
  /** What the row adds to the divisor, where that is known. */
  readonly of: number | null;
  readonly note: string | null;
}

export interface CheckFigure {
  readonly value: number | string | null;
  readonly shown: string;
  readonly people: number;
  readonly emptySeats: number;
  readonly rows: readonly NumberRow[];
}

/** The value of a metric in one area, beside the figure `check` prints there. */
export interface AreaValue {
  readonly id: string;
  readonly name: string;
  readonly result: MetricResult;
  readonly shown: string;
  readonly inCheck: string | null;
}

export interface RecordField {
  readonly label: string;
  readonly text: string;
}

export interface MemberRow {
  readonly person: Person;
  readonly manager: Person | null;
  readonly share: number;
  readonly isAssumed: boolean;
  readonly isGuess: boolean;
  /** No assignment says so: the owner column alone does. */
  readonly isFromOwner: boolean;
  readonly role: string | null;
}

export interface AreaShare {
  readonly areaId: string;
  readonly area: string;
  readonly share: number;
  readonly isAssumed: boolean;
  readonly isGuess: boolean;
  /** No assignment says so: the owner column alone does. */
  readonly isFromOwner: boolean;
  readonly role: string | null;
}

/** What `onethread explain --json` prints: the rows and the formula behind each thing the text names. */
export interface ExplainJson {
  readonly schemaVersion: 1;
  readonly query: string;
  readonly explanations: readonly Readonly<Record<string, unknown>>[];
  readonly near: readonly SubjectJson[];
}

/** What a text names, explained; near misses where it names nothing. */
export interface ExplainResult {
  readonly explanations: readonly Explanation[];
  readonly near: readonly SubjectJson[];
}

export function presentExplain(query: string, result: ExplainResult): ExplainJson {
  return { schemaVersion: 1, query, explanations: result.explanations.map(presentOne), near: result.near };
}

function presentOne(one: Explanation): Readonly<Record<string, unknown>> {
  switch (one.kind) {
    case "check": {
      const { id, title, tier, group, applies, thresholds, needs } = one.check;
      return {
        kind: one.kind,
        id,
        title,
        tier,
        group,
        applies,
        thresholds,
        needs,
        text: one.text,
        findings: one.findings === null ? null : one.findings.map(presentFinding),
      };
    }
    case "metric":
      return {
        kind: one.kind,
        ...presentMetric(one.metric),
        text: one.text,
        symbols: one.symbols,
        company: one.company === null ? null : presentNumber(one.company),
        areas: one.areas === null ? null : one.areas.map(({ result, ...area }) => ({ ...area, ...result })),
      };
    case "number":
      return {
        kind: one.kind,
        metric: presentMetric(one.metric),
        area: one.area,
        coverage: one.coverage,
        symbols: one.symbols,
        ...presentNumber(one.number),
        inCheck: one.inCheck,
      };
    case "area":
      return {
        kind: one.kind,
        id: one.id,
        name: one.name,
        coverage: one.coverage,
        row: one.row,
        emptySeats: one.emptySeats,
        members: one.members.map(({ person, manager, ...work }) => ({
          person: presentPerson(person),
          manager: manager === null ? null : presentPerson(manager),
          ...work,
        })),
        metrics: one.metrics,
        findings: one.findings.map(presentFinding),
      };
    case "person":
      return {
        kind: one.kind,
        person: presentPerson(one.person),
        chain: one.chain.map(presentPerson),
        reports: one.reports,
        emptySeats: one.emptySeats,
        rows: one.rows,
        findings: one.findings.map(presentFinding),
      };
    case "planned-person":
      return {
        kind: one.kind,
        plan: one.plan,
        person: presentPerson(one.person),
        today: one.today,
        planned: one.planned,
        ...(worded(one.explained) as object),
      };
    case "planned-area":
      return {
        kind: one.kind,
        plan: one.plan,
        subject: one.subject,
        ...(worded(one.explained) as object),
      };
    case "outside-plan":
      return { kind: one.kind, plan: one.plan, subject: one.subject, sentence: wording(one.sentence) };
    case "record":
      return {
        kind: one.kind,
        subject: one.subject,
        fields: one.fields,
        findings: one.findings.map(presentFinding),
      };
  }
}

function presentMetric({ id, title, unit, scope, formula, source, thresholds }: Metric) {
  return { id, title, unit, scope, formula, source, thresholds: thresholds ?? {} };
}

const presentNumber = ({ result, shown, rows, notes }: ExplainedNumber) => ({
  ...result,
  shown,
  rows,
  notes,
});
