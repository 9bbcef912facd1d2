import { describe, expect, test } from "vitest";
import { DEFAULT_CONFIG, type Org, type PeopleMove } from "../src/org/index.ts";
import type { Looked } from "../src/web/engine/context.ts";
import { createConsequences, type Consequences } from "../src/web/engine/edit/consequences.ts";
import { orgOf } from "./orgOf.ts";

const would = (org: Org, move: PeopleMove): Consequences =>
  createConsequences()({ org, config: DEFAULT_CONFIG } as Looked, move);
const to = (person: string, manager: string): PeopleMove => ({
  people: [person],
  withReports: true,
  target: { manager },
});
const rows = ({ rows: all }: Consequences): readonly string[] =>
  all.map(({ name, measure, now, after, verdict }) => `${name} ${measure} ${now} ${after} ${verdict}`);

const company = orgOf(
  `ceo/executive > vp/engineering, po/product; vp > em/engineering, e4/engineering
   em > d1/engineering, d2/engineering, d3/engineering; po > pm/product
   shop: po*, d1, d2, d3, em; pay: pm*`,
);

test("each measure touched says now, after, and better, worse or same", () => {
  const answer = would(company, to("em", "po"));
  expect(answer.sentence).toBe("em and 3 reports move to po.");
  expect(rows(answer)).toEqual([
    "po reports 1 2 better",
    "vp reports 2 1 other",
    "shop line-integrity 0.2 1 better",
    "shop legs 2 1 better",
    "shop levels-up 2 1 better",
  ]);
  expect(answer.newManagers).toBe(1);
});

test("work that moves tells people and FTE of where it comes from and goes to", () => {
  const answer = would(company, { people: ["d1"], withReports: true, target: { area: "pay" } });
  expect(rows(answer)).toEqual([
    "pay people 1 2 other",
    "pay core-fte 1 2 other",
    "pay line-integrity 1 0.5 worse",
    "pay legs 1 2 worse",
    "pay levels-up 0 3 worse",
    "shop people 5 4 other",
    "shop core-fte 5 4 other",
    "shop line-integrity 0.2 0.25 better",
    "shop legs 2 2 same",
    "shop levels-up 2 2 same",
  ]);
});

test("what is refused says why and nothing else", () => {
  const answer = would(company, to("em", "d1"));
  expect(answer.refusal).toMatch(/below them/);
  expect(answer.rows).toEqual([]);
});

describe("limits are to be checked, not a ban", () => {
  const wide = (reports: number): Org =>
    orgOf(
      `ceo > boss, other; boss > ${Array.from({ length: reports }, (_, k) => `b${k}`).join(", ")}
       other > ${Array.from({ length: 4 }, (_, k) => `o${k}`).join(", ")}`,
    );
  test.each<[string, number, PeopleMove, number, string]>([
    ["within the limit nothing is said", 5, to("o0", "boss"), 0, "boss reports 5 6 other"],
    ["one over the limit", 10, to("o0", "boss"), 1, "boss reports 10 11 worse"],
    ["less far over it is better, and no news", 12, to("b0", "other"), 0, "boss reports 12 11 better"],
  ])("%s", (_, reports, move, warnings, row) => {
    const answer = would(wide(reports), move);
    expect(rows(answer)).toContain(row);
    expect(answer.warnings.filter(({ message }) => message.includes("boss"))).toHaveLength(warnings);
    expect(answer.refusal).toBeNull();
  });
});
