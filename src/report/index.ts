/** The public face of `report/`: the comparison, the headlines, the audiences, and the self-contained page. */
export { AUDIENCES, AUDIENCE_RIGHTS, type Audience, type AudienceRights } from "./audience.ts";
export type { ComparisonRow, ComparisonValue } from "./comparison/column.ts";
export {
  COLUMNS,
  compareAlternatives,
  type Alternatives,
  type Comparison,
} from "./comparison/compareAlternatives.ts";
export { compareBeside, type Beside, type BesideComparison } from "./comparison/compareBeside.ts";
export {
  compareOrgs,
  type Compared,
  type ComparedMetric,
  type OrgComparison,
} from "./comparison/compareOrgs.ts";
export { compareSet, MARK_WORDS, type SetComparison } from "./comparison/compareSet.ts";
export { formatReport } from "./formatReport.ts";
export { headlines, ownerWords, wordOf, worstFirst } from "./headlines.ts";
export type { PlannedParts, ReportInput } from "./reportInput.ts";
