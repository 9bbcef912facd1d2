import type { ChangeKindId } from "../changes/index.ts";
import {
  AREA_KINDS,
  AREA_MODES,
  AREA_STATUSES,
  ASSET_KINDS,
  ASSIGNMENT_TYPES,
  DEPENDENCY_MODES,
  DOTTED_PURPOSES,
} from "../org/index.ts";

/** What may stand behind the "=" of a field; a list of words is a choice among them. */
export type FieldType =
  | "person"
  /** A person, or the word "none". */
  | "person-or-none"
  /** Somebody who left, or a seat that was closed. */
  | "outsider"
  | "area"
  | "discipline"
  | "asset"
  | "dependency"
  | "decision"
  | "areas"
  | "people"
  | "new-id"
  | "text"
  | "texts"
  | "number"
  /** "p1:willing;p2:asked": who is considered as owner, and what they said. */
  | "candidacies"
  /** "few-owners:no;retrofit:yes:why": answers to the ten questions. */
  | "answers"
  | "day"
  | "yes-no"
  | readonly string[];

type Fields = Readonly<Record<string, FieldType>>;

/** How one kind of change is typed: `kind field=value …`. */
export interface KindWords {
  readonly need: Fields;
  readonly may?: Fields;
  /** What holds where a field is left out. */
  readonly otherwise?: Readonly<Record<string, unknown>>;
  /** The fields make up this record of the change, instead of the change itself. */
  readonly record?: string;
  /** Of these at least one is set; an empty value takes the field away. */
  readonly fields?: Fields;
}

const PERSON: Fields = {
  name: "text",
  title: "text",
  discipline: "discipline",
  email: "text",
  employeeNumber: "text",
  fte: "number",
  level: "number",
  location: "text",
  timeZone: "text",
  legalEntity: "text",
  costCenter: "text",
  startOn: "day",
  endOn: "day",
  expectedOn: "day",
  canOwn: "yes-no",
  mentorId: "person",
  calibratorId: "person",
  annualCostEur: "number",
};

const AREA: Fields = {
  name: "text",
  kind: AREA_KINDS,
  status: AREA_STATUSES,
  aliases: "texts",
  deputyId: "person",
  folded: "yes-no",
  servicePromise: "text",
  candidacies: "candidacies",
};

const DISCIPLINE: Fields = {
  name: "text",
  aliases: "texts",
  ladderUrl: "text",
  requiredInProduct: "yes-no",
  executive: "yes-no",
};

const TIER = ["1", "2", "3"] as const;
const ASSET: Fields = { name: "text", kind: ASSET_KINDS, tier: TIER };

const DEPENDENCY: Fields = {
  mode: DEPENDENCY_MODES,
  blocking: "yes-no",
  assetId: "asset",
  channel: "text",
  responseTimeHours: "number",
};

const DECISION: Fields = {
  title: "text",
  areaId: "area",
  door: ["one-way", "two-way"],
  deciderId: "person",
  inputIds: "people",
  raisedOn: "day",
  reviewOn: "day",
  contraindications: "answers",
};

const LINE: Fields = { personId: "person", managerId: "person" };

/**
 * The kinds of change that are typed in words. The others (a split, a charter, what puts records back) are lists
 * within lists, and are given as JSON.
 */
export const CHANGE_WORDS: Readonly<Partial<Record<ChangeKindId, KindWords>>> = {
  "set-manager": { need: { personId: "person", managerId: "person-or-none" } },
  "set-owner": {
    need: { areaId: "area", personId: "person" },
    may: { acting: "yes-no", from: "day", to: "day" },
  },
  "clear-owner": { need: { areaId: "area" }, may: { personId: "person" } },
  "set-deputy": { need: { areaId: "area", personId: "person" } },
  "set-mode": { need: { areaId: "area", mode: AREA_MODES }, may: { on: "day" } },
  "set-assignment": {
    record: "assignment",
    need: { personId: "person", areaId: "area" },
    may: {
      share: "number",
      type: ASSIGNMENT_TYPES,
      role: "text",
      isLead: "yes-no",
      acting: "yes-no",
      from: "day",
      to: "day",
    },
    otherwise: { type: "core", isLead: false },
  },
  "remove-assignment": {
    need: { personId: "person", areaId: "area" },
    may: { type: ASSIGNMENT_TYPES, from: "day" },
    otherwise: { type: "core" },
  },
  "add-person": {
    record: "person",
    need: { id: "new-id", name: "text", managerId: "person-or-none" },
    may: { ...PERSON, vacant: "yes-no", backfillOf: "person" },
    otherwise: { status: "active", fte: 1, vacant: false },
  },
  "update-person": { need: { personId: "person" }, fields: PERSON },
  "withdraw-person": { need: { personId: "person" } },
  "set-status": {
    need: { personId: "person", status: ["active", "on-leave"] },
    may: { from: "day", to: "day" },
  },
  leave: {
    need: { personId: "person", endOn: "day" },
    may: { keepSeat: "yes-no", seatId: "new-id", reportsTo: "person" },
    otherwise: { keepSeat: true },
  },
  "return-person": { need: { personId: "outsider" }, may: { managerId: "person-or-none" } },
  "fill-vacancy": { need: { vacancyId: "person", personId: "person" } },
  "close-seat": { need: { vacancyId: "person", reason: "text" }, may: { reportsTo: "person" } },
  "reopen-vacancy": { need: { vacancyId: "outsider" }, may: { managerId: "person-or-none" } },
  "merge-people": { need: { keepId: "person", dropId: "person" } },
  "add-dotted-line": { record: "line", need: { ...LINE, purpose: DOTTED_PURPOSES } },
  "remove-dotted-line": { need: LINE },
  "add-area": {
    record: "area",
    need: { id: "new-id", name: "text", parentId: "area" },
    may: { ...AREA, mode: AREA_MODES },
    otherwise: { kind: "product", mode: "functional", status: "active", owners: [] },
  },
  "update-area": { need: { areaId: "area" }, fields: AREA },
  "move-area": { need: { areaId: "area", parentId: "area" } },
  "merge-areas": { need: { fromIds: "areas", into: "area", ownerId: "person" } },
  "retire-area": { need: { areaId: "area" }, may: { redirectTo: "area" } },
  "revive-area": { need: { areaId: "area" } },
  "pause-area": { need: { areaId: "area" } },
  "resume-area": { need: { areaId: "area" } },
  "certify-area": { need: { areaId: "area" }, may: { on: "day" } },
  "sign-charter": { need: { areaId: "area", personId: "person" }, may: { on: "day" } },
  "add-discipline": {
    record: "discipline",
    need: { id: "new-id", name: "text" },
    may: DISCIPLINE,
    otherwise: { requiredInProduct: false, executive: false },
  },
  "update-discipline": { need: { disciplineId: "discipline" }, fields: DISCIPLINE },
  "merge-discipline": { need: { fromId: "discipline", into: "discipline" } },
  "set-craft-lead": { need: { disciplineId: "discipline", personId: "person" } },
  "add-asset": {
    record: "asset",
    need: { id: "new-id", name: "text", kind: ASSET_KINDS, areaId: "area" },
    may: { tier: TIER },
    otherwise: { tier: 3 },
  },
  "update-asset": { need: { assetId: "asset" }, fields: ASSET },
  "transfer-asset": { need: { assetId: "asset", areaId: "area" } },
  "retire-asset": { need: { assetId: "asset" }, may: { redirectTo: "asset" } },
  "add-dependency": {
    record: "dependency",
    need: { id: "new-id", consumerAreaId: "area", providerAreaId: "area" },
    may: { ...DEPENDENCY, from: "day", to: "day" },
    otherwise: { blocking: false },
  },
  "update-dependency": { need: { dependencyId: "dependency" }, fields: DEPENDENCY },
  "accept-dependency": {
    need: { dependencyId: "dependency", side: ["consumer", "provider"], personId: "person" },
  },
  "end-dependency": { need: { dependencyId: "dependency" }, may: { on: "day" } },
  "add-decision": {
    record: "decision",
    need: { id: "new-id", title: "text", door: ["one-way", "two-way"], deciderId: "person" },
    may: DECISION,
  },
  "update-decision": { need: { decisionId: "decision" }, fields: DECISION },
  "decide-decision": {
    need: { decisionId: "decision", outcome: "text" },
    may: { dissent: "text", on: "day" },
  },
  "override-decision": { need: { decisionId: "decision", personId: "person" }, may: { on: "day" } },
  "grant-waiver": {
    record: "waiver",
    need: { id: "new-id", checkId: "text", subjectIds: "texts", reason: "text", approverId: "person" },
    may: { grantedOn: "day", expiresOn: "day", standing: "yes-no" },
    otherwise: { standing: false },
  },
  "revoke-waiver": { need: { waiverId: "text" } },
};

/** Fields whose own name says too little behind a kind. */
const SPOKEN: Readonly<Record<string, string>> = { fromIds: "areas" };

/** The word a field is typed as: `personId` → `person`, `keepSeat` → `keep-seat`. */
export function wordOf(field: string): string {
  const bare = field.replace(/(?<=.)Ids$/, "s").replace(/(?<=.)Id$/, "");
  return SPOKEN[field] ?? bare.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
