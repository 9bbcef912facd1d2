import { describe, expect, test } from "vitest";
import { orgOf } from "../../test/orgOf.ts";
import { readingFaults, textBoxes } from "./boxes.case.ts";
import { drawIcicle } from "./drawIcicle.ts";

const textsOf = (drawing: ReturnType<typeof drawIcicle>): string[] =>
  textBoxes(drawing.commands).map((box) => box.text);

test("everybody is counted by discipline, largest first", () => {
  const org = orgOf("ceo > em/engineering, pm/product; em > d1/engineering, d2/engineering, x");
  expect(drawIcicle(org).table.rows).toEqual([
    ["Engineering", "E", 3, 1],
    ["No discipline", "N", 2, 1],
    ["Product", "P", 1, 0],
  ]);
  expect(drawIcicle(org).title).toBe("6 people on 3 levels");
});

test("wide blocks carry name and title, and the discipline's letter", () => {
  const org = orgOf("ceo/executive > em/engineering, pm/product", { people: { em: { title: "Manager" } } });
  expect(textsOf(drawIcicle(org))).toEqual(expect.arrayContaining(["ceo", "em", "Manager", "E", "pm", "P"]));
});

describe("several trees", () => {
  test("stand side by side, and the title says how many", () => {
    const drawing = drawIcicle(orgOf("a > b; c > d; e"));
    expect(drawing.title).toBe("5 people on 2 levels, in 3 separate trees");
    expect(readingFaults(drawing)).toEqual([]);
  });
  test("of unknown lines are not called trees", () => {
    expect(drawIcicle(orgOf("a; b; c", { linesKnown: false })).title).toBe(
      "3 people; who reports to whom is not known",
    );
  });
});

test("an empty org is an empty picture, not a fault", () => {
  const drawing = drawIcicle(orgOf(""));
  expect(drawing.title).toBe("0 people on 0 levels");
  expect(drawing.commands.every((command) => command.kind === "group")).toBe(true);
});

test("a vacancy is dashed, counted and named in the caption", () => {
  const drawing = drawIcicle(orgOf("a > b", { people: { b: { vacant: true } } }));
  expect(drawing.commands.some((c) => c.kind === "rect" && c.outline?.dashed === true)).toBe(true);
  expect(drawing.caption).toContain("Dashed: 1 vacancy, counted.");
  expect(drawIcicle(orgOf("a > b")).caption).not.toContain("Dashed");
});

test("people drawn together are counted exactly in the caption", () => {
  const org = orgOf(`a > ${Array.from({ length: 900 }, (_, i) => `p${i}`).join(", ")}`);
  const drawing = drawIcicle(org, { width: 900 });
  expect(drawing.caption).toContain("900 people are narrower than 2 px");
  expect(drawIcicle(org, { width: 4000 }).caption).not.toContain("narrower");
});

test("thirty disciplines have thirty different letters, nine hues and a legend that can be read", () => {
  const org = orgOf(
    Array.from({ length: 30 }, (_, i) => `p${i}/d${i}`)
      .map((p) => `top > ${p}`)
      .join(";"),
  );
  const drawing = drawIcicle(org, { width: 600 });
  const letters = drawing.table.rows.map((row) => row[1]);
  expect(new Set(letters).size).toBe(31);
  expect(readingFaults(drawing)).toEqual([]);
});
