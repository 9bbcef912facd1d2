import type { XlsxLimits } from "./limits.ts";
import type { XmlEvents } from "./xml.ts";
import { parseXstring } from "./xstring.ts";

/**
 * Collects the text of a string item (`si` or `is`): the runs of rich text joined, readings for pronunciation left
 * out. Used for shared and for inline texts.
 */
export function createTextItem() {
  let text = "";
  let run = "";
  let isRun = false;
  let phonetic = 0;
  return {
    begin() {
      text = "";
      isRun = false;
      phonetic = 0;
    },
    open(name: string) {
      if (name === "rPh") phonetic++;
      else if (name === "t") {
        isRun = phonetic === 0;
        run = "";
      }
    },
    text(piece: string) {
      if (isRun) run += piece;
    },
    close(name: string) {
      if (name === "rPh") phonetic--;
      else if (name === "t" && isRun) {
        text += parseXstring(run);
        isRun = false;
      }
    },
    value: () => text,
  };
}

/** Reads `sharedStrings.xml`: texts that cells name by position. */
export function createSharedStringsReader(
  limits: XlsxLimits,
  refuse: (reason: string) => void,
): XmlEvents & { readonly texts: readonly string[] } {
  const texts: string[] = [];
  const item = createTextItem();
  let isInItem = false;
  let chars = 0;
  return {
    texts,
    open(name) {
      if (name === "si") {
        isInItem = true;
        item.begin();
      } else if (isInItem) item.open(name);
    },
    text(piece) {
      if (isInItem) item.text(piece);
    },
    close(name) {
      if (name !== "si") return item.close(name);
      isInItem = false;
      chars += item.value().length;
      if (item.value().length > limits.cellChars)
        return refuse(`one of its texts has more than ${limits.cellChars} characters`);
      if (texts.length >= limits.sharedTexts) refuse(`it has more than ${limits.sharedTexts} texts`);
      else if (chars > limits.sharedChars)
        refuse(`its texts have more than ${limits.sharedChars} characters`);
      else texts.push(item.value());
    },
  };
}
