/** What a file of teams may be at most. Source: docs/guides/formats.md#limits. */
export const GITHUB_LIMITS = {
  bytes: 25 * 1024 * 1024,
  depth: 64,
} as const;
