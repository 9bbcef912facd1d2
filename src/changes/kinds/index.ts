import type { ChangeKind, ChangeKindId } from "../kind.ts";
import { acceptDependency } from "./acceptDependency.ts";
import { addArea } from "./addArea.ts";
import { addAsset } from "./addAsset.ts";
import { addDecision } from "./addDecision.ts";
import { addDependency } from "./addDependency.ts";
import { addDiscipline } from "./addDiscipline.ts";
import { addDottedLine } from "./addDottedLine.ts";
import { addPerson } from "./addPerson.ts";
import { certifyArea } from "./certifyArea.ts";
import { clearOwner } from "./clearOwner.ts";
import { closeSeat } from "./closeSeat.ts";
import { decideDecision } from "./decideDecision.ts";
import { endDependency } from "./endDependency.ts";
import { fillVacancy } from "./fillVacancy.ts";
import { grantWaiver } from "./grantWaiver.ts";
import { leave } from "./leave.ts";
import { mergeAreas } from "./mergeAreas.ts";
import { mergeDiscipline } from "./mergeDiscipline.ts";
import { mergePeople } from "./mergePeople.ts";
import { moveArea } from "./moveArea.ts";
import { overrideDecision } from "./overrideDecision.ts";
import { pauseArea } from "./pauseArea.ts";
import { removeAssignment } from "./removeAssignment.ts";
import { removeDottedLine } from "./removeDottedLine.ts";
import { reopenVacancy } from "./reopenVacancy.ts";
import { restore } from "./restore.ts";
import { resumeArea } from "./resumeArea.ts";
import { retireArea } from "./retireArea.ts";
import { retireAsset } from "./retireAsset.ts";
import { returnPerson } from "./returnPerson.ts";
import { reviveArea } from "./reviveArea.ts";
import { revokeWaiver } from "./revokeWaiver.ts";
import { setAssignment } from "./setAssignment.ts";
import { setCharter } from "./setCharter.ts";
import { setCraftLead } from "./setCraftLead.ts";
import { setDeputy } from "./setDeputy.ts";
import { setManager } from "./setManager.ts";
import { setMode } from "./setMode.ts";
import { setOwner } from "./setOwner.ts";
import { setReading } from "./setReading.ts";
import { setStatus } from "./setStatus.ts";
import { signCharter } from "./signCharter.ts";
import { splitArea } from "./splitArea.ts";
import { transferAsset } from "./transferAsset.ts";
import { updateArea } from "./updateArea.ts";
import { updateAsset } from "./updateAsset.ts";
import { updateDecision } from "./updateDecision.ts";
import { updateDependency } from "./updateDependency.ts";
import { updateDiscipline } from "./updateDiscipline.ts";
import { updateDottedLine } from "./updateDottedLine.ts";
import { updatePerson } from "./updatePerson.ts";
import { withdrawPerson } from "./withdrawPerson.ts";

/** Every kind of change, by id. */
export const KINDS: { readonly [K in ChangeKindId]: ChangeKind<K> } = {
  "accept-dependency": acceptDependency,
  "add-area": addArea,
  "add-asset": addAsset,
  "add-decision": addDecision,
  "add-dependency": addDependency,
  "add-discipline": addDiscipline,
  "add-dotted-line": addDottedLine,
  "add-person": addPerson,
  "certify-area": certifyArea,
  "clear-owner": clearOwner,
  "close-seat": closeSeat,
  "decide-decision": decideDecision,
  "end-dependency": endDependency,
  "fill-vacancy": fillVacancy,
  "grant-waiver": grantWaiver,
  leave,
  "merge-areas": mergeAreas,
  "merge-discipline": mergeDiscipline,
  "merge-people": mergePeople,
  "move-area": moveArea,
  "override-decision": overrideDecision,
  "pause-area": pauseArea,
  "remove-assignment": removeAssignment,
  "remove-dotted-line": removeDottedLine,
  "reopen-vacancy": reopenVacancy,
  restore,
  "resume-area": resumeArea,
  "retire-area": retireArea,
  "retire-asset": retireAsset,
  "return-person": returnPerson,
  "revive-area": reviveArea,
  "revoke-waiver": revokeWaiver,
  "set-assignment": setAssignment,
  "set-charter": setCharter,
  "set-craft-lead": setCraftLead,
  "set-deputy": setDeputy,
  "set-manager": setManager,
  "set-mode": setMode,
  "set-owner": setOwner,
  "set-reading": setReading,
  "set-status": setStatus,
  "sign-charter": signCharter,
  "split-area": splitArea,
  "transfer-asset": transferAsset,
  "update-area": updateArea,
  "update-asset": updateAsset,
  "update-decision": updateDecision,
  "update-dependency": updateDependency,
  "update-discipline": updateDiscipline,
  "update-dotted-line": updateDottedLine,
  "update-person": updatePerson,
  "withdraw-person": withdrawPerson,
};
