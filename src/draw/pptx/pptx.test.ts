import { SaxesParser } from "saxes";
import { expect, test } from "vitest";
import { orgOf } from "../../../test/orgOf.ts";
import { circle, group, line, path, rect, text, type Command } from "../command.ts";
import { drawFlow } from "../drawFlow.ts";
import { drawStool } from "../drawStool.ts";
import { drawingPages } from "../pages/drawingPages.ts";
import { LYING, part, type Page } from "../pages/page.ts";
import { formatPptx, type PptxPart } from "./pptx.ts";

const pageOf = (...commands: Command[]): Page => ({
  name: "One",
  ...LYING,
  parts: [part(commands)],
  links: [],
});

interface Read {
  readonly ids: readonly string[];
  readonly texts: readonly string[];
  readonly shapes: readonly string[];
  readonly names: readonly string[];
}

/** A slide as another reader of XML finds it. @throws where it is not well formed. */
function readSlide(xml: string): Read {
  const read = { ids: [] as string[], texts: [] as string[], shapes: [] as string[], names: [] as string[] };
  const parser = new SaxesParser({ xmlns: true });
  let inText = false;
  parser.on("opentag", ({ name, attributes }) => {
    if (name === "p:cNvPr") {
      read.ids.push(attributes["id"]?.value ?? "");
      read.names.push(attributes["name"]?.value ?? "");
    }
    if (name === "a:prstGeom") read.shapes.push(attributes["prst"]?.value ?? "");
    if (name === "a:custGeom") read.shapes.push("custom");
    inText = name === "a:t";
  });
  parser.on("text", (said) => {
    if (inText) read.texts.push(said);
  });
  parser.on("closetag", () => (inText = false));
  parser.on("error", (error) => {
    throw error;
  });
  parser.write(xml).close();
  return read;
}

const slideOf = (parts: readonly PptxPart[], number: number): string =>
  parts.find(({ name }) => name === `ppt/slides/slide${number}.xml`)?.text ?? "";

const org = () =>
  orgOf(
    `ceo/executive > vpe/engineering, vpp/product; vpe > dev/engineering; vpp > pm/product
     pay: dev, pm`,
    { people: { vpe: { name: "Ada & <co>" } } },
  );

test("each command is a shape of its own kind, and a line of text can be written over", () => {
  const edge = { paint: "edge", width: 1, dashed: true } as const;
  const page = pageOf(
    rect({ x: 1, y: 2, width: 30, height: 40, fill: "hue-1" }),
    rect({ x: 1, y: 2, width: 30, height: 40, radius: 6, fill: "none", outline: edge }),
    circle({ x: 5, y: 5, radius: 2, fill: "ink" }),
    line(0, 10, 5, 5, edge),
    path({ steps: [["move", 0, 0], ["curve", 1, 1, 2, 2, 3, 3], ["close"]], fill: "tint" }),
    group({ x: 7, y: 8 }, [rect({ x: 0, y: 0, width: 1, height: 1, fill: "ink" })], "Ada's block"),
    text({ x: 10, y: 20 }, "Ada & <co>", { size: 12 }),
  );
  const slide = slideOf(formatPptx([page], { title: "x" }), 1);
  const { shapes, texts, names } = readSlide(slide);
  expect(shapes).toEqual(["rect", "roundRect", "ellipse", "line", "custom", "rect", "rect"]);
  expect(texts).toEqual(["Ada & <co>"]);
  expect(names).toContain("Ada's block");
  // A line that rises is turned over; places are in EMU, of the group's too.
  expect(slide).toContain('flipV="1"');
  expect(slide).toContain(`<a:off x="${7 * 9525}" y="${8 * 9525}"/>`);
  expect(slide).not.toMatch(/NaN|undefined|Infinity/);
});

test("a deck of drawings: every part is named, every relation leads somewhere, no number is used twice", () => {
  const one = org();
  const pages = drawingPages(
    [
      { name: "pay", drawing: drawStool(one, "pay") },
      { name: "Flow", drawing: drawFlow(one, one) },
    ],
    { footer: { left: "Acme", page: (n, of) => `${n} / ${of}` } },
  );
  const parts = formatPptx(pages, { title: "A & B" });
  const names = parts.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  const types = parts[0]?.text ?? "";
  for (const [, named = ""] of types.matchAll(/PartName="\/([^"]*)"/g)) expect(names).toContain(named);
  for (const { name, text: xml } of parts.filter((each) => each.name.endsWith(".rels"))) {
    const base = name.replace("_rels/", "").replace(/[^/]*$/, "");
    for (const [, target = ""] of xml.matchAll(/Target="([^"]*)"/g))
      expect(names).toContain(new URL(`/${base}${target}`.replace("//", "/"), "file://").pathname.slice(1));
  }
  for (const { text: xml } of parts) readSlide(xml);
  const { ids, texts } = readSlide(slideOf(parts, 1));
  expect(new Set(ids).size).toBe(ids.length);
  expect(texts).toContain("Ada & <co>");
  expect(texts).toContain("1 / 2");
  expect(formatPptx(pages, { title: "A & B" })).toEqual(parts);
});
