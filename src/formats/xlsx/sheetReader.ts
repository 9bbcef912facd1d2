import type { ProblemCode } from "../../org/index.ts";
import type { FaultCell } from "../tabular/faults.ts";
import type { XlsxLimits } from "./limits.ts";
import { isoOfSerial } from "./serial.ts";
import { createTextItem } from "./sharedStrings.ts";
import type { NumberKind } from "./styles.ts";
import type { Attributes, XmlEvents } from "./xml.ts";
import { isTrue } from "./workbook.ts";
import { parseXstring } from "./xstring.ts";

/** What cells mean beyond themselves: the texts, styles and calendar of the workbook. */
export interface SheetContext {
  readonly texts: readonly string[];
  readonly kinds: readonly NumberKind[];
  readonly is1904: boolean;
}

/** Rows and characters counted over all sheets of one import. */
export interface CellBudget {
  rows: number;
  chars: number;
}

export interface SheetEvents {
  /** Cells of one row with text, as long as its last one; the array is reused. Rows are those of the sheet. */
  row(cells: string[], count: number, row: number): void;
  fault(code: ProblemCode, row: number, cell?: FaultCell): void;
  /** The import is refused; nothing more is read. */
  refuse(reason: string): void;
}

/** LibreOffice saves plain booleans so. */
const BOOLEAN_FORMULA = /^(?:TRUE|FALSE)\(\)$/;
/** Rows that a sheet can have: a number beyond it is no row. */
const ROW_MAX = 1_048_576;
const COLUMN_MAX = 16_384;

/**
 * Reads one worksheet. Cells become text: a number in its shortest form (a percentage stays 0 to 1), a day as ISO, a
 * boolean as true or false, a formula as the value saved beside it. Nothing is calculated.
 */
export function createSheetReader(
  context: SheetContext,
  budget: CellBudget,
  limits: XlsxLimits,
  events: SheetEvents,
): XmlEvents {
  const cells: string[] = [];
  const item = createTextItem();
  let isData = false;
  let row = 0;
  let lastRow = 0;
  let count = 0;
  let rowChars = 0;
  let column = -1;
  let type = "n";
  let style = 0;
  let isCell = false;
  let part: "" | "v" | "f" | "is" = "";
  let value = "";
  let formula = "";
  let isFormula = false;
  let hasValue = false;

  const beginRow = (attributes: Attributes): void => {
    const stated = attributes["r"];
    row = stated === undefined ? row + 1 : Number(stated);
    if (!(row >= 1 && row <= ROW_MAX)) events.refuse("one of its rows has no number that a sheet can have");
    count = 0;
    rowChars = 0;
    column = -1;
  };

  const beginCell = (attributes: Attributes): void => {
    const ref = attributes["r"];
    column = ref === undefined ? column + 1 : columnOfRef(ref);
    if (column < 0 || column >= COLUMN_MAX) {
      events.refuse("one of its cells has no place that a sheet can have");
      return;
    }
    type = attributes["t"] ?? "n";
    style = attributes["s"] === undefined ? 0 : Number(attributes["s"]);
    isCell = true;
    isFormula = false;
    hasValue = false;
    value = "";
    formula = "";
    item.begin();
  };

  const endCell = (): void => {
    isCell = false;
    part = "";
    if (isFormula && !BOOLEAN_FORMULA.test(formula)) {
      const saved = hasValue ? "saved" : "unsaved";
      events.fault("formula-cell", row, { text: `=${formula}`, readAs: saved, key: saved });
    }
    let text = textOfCell();
    if (text === undefined) return events.refuse("one of its cells names a text that it does not hold");
    if (text === "") return;
    if (text.includes("\0")) {
      events.fault("character-bad", 0);
      text = text.replaceAll("\0", "");
    }
    if (column >= limits.columns) return events.refuse(`a row has more than ${limits.columns} cells`);
    if (text.length > limits.cellChars)
      return events.refuse(`a cell has ${text.length} characters, at most ${limits.cellChars} are read`);
    rowChars += text.length;
    if (rowChars > limits.rowChars) return events.refuse(`a row has more than ${limits.rowChars} characters`);
    while (count < column) cells[count++] = "";
    cells[column] = text;
    count = Math.max(count, column + 1);
  };

  /** Undefined where the cell points at nothing. */
  const textOfCell = (): string | undefined => {
    switch (type) {
      case "s":
        return value === "" ? "" : context.texts[Number(value)];
      case "inlineStr":
        return item.value();
      case "b":
        return value === "" ? "" : isTrue(value.trim()) ? "true" : "false";
      case "e":
        events.fault("cell-error", row, { text: value });
        return "";
      case "str":
        return parseXstring(value);
      case "d":
        return value.trim().replace(/T00:00(?::00(?:\.0+)?)?Z?$/, "");
      default:
        return textOfNumber(value, context.kinds[style] ?? "number", context.is1904);
    }
  };

  const endRow = (): void => {
    if (count === 0) return;
    lastRow = Math.max(lastRow, row);
    budget.rows++;
    budget.chars += rowChars;
    if (budget.rows > limits.rows + 1) events.refuse(`it has more than ${limits.rows} rows`);
    else if (budget.chars > limits.cellCharsTotal)
      events.refuse(`its cells have more than ${limits.cellCharsTotal} characters`);
    else events.row(cells, count, row);
  };

  return {
    open(name, attributes) {
      if (!isData) {
        if (name === "sheetData") isData = true;
        else if (name === "mergeCell") noteMerged(attributes["ref"] ?? "", lastRow, events);
      } else if (part === "is") item.open(name);
      else if (!isCell) {
        if (name === "c") beginCell(attributes);
        else if (name === "row") beginRow(attributes);
      } else if (name === "v") {
        part = "v";
        hasValue = true;
      } else if (name === "f") {
        part = "f";
        isFormula = true;
      } else if (name === "is") part = "is";
    },
    text(text) {
      if (part === "v") value += text;
      else if (part === "f") formula += text;
      else if (part === "is") item.text(text);
    },
    close(name) {
      if (!isData) return;
      if (part === "is" && name !== "is") item.close(name);
      else if (part !== "" && name === part) part = "";
      else if (name === "c" && isCell) endCell();
      else if (name === "row") endRow();
      else if (name === "sheetData") isData = false;
    },
  };
}

/** `BC12` → 54. −1 where it is no such place. */
function columnOfRef(ref: string): number {
  let column = 0;
  let at = 0;
  for (; at < ref.length && at < 4; at++) {
    const letter = (ref.charCodeAt(at) | 32) - 96;
    if (letter < 1 || letter > 26) break;
    column = column * 26 + letter;
  }
  return column - 1;
}

function textOfNumber(value: string, kind: NumberKind, is1904: boolean): string {
  const text = value.trim();
  const number = Number(text);
  if (text === "" || !Number.isFinite(number)) return text;
  if (kind === "day") return isoOfSerial(number, is1904) ?? String(number);
  if (kind !== "number" && Number.isInteger(number) && number >= 0)
    return String(number).padStart(Math.min(kind.digits, 128), "0");
  return String(number === 0 ? 0 : number);
}

/** Of merged cells only the first has a value: what the others seem to show is not in the file. */
function noteMerged(ref: string, lastRow: number, events: SheetEvents): void {
  const rows = ref.split(":").map((end) => Number(/\d+$/.exec(end.slice(0, 20))?.[0] ?? 0));
  const [from = 0, to = from] = rows;
  if (from <= lastRow && to > from) events.fault("cells-merged", from, { text: ref });
}
