import type { Json, JsonObject } from "./kept.ts";

/**
 * A value as a YAML document of blocks. Texts stand plain where no reader takes them for something else, otherwise in
 * quotes, double ones as JSON has them, so that every YAML version reads the same. Same value, same bytes.
 */
export function formatDocument(value: JsonObject): string {
  return `---\n${blockOf(value, "")}`;
}

function blockOf(value: JsonObject, indent: string): string {
  let text = "";
  for (const [key, one] of Object.entries(value))
    text += `${indent}${formatText(key)}:${afterKey(one, indent)}`;
  return text;
}

/** What follows the colon of a key, up to its last line end. */
function afterKey(value: Json, indent: string): string {
  if (Array.isArray(value)) return value.length === 0 ? " []\n" : `\n${listOf(value, `${indent}  `)}`;
  if (isMap(value)) return Object.keys(value).length === 0 ? " {}\n" : `\n${blockOf(value, `${indent}  `)}`;
  return ` ${formatScalar(value)}\n`;
}

function listOf(items: readonly Json[], indent: string): string {
  return items.map((item) => `${indent}-${inList(item, indent)}`).join("");
}

function inList(item: Json, indent: string): string {
  if (Array.isArray(item)) return item.length === 0 ? " []\n" : `\n${listOf(item, `${indent}  `)}`;
  if (isMap(item))
    return Object.keys(item).length === 0 ? " {}\n" : ` ${blockOf(item, `${indent}  `).trimStart()}`;
  return ` ${formatScalar(item)}\n`;
}

const isMap = (value: Json): value is JsonObject => typeof value === "object" && value !== null;

function formatScalar(value: Json): string {
  return typeof value === "string" ? formatText(value) : JSON.stringify(value);
}

const PLAIN = /^[A-Za-z][A-Za-z0-9_./@+-]*(?:[ :][A-Za-z0-9][A-Za-z0-9_./@+-]*)*$/;
/** JSON inside a text reads better between single quotes. */
const SINGLE = /^[ -&(-~]*$/;
// Words that some YAML version reads as true, false or nothing.
const WORD = /^(?:true|false|yes|no|on|off|null|y|n)$/i;
// Line ends of YAML 1.1, controls, and halves of characters: escaped, so that no editor changes them.
const UNSEEN = /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]|\p{Cs}/gu;

function formatText(text: string): string {
  if (PLAIN.test(text) && !WORD.test(text)) return text;
  if (text.includes('"') && SINGLE.test(text)) return `'${text}'`;
  return JSON.stringify(text).replace(UNSEEN, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`);
}
