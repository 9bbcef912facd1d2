import { fieldOf } from "./same.ts";

/** Fields of the records as a reader of sentences calls them. */
const WORDS: Readonly<Record<string, string>> = {
  acceptedBy: "who accepted it",
  activatedOn: "the day it turned on",
  aliases: "other names",
  annualCostEur: "annual cost",
  approverId: "approver",
  approverIds: "approvers",
  areaId: "area",
  assetId: "thing it is about",
  backfillOf: "whom it replaces",
  blocking: "whether the other waits",
  calibratorId: "calibrator of the craft",
  canOwn: "candidate for owner",
  candidacies: "candidates for owner",
  certifiedOn: "the day ownership was confirmed",
  checkId: "check",
  claimedBy: "areas that claim it",
  consumerAreaId: "area that needs it",
  contraindications: "answers to the questions asked first",
  contributors: "people who contribute",
  costCenter: "cost centre",
  decidedOn: "the day it was decided",
  deciderId: "decider",
  deputyId: "deputy",
  dottedLines: "dotted lines",
  email: "e-mail address",
  employeeNumber: "employee number",
  endOn: "the day after the last",
  executive: "whether it is of executives",
  expectedOn: "the day somebody is expected",
  expiresOn: "the day it ends",
  externalIds: "ids in other systems",
  extra: "further columns",
  folded: "one owner for its siblings",
  from: "first day",
  fte: "full-time share",
  grantedOn: "the day it was granted",
  inputIds: "people who are heard",
  interviewerIds: "interviewers",
  isLead: "lead or not",
  ladderUrl: "career ladder",
  leadId: "craft lead",
  legalEntity: "legal entity",
  managerId: "manager",
  memberIds: "people on call",
  mentorId: "mentor",
  overriddenBy: "who reversed it",
  overriddenOn: "the day it was reversed",
  ownerIds: "owners the source named",
  parentId: "area it hangs under",
  personId: "person",
  pnl: "profit and loss",
  placeholder: "whether the file lacked it",
  providerAreaId: "area that provides",
  raisedOn: "the day it was raised",
  raterId: "who rates",
  requiredDisciplines: "disciplines it needs",
  requiredInProduct: "whether every product needs it",
  responseTimeHours: "hours until an answer",
  reviewOn: "the day to look again",
  servicePromise: "service promise",
  sharedWith: "areas that share it",
  sourceId: "id in the source",
  standing: "standing exception",
  startOn: "first day",
  subjectIds: "what it covers",
  supersedesId: "decision it replaces",
  tier: "importance",
  timeZone: "time zone",
  to: "end",
  toIds: "where it leads",
  usedBy: "areas that use it",
};

/** Fields whose value a sentence may tell: words and days of areas, things and work, none that tells who somebody is. */
const TOLD: ReadonlySet<string> = new Set([
  "discipline",
  "kind",
  "tier",
  "mode",
  "door",
  "channel",
  "responseTimeHours",
  "servicePromise",
  "certifiedOn",
  "activatedOn",
  "reviewOn",
  "status",
]);

/** A field in words. */
export function fieldWord(field: string): string {
  return WORDS[field] ?? field;
}

/** Fields in words, sorted by field: "mentor and title". */
export function fieldWords(fields: readonly string[]): string {
  return listed([...fields].sort().map(fieldWord));
}

/** What an update does, in words: "the title is now Engineer; the mentor is removed". */
export function updateWords(fields: object, unset: readonly PropertyKey[] = []): string {
  const names = Object.keys(fields)
    .filter((field) => !unset.includes(field))
    .sort();
  const told = names.filter((field) => TOLD.has(field) && fieldOf(fields, field) !== undefined);
  const others = names.filter((field) => !told.includes(field)).map(fieldWord);
  const gone = unset.map((field) => fieldWord(String(field))).sort();
  const parts = [
    ...told.map((field) => `${fieldWord(field)} is now ${String(fieldOf(fields, field))}`),
    ...(others.length === 0 ? [] : [`${listed(others)} ${others.length === 1 ? "is" : "are"} updated`]),
    ...(gone.length === 0 ? [] : [`${listed(gone)} ${gone.length === 1 ? "is" : "are"} taken away`]),
  ];
  return parts.length === 0 ? "nothing changes" : parts.join("; ");
}

function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${words.at(-1) ?? ""}`;
}
