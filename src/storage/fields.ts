import { isOrgChange, LISTS } from "../changes/index.ts";
import {
  AREA_KINDS,
  AREA_MODES,
  AREA_STATUSES,
  ASSET_KINDS,
  ASSIGNMENT_TYPES,
  CONTRAINDICATION_CODES,
  DEPENDENCY_MODES,
  DOTTED_PURPOSES,
  ID_LENGTH_MAX,
  isDay,
  OWNER_STATES,
  PERSON_STATUSES,
  REDIRECT_KINDS,
} from "../org/index.ts";

/**
 * What may stand in the chain, by field: ids, days and words of closed lists. Every other text is sealed, and so is a
 * value of these fields that is none of them. A field nobody knows is sealed with its name.
 */
const IDS: ReadonlySet<string> = new Set(
  `approverId approverIds areaId assetId assetIds backfillOf calibratorId checkId childIds claimedBy consumer
  consumerAreaId customer deciderId decisionId decisionIds dependencyId dependencyIds deputyId discipline
  disciplineId dropId fromId fromIds id inputIds interviewerIds into keepId leadId managerId memberIds mentorId
  metricAssetIds overriddenBy ownerId parentId people personId personIds process product projects provider
  providerAreaId raterId redirectTo reportsTo requiredDisciplines rootAreaId seatId sharedWith signedBy subjectIds
  supersedesId technical toIds usedBy vacancyId waiverId`.split(/\s+/),
);

const DAYS: ReadonlySet<string> = new Set(
  `activatedOn certifiedOn decidedOn effectiveOn endOn expectedOn expiresOn from grantedOn lastOn on overriddenOn
  raisedOn reviewOn signedOn startOn to`.split(/\s+/),
);

const words = (...lists: readonly (readonly string[])[]): ReadonlySet<string> => new Set(lists.flat());

const WORDS: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ["answer", words(["yes", "no", "unknown"])],
  ["code", words(CONTRAINDICATION_CODES)],
  ["door", words(["one-way", "two-way"])],
  ["kind", words(AREA_KINDS, ASSET_KINDS, REDIRECT_KINDS)],
  ["list", words(LISTS)],
  ["mode", words(AREA_MODES, DEPENDENCY_MODES)],
  ["purpose", words(DOTTED_PURPOSES)],
  ["role", words(["input", "output"])],
  ["side", words(["consumer", "provider"])],
  ["state", words(OWNER_STATES)],
  ["status", words(PERSON_STATUSES, AREA_STATUSES)],
  ["type", words(ASSIGNMENT_TYPES)],
]);

/** Free texts. */
const TEXTS: ReadonlySet<string> = new Set(
  `aliases author channel costCenter dissent email employeeNumber evidence guess inScope ladderUrl legalEntity
  location name options outOfScope outcome ownerIds reason reservedDecisions servicePromise source sourceId tenets
  timeZone title`.split(/\s+/),
);

/** What is neither text nor id: numbers, yes and no, and what holds further fields. */
const OTHERS: ReadonlySet<string> = new Set(
  `acceptedBy acting annualCostEur area asset assignment at blocking canOwn candidacies changes charter claimed
  contraindications contributors decision dependency dottedLines executive expect fields folded fte isLead
  keepSeat level line linesKnown loops missingManagers owners parts person placeholder pnl prioritises rates reading
  record records requiredInProduct responseTimeHours responsibilities roots row share standing tier unset vacant
  version waiver`.split(/\s+/),
);

/** Free keys with free values: the whole is one text. */
const OPAQUE: ReadonlySet<string> = new Set(["externalIds", "extra"]);

/** Lists of names of fields. */
const FIELD_LISTS: ReadonlySet<string> = new Set(["fields", "unset"]);

/**
 * Of a person's record what tells of a place or a budget, not of them: sealed, and kept when the person is erased, so
 * that what is counted by site and by company stays.
 */
const NOT_THEIRS: ReadonlySet<string> = new Set([
  "costCenter",
  "ladderUrl",
  "legalEntity",
  "location",
  "timeZone",
]);

export function isKnownField(field: string): boolean {
  return (
    IDS.has(field) ||
    DAYS.has(field) ||
    WORDS.has(field) ||
    TEXTS.has(field) ||
    OTHERS.has(field) ||
    OPAQUE.has(field)
  );
}

export function isOpaque(field: string): boolean {
  return OPAQUE.has(field);
}

/** Whether this text of this field may stand in the chain as it is. */
export function isStructural(field: string, text: string): boolean {
  if (IDS.has(field)) return text.length <= ID_LENGTH_MAX || field === "id";
  if (DAYS.has(field)) return isDay(text);
  if (WORDS.get(field)?.has(text) === true) return true;
  if (field === "kind") return isOrgChange({ kind: text });
  return FIELD_LISTS.has(field) && isKnownField(text);
}

/** Whether a text of a person's record goes when the person is erased. */
export function isTheirs(field: string): boolean {
  return !NOT_THEIRS.has(field);
}

/** What is written where a text is gone and the field cannot be absent. */
export const ERASED = "[erased]";

/** Fields that records cannot be without. */
const NEEDED: ReadonlySet<string> = new Set(["author", "name", "outcome", "reason"]);

export function isNeeded(field: string): boolean {
  return NEEDED.has(field);
}
