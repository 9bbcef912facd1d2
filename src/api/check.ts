import type { AreaVerdict, Contraindications } from "../checks/index.ts";
import type { AreaRow, MetricResult } from "../metrics/index.ts";
import {
  layersOf,
  managersOf,
  wording,
  type Change,
  type Finding,
  type Org,
  type Problem,
  type Tier,
} from "../org/index.ts";
import type { Coverage } from "../worksheet/index.ts";

/** What `onethread check --json` prints. Area figures: docs/glossary.md#area-row. */
export interface CheckJson {
  readonly schemaVersion: 1;
  readonly asOf: string;
  /** The mode product areas were judged as, or null for the declared one. */
  readonly as: "sto" | "stl" | null;
  readonly org: {
    readonly people: number;
    readonly roots: number;
    readonly loops: number;
    readonly missingManagers: number;
    readonly managers: number;
    readonly maxSpan: number;
    readonly layers: number;
  };
  readonly problems: readonly ProblemJson[];
  readonly areas: readonly AreaJson[];
  /** `isKnown`: the organisation before (`--base`) had it already, no better. */
  readonly findings: readonly (FindingJson & { readonly isKnown: boolean })[];
  readonly metrics: Readonly<
    Record<
      string,
      {
        readonly value: number | string | null;
        readonly unit: string;
        readonly parts?: Readonly<Record<string, number>>;
        readonly why?: string;
        readonly flags?: readonly string[];
      }
    >
  >;
  readonly coverage: {
    readonly people: number;
    readonly confirmed: number;
    readonly guessed: number;
    readonly none: number;
    readonly headline: string;
  };
  readonly questions: { readonly unanswered: number; readonly questions: readonly QuestionJson[] };
}

interface ProblemJson {
  readonly code: string;
  readonly blocks: boolean;
  readonly file: string | null;
  readonly rows: readonly number[];
  /** All rows with their files, where they stand in several. */
  readonly places?: readonly { readonly file: string; readonly row: number }[];
  readonly count: number;
  readonly policy: string;
  readonly message: string;
  readonly fixes: readonly Change[];
}

/** The row of the area, with its verdict, the checks that stand against it, and why in words. */
interface AreaJson extends AreaRow {
  readonly verdict: AreaVerdict["verdict"];
  readonly reasons: readonly string[];
  readonly because: string;
}

interface FindingJson {
  readonly check: string;
  readonly key: string;
  readonly tier: Tier;
  readonly severe: boolean;
  readonly asIf: boolean;
  readonly subjects: readonly string[];
  readonly message: string;
  readonly evidence: readonly { readonly subject: string; readonly says: string }[];
  readonly fixes: readonly Change[];
  readonly assumed: readonly string[];
  readonly waivedBy: string | null;
}

interface QuestionJson {
  readonly code: string;
  readonly question: string;
  readonly hint: string | null;
  readonly answer: "yes" | "no" | "unknown";
  readonly evidence: string | null;
}

/** What `presentCheck` is made from. */
export interface CheckPresentation {
  readonly org: Org;
  readonly asMode: "sto" | "stl" | undefined;
  readonly problems: readonly Problem[];
  readonly rows: readonly AreaRow[];
  readonly verdicts: readonly AreaVerdict[];
  readonly findings: readonly Finding[];
  readonly known: ReadonlySet<Finding>;
  readonly metrics: Readonly<Record<string, MetricResult>>;
  readonly coverage: Coverage;
  readonly questions: Contraindications;
}

/**
 * The judgement of an org on the wire. People, roots, loops and missing managers are counted on the input as it
 * was; managers, spans and levels on the tree after the reading policies.
 */
export function presentCheck(input: CheckPresentation): CheckJson {
  const { org } = input;
  const verdicts = new Map(input.verdicts.map((verdict) => [verdict.areaId, verdict]));
  const { people, roots, loops, missingManagers } = org.records.reading;
  return {
    schemaVersion: 1,
    asOf: org.today,
    as: input.asMode ?? null,
    org: {
      people,
      roots,
      loops,
      missingManagers,
      managers: managersOf(org).length,
      maxSpan: org.lines.childCount.reduce((a, b) => Math.max(a, b), 0),
      layers: layersOf(org),
    },
    problems: input.problems.map(presentProblem),
    areas: input.rows.map((row) => presentArea(row, verdicts.get(row.id))),
    findings: input.findings.map((finding) => ({
      ...presentFinding(finding),
      isKnown: input.known.has(finding),
    })),
    metrics: Object.fromEntries(
      Object.entries(input.metrics).map(([id, { value, unit, why, flags, parts }]) => [
        id,
        {
          value,
          unit,
          ...(parts === undefined ? {} : { parts }),
          ...(why === undefined ? {} : { why }),
          ...(flags.length === 0 ? {} : { flags }),
        },
      ]),
    ),
    coverage: {
      people: input.coverage.people,
      confirmed: input.coverage.confirmed,
      guessed: input.coverage.guessed,
      none: input.coverage.none,
      headline: wording(input.coverage.headline),
    },
    questions: {
      unanswered: input.questions.unanswered,
      questions: input.questions.questions.map(({ hint, ...rest }) => ({
        ...rest,
        hint: hint === null ? null : wording(hint),
      })),
    },
  };
}

export function presentProblem(problem: Problem): ProblemJson {
  return {
    code: problem.code,
    blocks: problem.blocks,
    file: problem.file ?? null,
    rows: problem.rows,
    ...(problem.places === undefined ? {} : { places: problem.places }),
    count: problem.count,
    policy: problem.policy,
    message: wording(problem.message),
    fixes: problem.fixes,
  };
}

function presentArea(row: AreaRow, verdict: AreaVerdict | undefined): AreaJson {
  // Too little is confirmed: the figures of the lines would be figures of part of the rows.
  const isSilent = verdict?.verdict === "cannot-say" && row.coverage !== null && row.coverage < 1;
  return {
    ...row,
    ...(isSilent
      ? {
          legs: null,
          levelsUp: null,
          lineIntegrity: null,
          sharedBoss: null,
          sharedBossDepth: null,
          sharedBossThrough: null,
          singleThreaded: false,
          shared: false,
        }
      : {}),
    verdict: verdict?.verdict ?? "cannot-say",
    reasons: verdict?.reasons ?? [],
    because: verdict === undefined ? "" : wording(verdict.because),
  };
}

export function presentFinding(finding: Finding): FindingJson {
  return {
    check: finding.check,
    key: finding.key,
    tier: finding.tier,
    severe: finding.severe === true,
    asIf: finding.asIf === true,
    subjects: finding.subjects,
    message: wording(finding.message),
    evidence: finding.evidence.map((one) => ({ subject: one.subject, says: wording(one.says) })),
    fixes: finding.fixes,
    assumed: finding.assumed,
    waivedBy: finding.waivedBy ?? null,
  };
}
