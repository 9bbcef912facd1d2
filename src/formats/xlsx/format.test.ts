import { createHash } from "node:crypto";
import * as fc from "fast-check";
import { unzipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { EMPTY_DRAFT, personId, wording, type OrgDraft, type Person } from "../../org/index.ts";
import { parseFiles } from "../index.ts";
import { FIELDS } from "../tabular/fields.ts";
import { TYPED_HEADINGS } from "./fields.ts";
import { formatXlsx } from "./format.ts";
import { XLSX_LIMITS } from "./limits.ts";
import { isoOfSerial, serialOfDay } from "./serial.ts";
import { kindOfCode } from "./styles.ts";
import { columnLetters } from "./writeWorkbook.ts";
import { formatXstring, parseXstring } from "./xstring.ts";

const ada: Person = {
  id: personId("1"),
  name: "Ada",
  managerId: null,
  status: "active",
  fte: 1,
  vacant: false,
};
const draft = (people: readonly Person[]): OrgDraft => ({ ...EMPTY_DRAFT, people });

test("the same lists give the same bytes, in every time zone", () => {
  const bytes = formatXlsx(draft([ada])).files[0]?.bytes ?? new Uint8Array();
  const zone = process.env["TZ"];
  process.env["TZ"] = "Pacific/Kiritimati";
  const again = formatXlsx(draft([ada])).files[0]?.bytes ?? new Uint8Array();
  if (zone === undefined) delete process.env["TZ"];
  else process.env["TZ"] = zone;
  expect(createHash("sha256").update(again).digest("hex")).toBe(
    createHash("sha256").update(bytes).digest("hex"),
  );
  expect(Object.keys(unzipSync(bytes))).toEqual([
    "[Content_Types].xml",
    "_rels/.rels",
    "xl/workbook.xml",
    "xl/_rels/workbook.xml.rels",
    "xl/styles.xml",
    "xl/worksheets/sheet1.xml",
    "xl/sharedStrings.xml",
  ]);
});

test("a text that no cell can hold is left out and said", () => {
  const { files, problems } = formatXlsx(
    draft([{ ...ada, title: "x".repeat(32_768), extra: { note: "y".repeat(32_767) } }]),
  );
  expect(problems.map((problem) => wording(problem.message))).toEqual([
    "1 text is not written to XLSX: a cell holds at most 32767 characters.",
  ]);
  const back = parseFiles(files, { today: "2026-06-01" }).people[0];
  expect([back?.title, back?.extra?.["note"]?.length]).toEqual([undefined, 32_767]);
});

test("a workbook too large to be read back is written and said", () => {
  const limits = { ...XLSX_LIMITS, packedBytes: 1024, inflatedBytes: 2 ** 20 };
  const { files, problems } = formatXlsx(draft([ada]), limits);
  expect(files).toHaveLength(1);
  expect(problems.map((problem) => wording(problem.message))).toEqual([
    "organisation.xlsx has 1 MB, 1 MB inflated; at most 1 MB and 1 MB are read back. Write CSV to read it again.",
  ]);
});

describe("cells", () => {
  test("every typed heading is one of ours", () => {
    const ours = new Set(Object.values(FIELDS).flatMap((specs) => specs.map((spec) => spec.heading)));
    expect(TYPED_HEADINGS.filter((heading) => !ours.has(heading))).toEqual([]);
  });

  test("any text comes back from its escaped form", () => {
    const piece = fc.constantFrom(
      "_",
      "x",
      "_x",
      "0041",
      "_x0041_",
      "\u0001",
      "\r",
      "\n",
      "\uffff",
      "\ud800",
      "a",
      "&",
      "<",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        const text = pieces.join("");
        const written = formatXstring(text);
        // oxlint-disable-next-line no-control-regex -- what XML 1.0 forbids
        expect(written).not.toMatch(/[\0-\x08\x0b-\x1f\ufffe\uffff]|\p{Cs}/u);
        const unmarked = written.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
        expect(parseXstring(unmarked)).toBe(text);
      }),
      { numRuns: 2_000 },
    );
  });

  test("a day comes back from its serial", () => {
    fc.assert(
      fc.property(fc.integer({ min: 61, max: 2_958_465 }), (serial) => {
        const day = isoOfSerial(serial, false) ?? "";
        expect(serialOfDay(day)).toBe(serial);
        expect(isoOfSerial(serial - 1462, true)).toBe(serial < 1462 ? undefined : day);
      }),
    );
    expect(["1900-02-28", "2026-02-30", "10000-01-01", ""].map(serialOfDay)).toEqual(
      Array(4).fill(undefined),
    );
  });

  test.each([
    ["yyyy-mm-dd", "day"],
    ["dd/mm/yyyy hh:mm", "day"],
    ["[h]:mm:ss", "day"],
    ["General", "number"],
    ['0.00" years"', "number"],
    ["[Red]0", "number"],
    ["0%", "number"],
    ["#,##0\\ [$€-407]", "number"],
    ["0000", { digits: 4 }],
    ["0", "number"],
    ["@", "number"],
  ])("a number under %s is a %s", (code, kind) => {
    expect(kindOfCode(code)).toEqual(kind);
  });

  test("columns are lettered as spreadsheets do", () => {
    expect([0, 25, 26, 51, 52, 701, 702, 16_383].map(columnLetters)).toEqual([
      "A",
      "Z",
      "AA",
      "AZ",
      "BA",
      "ZZ",
      "AAA",
      "XFD",
    ]);
  });
});
