import { areaFollowsLine } from "./areaFollowsLine.ts";
import { areaTree } from "./areaTree.ts";
import { assetOneArea } from "./assetOneArea.ts";
import { budgetWithOwner } from "./budgetWithOwner.ts";
import { charterComplete } from "./charterComplete.ts";
import { craftCover } from "./craftCover.ts";
import { craftLead } from "./craftLead.ts";
import { decidedLocally } from "./decidedLocally.ts";
import type { Check } from "./define.ts";
import { dependencyAgreed } from "./dependencyAgreed.ts";
import { dependencyTemporary } from "./dependencyTemporary.ts";
import { disciplinesCovered } from "./disciplinesCovered.ts";
import { dottedLinePowerless } from "./dottedLinePowerless.ts";
import { dottedLineReturning } from "./dottedLineReturning.ts";
import { foreignReport } from "./foreignReport.ts";
import { functionalSignOff } from "./functionalSignOff.ts";
import { hiringLoop } from "./hiringLoop.ts";
import { homeShare } from "./homeShare.ts";
import { layers } from "./layers.ts";
import { leadNearOwner } from "./leadNearOwner.ts";
import { lineToOwner } from "./lineToOwner.ts";
import { loanBounded } from "./loanBounded.ts";
import { managerActive } from "./managerActive.ts";
import { managerTree } from "./managerTree.ts";
import { onCallInside } from "./onCallInside.ts";
import { oneDecider } from "./oneDecider.ts";
import { oneSolidLine } from "./oneSolidLine.ts";
import { orphanForecast } from "./orphanForecast.ts";
import { ownerActingExpired } from "./ownerActingExpired.ts";
import { ownerDedicated } from "./ownerDedicated.ts";
import { ownerExactlyOne } from "./ownerExactlyOne.ts";
import { ownerOneArea } from "./ownerOneArea.ts";
import { ownerSuccession } from "./ownerSuccession.ts";
import { ownershipCertified } from "./ownershipCertified.ts";
import { referenceResolves } from "./referenceResolves.ts";
import { releaseInside } from "./releaseInside.ts";
import { residualFunction } from "./residualFunction.ts";
import { responsibilitiesHeld } from "./responsibilitiesHeld.ts";
import { shareSum } from "./shareSum.ts";
import { sharedServiceDeclared } from "./sharedServiceDeclared.ts";
import { span } from "./span.ts";
import { unitSize } from "./unitSize.ts";
import { waiverCurrent } from "./waiverCurrent.ts";

/**
 * Every check, in the order of its groups. Add a line here; the registry test asks for its fixtures.
 * @example CHECKS.map((check) => check.id)[0] // "manager-tree"
 */
export const CHECKS: readonly Check[] = [
  managerTree,
  oneSolidLine,
  referenceResolves,
  areaTree,
  managerActive,
  ownerExactlyOne,
  ownerOneArea,
  ownerDedicated,
  ownerActingExpired,
  ownerSuccession,
  lineToOwner,
  areaFollowsLine,
  foreignReport,
  leadNearOwner,
  residualFunction,
  dottedLinePowerless,
  dottedLineReturning,
  functionalSignOff,
  shareSum,
  homeShare,
  loanBounded,
  disciplinesCovered,
  unitSize,
  assetOneArea,
  onCallInside,
  ownershipCertified,
  releaseInside,
  dependencyAgreed,
  dependencyTemporary,
  sharedServiceDeclared,
  charterComplete,
  responsibilitiesHeld,
  budgetWithOwner,
  oneDecider,
  decidedLocally,
  craftCover,
  craftLead,
  hiringLoop,
  span,
  layers,
  orphanForecast,
  waiverCurrent,
];
