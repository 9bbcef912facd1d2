import type { InputFile } from "../../../formats/index.ts";

/** Whether a file begins as a snapshot does; whether it opens is seen with its passphrase. */
export function isSnapshotFile({ bytes }: InputFile): boolean {
  return new TextDecoder().decode(bytes.subarray(0, BEGIN.length)) === BEGIN;
}

const BEGIN = "onethread-snapshot/";
