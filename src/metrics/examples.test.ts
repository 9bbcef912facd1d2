import { describe, expect, test } from "vitest";
import { fixtureA, fixtureATarget, fixtureB, fixtureC } from "../../test/fixtures.ts";
import { orgOf, TODAY } from "../../test/orgOf.ts";
import {
  areaIndex,
  assetId,
  areaId,
  decisionId,
  dependencyId,
  DEFAULT_CONFIG,
  personId,
  waiverId,
  type Asset,
  type Decision,
  type Dependency,
  type Org,
} from "../org/index.ts";
import { METRICS, type MetricContext } from "./index.ts";

interface Example {
  /** How the value comes about, by hand. */
  readonly because: string;
  readonly org: () => Org;
  /** The area measured; for metrics of areas. */
  readonly area?: string;
  readonly ctx?: () => Omit<MetricContext, "org" | "config">;
  readonly value: number | string;
}

const asset = (id: string, area: string | undefined, tier: Asset["tier"]): Asset => ({
  id: assetId(id),
  name: id,
  kind: "repo",
  tier,
  ...(area === undefined ? {} : { areaId: areaId(area) }),
});

/** One company with a charter, an open decision, things it runs and an agreement. */
const loaded = (): Org =>
  orgOf("ceo > o; o > p, q; x(sto): o*, p, q; y: ceo", {
    areas: { x: { charter: { reservedDecisions: ["move"] } } },
    assets: [asset("shop", "x", 1), asset("docs", "x", 3), asset("old", undefined, 2)],
    decisions: [{ id: decisionId("d1"), areaId: areaId("x"), title: "move", door: "one-way" }],
    dependencies: [
      {
        id: dependencyId("x-y"),
        consumerAreaId: areaId("x"),
        providerAreaId: areaId("y"),
        mode: "service",
        blocking: false,
      },
    ],
    waivers: [
      {
        id: waiverId("w1"),
        checkId: "span",
        subjectIds: ["o"],
        reason: "r",
        approverId: personId("ceo"),
        standing: true,
      },
      {
        id: waiverId("w2"),
        checkId: "span",
        subjectIds: ["p"],
        reason: "r",
        standing: false,
        expiresOn: TODAY,
      },
    ],
  });

const decision = (
  id: string,
  door: Decision["door"],
  days: readonly [string, string?],
  people: readonly [string, string?],
): Decision => ({
  id: decisionId(id),
  areaId: areaId("x"),
  title: id,
  door,
  raisedOn: days[0],
  ...(days[1] === undefined ? {} : { decidedOn: days[1] }),
  deciderId: personId(people[0]),
  ...(people[1] === undefined ? {} : { overriddenBy: personId(people[1]) }),
});

const needs = (consumer: string, provider: string, accepted: readonly string[]): Dependency => ({
  id: dependencyId(`${consumer}-${provider}`),
  consumerAreaId: areaId(consumer),
  providerAreaId: areaId(provider),
  blocking: false,
  acceptedBy: Object.fromEntries(accepted.map((side) => [side, personId("o")])),
});

/** One company with decisions taken and open, agreements, deputies, an area left alone, and known contributors. */
const running = (today: string = TODAY): Org =>
  orgOf("ceo > o, n; o > p; n > q; x(sto): o*, p; y: n*, q; z: q 0.5", {
    today,
    areas: {
      x: { deputyId: personId("p") },
      y: { deputyId: personId("n") },
      z: {
        owners: [
          { personId: personId("p"), from: "2026-01-01", to: "2026-02-01" },
          { personId: personId("q"), from: "2026-02-11", to: "2026-05-22" },
        ],
      },
    },
    assets: [
      {
        ...asset("shop", "x", 1),
        contributors: [
          { personId: personId("o"), lastOn: "2026-02-20" },
          { personId: personId("p"), lastOn: "2026-01-20" },
        ],
      },
      {
        ...asset("docs", "y", 1),
        contributors: [
          { personId: personId("q"), lastOn: "2026-02-20" },
          { personId: personId("p"), lastOn: "2026-02-20" },
        ],
      },
      asset("old", "z", 2),
      asset("lost", undefined, 3),
    ],
    decisions: [
      decision("d1", "two-way", ["2026-05-01", "2026-05-03"], ["p"]),
      decision("d2", "two-way", ["2026-05-01", "2026-05-05"], ["o", "ceo"]),
      decision("d3", "one-way", ["2026-05-01", "2026-05-11"], ["ceo"]),
      decision("d4", "one-way", ["2026-05-01"], ["o"]),
    ],
    dependencies: [
      needs("x", "y", ["consumer", "provider"]),
      needs("y", "x", ["consumer"]),
      needs("z", "x", []),
    ],
  });

const EXAMPLES: Readonly<Record<string, Example>> = {
  legs: {
    because: "engineering, product and design reach the chief executive through three heads",
    org: fixtureA,
    area: "x",
    value: 3,
  },
  "shared-boss": {
    because: "the area's people hang below three heads, who share the chief executive",
    org: fixtureA,
    area: "x",
    value: "ceo",
  },
  "levels-up": {
    because: "pm > vpp > ceo, em > vpe > ceo, d > hod > ceo: two lines each",
    org: fixtureA,
    area: "x",
    value: 2,
  },
  "escalation-excess": {
    because: "the owner pm stands two lines below the shared boss",
    org: fixtureA,
    area: "x",
    value: 2,
  },
  "outside-managers": {
    because: "vpe manages em, em manages three engineers, hod manages d; none below the owner",
    org: fixtureA,
    area: "x",
    value: 3,
  },
  "core-fte": { because: "1 + 1 + 1 + 0.8", org: fixtureB, area: "x", value: 3.8 },
  "line-integrity": {
    because: "only the owner of 3.8 FTE stands on the owner's line",
    org: fixtureB,
    area: "x",
    value: 1 / 3.8,
  },
  purity: {
    because: "below ox stand 3 people, of whom 2.5 FTE go to X",
    org: fixtureC,
    area: "x",
    value: 2.5 / 3,
  },
  dedication: {
    because: "of 1.2 FTE the 0.2 of an engineer at home elsewhere is not dedicated",
    org: fixtureB,
    area: "y",
    value: 1 / 1.2,
  },
  structure: {
    because: "declared stl, the owner whole, everybody at home",
    org: fixtureB,
    area: "x",
    value: "stl",
  },
  "owner-load": {
    because: "2 reports + 0.5 open reserved decision + 1 tier-1 asset + 1 agreement",
    org: loaded,
    area: "x",
    value: 4.5,
  },
  "owner-gap": {
    because: "ten days from February 1 to 11, and ten from May 22 to June 1",
    org: running,
    area: "z",
    value: 20,
  },
  "sto-adoption": {
    because: "of two areas, x is sto and nothing is found against it; y is functional",
    org: loaded,
    ctx: () => ({ findings: [] }),
    value: 1 / 2,
  },
  thread: {
    because: "of the people with work all but the designer split in three have T ≥ 0.68",
    org: fixtureC,
    value: 6 / 7,
  },
  span: { because: "9 reports over 5 managers", org: fixtureA, value: 9 / 5 },
  layers: { because: "ceo > vpe > em > e1", org: fixtureA, value: 4 },
  "management-ratio": { because: "ceo, vpe, vpp, hod and em of 10", org: fixtureA, value: 5 / 10 },
  "out-of-discipline": {
    because:
      "em's five reports, of whom pm and d are of another discipline; the executive's lines do not count",
    org: fixtureATarget,
    value: 2 / 5,
  },
  "craft-coverage": {
    because:
      "q and d are managed outside their discipline; q has a ladder, and r as mentor and calibrator, d no more than a ladder",
    org: () =>
      orgOf("o/engineering > q/product, d/design, r/product", {
        people: {
          q: { ladderUrl: "https://example.org", mentorId: personId("r"), calibratorId: personId("r") },
          d: { ladderUrl: "https://example.org" },
          r: { vacant: true },
        },
      }),
    value: 1 / 2,
  },
  impact: {
    because: "em, pm and d of 10 change manager",
    org: fixtureATarget,
    ctx: () => ({ base: fixtureA() }),
    value: 3 / 10,
  },
  "ownership-coverage": {
    because: "tiers weigh 5, 3, 1: x has 5 + 1, the tier-2 thing nobody",
    org: loaded,
    value: 6 / 9,
  },
  "orphan-age": {
    because: "old is z's, unowned for ten days; lost has no area, so nothing says since when",
    org: running,
    value: 10,
  },
  "bus-risk": {
    because: "shop has o and p of x within 180 days; docs has q of y, as p is of x",
    org: running,
    value: 1,
  },
  "context-retention": {
    because: "on day 92 o is still core of shop's x and q of docs' y; p is gone",
    org: () =>
      orgOf("ceo > o, n; n > q; x(sto): o*; y: n*, q", {
        assets: [asset("shop", "x", 1), asset("docs", "y", 1)],
      }),
    ctx: () => ({ base: running("2026-03-01") }),
    value: 2 / 3,
  },
  contracted: { because: "of three dependencies both sides accepted one", org: running, value: 1 / 3 },
  "decision-latency": {
    because: "2, 4 and 10 days; the fourth is open",
    org: running,
    value: 4,
  },
  "local-decision-rate": {
    because: "p and o decide at or below o, the chief executive above",
    org: running,
    value: 2 / 3,
  },
  "override-rate": {
    because: "the chief executive, above o, reversed one of three",
    org: running,
    value: 1 / 3,
  },
  "successor-coverage": {
    because: "p can follow o in x; in y the owner is named as deputy; z names none",
    org: running,
    value: 1 / 3,
  },
  waivers: { because: "the standing one holds, the other expired today", org: loaded, value: 1 },
};

describe("every metric has an example worked by hand", () => {
  test.each(METRICS.map((metric) => ({ id: metric.id, metric })))("$id", ({ id, metric }) => {
    const example = EXAMPLES[id];
    expect(example, "a row in EXAMPLES").toBeDefined();
    const org = example!.org();
    const ctx: MetricContext = { org, config: DEFAULT_CONFIG, ...example!.ctx?.() };
    const { value, unit } =
      metric.scope === "area"
        ? metric.measure(ctx, areaIndex(org, example!.area ?? "x"))
        : metric.measure(ctx);
    if (typeof example!.value === "number") expect(value).toBeCloseTo(example!.value, 9);
    else expect(value).toBe(example!.value);
    expect(unit).toBe(metric.unit);
  });
  test("and no example is without its metric", () => {
    expect(Object.keys(EXAMPLES).sort()).toEqual(METRICS.map((metric) => metric.id).sort());
  });
});
