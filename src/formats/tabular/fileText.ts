import { createByteDecoder } from "../csv/encoding.ts";
import type { InputFile } from "../define.ts";
import type { Faults } from "./faults.ts";

const WORD_BEYOND_ASCII = /[^\s"',:]{0,30}[^\0-~][^\s"',:]{0,30}/;

/**
 * The text of a file: UTF-8, else by BOM, UTF-16 or Windows-1252, which is then said with a word to check. NUL goes.
 */
export function fileText(file: InputFile, faults: Faults): string {
  const decoder = createByteDecoder();
  const text = decoder.push(file.bytes) + decoder.end();
  if (decoder.encoding() !== "UTF-8" || decoder.isDamaged())
    faults.add("encoding", 0, {
      readAs: decoder.isDamaged() ? "UTF-8 with damaged characters" : decoder.encoding(),
      text: WORD_BEYOND_ASCII.exec(text)?.[0] ?? "",
    });
  if (!text.includes("\0")) return text;
  faults.add("character-bad", 0);
  return text.replaceAll("\0", "");
}
