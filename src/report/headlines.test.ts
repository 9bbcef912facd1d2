import { describe, expect, test } from "vitest";
import { orgOf } from "../../test/orgOf.ts";
import { areaVerdicts, runChecks } from "../checks/index.ts";
import { areaRows } from "../metrics/index.ts";
import { DEFAULT_CONFIG, wording } from "../org/index.ts";
import { headlines, ownerWords, worstFirst } from "./headlines.ts";

const said = (text: string, options: Parameters<typeof orgOf>[1] = {}): string[] => {
  const org = orgOf(text, options);
  const rows = areaRows(org);
  const findings = runChecks({ org, config: DEFAULT_CONFIG, asMode: "sto" });
  return headlines(org, rows, areaVerdicts({ org, config: DEFAULT_CONFIG, findings, rows })).map((sentence) =>
    wording(sentence),
  );
};

describe("headlines say no more than the lines", () => {
  test("one area under its owner", () => {
    expect(said("ceo > o; o > a, b; x: o*, a, b")).toEqual([
      "1 of 1 areas with people has one owner over everybody in them, who owns nothing else (x).",
    ]);
  });
  test("the shared boss is named with the discipline without which it would be lower", () => {
    const lines = said(
      "ceo > vp/engineering, vm/marketing; vp > e1/engineering, e2/engineering, e3/engineering, f1/engineering, f2/engineering; vm > m/marketing; x: e1*, e2, e3, m; y: f1*, f2, m",
    );
    expect(lines[1]).toBe(
      "ceo is the first manager that all people share in 2 of 2 areas with at least 3 people, in all of them through marketing (m).",
    );
    expect(lines[2]).toBe("Without marketing it would be vp in 2.");
  });
  test("without reporting lines nothing is said about lines", () => {
    expect(said("a; b; c; x: a!, b", { linesKnown: false })).toEqual([
      "3 people, no reporting lines: areas are judged on what is there, and nothing is said about lines.",
    ]);
  });
  test("without people in areas there is no headline", () => {
    expect(said("ceo > a")).toEqual([]);
  });
});

test("areas stand in order of levels up, legs, people and name", () => {
  const org = orgOf(
    "ceo > vp/engineering, d/design, o/product; vp > em/engineering; em > e/engineering; o > p/product, q/product; a: e, d; b: o*, p; c: o, p, q",
  );
  expect(worstFirst(areaRows(org)).map((row) => row.id)).toEqual(["a", "c", "b"]);
});

test.each([
  ["ceo > o; o > a; x: o*, a", "single-threaded"],
  ["ceo > o; o > a; x: o, a", "no owner named"],
  ["ceo > o; o > a; x: o*, a*", "2 owners"],
  ["ceo > o; o > a; x: o*, a; y: o*, a", "owner owns others"],
  ["ceo > o, b; o > a; x: o*, a, b", "1 outside its line"],
])("%s: %s", (text, words) => {
  const org = orgOf(text);
  expect(ownerWords(areaRows(org)[0]!)).toBe(words);
});
