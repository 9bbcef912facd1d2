/** What a CSV may be at most; beyond it the input is refused whole. Source: docs/guides/formats.md#limits. */
export const CSV_LIMITS = {
  /** All files of one import together. */
  bytes: 256 * 1024 * 1024,
  /** Of all files together: a million people with three rows each, which is what 256 MB of such a list hold. */
  rows: 4_000_000,
  columns: 512,
  /** In UTF-16 code units, as the text stands in memory. */
  cellChars: 32 * 1024,
  rowChars: 1024 * 1024,
} as const;
export type CsvLimits = { readonly [Name in keyof typeof CSV_LIMITS]: number };
