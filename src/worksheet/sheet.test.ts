import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Org, SheetRow } from "../org/index.ts";
import { orgOf } from "../../test/orgOf.ts";
import { buildSheet } from "./index.ts";

const shortOf = (row: SheetRow): string =>
  `${row.managerId ?? "-"} ${row.kind} ${row.personIds.join("+")}${row.guesses.map((g) => ` ?${g.areas.join("+")}`).join("")}`;
const rowsOf = (org: Org): string[] => buildSheet(org).rows.map(shortOf);

describe("who stands on which row", () => {
  test.each([
    [
      "a manager, then the team in one row",
      "ceo/executive > em/engineering; em > a/engineering, b/engineering",
      ["em person em", "em team a+b", "ceo person ceo"],
    ],
    [
      "a team of one is a person",
      "ceo/executive > em/engineering; em > a/engineering",
      ["em person em", "em person a", "ceo person ceo"],
    ],
    [
      "people of a thin craft under its head stand alone, others under them together",
      "ceo/engineering > head/design, em/engineering; head > d1/design, d2/design; em > a/engineering, b/engineering",
      [
        "ceo person ceo",
        "head person head",
        "head person d1",
        "head person d2",
        "em person em",
        "em team a+b",
      ],
    ],
    [
      "crafts that products seldom need come last, one row a manager",
      "ceo/executive > vp/sales, em/engineering; vp > s1/sales, s2/sales",
      ["ceo person em", "ceo person ceo", "vp team vp+s1+s2"],
    ],
    [
      "who leads a team that is asked about is asked with it",
      "ceo/executive > head/support; head > a/engineering, b/engineering",
      ["head person head", "head team a+b", "ceo person ceo"],
    ],
    ["without lines everybody is asked alone", "a; b", ["- person a", "- person b"]],
    ["where no craft is known nobody comes last", "ceo > a, b", ["ceo person ceo", "ceo team a+b"]],
    ["people with a confirmed row are not asked", "ceo > a, b; pay: a", ["ceo person ceo", "ceo person b"]],
  ])("%s", (_, text, rows) => {
    expect(rowsOf(orgOf(text))).toEqual(rows);
  });

  test("a team member who differs gets an own row", () => {
    const org = orgOf("ceo > em; em > a, b, c, d; cloud:; cloud/billing:", {
      areas: { cloud: { name: "Cloud" }, billing: { name: "Billing" } },
      people: {
        a: { title: "Engineer, Cloud" },
        b: { title: "Cloud" },
        c: { title: "Engineer" },
        d: { title: "Billing" },
      },
    });
    const rows = buildSheet(org).rows.filter((row) => row.managerId === "em");
    expect(rows.map(shortOf)).toEqual([
      "em person em",
      "em team a+b ?Cloud",
      "em person c",
      "em person d ?Billing",
    ]);
  });

  test("a reason says for how many of the row it holds", () => {
    const titles = { a: { title: "Engineer, Pay" }, b: { title: "Lead, Pay" } };
    const org = orgOf("ceo > em; em > a, b, c; pay:", { areas: { pay: { name: "Pay" } }, people: titles });
    const row = buildSheet(org).rows.find((one) => one.personIds.length === 3);
    expect(row?.guesses).toEqual([{ areas: ["Pay"], reason: "2 of 3: The title names Pay." }]);
  });

  test("what is confirmed among the people of a manager stands beside the question", () => {
    const org = orgOf("ceo > em, x; em > a, b, c; pay: a, b");
    expect(buildSheet(org).rows.find((row) => row.personIds.includes("c" as never))?.known).toBe("pay (2)");
  });

  test("an area whose name another bears is written by its id", () => {
    const org = orgOf("ceo > a; pay:; fees:", {
      areas: { pay: { name: "Money", aliases: ["Tills"] }, fees: { name: "Money" } },
      people: { a: { title: "Engineer, Tills" } },
    });
    expect(buildSheet(org).rows.map(shortOf)).toContain("ceo person a ?pay");
  });

  test("a row never holds more people than a cell can", () => {
    const people = Array.from({ length: 450 }, (_, i) => `s${i}/sales`).join(", ");
    const org = orgOf(`ceo/engineering > vp/sales; vp > ${people}`);
    const sizes = buildSheet(org)
      .rows.filter((row) => row.managerId === "vp")
      .map((row) => row.personIds.length);
    expect(sizes).toEqual([200, 200, 51]);
  });
});

/** Random trees with crafts and titles. */
const anyOrg = fc
  .array(
    fc.record({
      up: fc.nat(),
      craft: fc.constantFrom("engineering", "design", "sales"),
      title: fc.constantFrom("Engineer, Pay", "Engineer", "Pay & Shop"),
    }),
    { minLength: 1, maxLength: 40 },
  )
  .map((people) => {
    const lines = people.map((p, i) => (i === 0 ? `p0/${p.craft}` : `p${p.up % i} > p${i}/${p.craft}`));
    const titles = Object.fromEntries(people.map((p, i) => [`p${i}`, { title: p.title }]));
    return orgOf(`${lines.join("; ")}; pay:; shop: p0`, {
      areas: { pay: { name: "Pay" }, shop: { name: "Shop" } },
      people: titles,
    });
  });

test("people without lines are asked, and are nobody's sheet", () => {
  const { rows, asked, managers } = buildSheet(orgOf("a; b; em > c"));
  expect({ rows: rows.length, asked, managers }).toEqual({ rows: 4, asked: 4, managers: 1 });
});

test("everybody without a confirmed row stands on exactly one row", () => {
  fc.assert(
    fc.property(anyOrg, (org) => {
      const sheet = buildSheet(org);
      const onRows = sheet.rows.flatMap((row) => row.personIds);
      expect([...onRows].sort()).toEqual(
        org.people
          .map((p) => p.id)
          .filter((id) => id !== "p0")
          .sort(),
      );
      expect(sheet.asked).toBe(onRows.length);
    }),
  );
});
