import { isDay } from "../../org/index.ts";
import type { YamlValue } from "../yaml/values.ts";
import { PLAIN_ITEM, PLAIN_KEY } from "../yaml/blockTree.ts";
import type { TextStyle } from "../yaml/tree.ts";

/**
 * Values as YAML text that every reader understands alike: a text that some take for a number, a day or a truth value
 * (`007`, `no`, `1e3`) gets quotes, several lines become a literal block, and nothing is folded, so that one changed
 * value is one changed line.
 */

const KEY_CHARS_MAX = 1000;
const FLOW_ITEM_MAX = 40;
const FLOW_CHARS_MAX = 80;

/** `key: value` with its lines, each indented and ended by LF. */
export function entryLines(key: string, value: YamlValue, indent: number): string {
  const pad = " ".repeat(indent);
  const name = PLAIN_KEY.test(key) && !isMistakable(key) ? key : quoted(key);
  // A longer key is no key to a parser of YAML unless it is marked as one.
  const head = name.length > KEY_CHARS_MAX ? `${pad}? ${name}\n${pad}:` : `${pad}${name}:`;
  return head + valueLines(value, indent + 2);
}

/** What stands behind a colon or dash, to the end of its last line; nested lines stand at `indent`. */
export function valueLines(value: YamlValue, indent: number): string {
  if (value === null) return "\n";
  if (isMap(value)) {
    if (value.size === 0) return " {}\n";
    return `\n${[...value].map(([key, one]) => entryLines(key, one, indent)).join("")}`;
  }
  if (isList(value)) {
    const flow = flowList(value);
    return flow === undefined ? `\n${value.map((one) => itemLines(one, indent)).join("")}` : ` ${flow}\n`;
  }
  return ` ${blockScalar(value, indent)}\n`;
}

/** `- value` with its lines. */
export function itemLines(value: YamlValue, indent: number): string {
  const pad = " ".repeat(indent);
  if (value !== null && isMap(value) && value.size > 0) {
    const lines = [...value].map(([key, one]) => entryLines(key, one, indent + 2)).join("");
    return `${pad}- ${lines.slice(indent + 2)}`;
  }
  return `${pad}-${valueLines(value, indent + 2)}`;
}

/** A list on one line, or undefined where it is too long for one or holds more than texts. */
function flowList(items: readonly YamlValue[]): string | undefined {
  const texts: string[] = [];
  for (const item of items) {
    if (item === null || isMap(item) || isList(item)) return undefined;
    const text = flowScalar(item);
    if (text.length > FLOW_ITEM_MAX) return undefined;
    texts.push(text);
  }
  const line = `[${texts.join(", ")}]`;
  return line.length > FLOW_CHARS_MAX ? undefined : line;
}

/** A scalar inside brackets. */
export function flowScalar(value: string | number | boolean): string {
  if (typeof value !== "string") return String(value);
  return PLAIN_ITEM.test(value) && !value.endsWith(" ") && !isMistakable(value) ? value : quoted(value);
}

/** A scalar behind a colon or dash; a literal block where it has several lines, which stand at `indent`. */
export function blockScalar(value: string | number | boolean, indent: number): string {
  if (typeof value !== "string") return String(value);
  if (isLiteral(value)) {
    const pad = " ".repeat(indent);
    return `|-\n${value
      .split("\n")
      .map((line) => (line === "" ? "" : pad + line))
      .join("\n")}`;
  }
  return lineScalar(value);
}

/** A text on one line, in the style that stood there where it can be kept. */
export function lineScalar(value: string | number | boolean, style: TextStyle = "plain"): string {
  if (typeof value !== "string") {
    const text = String(value);
    return style === "single" ? `'${text}'` : style === "double" ? `"${text}"` : text;
  }
  if (style === "single" && isPrintableLine(value)) return `'${value.replaceAll("'", "''")}'`;
  if (style === "double") return doubleQuoted(value);
  return isPlain(value) && !isMistakable(value) ? value : quoted(value);
}

/** Whether a text may stand without quotes behind a colon or dash. */
export function isPlain(text: string): boolean {
  return (
    PLAIN_FIRST.test(text) &&
    isPrintableLine(text) &&
    !text.endsWith(":") &&
    !text.endsWith(" ") &&
    !text.includes(": ") &&
    !text.includes(" #")
  );
}

const PLAIN_FIRST = /^[\p{L}\p{N}_(/+.$=;^]/u;
// The platform's text: no controls, no line ends of other alphabets, no byte order mark, no half characters.
// oxlint-disable-next-line no-control-regex
const UNPRINTABLE = /[\0-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]|\p{Cs}/u;
// oxlint-disable-next-line no-control-regex
const ESCAPED = /[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]/g;

const isPrintableLine = (text: string): boolean => !/[\n\t]/.test(text) && !UNPRINTABLE.test(text);

function isLiteral(text: string): boolean {
  return text.includes("\n") && !UNPRINTABLE.test(text) && !/^\s|\s$|\n[ \t]+(?:\n|$)|\n\t/.test(text);
}

const WORDS = /^(?:y|n|yes|no|on|off|true|false|null|~|[-+]?\.inf|\.nan|=|<<)$/i;
const NUMBER =
  /^[-+]?(?:0x[\da-f_]+|0o?[0-7_]+|0b[01_]+|[\d_,]+(?:\.[\d_]*)?(?:e[-+]?\d+)?|\.[\d_]+(?:e[-+]?\d+)?|\d[\d_]*(?::[0-5]?\d)+(?:\.\d*)?)$/i;
const TIME = /^\d{4}-\d{1,2}-\d{1,2}/;

/** Whether some reader of YAML takes the bare text for something else than a text. A day is meant as one. */
function isMistakable(text: string): boolean {
  if (isDay(text)) return false;
  return (
    text === "" ||
    WORDS.test(text) ||
    (/^[-+.\d]/.test(text) && (text.length > 40 || NUMBER.test(text))) ||
    TIME.test(text)
  );
}

function quoted(text: string): string {
  if (!/["\\]/.test(text) && isPrintableLine(text)) return `"${text}"`;
  return isPrintableLine(text) ? `'${text.replaceAll("'", "''")}'` : doubleQuoted(text);
}

/** JSON's quoting is YAML's, but for characters that YAML will not have bare. */
function doubleQuoted(text: string): string {
  return JSON.stringify(text).replace(ESCAPED, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

const isMap = (value: YamlValue): value is ReadonlyMap<string, YamlValue> => value instanceof Map;
const isList = (value: YamlValue): value is readonly YamlValue[] => Array.isArray(value);

/** A value inside brackets. */
export function flowValue(value: YamlValue): string {
  if (value === null) return "";
  if (isMap(value))
    return `{${[...value].map(([key, one]) => `${flowScalar(key)}: ${flowValue(one)}`).join(", ")}}`;
  return isList(value) ? `[${value.map(flowValue).join(", ")}]` : flowScalar(value);
}
