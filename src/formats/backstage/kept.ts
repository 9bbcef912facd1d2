import { YAML_DEPTH_MAX } from "../yaml/limits.ts";
import type { Tree } from "../yaml/tree.ts";
import { textsAt, type Entity } from "./entities.ts";
import { KEPT_REFS, OWN, SERVER_METADATA, USUAL_KIND, type EntityList } from "./fields.ts";
import { BACKSTAGE_LIMITS } from "./limits.ts";
import { DEFAULT_NAMESPACE, formatRef, parseRef } from "./refs.ts";

/** A value as JSON has it. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };
export type JsonObject = { readonly [key: string]: Json };

/**
 * What an entity says beyond the fields of this model, for the way back: kind, namespace and name where they are not
 * the usual ones, metadata, and `spec` without what was read. References are kept whole.
 * @param taken fields of `spec` that our fields hold.
 */
export interface Kept {
  readonly kind?: string;
  readonly namespace?: string;
  readonly name?: string;
  readonly metadata?: JsonObject;
  readonly spec?: JsonObject;
}

export function keptOf(entity: Entity, list: EntityList, taken: ReadonlySet<string>): string {
  const { ref, metadata, annotations, spec } = entity;
  const kind = ref.kind.toLowerCase();
  // A resource with our own id is one we made of a thing that is no software.
  const isOurs = kind === USUAL_KIND[list] || (kind === "resource" && annotations.has(`${OWN}id`));
  const isUsual = ref.namespace === DEFAULT_NAMESPACE && isOurs;
  const data: [string, Json][] = [];
  for (const [key, value] of metadata) {
    if (key === "name" || key === "namespace" || key === "annotations" || SERVER_METADATA.has(key)) continue;
    if (key === "title" && taken.has("metadata.title")) continue;
    data.push([key, jsonOf(value)]);
  }
  const foreign = [...annotations].filter(([key]) => !key.startsWith(OWN));
  if (foreign.length > 0)
    data.push(["annotations", objectOf(foreign.map(([key, value]) => [key, jsonOf(value)]))]);
  const rest: [string, Json][] = [];
  for (const [key, value] of spec) {
    if (taken.has(key)) continue;
    if (Object.hasOwn(KEPT_REFS, key)) rest.push([key, wholeRefs(entity, key, value.kind)]);
    else rest.push([key, jsonOf(value)]);
  }
  const kept: Kept = {
    ...(isUsual ? {} : ref),
    ...(data.length === 0 ? {} : { metadata: objectOf(data) }),
    ...(rest.length === 0 ? {} : { spec: objectOf(rest) }),
  };
  const text = JSON.stringify(kept);
  if (text === "{}") return "";
  if (text.length <= BACKSTAGE_LIMITS.keptChars) return text;
  // An interface definition is what makes most entities this long; without `spec` the rest usually fits.
  const short = JSON.stringify(isUsual ? {} : ref);
  return short === "{}" || short.length > BACKSTAGE_LIMITS.keptChars ? "" : short;
}

/** Deeper than a catalogue may nest; what is written later descends by recursion. Brackets in texts count too. */
function isDeep(text: string): boolean {
  let depth = 0;
  for (const c of text) {
    if (c === "[" || c === "{") depth++;
    else if (c === "]" || c === "}") depth--;
    if (depth > YAML_DEPTH_MAX) return true;
  }
  return false;
}

/** What a `backstage` column holds; nothing where the text is not what we wrote there. */
export function parseKept(text: string): Kept {
  if (text === "" || text.length > BACKSTAGE_LIMITS.keptChars || isDeep(text)) return {};
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? (value as Kept) : {};
  } catch {
    return {};
  }
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function wholeRefs(entity: Entity, key: string, kind: Tree["kind"]): Json {
  const context = { kind: KEPT_REFS[key] ?? "component", namespace: entity.ref.namespace };
  const whole = textsAt(entity.spec, key).map((text) => {
    const ref = parseRef(text, context);
    return ref === undefined ? text : formatRef(ref);
  });
  return kind === "text" ? (whole[0] ?? null) : whole;
}

const WORDS: ReadonlyMap<string, Json> = new Map<string, Json>([
  ["true", true],
  ["false", false],
  ["null", null],
  ["~", null],
]);
const NUMBER = /^-?(?:0|[1-9]\d{0,14})(?:\.\d{1,15})?$/;

/** What the text meant: only what stands plain in the file is a number or a word of YAML. */
function jsonOf(value: Tree): Json {
  if (value.kind === "map") return objectOf(value.entries.map((entry) => [entry.key, jsonOf(entry.value)]));
  if (value.kind === "list") return value.items.map(jsonOf);
  if (value.style === "none") return null;
  if (value.style !== "plain") return value.text;
  const word = WORDS.get(value.text);
  if (word !== undefined) return word;
  return NUMBER.test(value.text) && String(Number(value.text)) === value.text
    ? Number(value.text)
    : value.text;
}

/** A record keyed by input: `__proto__` becomes a plain key. */
function objectOf(entries: readonly (readonly [string, Json])[]): JsonObject {
  const object: Record<string, Json> = {};
  for (const [key, value] of entries)
    Object.defineProperty(object, key, { value, enumerable: true, writable: true, configurable: true });
  return object;
}
