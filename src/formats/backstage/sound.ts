import { type Json, type JsonObject, isObject } from "./kept.ts";
import { KEPT_REFS } from "./fields.ts";
import { isName } from "./names.ts";
import { DEFAULT_NAMESPACE, formatRef, parseRef, refKey } from "./refs.ts";

/** What was kept of an entity is text of a cell by now: only what Backstage's schema takes goes back into a catalogue. */

const DNS = /^[a-z0-9]+(?:-+[a-z0-9]+)*(?:\.[a-z0-9]+(?:-+[a-z0-9]+)*)*$/;
const TAG = /^[a-z0-9+#]+(?:-[a-z0-9+#]+)*$/;
const HOST =
  /^https?:\/\/(?:[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*\.)*[A-Za-z][A-Za-z0-9]*(?::\d{1,4})?(?:\/[^\s\\]*)?$/;
const MAIL = /^mailto:[^\s]+$/;

/** Metadata beside name and namespace. */
export function soundMetadata(metadata: Json | undefined): Record<string, Json> {
  const sound: Record<string, Json> = {};
  if (!isObject(metadata)) return sound;
  for (const [key, value] of Object.entries(metadata)) {
    const one = soundField(key, value);
    if (one !== undefined) put(sound, key, one);
  }
  return sound;
}

function soundField(key: string, value: Json): Json | undefined {
  switch (key) {
    case "name":
    case "namespace":
    case "uid":
    case "etag":
    case "generation":
      return undefined;
    case "title":
    case "description":
      return typeof value === "string" && value !== "" ? value : undefined;
    case "labels":
      return filled(pick(value, (k, v) => isKey(k) && typeof v === "string" && (v === "" || isName(v))));
    case "annotations":
      return filled(pick(value, (k, v) => isKey(k) && typeof v === "string"));
    case "tags":
      return Array.isArray(value)
        ? (value as readonly Json[]).filter(
            (tag) => typeof tag === "string" && tag.length <= 63 && TAG.test(tag),
          )
        : undefined;
    case "links":
      return Array.isArray(value) ? (value as readonly Json[]).filter(isLink) : undefined;
    default:
      return value;
  }
}

function isLink(link: Json): boolean {
  if (!isObject(link) || typeof link["url"] !== "string") return false;
  const { url } = link;
  return (
    (HOST.test(url) || MAIL.test(url)) &&
    ["title", "icon", "type"].every(
      (key) => !(key in link) || (typeof link[key] === "string" && link[key].trim() !== ""),
    )
  );
}

const filled = (object: JsonObject): JsonObject | undefined =>
  Object.keys(object).length === 0 ? undefined : object;

function isKey(key: string): boolean {
  const parts = key.split("/");
  const [prefix = "", suffix = ""] = parts;
  if (parts.length === 1) return isName(prefix);
  return (
    parts.length === 2 &&
    prefix.length <= 253 &&
    DNS.test(prefix) &&
    prefix.split(".").every((label) => label.length <= 63) &&
    isName(suffix)
  );
}

function pick(value: Json, keep: (key: string, value: Json) => boolean): JsonObject {
  const picked: Record<string, Json> = {};
  if (isObject(value))
    for (const [key, one] of Object.entries(value)) if (keep(key, one)) put(picked, key, one);
  return picked;
}

const TEXTS = new Set(["type", "lifecycle", "system", "domain", "subdomainOf", "subcomponentOf"]);

/**
 * Fields of `spec` that were kept. A reference to what is not written would dangle: it is left out and counted.
 * @param written keys of every entity that is written.
 */
export function soundSpec(
  spec: Json | undefined,
  written: ReadonlySet<string>,
): { readonly spec: Record<string, Json>; readonly dangling: number } {
  const sound: Record<string, Json> = {};
  let dangling = 0;
  if (!isObject(spec)) return { spec: sound, dangling };
  for (const [key, value] of Object.entries(spec)) {
    if (NATIVE.has(key)) continue;
    if (Object.hasOwn(KEPT_REFS, key)) {
      const texts = (Array.isArray(value) ? (value as readonly Json[]) : [value]).filter(
        (one): one is string => typeof one === "string",
      );
      const refs = texts.flatMap((text) => {
        const ref = parseRef(text, { kind: KEPT_REFS[key] ?? "", namespace: DEFAULT_NAMESPACE });
        return ref !== undefined && written.has(refKey(ref)) ? [formatRef(ref)] : [];
      });
      dangling += texts.length - refs.length;
      if (!TEXTS.has(key)) put(sound, key, refs);
      else if (refs[0] !== undefined) put(sound, key, refs[0]);
    } else if (TEXTS.has(key)) {
      if (typeof value === "string" && value !== "") put(sound, key, value);
    } else if (key !== "definition" || isDefinition(value)) put(sound, key, value);
  }
  return { spec: sound, dangling };
}

/** Fields that ours fill. */
const NATIVE = new Set(["owner", "parent", "children", "members", "memberOf", "profile"]);

/** Text, or where the catalogue's reader finds it: `{ $text: ./openapi.yaml }`. */
function isDefinition(value: Json): boolean {
  if (typeof value === "string") return value !== "";
  if (!isObject(value)) return false;
  const [only, ...rest] = Object.entries(value);
  return only !== undefined && rest.length === 0 && only[0].startsWith("$") && typeof only[1] === "string";
}

/** What a profile holds beyond name and address. */
export function soundProfile(spec: Json | undefined): Record<string, Json> {
  const profile = isObject(spec) ? spec["profile"] : undefined;
  return { ...pick(profile ?? null, (_, value) => typeof value === "string" && value !== "") } as Record<
    string,
    Json
  >;
}

function put(object: Record<string, Json>, key: string, value: Json): void {
  Object.defineProperty(object, key, { value, enumerable: true, writable: true, configurable: true });
}
