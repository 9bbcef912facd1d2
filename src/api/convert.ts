import type { Problem } from "../org/index.ts";
import { presentProblem } from "./check.ts";

/** What `onethread convert --json` prints. */
export interface ConvertJson {
  readonly schemaVersion: 1;
  readonly to: string;
  /** Null: nothing was written. */
  readonly out: string | null;
  readonly files: readonly { readonly name: string; readonly bytes: number }[];
  /** Files of a YAML folder that hold nothing any more. */
  readonly removed: readonly string[];
  /** What the format has no place for. */
  readonly notCarried: readonly ReturnType<typeof presentProblem>[];
  /** What was wrong with the input. */
  readonly problems: readonly ReturnType<typeof presentProblem>[];
}

/** A conversion on the wire, without the bytes. */
export function presentConvert(input: {
  readonly to: string;
  readonly out: string | null;
  readonly files: readonly { readonly name: string; readonly bytes: Uint8Array }[];
  readonly removed: readonly string[];
  readonly notCarried: readonly Problem[];
  readonly problems: readonly Problem[];
}): ConvertJson {
  return {
    schemaVersion: 1,
    to: input.to,
    out: input.out,
    files: input.files.map(({ name, bytes }) => ({ name, bytes: bytes.length })),
    removed: input.removed,
    notCarried: input.notCarried.map(presentProblem),
    problems: input.problems.map(presentProblem),
  };
}
