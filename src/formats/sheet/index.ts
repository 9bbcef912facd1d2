/** The sheet that asks managers who works on what, as CSV. */
export { formatSheet } from "./format.ts";
export { parseSheet, type ParsedSheet } from "./parse.ts";
