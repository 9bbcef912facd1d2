import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { orgOf } from "../../test/orgOf.ts";
import { readingFaults, textBoxes } from "./boxes.case.ts";
import type { Drawing, PathCommand } from "./command.ts";
import { drawFlow } from "./drawFlow.ts";
import { layoutFlow, type FlowInput } from "./layoutFlow.ts";
import { readFlow } from "./readFlow.ts";

const TODAY =
  "ceo > vpe/eng, vpp/product; vpe > em/eng; em > e1/eng, e2/eng; vpp > pm/product; pay: pm*, em, e1, e2";
const TARGET =
  "ceo > vpe/eng, vpp/product, em/eng; em > e1/eng, e2/eng, pm/product; pay(sto): em*, pm, e1, e2";
const textsOf = (drawing: Drawing): string[] => textBoxes(drawing.commands).map((box) => box.text);

describe("who keeps their manager", () => {
  test("is counted by discipline today and home area in the target", () => {
    const drawing = drawFlow(orgOf(TODAY), orgOf(TARGET));
    expect(drawing.title).toBe("2 of 4 people with a home area keep their manager");
    expect(drawing.table.rows).toEqual([
      ["pay", "ENG", 2, 1],
      ["pay", "Product", 0, 1],
    ]);
    expect(drawing.caption).toContain("Not shown: 3 people without a home area.");
  });
  test("nobody changes where nothing changes", () => {
    const org = orgOf(TODAY);
    expect(drawFlow(org, org).title).toBe("4 of 4 people with a home area keep their manager");
  });
  test("who is new and who is a seat is not shown, but counted in the caption", () => {
    const target = orgOf(`${TARGET}; em > new, seat; pay(sto): em*, pm, e1, e2, new, seat`, {
      people: { seat: { vacant: true } },
    });
    expect(readFlow(orgOf(TODAY), target)).toMatchObject({ notToday: 1, vacancies: 1, withoutArea: 3 });
    expect(drawFlow(orgOf(TODAY), target).caption).toContain(
      "Not shown: 3 people without a home area, 1 person not in today's organisation, 1 vacancy.",
    );
  });
  test("nobody to count is said", () => {
    const org = orgOf("a > b");
    expect(drawFlow(org, org).title).toBe("Nobody has a home area in the target");
    expect(drawFlow(org, org).commands).toEqual([]);
  });
});

test("an area reads as one line: name, people, changes, owner", () => {
  expect(textsOf(drawFlow(orgOf(TODAY), orgOf(TARGET)))).toEqual(
    expect.arrayContaining(["pay, 4 people, 2 change  em", "ENG, 3 (E)", "Product, 1 (P)"]),
  );
});

describe("an area without an owner in place is dashed and says why", () => {
  test.each([
    [
      "an empty seat",
      orgOf("ceo > seat, a; pay: seat*, a", { people: { seat: { vacant: true } } }),
      "owner to be hired",
    ],
    ["nobody named", orgOf("ceo > a, b; pay: a"), "no owner named"],
  ])("%s", (_, org, words) => {
    const drawing = drawFlow(org, org);
    expect(textsOf(drawing).join()).toContain(words);
    expect(drawing.commands.some((c) => c.kind === "rect" && c.outline?.dashed === true)).toBe(true);
    expect(drawing.caption).toContain("Dashed:");
  });
  test("and one with an owner is not", () => {
    const drawing = drawFlow(orgOf(TODAY), orgOf(TARGET));
    expect(drawing.commands.some((c) => c.kind === "rect" && c.outline?.dashed === true)).toBe(false);
  });
});

const inputs: fc.Arbitrary<FlowInput> = fc
  .record({
    sources: fc.integer({ min: 1, max: 12 }),
    targets: fc.integer({ min: 1, max: 19 }),
    cells: fc.array(fc.tuple(fc.nat(), fc.nat(), fc.nat(40), fc.nat(20)), { minLength: 1, maxLength: 120 }),
    width: fc.constantFrom(720, 1000, 1248),
    height: fc.constantFrom(300, 620),
  })
  .map(({ sources, targets, cells, width, height }) => ({
    width,
    height,
    sources: Array.from({ length: sources }, (_, i) => ({
      name: `Discipline number ${i}`,
      letter: "ABCDEFGHIJKL"[i]!,
      hue: (i % 10) as FlowInput["sources"][number]["hue"],
    })),
    targets: Array.from({ length: targets }, (_, i) => ({
      name: `Area with a rather long name ${i}`,
      note: i % 4 === 0 ? "no owner named" : "Wilhelmina Montgomery-Worthington",
      isOwned: i % 4 !== 0,
    })),
    bands: [
      ...new Map(
        cells.map(([s, t, keep, change]) => [
          `${s % sources}-${t % targets}`,
          { source: s % sources, target: t % targets, keep: keep + 1, change },
        ]),
      ).values(),
    ],
  }));

const bandsOf = (input: FlowInput): PathCommand[] =>
  layoutFlow(input).commands.flatMap((c) => (c.kind === "group" ? (c.commands as PathCommand[]) : []));

describe("the layout of any flow up to 12 by 19", () => {
  test("has no type under 11 px, nothing outside and no text over text", () => {
    fc.assert(
      fc.property(inputs, (input) => {
        expect(readingFaults(layoutFlow(input))).toEqual([]);
      }),
    );
  });
  test("draws bands as high as people, one scale for all, without overlap on either side", () => {
    fc.assert(
      fc.property(inputs, (input) => {
        const sides = bandsOf(input).map(({ steps }) => {
          const [from, to, down] = steps as unknown as [number[], number[], number[]];
          return { from: from[2]!, to: to[6]!, height: down[2]! - to[6]! };
        });
        const people = input.bands.reduce((sum, band) => sum + band.keep + band.change, 0);
        const drawn = sides.reduce((sum, side) => sum + side.height, 0);
        const scale = drawn / people;
        if (sides.some((side) => side.height <= 1)) return;
        for (const end of ["from", "to"] as const) {
          const stacked = [...sides].sort((a, b) => a[end] - b[end]);
          stacked
            .slice(1)
            .forEach((side, i) =>
              expect(side[end]).toBeGreaterThanOrEqual(stacked[i]![end] + stacked[i]!.height - 1e-6),
            );
        }
        const pieces = input.bands.flatMap((b) => [b.keep, b.change]).filter((n) => n > 0);
        expect(sides.map((s) => Math.round(s.height / scale)).sort((a, b) => a - b)).toEqual(
          pieces.sort((a, b) => a - b),
        );
      }),
    );
  });
  test("colours exactly the bands that change manager", () => {
    fc.assert(
      fc.property(inputs, (input) => {
        const bands = bandsOf(input);
        expect(bands.filter((band) => band.fill === "keep")).toHaveLength(input.bands.length);
        expect(bands.filter((band) => band.fill !== "keep")).toHaveLength(
          input.bands.filter((band) => band.change > 0).length,
        );
      }),
    );
  });
});

test("twelve disciplines and nineteen areas fit 1280 × 800", () => {
  const people = Array.from({ length: 300 }, (_, i) => `h${i % 12} > p${i}/d${i % 12}`);
  const heads = Array.from({ length: 12 }, (_, i) => `ceo > h${i}/d${i}`);
  const areas = Array.from({ length: 19 }, (_, a) => {
    const mine = Array.from({ length: 300 }, (_, i) => i).filter((i) => (i * 7) % 19 === a);
    return `area${a}: ${mine.map((i, k) => `p${i}${k === 0 ? "*" : ""}`).join(", ")}`;
  });
  const org = orgOf([...heads, ...people, ...areas].join("; "));
  const drawing = drawFlow(org, org);
  expect([drawing.width, drawing.height <= 700]).toEqual([1248, true]);
  expect(readingFaults(drawing)).toEqual([]);
});
