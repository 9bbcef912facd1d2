import { parse, parseDocument, visit } from "yaml";
import { canonicalText } from "../changes/index.ts";
import { redactedText, redactedValue, type Traces } from "./redact.ts";

/**
 * Settings and the like, redacted value by value: what is written over stands in quotes, so that the rest is read as
 * before. Comments are redacted as they stand. What is no YAML is redacted as a text.
 */
export function redactedDocument(text: string, wanted: Traces): string {
  if (isJson(text)) return redactedText(text, wanted);
  // No value of settings is about somebody because it is all that stands there: "Product" is a word here.
  const traces: Traces = { ...wanted, cells: new Set() };
  const document = parseDocument(text);
  const value: unknown = document.errors.length > 0 ? null : document.toJS();
  if (typeof value !== "object" || value === null) return traces.redact(text);
  const scalars: { readonly from: number; readonly to: number }[] = [];
  const found: { readonly from: number; readonly to: number; readonly text: string }[] = [];
  visit(document, {
    Scalar(_, node) {
      if (!node.range) return;
      const [from, to] = node.range;
      scalars.push({ from, to });
      const redacted = typeof node.value === "string" ? traces.redact(node.value) : node.value;
      if (redacted === node.value) return;
      found.push({ from, to, text: JSON.stringify(redacted) + (text[to - 1] === "\n" ? "\n" : "") });
    },
  });
  // Comments stand between values.
  const isIn = (at: number): boolean => scalars.some(({ from, to }) => at >= from && at < to);
  for (const match of text.matchAll(/#[^\n]*/g)) {
    const redacted = traces.redact(match[0]);
    if (redacted !== match[0] && !isIn(match.index))
      found.push({ from: match.index, to: match.index + match[0].length, text: redacted });
  }
  if (found.length === 0) return text;
  let result = "";
  let at = 0;
  for (const one of found.sort((a, b) => a.from - b.from)) {
    if (one.from < at) continue;
    result += text.slice(at, one.from) + one.text;
    at = one.to;
  }
  result += text.slice(at);
  const said = redactedValue(value, traces, true);
  return saysTheSame(result, said) ? result : `${JSON.stringify(said, null, 2)}\n`;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function saysTheSame(text: string, wanted: unknown): boolean {
  try {
    return canonicalText(parse(text)) === canonicalText(wanted);
  } catch {
    return false;
  }
}
