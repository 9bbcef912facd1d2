/** The public face of `metrics/`: the rows of areas, the lines behind them, and one measure per file. */
export { areaRow, areaRows, type AreaRow, type SharedBossThrough } from "./areaRow.ts";
export {
  areaCoreOf,
  areaLeadersOf,
  areasSay,
  coreFteOf,
  coverageOf,
  isFilled,
  isLiveArea,
  isProductArea,
  leadersOf,
  leadsOf,
  legReports,
  ownedAreas,
  ownerColumn,
  ownersKnown,
  soleOwnerOf,
  threadOf,
  type AreaCore,
  type LegReport,
} from "./areaFacts.ts";
export { assetAreasOf, assetPositionOf, assetPositions, claimsOf } from "./assetAreas.ts";
export { areAllThere, assetPeopleOf, type AssetPeople, type NamedPeople } from "./contributors.ts";
export { leadsOfView, viewsOf, type AreaView } from "./areaView.ts";
export { isExecutive, isOutOfDiscipline, isSenior, keepsCraft, missingCraftCover } from "./craft.ts";
export { openDecisions } from "./decided.ts";
export { disciplineNamed } from "./disciplines.ts";
export type {
  AreaMetric,
  CompanyMetric,
  Metric,
  MetricContext,
  MetricResult,
  MetricRow,
  MetricThreshold,
} from "./define.ts";
export type { AreaFigures } from "./areaFigures.ts";
export { shiftedLines, type ShiftedLines } from "./shiftedLines.ts";
export { tryMove, type TriedMove } from "./tryMove.ts";
export { ownedSpansOf, type OwnedSpan } from "./ownerHistory.ts";
export { loadOf, loadOn, type Load } from "./ownerLoad.ts";
export { linesOf, movedLines, type Lines } from "./lines.ts";
export {
  ABSENT,
  peopleColumns,
  PERSON_DOTTED,
  PERSON_NAMES_OTHERS,
  PERSON_PLACEHOLDER,
  PERSON_VACANT,
  type PeopleColumns,
} from "./peopleColumns.ts";
export {
  AREA_METRICS,
  COMPANY_METRICS,
  measureAll,
  measureArea,
  measureCompany,
  metricById,
  METRICS,
  type Measured,
} from "./list.ts";
export { UNMEASURED, type Unmeasured } from "./unmeasured.ts";
