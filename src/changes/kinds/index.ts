import type { ChangeKind, ChangeKindId } from "../kind.ts";
import { addArea } from "./addArea.ts";
import { addDottedLine } from "./addDottedLine.ts";
import { addPerson } from "./addPerson.ts";
import { clearOwner } from "./clearOwner.ts";
import { grantWaiver } from "./grantWaiver.ts";
import { leave } from "./leave.ts";
import { moveArea } from "./moveArea.ts";
import { removeAssignment } from "./removeAssignment.ts";
import { removeDottedLine } from "./removeDottedLine.ts";
import { setAssignment } from "./setAssignment.ts";
import { setCraftLead } from "./setCraftLead.ts";
import { setDeputy } from "./setDeputy.ts";
import { setManager } from "./setManager.ts";
import { setMode } from "./setMode.ts";
import { setOwner } from "./setOwner.ts";
import { updateArea } from "./updateArea.ts";
import { updateDottedLine } from "./updateDottedLine.ts";
import { updatePerson } from "./updatePerson.ts";

/** Every kind of change, by id. */
export const KINDS: { readonly [K in ChangeKindId]: ChangeKind<K> } = {
  "add-area": addArea,
  "add-dotted-line": addDottedLine,
  "add-person": addPerson,
  "clear-owner": clearOwner,
  "grant-waiver": grantWaiver,
  leave,
  "move-area": moveArea,
  "remove-assignment": removeAssignment,
  "remove-dotted-line": removeDottedLine,
  "set-assignment": setAssignment,
  "set-craft-lead": setCraftLead,
  "set-deputy": setDeputy,
  "set-manager": setManager,
  "set-mode": setMode,
  "set-owner": setOwner,
  "update-area": updateArea,
  "update-dotted-line": updateDottedLine,
  "update-person": updatePerson,
};
