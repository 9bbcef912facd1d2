/** Longest YAML text that is read, in UTF-16 code units. Source: docs/guides/formats.md#limits. */
export const YAML_CHARS_MAX = 10 * 1024 * 1024;
export const YAML_DEPTH_MAX = 64;
export const YAML_ALIASES_MAX = 100;
/** A hundred aliases of one long list would stand for a hundred times the file. */
export const YAML_UNFOLDED_MAX = 100_000;

export const TOO_DEEP = `it is nested deeper than ${YAML_DEPTH_MAX} levels`;

/** Why a text is not even tried, or undefined: what can be told before parsing. */
export function yamlExcess(text: string): string | undefined {
  if (text.length > YAML_CHARS_MAX)
    return `it has ${text.length} characters, at most ${YAML_CHARS_MAX} are read`;
  return isTooDeep(text) ? TOO_DEEP : undefined;
}

/** Lists in lists and maps as keys on one line: sixty-five dashes or question marks. */
const DEEP_LINE = new RegExp(`^[ \\t]*(?:[-?:][ \\t]+){${YAML_DEPTH_MAX + 1}}`, "m");

/** Brackets are counted before parsing, since the parser itself descends by recursion. */
function isTooDeep(text: string): boolean {
  if (DEEP_LINE.test(text)) return true;
  let depth = 0;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c === 91 || c === 123) depth++;
    else if (c === 93 || c === 125) depth = Math.max(0, depth - 1);
    if (depth > YAML_DEPTH_MAX) return true;
  }
  return false;
}
