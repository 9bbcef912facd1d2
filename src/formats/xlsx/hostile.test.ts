import { deflateRawSync, constants } from "node:zlib";
import { expect, test } from "vitest";
import { expectEffort } from "../../../test/effort.ts";
import { wording } from "../../org/index.ts";
import { parseFiles } from "../index.ts";
import { peopleSheet, rawParts, rawWorkbook, rawZip, type RawPart } from "./rawWorkbook.case.ts";

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
const sound = (): RawPart[] => rawParts({ sheets: { people: peopleSheet(["id"], "") } });
/** The sheet of a sound workbook changed. */
const withSheet = (change: (sheet: RawPart) => Partial<RawPart>): Uint8Array =>
  rawZip(sound().map((part) => (part.name.includes("worksheets") ? { ...part, ...change(part) } : part)));
const withPart = (more: Partial<RawPart>): Uint8Array =>
  rawZip([...sound(), { name: "xl/more.xml", bytes: encode("<a/>"), ...more }]);
const sheetOf = (content: string | Uint8Array): Uint8Array => rawWorkbook({ sheets: { people: content } });

/** Deflated zeros: blocks that end at a byte can stand one after the other as often as one likes. */
function zeros(megabytes: number): Uint8Array {
  const block = deflateRawSync(Buffer.alloc(2 ** 24), { finishFlush: constants.Z_SYNC_FLUSH });
  const last = deflateRawSync(Buffer.alloc(1));
  return new Uint8Array(Buffer.concat([...Array.from({ length: megabytes / 16 }, () => block), last]));
}

/** XML that packs well but not suspiciously so: each piece has a number of its own. */
function numbered(open: string, count: number, piece: (i: number) => string, close: string): Uint8Array {
  const pieces: string[] = [open];
  for (let i = 0; i < count; i++) pieces.push(piece(i));
  pieces.push(close);
  return encode(pieces.join(""));
}
/** About 1,000 characters, no two alike. */
const prose = (i: number): string => {
  const words: string[] = [];
  for (let w = 0; w < 25; w++)
    words.push(Math.imul(i * 25 + w, 0x9e3779b1).toString(36), "is what Zoe and Bob said when asked.");
  return words.join(" ");
};

function compoundFile(entry: string): Uint8Array {
  const bytes = new Uint8Array(8192);
  bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  bytes.set(Buffer.from(entry, "utf16le"), 1024);
  return bytes;
}

const CASES: readonly (readonly [what: string, file: string, make: () => Uint8Array, reason: string])[] = [
  [
    "10 GB in 10 MB",
    "a.xlsx",
    () => withSheet(() => ({ packed: zeros(10_240) })),
    "one of its parts inflates to more than 100 times its size",
  ],
  [
    "a part that claims ten bytes and inflates to gigabytes",
    "a.xlsx",
    () => withSheet(() => ({ packed: zeros(4_096), claimedBytes: 10 })),
    "one of its parts inflates to more than 100 times its size",
  ],
  [
    "a part that claims more bytes than it has",
    "a.xlsx",
    () => withSheet((part) => ({ claimedBytes: part.bytes.length + 1 })),
    "it is damaged: open it in a spreadsheet program and save it again",
  ],
  [
    "a part whose bytes changed on the way",
    "a.xlsx",
    () => withSheet(() => ({ claimedCrc: 1 })),
    "it is damaged: open it in a spreadsheet program and save it again",
  ],
  [
    "a part that is no deflate stream",
    "a.xlsx",
    () => withSheet(() => ({ packed: Uint8Array.from([7, 7, 7, 7]) })),
    "it is damaged: open it in a spreadsheet program and save it again",
  ],
  [
    "a thousand names for the same bytes",
    "a.xlsx",
    () =>
      rawZip([
        ...sound(),
        ...Array.from({ length: 1_000 }, (_, i) => ({
          name: `xl/${i}.xml`,
          bytes: encode("<a/>"),
          isRepeated: i > 0,
        })),
      ]),
    "two of its parts share the same bytes",
  ],
  [
    "3,000 parts",
    "a.xlsx",
    () =>
      rawZip([
        ...sound(),
        ...Array.from({ length: 3_000 }, (_, i) => ({ name: `xl/${i}.xml`, bytes: encode("<a/>") })),
      ]),
    "it has more than 2000 parts",
  ],
  [
    "a directory that counts more parts than it lists",
    "a.xlsx",
    () => rawZip(sound(), 1_999),
    "it is damaged: open it in a spreadsheet program and save it again",
  ],
  [
    "a file cut off",
    "a.xlsx",
    () => rawZip(sound()).subarray(0, 700),
    "it is damaged: open it in a spreadsheet program and save it again",
  ],
  [
    "a sheet that is not there",
    "a.xlsx",
    () => rawZip(sound().filter((part) => !part.name.includes("worksheets"))),
    "it is damaged: open it in a spreadsheet program and save it again",
  ],
  [
    "two parts of one name",
    "a.xlsx",
    () => withPart({ name: "XL/Workbook.xml" }),
    "two of its parts have one name",
  ],
  [
    "a path upwards",
    "a.xlsx",
    () => withPart({ name: "xl/../../etc/passwd" }),
    "one of its parts has a path that leads out of it",
  ],
  [
    "a path with backslashes upwards",
    "a.xlsx",
    () => withPart({ name: "..\\a" }),
    "one of its parts has a path that leads out of it",
  ],
  [
    "an absolute path",
    "a.xlsx",
    () => withPart({ name: "/etc/passwd" }),
    "one of its parts has a path that leads out of it",
  ],
  [
    "a path on a drive",
    "a.xlsx",
    () => withPart({ name: "C:\\a" }),
    "one of its parts has a path that leads out of it",
  ],
  ["a link", "a.xlsx", () => withPart({ name: "xl/link", mode: 0o120777 }), "one of its parts is a link"],
  [
    "an encrypted part",
    "a.xlsx",
    () => withPart({ flags: 1 }),
    "it is encrypted: save it without a password",
  ],
  [
    "a part packed by another method",
    "a.xlsx",
    () => withSheet(() => ({ method: 12 })),
    "it is packed in a way that is not read",
  ],
  [
    "more than 25 MB",
    "a.xlsx",
    () => withPart({ method: 0, packed: new Uint8Array(26 * 2 ** 20), bytes: new Uint8Array(0) }),
    "it has more than 25 MB",
  ],
  [
    "a billion laughs",
    "a.xlsx",
    () => {
      const entities = Array.from({ length: 10 }, (_, i) => `<!ENTITY l${i + 1} "${`&l${i};`.repeat(10)}">`);
      const dtd = `<!DOCTYPE worksheet [<!ENTITY l0 "lol">${entities.join("")}]>`;
      return sheetOf(
        encode(
          `<?xml version="1.0"?>${dtd}<worksheet><sheetData><row><c t="str"><v>&l9;</v></c></row></sheetData></worksheet>`,
        ),
      );
    },
    "its XML declares a document type, which is never read",
  ],
  [
    "a file of the machine as an entity",
    "a.xlsx",
    () => sheetOf(encode('<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><worksheet>&x;</worksheet>')),
    "its XML declares a document type, which is never read",
  ],
  [
    "an entity nobody declared",
    "a.xlsx",
    () => sheetOf("<sheetData><row><c t='str'><v>&lol;</v></c></row></sheetData>"),
    "one of its parts is no sound XML: open it in a spreadsheet program and save it again",
  ],
  [
    "a million elements in each other",
    "a.xlsx",
    () => sheetOf(numbered("", 1_000_000, (i) => `<a${i}>`, "")),
    "its XML is nested deeper than 64 levels",
  ],
  [
    "a tag that never ends",
    "a.xlsx",
    () => sheetOf(numbered('<worksheet a="', 20_000, prose, "")),
    "its XML has more than 1048576 characters without a tag",
  ],
  [
    "a comment of 60 MB",
    "a.xlsx",
    () => sheetOf(numbered("<worksheet><!--", 50_000, prose, "--></worksheet>")),
    "its XML has more than 1048576 characters without a tag",
  ],
  [
    "a row of a million columns",
    "a.xlsx",
    () =>
      sheetOf(
        numbered(
          "<worksheet><sheetData><row>",
          1_000_000,
          (i) => `<c><v>${i}</v></c>`,
          "</row></sheetData></worksheet>",
        ),
      ),
    "a row has more than 256 cells",
  ],
  [
    "a cell in the millionth column",
    "a.xlsx",
    () => sheetOf('<sheetData><row r="1"><c r="BDWGN1"><v>1</v></c></row></sheetData>'),
    "one of its cells has no place that a sheet can have",
  ],
  [
    "a row beyond the last",
    "a.xlsx",
    () => sheetOf('<sheetData><row r="99999999999"><c><v>1</v></c></row></sheetData>'),
    "one of its rows has no number that a sheet can have",
  ],
  [
    "shared texts of 60 MB",
    "a.xlsx",
    () =>
      rawWorkbook({
        sheets: { people: "" },
        shared: numbered("<sst>", 50_000, (i) => `<si><t>${prose(i)}</t></si>`, "</sst>"),
      }),
    "its texts have more than 33554432 characters",
  ],
  [
    "a shared text longer than a cell",
    "a.xlsx",
    () => rawWorkbook({ sheets: { people: "" }, shared: `<si><t>${"ab".repeat(20_000)}</t></si>` }),
    "one of its texts has more than 32768 characters",
  ],
  [
    "one long shared text in 100,000 cells",
    "a.xlsx",
    () =>
      rawWorkbook({
        sheets: {
          people: numbered(
            "<worksheet><sheetData>",
            100_000,
            (i) => `<row r="${i + 1}"><c r="A${i + 1}" t="s"><v>0</v></c></row>`,
            "</sheetData></worksheet>",
          ),
        },
        shared: `<si><t>${"id".repeat(16_000)}</t></si>`,
      }),
    "its cells have more than 209715200 characters",
  ],
  [
    "a cell that names a text which is not there",
    "a.xlsx",
    () => sheetOf('<sheetData><row><c t="s"><v>7</v></c></row></sheetData>'),
    "one of its cells names a text that it does not hold",
  ],
  [
    "300 sheets",
    "a.xlsx",
    () => rawWorkbook({ sheets: Object.fromEntries(Array.from({ length: 300 }, (_, i) => [`s${i}`, ""])) }),
    "it has more than 200 sheets",
  ],
  [
    "a workbook of the old kind",
    "a.xls",
    () => compoundFile("Workbook"),
    "it is a workbook of the old kind (.xls): save it as .xlsx",
  ],
  [
    "a workbook with a password",
    "a.xlsx",
    () => compoundFile("EncryptedPackage"),
    "it is protected by a password: save it without one",
  ],
  [
    "an OpenDocument file",
    "a.ods",
    () =>
      rawZip([
        { name: "mimetype", bytes: encode("x") },
        { name: "content.xml", bytes: encode("<a/>") },
      ]),
    "it is an OpenDocument file (.ods): save it as .xlsx",
  ],
  [
    "another ZIP",
    "a.zip",
    () => rawZip([{ name: "a.txt", bytes: encode("x") }]),
    "it holds no workbook: save it as .xlsx in a spreadsheet program",
  ],
  [
    "text with the ending of a workbook",
    "a.xlsx",
    () => encode("id,name\n1,Ada\n"),
    "it is no XLSX: save it as .xlsx in a spreadsheet program",
  ],
  ["nothing", "a.xlsx", () => new Uint8Array(0), "it is no XLSX: save it as .xlsx in a spreadsheet program"],
];

const MEMORY_MAX = 200 * 2 ** 20;

test.each(CASES)("%s is refused in bounded work and 200 MB", (_, name, make, reason) => {
  const bytes = make();
  const before = process.memoryUsage.rss();
  const draft = expectEffort(40, () => parseFiles([{ name, bytes }], { today: "2026-06-01" }));
  const grown = process.memoryUsage.rss() - before;
  expect(draft.problems.map((problem) => wording(problem.message))).toEqual([
    expect.stringMatching(/^a\.\w+(?: › \w+)? is refused: /),
  ]);
  expect(draft.problems.map((problem) => wording(problem.message).replace(/^.*? is refused: /, ""))).toEqual([
    `${reason}.`,
  ]);
  expect(draft.problems[0]).toMatchObject({ code: "limit", blocks: true });
  expect(draft.people).toEqual([]);
  expect(grown).toBeLessThan(MEMORY_MAX);
});
