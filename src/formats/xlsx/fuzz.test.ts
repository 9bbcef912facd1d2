import * as fc from "fast-check";
import { expect, test } from "vitest";
import { expectEffort } from "../../../test/effort.ts";
import { parseFiles } from "../index.ts";
import { peopleSheet, rawParts, rawZip } from "./rawWorkbook.case.ts";
import { writeWorkbook } from "./writeWorkbook.ts";

/** Reads in bounded work, and where nothing was read says why. Gives back whether somebody was. */
function isRead(bytes: Uint8Array): boolean {
  const { people, areas, problems } = expectEffort(40, () =>
    parseFiles([{ name: "a.xlsx", bytes }], { today: "2026-06-01" }),
  );
  if (people.length + areas.length === 0) expect(problems.length).toBeGreaterThan(0);
  return people.length > 0;
}

test("a workbook with changed bytes never throws, and is read or refused in bounded work", () => {
  const rows = [
    ["1", "Ada", "2026-03-01"],
    ["2", "Zoë", ""],
  ];
  const base = writeWorkbook([
    { name: "people", headings: ["id", "name", "start_date"], rows },
    { name: "areas", headings: ["id", "name"], rows: [["pay", "Payments"]] },
  ]).bytes;
  const edit = fc.record({ at: fc.nat(base.length - 1), byte: fc.nat(255), isCut: fc.boolean() });
  let unread = 0;
  fc.assert(
    fc.property(fc.array(edit, { minLength: 1, maxLength: 4 }), (edits) => {
      let bytes = base.slice();
      for (const { at, byte, isCut } of edits) {
        if (isCut && at > base.length / 2) bytes = bytes.slice(0, at);
        else if (at < bytes.length) bytes[at] = byte;
      }
      if (!isRead(bytes)) unread++;
    }),
    { seed: 3, numRuns: 2_000 },
  );
  // The checksum meets most changes; those of times and attributes mean nothing.
  expect(unread).toBeGreaterThan(1_000);
});

test("a sound package of changed XML never throws, and is read or refused in bounded work", () => {
  const parts = rawParts({
    sheets: {
      people: peopleSheet(
        ["id", "name", "start_date"],
        '<row r="2"><c r="A2" t="s"><v>0</v></c><c r="B2" t="inlineStr"><is><r><t>Ada</t></r></is></c><c r="C2" s="1"><v>46082</v></c></row><row r="3"><c r="A3"><f>A2+1</f><v>2</v></c><c r="B3" t="b"><v>1</v></c></row>',
      ),
      areas: peopleSheet(["id"], '<row r="2"><c r="A2" t="str"><v>pay</v></c></row>'),
    },
    shared: "<si><t>1</t></si><si><r><t>a</t></r><rPh><t>b</t></rPh></si>",
    styles:
      '<numFmts><numFmt numFmtId="164" formatCode="yyyy"/></numFmts><cellXfs><xf/><xf numFmtId="164"/></cellXfs>',
  });
  const texts = parts.map((part) => new TextDecoder().decode(part.bytes));
  const token = fc.constantFrom(
    ..."< > & \" ' / = _x0000_ &amp; &lol; &#0; &#x110000; <!-- --> <![CDATA[ ]]> <!DOCTYPE <row> </row> <c> </c> <v> </v> <f/> <is> <t> <rPh> </rPh> <si/>".split(
      " ",
    ),
    ...'r="2" r="A0" r="ZZZZ9" t="s" t="e" t="d" s="-1" s="99999" 1e999 -1 NaN 99999999999 <mergeCell~ref="A1:B9"/> state="hidden" Target="../../x" date1904="1"'
      .split(" ")
      .map((text) => text.replace("~", " ")),
    "\0",
    "\ud800",
    "",
  );
  const edit = fc.record({
    part: fc.nat(parts.length - 1),
    at: fc.noBias(fc.nat(999)),
    take: fc.nat(2),
    token,
  });
  let read = 0;
  fc.assert(
    fc.property(fc.array(edit, { minLength: 1, maxLength: 3 }), (edits) => {
      const changed = [...texts];
      for (const { part, at, take, token: put } of edits) {
        const text = changed[part] ?? "";
        const from = Math.floor((at * text.length) / 1000);
        changed[part] = text.slice(0, from) + put + text.slice(from + take);
      }
      const bytes = rawZip(
        parts.map((part, i) => ({ name: part.name, bytes: new TextEncoder().encode(changed[i] ?? "") })),
      );
      if (isRead(bytes)) read++;
    }),
    { seed: 5, numRuns: 2_000 },
  );
  expect(read).toBeGreaterThan(100);
  expect(read).toBeLessThan(1_900);
});
