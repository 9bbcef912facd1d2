import type { InputFile } from "../../../formats/index.ts";

/** Whether a file is a sheet on who works on what: it belongs to an organisation that is open, and is none itself. */
export function isFilledSheet({ name, bytes }: InputFile): boolean {
  if (name.slice(name.lastIndexOf("/") + 1).startsWith("who-works-on-what-")) return true;
  const head = new TextDecoder().decode(bytes.subarray(0, HEAD_BYTES)).toLowerCase();
  return HEADINGS.every((heading) => head.includes(heading));
}

const HEAD_BYTES = 1_000;
const HEADINGS = ["person_ids", "guess_1", "confirmed"];
