import type { Check } from "../checks/index.ts";
import type { Metric, MetricResult } from "../metrics/index.ts";
import type { Finding, Person } from "../org/index.ts";
import { presentFinding } from "./check.ts";
import { presentPerson } from "./who.ts";

/** Where a number, a verdict or a finding comes from. */
export type Explanation =
  | { readonly kind: "check"; readonly check: Check; readonly findings: readonly Finding[] }
  | { readonly kind: "metric"; readonly metric: Metric; readonly company: MetricResult | null }
  | {
      readonly kind: "area";
      readonly id: string;
      readonly name: string;
      /** People with a confirmed row ÷ people with any; null where nobody has one. */
      readonly coverage: number | null;
      readonly members: readonly MemberRow[];
      readonly metrics: Readonly<Record<string, MetricResult>>;
      readonly findings: readonly Finding[];
    }
  | {
      readonly kind: "person";
      readonly person: Person;
      readonly chain: readonly Person[];
      readonly reports: number;
      readonly rows: readonly AreaShare[];
      readonly findings: readonly Finding[];
    };

export interface MemberRow {
  readonly person: Person;
  readonly manager: Person | null;
  readonly share: number;
  readonly isAssumed: boolean;
  readonly isGuess: boolean;
  readonly role: string | null;
}

export interface AreaShare {
  readonly areaId: string;
  readonly area: string;
  readonly share: number;
  readonly isAssumed: boolean;
  readonly isGuess: boolean;
  readonly role: string | null;
}

/** What `onethread explain --json` prints: the rows and the formula behind each thing the text names. */
export interface ExplainJson {
  readonly schemaVersion: 1;
  readonly query: string;
  readonly explanations: readonly Readonly<Record<string, unknown>>[];
  readonly near: readonly { readonly kind: string; readonly id: string; readonly name: string }[];
}

export function presentExplain(
  query: string,
  result: { readonly explanations: readonly Explanation[]; readonly near: ExplainJson["near"] },
): ExplainJson {
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
        findings: one.findings.map(presentFinding),
      };
    }
    case "metric": {
      const { id, title, unit, scope, formula, source } = one.metric;
      return { kind: one.kind, id, title, unit, scope, formula, source, company: one.company };
    }
    case "area":
      return {
        kind: one.kind,
        id: one.id,
        name: one.name,
        coverage: one.coverage,
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
        rows: one.rows,
        findings: one.findings.map(presentFinding),
      };
  }
}
