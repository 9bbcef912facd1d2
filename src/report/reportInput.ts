import type { AreaVerdict, Contraindication } from "../checks/index.ts";
import type { AreaRow } from "../metrics/index.ts";
import type { Day, Finding, Org, Problem } from "../org/index.ts";
import type { Alternative, Plan } from "../planner/index.ts";
import type { Coverage } from "../worksheet/index.ts";
import type { Audience, AudienceRights } from "./audience.ts";
import type { Alternatives, Comparison } from "./comparison/compareAlternatives.ts";
import type { SetComparison } from "./comparison/compareSet.ts";
import type { Html, Rendering } from "./html.ts";

/** Everything a report is made of. The plan's parts are absent where no plan could be made; `planRefusal` says why. */
export interface ReportInput {
  /** Name of the organisation's file or folder. */
  readonly source: string;
  readonly today: Day;
  readonly audience: Audience;
  readonly org: Org;
  readonly rows: readonly AreaRow[];
  readonly verdicts: readonly AreaVerdict[];
  readonly findings: readonly Finding[];
  readonly problems: readonly Problem[];
  readonly coverage: Coverage;
  readonly questions: readonly Contraindication[];
  readonly planned?: PlannedParts;
  readonly planRefusal?: string;
}

export interface PlannedParts {
  readonly plan: Plan;
  readonly alternatives: Alternatives;
  readonly comparison: Comparison;
  /** Its bound stands in a file and was not proved again. */
  readonly isFromFile?: true;
  /** The plan under other weights, where it was made with alternatives. */
  readonly set?: { readonly read: readonly Alternative[]; readonly comparison: SetComparison };
}

/** What a section needs beside the input: how to word for the audience. */
export interface SectionContext {
  readonly input: ReportInput;
  readonly rights: AudienceRights;
  /** Statements about today. */
  readonly todayText: Rendering;
  /** Statements about the plan. */
  readonly planText: Rendering;
}

export interface Section {
  readonly id: string;
  readonly title: string;
  readonly body: Html;
}

/** A count of people for an audience: groups under its least size are not shown exactly. */
export function groupCount(rights: AudienceRights, value: number): string {
  return value > 0 && value < rights.groupMin ? `under ${rights.groupMin}` : value.toLocaleString("en");
}
