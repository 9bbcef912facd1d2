import { wording, type Problem } from "../org/index.ts";
import { formatReport, type Audience } from "../report/index.ts";
import type { OrgJudgement } from "./checkOrg.ts";
import type { PlanDrafted } from "./draftPlan.ts";

/**
 * Findings, plan and comparison as one HTML text for an audience.
 * @param judgement of `checkOrg`, as if `sto`.
 */
export function makeReport(input: {
  readonly source: string;
  readonly audience: Audience;
  readonly judgement: OrgJudgement;
  readonly problems: readonly Problem[];
  readonly planned: PlanDrafted;
}): string {
  const { judgement, planned } = input;
  return formatReport({
    source: input.source,
    today: judgement.org.today,
    audience: input.audience,
    org: judgement.org,
    rows: judgement.rows,
    verdicts: judgement.verdicts,
    findings: judgement.findings,
    problems: input.problems,
    coverage: judgement.coverage,
    questions: judgement.questions.questions,
    ...(planned.ok ? { planned: planned.drafted } : { planRefusal: wording(planned.refusal.message) }),
  });
}
