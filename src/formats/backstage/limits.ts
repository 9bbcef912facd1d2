import { YAML_CHARS_MAX } from "../yaml/limits.ts";

/** What a catalogue may be at most. Depth and aliases: docs/guides/formats.md#limits. */
export const BACKSTAGE_LIMITS = {
  /** One file, in characters; beyond it the import is refused. */
  fileChars: YAML_CHARS_MAX,
  /** Files we write are cut between entities at this size, so that they can be read again. */
  writtenChars: 4 * 1024 * 1024,
  /** What is kept of one entity for the way back; beyond it only its mapped fields are. */
  keptChars: 20 * 1024,
} as const;

/** Backstage's own limit for names, labels and tags. */
export const NAME_CHARS_MAX = 63;
