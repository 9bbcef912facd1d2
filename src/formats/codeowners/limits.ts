/** What a CODEOWNERS may be at most. GitHub reads none above 3 MB. Source: docs/guides/formats.md#codeowners. */
export const CODEOWNERS_LIMITS = {
  readBytes: 10 * 1024 * 1024,
  writtenBytes: 3_000_000,
} as const;
