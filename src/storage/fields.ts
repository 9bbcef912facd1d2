import { isOrgChange, isSetField, LISTS } from "../changes/index.ts";
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

/** What is known of a field by its name. */
export interface Field {
  readonly name: string;
  /** The name as it begins an entry of a canonical text. */
  readonly key: string;
  readonly isOpaque: boolean;
  /** Whether its values are a set, whose order says nothing. */
  readonly isSet: boolean;
  /** Whether this text may stand in the chain as it is. */
  readonly isPlain: (text: string) => boolean;
}

const NEVER = (): boolean => false;

/** One look-up a field: an import asks some twenty million times. */
const FIELDS: ReadonlyMap<string, Field> = new Map(
  [...IDS, ...DAYS, ...WORDS.keys(), ...TEXTS, ...OTHERS, ...OPAQUE].map((name) => [
    name,
    {
      name,
      key: `"${name}":`,
      isOpaque: OPAQUE.has(name),
      isSet: isSetField(name),
      isPlain: plainOf(name),
    },
  ]),
);

function plainOf(name: string): (text: string) => boolean {
  // Keys of rows are made of ids.
  if (name === "id") return () => true;
  if (IDS.has(name)) return (text) => text.length <= ID_LENGTH_MAX;
  if (DAYS.has(name)) return isDay;
  const closed = WORDS.get(name);
  if (name === "kind") return (text) => isOrgChange({ kind: text }) || closed?.has(text) === true;
  if (FIELD_LISTS.has(name)) return isKnownField;
  return closed === undefined ? NEVER : (text) => closed.has(text);
}

export function fieldOf(name: string): Field | undefined {
  return FIELDS.get(name);
}

export function isKnownField(name: string): boolean {
  return FIELDS.has(name);
}

export function isOpaque(name: string): boolean {
  return OPAQUE.has(name);
}

/** Whether this text of this field may stand in the chain as it is. */
export function isStructural(name: string, text: string): boolean {
  return FIELDS.get(name)?.isPlain(text) === true;
}

/** Whether a text of a person's record goes when the person is erased. */
export function isTheirs(field: string): boolean {
  return !NOT_THEIRS.has(field);
}

/** Fields that name whoever did something: a login, an address or a name, and nothing else. */
const USERS: ReadonlySet<string> = new Set(["author", "contact", "ownerIds", "user", "whom"]);

export function isUser(field: string): boolean {
  return USERS.has(field);
}

/** What is written where a text is gone and the field cannot be absent. */
export const ERASED = "[erased]";

/** Fields that records cannot be without. */
const NEEDED: ReadonlySet<string> = new Set(["author", "name", "outcome", "reason"]);

export function isNeeded(field: string): boolean {
  return NEEDED.has(field);
}
