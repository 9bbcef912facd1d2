import {
  areaVerdicts,
  contraindications,
  knownFindings,
  runChecks,
  runChecksInSteps,
  type AreaVerdict,
  type Contraindications,
} from "../checks/index.ts";
import { areaRows, measureCompany, type AreaRow, type Measured } from "../metrics/index.ts";
import type { Config, Finding, Org } from "../org/index.ts";
import { coverage, type Coverage } from "../worksheet/index.ts";

/** Everything that is said of an org as it is. */
export interface OrgJudgement {
  readonly org: Org;
  readonly config: Config;
  readonly asMode: "sto" | "stl" | undefined;
  readonly rows: readonly AreaRow[];
  readonly verdicts: readonly AreaVerdict[];
  readonly findings: readonly Finding[];
  /** Of those, the ones the base had already, no better; empty without a base. They fail no run. */
  readonly known: ReadonlySet<Finding>;
  readonly metrics: Measured["company"];
  readonly coverage: Coverage;
  readonly questions: Contraindications;
}

/** How to judge. */
export interface CheckOptions {
  /** Judge live product and platform areas as if they were of this mode. */
  readonly asMode?: "sto" | "stl";
  /** The org before: what lost its owner since, what is new, what changed for people. */
  readonly base?: Org;
}

/** Judges an org: coverage first, then rows and verdicts of areas, findings, metrics and the ten questions. */
export function checkOrg(org: Org, config: Config, options: CheckOptions = {}): OrgJudgement {
  const steps = checkOrgInSteps(org, config, options);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/** The same with pauses, none of them further apart than a check of all people. */
export function* checkOrgInSteps(
  org: Org,
  config: Config,
  options: CheckOptions = {},
): Generator<void, OrgJudgement, void> {
  const { asMode, base } = options;
  const mode = asMode === undefined ? {} : { asMode };
  const before = base === undefined ? {} : { base };
  const findings = yield* runChecksInSteps({ org, config, ...mode, ...before });
  const rows = areaRows(org);
  yield;
  const verdicts = areaVerdicts({ org, config, findings, rows });
  yield;
  const metrics = measureCompany({ org, config, findings, ...mode, ...before });
  yield;
  return {
    org,
    config,
    asMode,
    rows,
    verdicts,
    findings,
    known:
      base === undefined ? new Set() : knownFindings(runChecks({ org: base, config, ...mode }), findings),
    metrics,
    coverage: coverage(org),
    questions: contraindications(org, config),
  };
}
