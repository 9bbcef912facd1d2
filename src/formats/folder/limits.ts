/** What a YAML folder may be at most; beyond it the input is refused whole. Source: docs/guides/formats.md#limits. */
export const FOLDER_LIMITS = {
  /** One file. */
  fileBytes: 10 * 1024 * 1024,
  /** All files of one import together. */
  bytes: 256 * 1024 * 1024,
  records: 2_000_000,
  /** Of one record, and of all records of a list in a file together. */
  keys: 512,
} as const;
