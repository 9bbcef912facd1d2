import { describe, expect, test } from "vitest";
import { orgOf } from "../../test/orgOf.ts";
import { readingFaults, textBoxes } from "./boxes.case.ts";
import type { Command, Drawing } from "./command.ts";
import { drawStool } from "./drawStool.ts";

const FUNCTIONAL =
  "ceo/executive > vpe/engineering, vpp/product, hd/design; vpe > em/engineering; em > e1/engineering, e2/engineering; vpp > pm/product; hd > d/design; pay: pm*, e1, e2, d";
const textsOf = (drawing: Drawing): string[] => textBoxes(drawing.commands).map((box) => box.text);
const isDashed = (command: Command): boolean =>
  (command.kind === "rect" || command.kind === "path") && command.outline?.dashed === true;

describe("the sentence above the stool", () => {
  test.each([
    ["several legs", FUNCTIONAL, "pay", "pay stands on three legs. They first meet three levels up, at ceo"],
    [
      "one leg under an outside manager",
      "ceo > em; em > a/eng, b/eng; pay: a, b",
      "pay",
      "pay stands on one leg. Its people first meet one level up, at em",
    ],
    [
      "single-threaded",
      "ceo > em; em > a, b; pay: em*, a, b",
      "pay",
      "pay stands on one leg: its people are all under one of them, em",
    ],
    ["one person", "ceo > em; pay: em*", "pay", "pay has one person, em"],
    [
      "two trees",
      "a > b; c > d; pay: b, d",
      "pay",
      "pay stands in two separate trees; nobody is a manager of all its people",
    ],
    ["nobody", "a > b", "company", "Nobody is assigned to Company"],
  ])("%s", (_, company, area, title) => {
    expect(drawStool(orgOf(company), area).title).toBe(title);
  });
  test("says nothing about lines that are not known", () => {
    const drawing = drawStool(orgOf("a; b; pay: a*, b", { linesKnown: false }), "pay");
    expect(drawing.title).toBe("Who the people of pay report to is not known");
    expect(drawing.caption).not.toContain("report to the owner");
    expect(drawing.caption).not.toContain("leg");
    expect(textsOf(drawing)).toContain("Reporting lines not known");
  });
});

test("where one discipline lifts the shared boss, both readings are given", () => {
  const org = orgOf(
    "ceo > vp/product, mk/marketing; vp > em/eng, pm/product; em > a/eng, b/eng; mk > w/writing; pay: pm*, a, b, w",
  );
  const caption = drawStool(org, "pay").caption;
  expect(caption).toContain("Without Writing (1 person) the shared boss would be vp.");
  expect(drawStool(orgOf(FUNCTIONAL), "pay").caption).not.toContain("Without");
});

test("the table has a row per leg: its managers, people and disciplines", () => {
  expect(drawStool(orgOf(FUNCTIONAL), "pay").table.rows).toEqual([
    ["Engineering", "vpe; em", 2, "Engineering 2"],
    ["Design", "hd", 1, "Design 1"],
    ["Product", "vpp", 1, "Product 1"],
  ]);
});

describe("who owns the area", () => {
  test("the owner is named inside their leg, with how many of the others report to them", () => {
    const drawing = drawStool(orgOf(FUNCTIONAL), "pay");
    expect(textsOf(drawing)).toContain("pm");
    expect(drawing.caption).toContain("Named as owner: pm. 0 of the other 3 people report to the owner");
  });
  test("an owner read from lead rows is called that", () => {
    const org = orgOf(FUNCTIONAL, {
      areas: { pay: { owners: [{ personId: "pm" as never, claimed: true }] } },
    });
    expect(drawStool(org, "pay").caption).toContain("Read as owner from the lead rows: pm.");
  });
  test("several owners are all named, and nobody is picked", () => {
    const caption = drawStool(orgOf("ceo > a, b; pay: a*, b*"), "pay").caption;
    expect(caption).toContain("Named as owner: a; b.");
    expect(caption).not.toContain("report to the owner");
  });
  test("an area without an owner has a dashed frame and says so", () => {
    const drawing = drawStool(orgOf("ceo > a, b; pay: a, b"), "pay");
    expect(textsOf(drawing)).toContain("pay, 2 people, no owner named");
    expect(drawing.commands.some(isDashed)).toBe(true);
  });
  test("an owner's empty seat is to be hired, and is not counted as a person", () => {
    const org = orgOf("ceo > seat, b; pay: seat*, b", { people: { seat: { vacant: true } } });
    expect(textsOf(drawStool(org, "pay"))).toContain("pay, 1 person, 1 vacant, owner to be hired");
  });
  test("nothing is dashed where owner, managers and people are in place", () => {
    expect(drawStool(orgOf(FUNCTIONAL), "pay").commands.filter(isDashed)).toEqual([]);
  });
});

test("a vacant manager's card is dashed", () => {
  const org = orgOf(FUNCTIONAL, { people: { vpe: { vacant: true, name: "VP Engineering seat" } } });
  expect(drawStool(org, "pay").commands.filter(isDashed)).toHaveLength(1);
});

test("a stack of more than four managers shows two, a count and the last", () => {
  const org = orgOf("ceo > m1, z/product; m1 > m2; m2 > m3; m3 > m4; m4 > m5; m5 > m6; m6 > a; pay: a*, z");
  const texts = textsOf(drawStool(org, "pay"));
  expect(texts).toEqual(expect.arrayContaining(["m1", "m2", "3 more", "m6"]));
  expect(texts).not.toContain("m3");
});

test("managers of one level stand side by side, and become one card where they do not fit", () => {
  const company = (n: number): string =>
    `ceo > vp/eng, pm/product; ${Array.from({ length: n }, (_, i) => `vp > m${i}/eng; m${i} > p${i}/eng`).join("; ")}; pay: pm*, ${Array.from({ length: n }, (_, i) => `p${i}`).join(", ")}`;
  expect(textsOf(drawStool(orgOf(company(2)), "pay"))).toEqual(expect.arrayContaining(["m0", "m1"]));
  expect(textsOf(drawStool(orgOf(company(9)), "pay"))).toEqual(
    expect.arrayContaining(["9 managers", "m0 and 8 more"]),
  );
});

test("guesses are not drawn, and the caption counts them", () => {
  const org = orgOf("ceo > a, b; pay: a*, b");
  const guessed = {
    ...org.records,
    assignments: org.records.assignments.map((row) =>
      row.personId === "b" ? { ...row, guess: "title" } : row,
    ),
  };
  expect(drawStool({ ...org, records: guessed }, "pay").caption).toContain(
    "Not drawn: 1 guess nobody confirmed.",
  );
});

const DISCIPLINES =
  "engineering product design data operations finance people legal support security research localisation".split(
    " ",
  );

describe("twelve legs and many people", () => {
  const legs = DISCIPLINES.map(
    (d, i) =>
      `ceo > head${i}/${d}; head${i} > ${Array.from({ length: i === 0 ? 60 : 3 }, (_, k) => `p${i}x${k}/${d}`).join(", ")}`,
  );
  const members = DISCIPLINES.flatMap((_, i) =>
    Array.from({ length: i === 0 ? 60 : 3 }, (_, k) => `p${i}x${k}${i === 3 && k === 0 ? "*" : ""}`),
  );
  const long = Object.fromEntries(
    members.map((m) => [
      m.replace("*", ""),
      {
        name: "Wilhelmina Montgomery-Worthington the Third",
        title: "Principal specialist for cross-border settlement",
      },
    ]),
  );
  const org = orgOf(
    `${legs.join("; ")}; checkout and payments/pay: ${members.join(", ")}`.replace(
      "checkout and payments/",
      "",
    ),
    { people: long },
  );
  test.each([["shown"], ["hidden"]] as const)(
    "widen the drawing; every line can be read, names %s",
    (names) => {
      const drawing = drawStool(org, "pay", { names });
      expect(drawing.width).toBeGreaterThanOrEqual(12 * 150);
      expect(drawing.table.rows).toHaveLength(12);
      expect(readingFaults(drawing)).toEqual([]);
    },
  );
  test("draw every person once", () => {
    const squares = drawStool(org, "pay").commands.filter((c) => c.kind === "rect" && c.width === 11);
    expect(squares).toHaveLength(60 + 11 * 3);
  });
});

test.each(["748", "600", "1200"])("a stool of three legs can be read at %s px", (width) => {
  expect(readingFaults(drawStool(orgOf(FUNCTIONAL), "pay", { width: Number(width) }))).toEqual([]);
});
