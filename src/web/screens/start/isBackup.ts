import type { InputFile } from "../../../formats/index.ts";

/** Whether a file begins as the backup of a store does; whether it is whole is seen when it is taken in. */
export function isBackup({ bytes }: InputFile): boolean {
  return new TextDecoder().decode(bytes.subarray(0, BEGIN.length)) === BEGIN;
}

const BEGIN = "onethread-backup ";
