import { describe, expect, test } from "vitest";
import { orgOf } from "../../test/orgOf.ts";
import { rect, text, type Drawing } from "./command.ts";
import { drawFlow } from "./drawFlow.ts";
import { drawIcicle } from "./drawIcicle.ts";
import { drawStool } from "./drawStool.ts";
import { formatSvg } from "./svg.ts";

const drawingOf = (content: string): Drawing => ({
  width: 100,
  height: 20,
  commands: [
    rect({
      x: 0,
      y: -0.001,
      width: 1 / 3,
      height: 20,
      fill: "hue-1",
      outline: { paint: "hue-1-edge", width: 1 },
    }),
    text({ x: 4, y: 14 }, content, { size: 12 }),
  ],
  title: content,
  caption: content,
  table: { caption: "", columns: [], rows: [] },
});

test("one small drawing, byte for byte", () => {
  expect(formatSvg(drawingOf("Ada & co"), { colors: "fixed" })).toMatchInlineSnapshot(`
    "<svg xmlns="http://www.w3.org/2000/svg" width="100" height="20" viewBox="0 0 100 20" role="img" aria-label="Ada &amp; co" font-family="Inter, system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif">
    <title>Ada &amp; co</title>
    <desc>Ada &amp; co</desc>
    <rect x="0" y="0" width="0.33" height="20" fill="#332288" stroke="#291B6D" stroke-width="1"/>
    <text x="4" y="14" font-size="12" fill="#1B1F24">Ada &amp; co</text>
    </svg>
    "
  `);
});

describe("hostile text stays text", () => {
  test.each([
    ["a script", "<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"],
    ["the end of a CDATA section", "]]>", "]]&gt;"],
    ["a way out of an attribute", `" onload='x'`, "&quot; onload=&#39;x&#39;"],
    ["an entity", "&lt;", "&amp;lt;"],
    ["control characters XML forbids", "a\u0000\u0008b", "ab"],
    ["half a surrogate pair", "a\uD800b", "ab"],
  ])("%s", (_, hostile, inert) => {
    const svg = formatSvg(drawingOf(hostile));
    expect(svg).toContain(`>${inert}</text>`);
    expect(svg).toContain(`aria-label="${inert}"`);
    expect(svg).not.toContain(`>${hostile}<`);
    expect(svg).not.toMatch(/<script|\son\w+\s*=\s*"/);
  });
});

test("themed colours are custom properties with light fallbacks; fixed ones are plain", () => {
  expect(formatSvg(drawingOf("x"))).toContain('fill="var(--ot-hue-1,#332288)"');
  expect(formatSvg(drawingOf("x"), { colors: "fixed" })).not.toContain("var(");
});

const NAMES = ["<script>alert(1)</script>", "]]>", "\u202Egnp.exe", "שרה כהן", "محمد علي", "-->", "'\"&"];
const hostileOrg = orgOf(
  "p0/product > p1/engineering, p2/design, p3; p1 > p4, p5; p2 > p6; area: p1*, p4, p5, p6; lone: p6*",
  {
    people: Object.fromEntries(NAMES.map((name, i) => [`p${i}`, { name, title: `${name} lead` }])),
    areas: { area: { name: "</svg><script>" } },
  },
);

describe.each([
  ["stool", drawStool(hostileOrg, "area")],
  ["icicle", drawIcicle(hostileOrg)],
  ["flow", drawFlow(hostileOrg, hostileOrg)],
])("the %s of a hostile org", (_, drawing) => {
  const svg = formatSvg(drawing);
  test("holds no element of its own, no handler, nothing to fetch", () => {
    const elements = new Set([...svg.matchAll(/<([a-zA-Z!?]+)/g)].map((match) => match[1]));
    const known = ["svg", "title", "desc", "g", "rect", "circle", "line", "path", "text", "tspan"];
    expect([...elements].filter((name) => !known.includes(name ?? ""))).toEqual([]);
    expect(svg).not.toMatch(/\s(on\w+|href|src|style|id)=/);
    expect(svg).not.toMatch(/url\(/);
  });
  test("every element that opens closes", () => {
    const open = [...svg.matchAll(/<([a-z]+)(?:\s[^>]*[^/>])?>/g)].length;
    expect(open).toBe([...svg.matchAll(/<\/[a-z]+>/g)].length);
  });
  test("keeps no character that turns the direction of what follows", () => {
    expect(svg).not.toMatch(/[\u202A-\u202E\u2066\u2067]/);
    expect([...svg.matchAll(/\u2068/g)].length).toBe([...svg.matchAll(/\u2069/g)].length);
  });
  test("is the same, byte for byte, each time", () => {
    expect(formatSvg(drawing)).toBe(svg);
  });
  test("says what it is to a screen reader", () => {
    expect(svg).toMatch(/^<svg [^>]*role="img" aria-label="[^"]+"/);
    expect(svg).toMatch(/<title>[^<]+<\/title>\n<desc>[^<]+<\/desc>/);
  });
});

test("a right-to-left name is isolated from its neighbours", () => {
  expect(formatSvg(drawIcicle(hostileOrg))).toContain("\u2068שרה כהן\u2069");
});

describe("an audience without names", () => {
  const org = orgOf(
    "zz-ceo/executive > zz-vp/engineering, zz-head/product; zz-vp > zz-dev, zz-seat; pay: zz-head*, zz-dev, zz-seat",
    {
      people: {
        "zz-ceo": { name: "Xenia Qaborn", title: "Chief executive" },
        "zz-vp": { name: "Yorick Qelm", title: "VP Engineering" },
        "zz-head": { name: "Zelda Quist" },
        "zz-dev": { name: "Wanda Qvist", title: "Engineer" },
        "zz-seat": { name: "Backfill of Vito Qual", vacant: true, title: "Engineer" },
      },
    },
  );
  test.each([
    ["stool", drawStool(org, "pay", { names: "hidden" })],
    ["icicle", drawIcicle(org, { names: "hidden" })],
    ["flow", drawFlow(org, org, { names: "hidden" })],
  ])("finds no name and no id in the %s", (_, drawing) => {
    const everything = formatSvg(drawing) + JSON.stringify(drawing);
    for (const person of org.people) {
      expect(everything).not.toContain(person.id);
      for (const word of person.name.split(" ").filter((w) => w.length > 3 && w !== "Backfill"))
        expect(everything).not.toContain(word);
    }
  });
  test("reads rank and discipline instead, no title", () => {
    const svg = formatSvg(drawStool(org, "pay", { names: "hidden" }));
    expect(svg).toContain("The head of the company (Executive): the first manager both legs share");
    expect(svg).not.toContain("VP Engineering");
    expect(svg).toContain("A person");
  });
});
