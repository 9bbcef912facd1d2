import type { ChangeKind, ChangeKindId } from "../kind.ts";
import { acceptDependency } from "./acceptDependency.ts";
import { addArea } from "./addArea.ts";
import { addAsset } from "./addAsset.ts";
import { addDecision } from "./addDecision.ts";
import { addDependency } from "./addDependency.ts";
import { addDottedLine } from "./addDottedLine.ts";
import { addPerson } from "./addPerson.ts";
import { certifyArea } from "./certifyArea.ts";
import { clearOwner } from "./clearOwner.ts";
import { decideDecision } from "./decideDecision.ts";
import { endDependency } from "./endDependency.ts";
import { grantWaiver } from "./grantWaiver.ts";
import { leave } from "./leave.ts";
import { mergeAreas } from "./mergeAreas.ts";
import { moveArea } from "./moveArea.ts";
import { overrideDecision } from "./overrideDecision.ts";
import { removeAssignment } from "./removeAssignment.ts";
import { removeDottedLine } from "./removeDottedLine.ts";
import { retireAsset } from "./retireAsset.ts";
import { revokeWaiver } from "./revokeWaiver.ts";
import { setAssignment } from "./setAssignment.ts";
import { setCharter } from "./setCharter.ts";
import { setCraftLead } from "./setCraftLead.ts";
import { setDeputy } from "./setDeputy.ts";
import { setManager } from "./setManager.ts";
import { setMode } from "./setMode.ts";
import { setOwner } from "./setOwner.ts";
import { signCharter } from "./signCharter.ts";
import { transferAsset } from "./transferAsset.ts";
import { updateArea } from "./updateArea.ts";
import { updateAsset } from "./updateAsset.ts";
import { updateDecision } from "./updateDecision.ts";
import { updateDependency } from "./updateDependency.ts";
import { updateDottedLine } from "./updateDottedLine.ts";
import { updatePerson } from "./updatePerson.ts";

/** Every kind of change, by id. */
export const KINDS: { readonly [K in ChangeKindId]: ChangeKind<K> } = {
  "accept-dependency": acceptDependency,
  "add-area": addArea,
  "add-asset": addAsset,
  "add-decision": addDecision,
  "add-dependency": addDependency,
  "add-dotted-line": addDottedLine,
  "add-person": addPerson,
  "certify-area": certifyArea,
  "clear-owner": clearOwner,
  "decide-decision": decideDecision,
  "end-dependency": endDependency,
  "grant-waiver": grantWaiver,
  leave,
  "merge-areas": mergeAreas,
  "move-area": moveArea,
  "override-decision": overrideDecision,
  "remove-assignment": removeAssignment,
  "remove-dotted-line": removeDottedLine,
  "retire-asset": retireAsset,
  "revoke-waiver": revokeWaiver,
  "set-assignment": setAssignment,
  "set-charter": setCharter,
  "set-craft-lead": setCraftLead,
  "set-deputy": setDeputy,
  "set-manager": setManager,
  "set-mode": setMode,
  "set-owner": setOwner,
  "sign-charter": signCharter,
  "transfer-asset": transferAsset,
  "update-area": updateArea,
  "update-asset": updateAsset,
  "update-decision": updateDecision,
  "update-dependency": updateDependency,
  "update-dotted-line": updateDottedLine,
  "update-person": updatePerson,
};
