import { kindOfHeading, typedValue, type CellKind } from "./fields.ts";
import { createPack } from "./pack.ts";
import { formatXstring } from "./xstring.ts";

/** One sheet: a header row and rows of the same length. `name` is a plain word. */
export interface SheetTable {
  readonly name: string;
  readonly headings: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

export interface WrittenWorkbook {
  readonly bytes: Uint8Array;
  readonly inflatedBytes: number;
}

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/** Positions in `cellXfs` of STYLES. */
const STYLE = { header: 1, text: 2, day: 3 } as const;
const STYLES = `${XML}<styleSheet xmlns="${MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/><family val="2"/></font><font><b/><sz val="11"/><name val="Calibri"/><family val="2"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="4"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;

/**
 * A workbook with a sheet for each table: header bold, in sight while scrolling, and with filters; columns as wide as
 * their text; text as shared strings that no program calculates, under the number format Text, so that an id typed in
 * later keeps its zeros. The same tables give the same bytes.
 * @param isTyped whether columns of numbers, booleans and days are written as such.
 */
export function writeWorkbook(tables: readonly SheetTable[], isTyped = true): WrittenWorkbook {
  const pack = createPack();
  const shared = createSharedTexts();
  pack.add("[Content_Types].xml", [contentTypes(tables.length)]);
  pack.add("_rels/.rels", [relations([{ kind: "officeDocument", target: "xl/workbook.xml" }])]);
  pack.add("xl/workbook.xml", [workbookXml(tables)]);
  pack.add("xl/_rels/workbook.xml.rels", [
    relations([
      ...tables.map((_, i) => ({ kind: "worksheet", target: `worksheets/sheet${i + 1}.xml` })),
      { kind: "styles", target: "styles.xml" },
      { kind: "sharedStrings", target: "sharedStrings.xml" },
    ]),
  ]);
  pack.add("xl/styles.xml", [STYLES]);
  tables.forEach((table, i) => {
    pack.add(`xl/worksheets/sheet${i + 1}.xml`, sheetXml(table, i === 0, shared, isTyped));
  });
  pack.add("xl/sharedStrings.xml", shared.xml());
  return { bytes: pack.bytes(), inflatedBytes: pack.inflatedBytes() };
}

interface SharedTexts {
  /** Position of a text in the table of texts. */
  place(text: string): number;
  xml(): Iterable<string>;
}

function createSharedTexts(): SharedTexts {
  const places = new Map<string, number>();
  let uses = 0;
  return {
    place(text) {
      uses++;
      const known = places.get(text);
      if (known !== undefined) return known;
      places.set(text, places.size);
      return places.size - 1;
    },
    *xml() {
      yield `${XML}<sst xmlns="${MAIN}" count="${uses}" uniqueCount="${places.size}">`;
      for (const text of places.keys()) yield `<si><t xml:space="preserve">${formatXstring(text)}</t></si>`;
      yield "</sst>";
    },
  };
}

function* sheetXml(
  { headings, rows }: SheetTable,
  isFirst: boolean,
  shared: SharedTexts,
  isTyped: boolean,
): Iterable<string> {
  const kinds = headings.map((heading): CellKind => (isTyped ? kindOfHeading(heading) : "text"));
  const letters = headings.map((_, c) => columnLetters(c));
  const whole = `A1:${letters.at(-1) ?? "A"}${rows.length + 1}`;
  yield `${XML}<worksheet xmlns="${MAIN}"><dimension ref="${whole}"/><sheetViews><sheetView ${isFirst ? 'tabSelected="1" ' : ""}workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/><selection pane="bottomLeft" activeCell="A2" sqref="A2"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/><cols>`;
  // Not for days: Gnumeric takes the style off cells whose column has it, and readers then see numbers.
  yield headings
    .map(
      (_, c) =>
        `<col min="${c + 1}" max="${c + 1}" width="${widthOf(c, headings, rows)}"${kinds[c] === "text" ? ` style="${STYLE.text}"` : ""} customWidth="1"/>`,
    )
    .join("");
  yield '</cols><sheetData><row r="1">';
  yield headings
    .map(
      (heading, c) =>
        `<c r="${letters[c] ?? ""}1" s="${STYLE.header}" t="s"><v>${shared.place(heading)}</v></c>`,
    )
    .join("");
  yield "</row>";
  for (const [r, row] of rows.entries()) {
    let xml = `<row r="${r + 2}">`;
    for (let c = 0; c < row.length; c++) {
      const text = row[c] ?? "";
      if (text === "") continue;
      const kind = kinds[c] ?? "text";
      const value = typedValue(kind, text);
      const place = `<c r="${letters[c] ?? columnLetters(c)}${r + 2}"`;
      if (value === undefined) xml += `${place} s="${STYLE.text}" t="s"><v>${shared.place(text)}</v></c>`;
      else if (kind === "boolean") xml += `${place} t="b"><v>${value}</v></c>`;
      else if (kind === "day") xml += `${place} s="${STYLE.day}"><v>${value}</v></c>`;
      else xml += `${place}><v>${value}</v></c>`;
    }
    yield `${xml}</row>`;
  }
  // Ids that are digits are text on purpose: no warning triangle in every cell.
  yield `</sheetData><autoFilter ref="${whole}"/><pageMargins left="0.7" right="0.7" top="0.75" bottom="0.75" header="0.3" footer="0.3"/><ignoredErrors><ignoredError sqref="${whole}" numberStoredAsText="1"/></ignoredErrors></worksheet>`;
}

const ROWS_MEASURED = 200;
const WIDTH_MIN = 8;
const WIDTH_MAX = 50;

function widthOf(column: number, headings: readonly string[], rows: readonly (readonly string[])[]): number {
  // Beside the heading stands the arrow of the filter.
  let width = (headings[column] ?? "").length + 3;
  for (let r = 0; r < rows.length && r < ROWS_MEASURED; r++)
    width = Math.max(width, (rows[r]?.[column] ?? "").length + 1);
  return Math.min(Math.max(width, WIDTH_MIN), WIDTH_MAX);
}

/** 0 → A, 27 → AB. */
export function columnLetters(column: number): string {
  let letters = "";
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26))
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  return letters;
}

function contentTypes(sheets: number): string {
  const part = (name: string, type: string): string =>
    `<Override PartName="/xl/${name}.xml" ContentType="${TYPES}.${type}+xml"/>`;
  return [
    `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>`,
    part("workbook", "sheet.main"),
    ...Array.from({ length: sheets }, (_, i) => part(`worksheets/sheet${i + 1}`, "worksheet")),
    part("styles", "styles"),
    part("sharedStrings", "sharedStrings"),
    "</Types>",
  ].join("");
}

function relations(all: readonly { readonly kind: string; readonly target: string }[]): string {
  const each = all.map(
    ({ kind, target }, i) =>
      `<Relationship Id="rId${i + 1}" Type="${RELATIONS}/${kind}" Target="${target}"/>`,
  );
  return `${XML}<Relationships xmlns="${PACKAGE}/relationships">${each.join("")}</Relationships>`;
}

function workbookXml(tables: readonly SheetTable[]): string {
  const sheets = tables.map(({ name }, i) => `<sheet name="${name}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`);
  // Programs keep the range of a filter as a hidden name; some take the filter only with it.
  const filters = tables.map(({ name, headings, rows }, i) => {
    const last = `$${columnLetters(Math.max(headings.length, 1) - 1)}$${rows.length + 1}`;
    return `<definedName name="_xlnm._FilterDatabase" localSheetId="${i}" hidden="1">${name}!$A$1:${last}</definedName>`;
  });
  return `${XML}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><bookViews><workbookView xWindow="0" yWindow="0" windowWidth="24000" windowHeight="12000"/></bookViews><sheets>${sheets.join("")}</sheets><definedNames>${filters.join("")}</definedNames></workbook>`;
}
