import {
  areaVerdicts,
  contraindications,
  runChecks,
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
  readonly metrics: Measured["company"];
  readonly coverage: Coverage;
  readonly questions: Contraindications;
}

/**
 * Judges an org: coverage first, then rows and verdicts of areas, findings, metrics and the ten questions.
 * @param asMode judge live product and platform areas as if they were of this mode.
 */
export function checkOrg(org: Org, config: Config, asMode?: "sto" | "stl"): OrgJudgement {
  const findings = runChecks({ org, config, ...(asMode === undefined ? {} : { asMode }) });
  const rows = areaRows(org);
  return {
    org,
    config,
    asMode,
    rows,
    verdicts: areaVerdicts({ org, config, findings, rows }),
    findings,
    metrics: measureCompany({ org, config, findings, ...(asMode === undefined ? {} : { asMode }) }),
    coverage: coverage(org),
    questions: contraindications(org, config),
  };
}
