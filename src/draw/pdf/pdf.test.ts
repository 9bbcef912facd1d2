import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { orgOf } from "../../../test/orgOf.ts";
import { circle, group, line, path, rect, text, textRuns, type Command } from "../command.ts";
import { drawAreas } from "../drawAreas.ts";
import { drawIcicle } from "../drawIcicle.ts";
import { drawStool } from "../drawStool.ts";
import { drawingPages } from "../pages/drawingPages.ts";
import { part, STANDING, type Page } from "../pages/page.ts";
import { formatPdf, type PdfOptions } from "./pdf.ts";
import { readPdf } from "./readPdf.case.ts";

const pageOf = (...commands: Command[]): Page => ({
  name: "One",
  ...STANDING,
  parts: [part(commands)],
  links: [],
});
const write = (pages: readonly Page[], options: Partial<PdfOptions> = {}): Uint8Array =>
  formatPdf(pages, { title: "Acme", language: "en", ...options });
const sourceOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString("latin1");

const org = () =>
  orgOf(
    `ceo/executive > vpe/engineering, vpp/product; vpe > dev/engineering, dev2/engineering; vpp > pm/product
     pay: dev, pm; ads: dev2`,
    { people: { vpe: { name: "Łukasz Žižek" }, vpp: { name: "Zoë (PM) \\ %" } } },
  );

describe("every letter that was set can be read back", () => {
  test.each([
    ["brackets and backslashes, which steer PDF", "a(b)c\\d<e>%f"],
    ["Latin letters beyond the first 256", "Łukasz Žižek, Ştefan Ğül, Ægir, „so“ – 5 €"],
    ["letters with marks of their own", "Zoe\u0308".normalize("NFD")],
  ])("%s", (_, said) => {
    const read = readPdf(write([pageOf(text({ x: 1, y: 20 }, said, { size: 12 }))]));
    expect(read.texts).toEqual([[said.normalize("NFC")]]);
  });

  test("more letters than one encoding holds", () => {
    const all = Array.from({ length: 0x17f - 0xc0 }, (_, i) => String.fromCodePoint(0xc0 + i)).join("");
    const said = all.normalize("NFC");
    const read = readPdf(write([pageOf(text({ x: 0, y: 9 }, `${said} plain`, { size: 9 }))]));
    // The few that Helvetica has not, nobody painted.
    const [line_ = ""] = read.texts[0] ?? [];
    expect(line_.length).toBe(said.length + 6);
    expect([...line_].filter((one) => one === "?").length).toBeLessThan(25);
  });

  test("whatever Latin text there is", () => {
    const letters = fc.constantFrom(..."abcXYZ 0189()\\<>%&äöüßéøŁž–…");
    fc.assert(
      fc.property(fc.string({ unit: letters, maxLength: 40 }), (said) => {
        const read = readPdf(write([pageOf(text({ x: 0, y: 9 }, said, { size: 9 }))]));
        expect(read.texts[0]).toEqual([said]);
      }),
      { numRuns: 60 },
    );
  });
});

describe("words that no reader's Helvetica has", () => {
  const paintGlyph: PdfOptions["paintGlyph"] = (content) =>
    content === "李雷"
      ? { width: 16, height: 8, ascent: 7, em: 8, advance: 17, mask: new Uint8Array(16) }
      : null;

  test("are painted, keep their text, and stand once in the file", () => {
    const one = text({ x: 0, y: 9 }, "Ada 李雷, CEO", { size: 9 });
    const bytes = write([pageOf(one, one)], { paintGlyph });
    expect(readPdf(bytes).texts[0]).toEqual(["Ada 李雷, CEO", "Ada 李雷, CEO"]);
    expect(sourceOf(bytes).match(/\/ImageMask true/g)).toHaveLength(1);
  });
  test("several are painted as one, in the order of their script; a space before Latin letters is one of Helvetica's", () => {
    const asked: string[] = [];
    const paint: PdfOptions["paintGlyph"] = (content, weight) => {
      asked.push(content);
      return paintGlyph("李雷", weight);
    };
    const bytes = write([pageOf(text({ x: 0, y: 9 }, "محمد علي (CEO) 李 雷 ", { size: 9 }))], {
      paintGlyph: paint,
    });
    expect(asked).toEqual(["محمد علي", "李 雷"]);
    expect(readPdf(bytes).texts[0]).toEqual(["محمد علي (CEO) 李 雷 "]);
    // Painted fonts have no glyph of the code of spaces.
    expect(sourceOf(bytes)).not.toMatch(/\/P\d+ [\d.]+ Tf\n<(?:[0-9a-f]{2})*20/);
  });
  test("read as question marks where nobody paints them, arrows as what they look like", () => {
    const read = readPdf(write([pageOf(text({ x: 0, y: 9 }, "李雷 → a", { size: 9 }))]));
    expect(read.texts[0]).toEqual(["?? -> a"]);
  });
  test("marks that steer the direction of text are no letters", () => {
    const read = readPdf(write([pageOf(text({ x: 0, y: 9 }, "\u2068Ada\u2069", { size: 9 }))]));
    expect(read.texts[0]).toEqual(["Ada"]);
  });
});

test("a text to the right of its place ends there", () => {
  const source = sourceOf(write([pageOf(text({ x: 100, y: 20 }, "ii", { size: 10, anchor: "end" }))]));
  // An i is 222/1000 em wide.
  expect(source).toContain("1 0 0 -1 95.56 20 Tm");
});

test("each kind of command is drawn, within the page", () => {
  const edge = { paint: "edge", width: 1, dashed: true } as const;
  const source = sourceOf(
    write([
      pageOf(
        rect({ x: 1, y: 2, width: 3, height: 4, fill: "hue-1" }),
        rect({ x: 1, y: 2, width: 30, height: 4, radius: 9, fill: "none", outline: edge }),
        circle({ x: 5, y: 5, radius: 2, fill: "ink", outline: edge }),
        line(0, 0, 5, 5, edge),
        path({ steps: [["move", 0, 0], ["curve", 1, 1, 2, 2, 3, 3], ["close"]], fill: "tint" }),
        group({ x: 7, y: 8 }, [
          textRuns({ x: 0, y: 0 }, [{ text: "a", weight: 600, fill: "bad" }], { size: 9 }),
        ]),
      ),
    ]),
  );
  for (const operator of [
    "0.2 0.133 0.533 rg\n1 2 3 4 re f",
    "[4 3] 0 d",
    " h S",
    " h B",
    "0 0 m 5 5 l S",
    "0 0 m 1 1 2 2 3 3 c h f",
    "q 1 0 0 1 7 8 cm",
  ])
    expect(source).toContain(operator);
  expect(source).not.toMatch(/NaN|undefined|Infinity|\de[-+]\d/);
});

test("a book of an organisation: an index whose lines lead to a page an area, bookmarks, numbers", () => {
  const one = org();
  const drawings = [
    { name: "Everyone", drawing: drawIcicle(one) },
    { name: "Areas", drawing: drawAreas(one) },
    { name: "pay", drawing: drawStool(one, "pay") },
  ];
  const footer = { left: "As of 2026-06-01", page: (n: number, of: number) => `Page ${n} of ${of}` };
  const pages = drawingPages(drawings, { index: "Index", footer });
  const bytes = write(pages);
  const read = readPdf(bytes);
  expect(read.pages).toBe(4);
  expect(read.title).toBe("Acme");
  expect(read.bookmarks).toEqual(["Index", "Everyone", "Areas", "pay"]);
  expect(read.links).toEqual([[1, 2, 3], [], [], []]);
  expect(read.texts[0]).toEqual([
    "Index",
    "Everyone",
    "2",
    "Areas",
    "3",
    "pay",
    "4",
    "As of 2026-06-01",
    "Page 1 of 4",
  ]);
  expect(read.texts[3]).toContain("Łukasz Žižek");
  expect(read.texts[3]).toContain("Zoë (PM) \\ %");
  expect(write(pages)).toEqual(bytes);
});

test("without names the file has none", () => {
  const drawings = [
    { name: "Areas", drawing: drawAreas(org(), { names: "hidden" }) },
    { name: "pay", drawing: drawStool(org(), "pay", { names: "hidden" }) },
  ];
  const { texts } = readPdf(write(drawingPages(drawings, { footer: { left: "", page: String } })));
  expect(texts.flat().join(" ")).not.toMatch(/ukasz|Zo/);
});

test("an index of more lines than a page holds goes on, and leads to the right pages", () => {
  const drawing = drawIcicle(org());
  const drawings = Array.from({ length: 200 }, (_, i) => ({ name: `Area ${i}`, drawing }));
  const pages = drawingPages(drawings, { index: "Index", footer: { left: "", page: String } });
  const read = readPdf(write(pages));
  const leads = read.links.flat();
  expect(leads.map((page) => pages[page]?.name)).toEqual(drawings.map(({ name }) => name));
});
