import { RESPONSIBILITIES, assetId, isDay, personId, type Charter } from "../../org/index.ts";

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

const LISTS = ["inScope", "outOfScope", "tenets", "reservedDecisions"] as const;

/** What a charter cell says, and the first part of it that says nothing to us. */
export interface CharterRead {
  readonly value?: Charter;
  readonly unread?: string;
}

/** A charter cell holds JSON: it is too deep for columns, and YAML is the format to edit it in. */
export function parseCharter(text: string): CharterRead {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { unread: text };
  }
  if (!isRecord(value)) return { unread: text };
  const charter: Mutable<Charter> = {};
  const unread: string[] = [];
  for (const [field, given] of Object.entries(value))
    if (!readField(charter, field, given, unread)) unread.push(field);
  const [first] = unread;
  return { value: charter, ...(first === undefined ? {} : { unread: first }) };
}

/** Sets one field; false where the field or its value is none of ours. */
function readField(charter: Mutable<Charter>, field: string, given: unknown, unread: string[]): boolean {
  const list = LISTS.find((one) => one === field);
  if (list !== undefined) {
    const texts = textsOf(given);
    if (texts === undefined) return false;
    charter[list] = texts;
    return true;
  }
  switch (field) {
    case "purpose":
      if (typeof given !== "string") return false;
      charter.purpose = given;
      return true;
    case "metricAssetIds": {
      const ids = textsOf(given);
      if (ids === undefined) return false;
      charter.metricAssetIds = ids.map(assetId);
      return true;
    }
    case "responsibilities":
      if (!isRecord(given)) return false;
      charter.responsibilities = responsibilitiesOf(given, unread);
      return true;
    case "signedBy":
      if (typeof given !== "string") return false;
      charter.signedBy = personId(given);
      return true;
    case "signedOn":
      if (typeof given !== "string" || !isDay(given)) return false;
      charter.signedOn = given;
      return true;
    case "version":
      if (typeof given !== "number") return false;
      charter.version = given;
      return true;
    default:
      return false;
  }
}

function responsibilitiesOf(given: object, unread: string[]): NonNullable<Charter["responsibilities"]> {
  const named: Mutable<NonNullable<Charter["responsibilities"]>> = {};
  for (const [word, person] of Object.entries(given)) {
    const one = RESPONSIBILITIES.find((known) => known === word);
    if (one === undefined || typeof person !== "string") unread.push(`responsibilities.${word}`);
    else named[one] = personId(person);
  }
  return named;
}

function isRecord(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A list of texts, or undefined where it is none. */
function textsOf(value: unknown): string[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const texts = value.filter((one) => typeof one === "string");
  return texts.length === value.length ? texts : undefined;
}
