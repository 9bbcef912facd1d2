import { RESPONSIBILITIES, assetId, isDay, personId, type Charter } from "../../org/index.ts";

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

const LISTS = ["inScope", "outOfScope", "tenets", "reservedDecisions"] as const;

/** A charter cell holds JSON: it is too deep for columns, and YAML is the format to edit it in. */
export function parseCharter(text: string): Charter | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
  const given = new Map<string, unknown>(Object.entries(value));
  const charter: Mutable<Charter> = {};
  const purpose = given.get("purpose");
  if (typeof purpose === "string") charter.purpose = purpose;
  for (const field of LISTS) {
    const list = textsOf(given.get(field));
    if (list !== undefined) charter[field] = list;
  }
  const metrics = textsOf(given.get("metricAssetIds"));
  if (metrics !== undefined) charter.metricAssetIds = metrics.map(assetId);
  const responsibilities = given.get("responsibilities");
  if (typeof responsibilities === "object" && responsibilities !== null) {
    const people = new Map<string, unknown>(Object.entries(responsibilities));
    const named: Mutable<NonNullable<Charter["responsibilities"]>> = {};
    for (const one of RESPONSIBILITIES) {
      const person = people.get(one);
      if (typeof person === "string") named[one] = personId(person);
    }
    charter.responsibilities = named;
  }
  const signedBy = given.get("signedBy");
  if (typeof signedBy === "string") charter.signedBy = personId(signedBy);
  const signedOn = given.get("signedOn");
  if (typeof signedOn === "string" && isDay(signedOn)) charter.signedOn = signedOn;
  const version = given.get("version");
  if (typeof version === "number") charter.version = version;
  return charter;
}

function textsOf(value: unknown): string[] | undefined {
  if (!Array.isArray(value)) return undefined;
  return value.filter((one) => typeof one === "string");
}
