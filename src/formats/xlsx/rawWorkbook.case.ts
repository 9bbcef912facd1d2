import { deflateRawSync } from "node:zlib";
import { crc32 } from "./crc.ts";

/** A part of a ZIP made by hand; what is claimed of it may be untrue. */
export interface RawPart {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Bytes as packed, where not those of `bytes`. */
  readonly packed?: Uint8Array;
  readonly method?: number;
  readonly flags?: number;
  readonly claimedBytes?: number;
  readonly claimedCrc?: number;
  /** Unix mode, for a link. */
  readonly mode?: number;
  /** Point at the header of the part before instead of writing one. */
  readonly isRepeated?: boolean;
}

/** A ZIP as nobody should write one. Its own code, so that it does not share a mistake with the writer. */
export function rawZip(parts: readonly RawPart[], countClaimed = parts.length): Uint8Array {
  const pieces: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  let header = 0;
  for (const part of parts) {
    const packed = part.packed ?? deflateRawSync(part.bytes, { level: 1 });
    const name = Buffer.from(part.name);
    const facts = Buffer.alloc(26);
    facts.writeUInt16LE(20, 0);
    facts.writeUInt16LE(part.flags ?? 0, 2);
    facts.writeUInt16LE(part.method ?? 8, 4);
    facts.writeUInt32LE(part.claimedCrc ?? crc32(part.bytes), 10);
    facts.writeUInt32LE(packed.length, 14);
    facts.writeUInt32LE(part.claimedBytes ?? part.bytes.length, 18);
    facts.writeUInt16LE(name.length, 22);
    if (part.isRepeated !== true) {
      header = at;
      pieces.push(Buffer.from("PK\x03\x04", "latin1"), facts, name, Buffer.from(packed));
      at += 30 + name.length + packed.length;
    }
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(((part.mode ?? 0) << 16) >>> 0, 6);
    tail.writeUInt32LE(header, 10);
    const made = Buffer.from([20, part.mode === undefined ? 0 : 3]);
    directory.push(Buffer.from("PK\x01\x02", "latin1"), made, facts, tail, name);
  }
  const size = directory.reduce((sum, piece) => sum + piece.length, 0);
  const end = Buffer.alloc(22);
  end.write("PK\x05\x06", "latin1");
  end.writeUInt16LE(countClaimed, 8);
  end.writeUInt16LE(countClaimed, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(at, 16);
  return new Uint8Array(Buffer.concat([...pieces, ...directory, end]));
}

const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

export interface RawWorkbook {
  /** XML inside `<worksheet>`, or the bytes of the whole part, by name of the sheet. */
  readonly sheets: Readonly<Record<string, string | Uint8Array>>;
  readonly hidden?: readonly string[];
  /** Inside `<sst>`, or the whole part. */
  readonly shared?: string | Uint8Array;
  readonly styles?: string;
  readonly is1904?: boolean;
  readonly more?: readonly RawPart[];
}

/** The parts of a workbook, in the order of their names. */
export function rawParts(book: RawWorkbook): RawPart[] {
  const text = (name: string, xml: string): RawPart => ({ name, bytes: new TextEncoder().encode(xml) });
  const part = (name: string, root: string, content: string | Uint8Array): RawPart =>
    typeof content === "string"
      ? text(name, `<${root} ${MAIN}>${content}</${root}>`)
      : { name, bytes: content };
  const names = Object.keys(book.sheets);
  const relation = (id: string, kind: string, target: string): string =>
    `<Relationship Id="${id}" Type="${TYPE}/${kind}" Target="${target}"/>`;
  return [
    text(
      "_rels/.rels",
      `<Relationships>${relation("r", "officeDocument", "xl/workbook.xml")}</Relationships>`,
    ),
    text(
      "xl/_rels/workbook.xml.rels",
      `<Relationships>${names.map((_, i) => relation(`s${i}`, "worksheet", `worksheets/${i}.xml`)).join("")}${book.shared === undefined ? "" : relation("t", "sharedStrings", "sharedStrings.xml")}${book.styles === undefined ? "" : relation("y", "styles", "/xl/styles.xml")}</Relationships>`,
    ),
    part(
      "xl/workbook.xml",
      "workbook",
      `${book.is1904 === true ? '<workbookPr date1904="1"/>' : ""}<sheets>${names
        .map(
          (name, i) =>
            `<sheet name="${name}" ${book.hidden?.includes(name) === true ? 'state="hidden" ' : ""}x:id="s${i}"/>`,
        )
        .join("")}</sheets>`,
    ),
    ...names.map((name, i) => part(`xl/worksheets/${i}.xml`, "worksheet", book.sheets[name] ?? "")),
    ...(book.shared === undefined ? [] : [part("xl/sharedStrings.xml", "sst", book.shared)]),
    ...(book.styles === undefined ? [] : [part("xl/styles.xml", "styleSheet", book.styles)]),
    ...(book.more ?? []),
  ];
}

export function rawWorkbook(book: RawWorkbook): Uint8Array {
  return rawZip(rawParts(book));
}

/** A sheet of people: the header as inline texts, then rows of XML. */
export function peopleSheet(headings: readonly string[], rows: string): string {
  const header = headings.map((heading) => `<c t="inlineStr"><is><t>${heading}</t></is></c>`).join("");
  return `<sheetData><row r="1">${header}</row>${rows}</sheetData>`;
}
