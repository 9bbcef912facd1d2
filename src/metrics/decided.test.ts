import { describe, expect, test } from "vitest";
import {
  areaId,
  decisionId,
  DEFAULT_CONFIG,
  personId,
  type Config,
  type Decision,
  type Org,
} from "../org/index.ts";
import { orgOf, TODAY } from "../../test/orgOf.ts";
import { measureCompany, type MetricResult } from "./index.ts";

const taken = (fields: Partial<Decision>, i: number): Decision => ({
  id: decisionId(`d${i}`),
  title: `d${i}`,
  door: "two-way",
  areaId: areaId("x"),
  deciderId: personId("o"),
  raisedOn: "2026-05-01",
  decidedOn: "2026-05-02",
  ...fields,
});

const org = (decisions: readonly Partial<Decision>[], linesKnown = true): Org =>
  orgOf("ceo > o; o > p; x: o*, p; y: p", { decisions: decisions.map(taken), linesKnown });
const measure = (id: string, of: Org, config: Config = DEFAULT_CONFIG): MetricResult =>
  measureCompany({ org: of, config })[id]!;

/** A decision whose fields are absent, as `exactOptionalPropertyTypes` wants them. */
const without = (...fields: (keyof Decision)[]): Decision => {
  const all = { ...taken({}, 0) };
  for (const field of fields) delete all[field];
  return all;
};

describe("decision-latency", () => {
  test("each door has its own median, of an even number the middle", () => {
    const result = measure(
      "decision-latency",
      org([
        { decidedOn: "2026-05-03" },
        { decidedOn: "2026-05-08" },
        { door: "one-way", decidedOn: "2026-05-31" },
      ]),
    );
    expect(result).toMatchObject({ value: 7, parts: { "two-way": 4.5, "one-way": 30, open: 0 } });
    expect(result.rows).toEqual([
      { subject: "d0", value: 2 },
      { subject: "d1", value: 7 },
      { subject: "d2", value: 30 },
    ]);
  });
  test("open ones stand apart with their days so far, those decided in the future too", () => {
    const open = { ...without("decidedOn"), raisedOn: "2026-05-22" };
    const later = { ...taken({}, 1), decidedOn: "2026-07-01" };
    const result = measure("decision-latency", orgOf("o; x: o*", { decisions: [open, later] }));
    expect(result).toMatchObject({ value: null, why: "nothing decided with both days known" });
    expect(result.apart).toEqual([
      { subject: "d0", value: 10 },
      { subject: "d1", value: 31 },
    ]);
  });
  test("an answer before its question, or without one, is no latency", () => {
    const result = measure(
      "decision-latency",
      orgOf("o; x: o*", { decisions: [without("raisedOn"), taken({ decidedOn: "2026-04-01" }, 1)] }),
    );
    expect(result).toMatchObject({ value: null, flags: ["undated 2"] });
  });
  test("no decisions are no zero", () => {
    expect(measure("decision-latency", org([]))).toMatchObject({ value: null, why: "no decisions" });
  });
});

describe("local-decision-rate", () => {
  test("each door has its own part", () => {
    const result = measure(
      "local-decision-rate",
      org([
        {},
        { deciderId: personId("p"), door: "one-way" },
        { deciderId: personId("ceo"), door: "one-way" },
      ]),
    );
    expect(result).toMatchObject({ value: 2 / 3, parts: { "two-way": 1, "one-way": 0.5 } });
  });
  test("without an owner of the area or a decider of today nothing is judged", () => {
    const result = measure(
      "local-decision-rate",
      org([{}, { areaId: areaId("y") }, { deciderId: personId("gone") }]),
    );
    expect(result).toMatchObject({ value: 1, denominator: 1, flags: ["no-owner 1", "no-decider 1"] });
    expect(measure("local-decision-rate", org([{ areaId: areaId("y") }]))).toMatchObject({
      value: null,
      why: "no decision has both an owner of its area and a decider today",
    });
  });
});

describe("override-rate", () => {
  test("only who stands above the decider reverses from above, and only what has happened counts", () => {
    const result = measure(
      "override-rate",
      org([
        { overriddenBy: personId("ceo") },
        { overriddenBy: personId("o") },
        { overriddenBy: personId("p") },
        { overriddenBy: personId("ceo"), overriddenOn: "2026-06-02" },
        { overriddenBy: personId("ceo"), overriddenOn: TODAY },
      ]),
    );
    expect(result.rows.map((row) => row.value)).toEqual([1, 0, 0, 0, 1]);
    expect(result.flags).toEqual(["warn"]);
  });
  test.each([
    ["on the threshold it does not warn", 10, []],
    ["above it it does", 9, ["warn"]],
  ])("%s", (_, size, flags) => {
    const many = Array.from({ length: size }, (_, i) => (i === 0 ? { overriddenBy: personId("ceo") } : {}));
    expect(measure("override-rate", org(many)).flags).toEqual(flags);
  });
  test("a company sets its own threshold", () => {
    const config = { ...DEFAULT_CONFIG, thresholds: { "override-rate.warn": 0.6 } };
    expect(measure("override-rate", org([{ overriddenBy: personId("ceo") }, {}]), config).flags).toEqual([]);
  });
  test("a reversal by somebody who left cannot be placed; none at all rests on the data having said so", () => {
    expect(measure("override-rate", org([{ overriddenBy: personId("gone") }, {}]))).toMatchObject({
      value: 0,
      denominator: 1,
      flags: ["place-unknown 1"],
    });
    expect(measure("override-rate", org([{}])).flags).toEqual(["assumed: overriddenBy"]);
  });
});

test.each(["local-decision-rate", "override-rate"])(
  "%s is null without lines, or without a decision",
  (id) => {
    expect(measure(id, org([{}], false))).toMatchObject({ value: null, why: "lines-unknown" });
    expect(measure(id, org([]))).toMatchObject({ value: null, why: "nothing decided" });
  },
);

test("an open decision that another replaced waits no more; one that names itself does", () => {
  const open = { ...without("decidedOn"), raisedOn: "2026-05-22" };
  const replaced = { ...open, id: decisionId("old") };
  const itself = { ...open, id: decisionId("self"), supersedesId: decisionId("self") };
  const newer = { ...taken({}, 1), supersedesId: decisionId("old") };
  const of = orgOf("o; x: o*", { decisions: [replaced, itself, newer] });
  expect(measure("decision-latency", of).apart).toEqual([{ subject: "self", value: 10 }]);
});

test("of several owners, at or below one of them is local", () => {
  const of = orgOf("ceo > o, n; o > p; x: o*, n*, p", {
    decisions: [taken({ deciderId: personId("p") }, 0)],
  });
  expect(measure("local-decision-rate", of)).toMatchObject({ value: 1, denominator: 1 });
});
