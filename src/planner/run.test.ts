import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { orgOf, type OrgOfOptions } from "../../test/orgOf.ts";
import { DEFAULT_CONFIG, ownersOf, wording, type AreaKind, type Org, type Person } from "../org/index.ts";
import {
  formatPlan,
  parsePlan,
  planSto,
  targetOf,
  targetOrgs,
  verifyPlan,
  type Pin,
  type Plan,
} from "./index.ts";

const WORK = 2_000_000;

const planned = (org: Org, pins: readonly Pin[] = []): Plan => {
  const result = planSto(org, { today: org.today, seed: 1, work: WORK, config: DEFAULT_CONFIG, pins });
  if (!result.ok) throw new Error(wording(result.refusal.message));
  return result.plan;
};
const refusal = (org: Org, pins: readonly Pin[] = []) => {
  const result = planSto(org, { today: org.today, seed: 1, work: WORK, config: DEFAULT_CONFIG, pins });
  return result.ok ? "planned" : `${result.refusal.code}: ${wording(result.refusal.message)}`;
};
const managers = (org: Org) => Object.fromEntries(org.people.map((person) => [person.id, person.managerId]));
const text = (plan: Plan) => plan.unsolved.map((one) => wording(one)).join("\n");

/** The stool of the glossary: development, product and design apart, one product. */
const stool = (): Org =>
  orgOf(
    `ceo/executive > vp/engineering, cpo/product, head/design
     vp > em/engineering; em > e1/engineering, e2/engineering, e3/engineering
     cpo > pm/product; head > ux/design
     x: em, e1, e2, e3, pm*, ux`,
  );

describe("a functional product becomes single-threaded", () => {
  const org = stool();
  const plan = planned(org);
  const target = targetOf(org, plan);

  test("the engineering manager owns it, reports to the head, and product and design report to them", () => {
    expect(managers(target)).toEqual({
      ceo: null,
      vp: "ceo",
      cpo: "ceo",
      head: "ceo",
      em: "ceo",
      e1: "em",
      e2: "em",
      e3: "em",
      pm: "em",
      ux: "em",
    });
    expect(ownersOf(target, 1).map((p) => target.people[p]?.id)).toEqual(["em"]);
  });
  test("it costs nothing but what no plan can avoid, and that is proved", () => {
    expect([plan.cost, plan.lowerBound, plan.gap]).toEqual([0, 0, 0]);
  });
  test("three people change manager, nobody changes area, and each of them is told why", () => {
    expect(plan.counts).toMatchObject({ moved: 0, managerChanged: 3, inPlan: 6, outside: 4 });
    expect(plan.reasons.map((reason) => wording(reason.sentence))).toEqual([
      "em owns x and reports to ceo. No planned area lies above it.",
      "pm stays in x and reports to its owner, em. Today's manager, cpo, works in no planned area.",
      "ux stays in x and reports to its owner, em. Today's manager, head, works in no planned area.",
    ]);
  });
  test("the three heads keep their place and stand without a role yet", () => {
    expect(plan.todo.withoutRole).toEqual(["vp", "cpo", "head"]);
  });
  test("naming the owner alone changes no manager, STL changes no manager, STO does", () => {
    const four = targetOrgs(org, plan);
    expect(managers(four.ownerNamedOnly)).toEqual(managers(org));
    expect(managers(four.stl)).toEqual(managers(org));
    expect(four.stl.areas[1]?.mode).toBe("stl");
    expect(managers(four.sto)).not.toEqual(managers(org));
  });
  test("the pilot starts on the first of a month at least six weeks later", () => {
    expect(plan.waves.map((wave) => [wave.pilot, wave.effectiveOn])).toEqual([[true, "2026-08-01"]]);
  });
  test("the plan as a file is the plan", () => {
    const parsed = parsePlan(formatPlan(plan));
    expect(parsed.ok && parsed.plan).toEqual(plan);
    expect(formatPlan(parsed.ok ? parsed.plan : plan)).toBe(formatPlan(plan));
  });
});

const pin = (fields: { kind: Pin["kind"]; areaId: string; personId?: string; id?: string }): Pin =>
  ({ id: "pin-1", author: "ada", reason: "said so", ...fields }) as Pin;

interface Case {
  readonly says: string;
  readonly org: () => Org;
  readonly shows: (plan: Plan, org: Org) => unknown;
  readonly is: unknown;
}

const lead = (people: OrgOfOptions["people"]): OrgOfOptions => ({ people: people ?? {} });

const CASES: readonly Case[] = [
  {
    says: "somebody without reports never owns, whatever the title; the seat is a vacancy to hire",
    org: () =>
      orgOf("ceo > pm/product, dev/engineering; x: pm*, dev", lead({ pm: { title: "Director of Product" } })),
    shows: (plan, org) => [
      plan.units.map((unit) => [unit.ownerId, unit.readiness]),
      managers(targetOf(org, plan)),
      plan.todo.hires,
    ],
    is: [
      [["seat:owner:x", "to-hire"]],
      { ceo: null, pm: "seat:owner:x", dev: "seat:owner:x", "seat:owner:x": "ceo" },
      [{ areaId: "x", kind: "owner", heads: 1 }],
    ],
  },
  {
    says: "who is marked as able to own may own without reports",
    org: () =>
      orgOf("ceo > pm/product, dev/engineering; x: pm, dev", lead({ pm: { canOwn: true, level: 5 } })),
    shows: (plan) => plan.units.map((unit) => [unit.ownerId, unit.readiness]),
    is: [["pm", "ready"]],
  },
  {
    says: "who is marked as not able to own never owns",
    org: () => orgOf("ceo > em; em > a, b; x: em, a, b", lead({ em: { canOwn: false } })),
    shows: (plan) => plan.units.map((unit) => unit.readiness),
    is: ["to-hire"],
  },
  {
    says: "one level below with reports is to develop",
    org: () => orgOf("ceo > em; em > a, b; x: em, a, b", lead({ em: { title: "Staff Engineer" } })),
    shows: (plan) => plan.units.map((unit) => [unit.ownerId, unit.readiness]),
    is: [["em", "to-develop"]],
  },
  {
    says: "one leader of two areas owns one; the other has an owner to hire",
    org: () => orgOf("ceo > em; em > a, b; x: em 0.5, a; y: em 0.5, b"),
    shows: (plan) => plan.units.map((unit) => [unit.areaId, unit.readiness]),
    is: [
      ["x", "ready"],
      ["y", "to-hire"],
    ],
  },
  {
    says: "an inner area's owner stands above the owners below it",
    org: () =>
      orgOf(
        "ceo > dir; dir > em, fm; em > a, b; fm > c, d; top: dir; top/x: em, a, b; top/y: fm, c, d",
        lead({ dir: { title: "Director" } }),
      ),
    shows: (plan) => plan.units.map((unit) => [unit.areaId, unit.ownerId, unit.ownerManagerId]),
    is: [
      ["top", "dir", "ceo"],
      ["x", "em", "dir"],
      ["y", "fm", "dir"],
    ],
  },
  {
    says: "people in no area stay with their manager, and that manager's foreign reports are said",
    org: () => orgOf("ceo > em; em > a, b, guest; guest > g1; x: em, a, b"),
    shows: (plan, org) => [plan.todo.foreign, managers(targetOf(org, plan)).guest],
    is: [[{ managerId: "em", areaId: "x", reportIds: ["guest"] }], "em"],
  },
  {
    says: "an area read from all peers counts; from one peer it does not",
    org: () => orgOf("ceo > em, fm; em > a, b, c; fm > d, e; x: em, a, b; y: fm, d"),
    shows: (plan) => plan.placements.map((one) => [one.personId, one.unitId]),
    is: [
      ["em", "x"],
      ["fm", "y"],
      ["a", "x"],
      ["b", "x"],
      ["c", "x"],
      ["d", "y"],
    ],
  },
  {
    says: "areas of kind enabling and corporate stay as they are",
    org: () =>
      orgOf("ceo > em, hr; em > a, b; hr > h; x: em, a, b; people: hr, h", {
        areas: { people: { kind: "corporate" } },
      }),
    shows: (plan) => [plan.units.map((unit) => unit.areaId), plan.counts.outside],
    is: [["x"], 3],
  },
  {
    says: "without an area of one full-time person nothing changes and the plan says so",
    org: () => orgOf("ceo > a; x: a 0.5"),
    shows: (plan, org) => [plan.cost, plan.gap, targetOf(org, plan) === org, text(plan)],
    is: [
      0,
      0,
      true,
      "No area of kind product or platform has one full-time person of its own: nothing changes.\n2 of 2 people work in no planned area, as far as the data say: they stay where they are.\nx has less than one full-time person and is not planned.",
    ],
  },
  {
    says: "a single person stays as they are",
    org: () => orgOf("solo; x: solo"),
    shows: (plan, org) => [plan.units.length, managers(targetOf(org, plan))],
    is: [0, { solo: null }],
  },
  {
    says: "one product under its head: the head owns it and no line changes",
    org: () => orgOf("ceo > a, b, c; x: ceo, a, b, c"),
    shows: (plan) => [plan.units.map((unit) => unit.ownerId), plan.counts.managerChanged],
    is: [["ceo"], 0],
  },
  {
    says: "a shared designer stays where they work most; the other areas get an agreement",
    org: () =>
      orgOf(
        "ceo > em, fm, gm, ux/design; em > a, b; fm > c, d; gm > e, f; x: em, a, b, ux 0.5; y: fm, c, d, ux 0.3; z: gm, e, f, ux 0.2",
      ),
    shows: (plan) => [
      plan.placements.find((one) => one.personId === "ux")?.unitId,
      plan.todo.agreements.map((one) => [one.areaId, one.share, one.withUnitId, one.sharedDiscipline]),
    ],
    is: [
      "x",
      [
        ["y", 0.3, "x", true],
        ["z", 0.2, "x", true],
      ],
    ],
  },
  {
    says: "people on leave and empty seats stay in their area",
    org: () =>
      orgOf(
        "ceo > em, fm; em > a, b; fm > c; x: em, a 0.5, b; y: fm, a 0.5, c",
        lead({ a: { status: "on-leave" }, c: { vacant: true } }),
      ),
    shows: (plan) =>
      plan.placements.filter((one) => ["a", "c"].includes(one.personId)).map((one) => one.unitId),
    is: ["x", "y"],
  },
];

describe("the rules of a plan", () => {
  test.each(CASES)("$says", ({ org, shows, is }) => {
    const built = org();
    expect(shows(planned(built), built)).toEqual(is);
  });
});

describe("no plan, and why", () => {
  test.each<[string, string, () => Org, readonly Pin[]]>([
    [
      "without any reporting line",
      "lines-unknown: 2 people, and none of them has a manager in the data: who reports to whom cannot be planned. Add the managers and plan again.",
      () => orgOf("a; b; x: a, b", { linesKnown: false }),
      [],
    ],
    [
      "when nobody's area is known",
      'areas-unknown: 0 of 2 people have an area: who works on what comes first. Fill the sheet that "map" writes and plan again.',
      () => orgOf("a > b"),
      [],
    ],
    [
      "when a pin names an owner who may not",
      'pins-conflict: Pin "e1 owns x" makes e1 owner of x, who is not marked as able to own and does not lead people at the level the seat needs.',
      stool,
      [pin({ kind: "own", areaId: "x", personId: "e1" })],
    ],
    [
      "when two pins place one person twice",
      'pins-conflict: Pins "a goes to x" and "a goes to y" place a in x and in y.',
      () => orgOf("ceo > em, fm; em > a, b; fm > c, d; x: em, a, b; y: fm, c, d"),
      [
        pin({ kind: "place", areaId: "x", personId: "a" }),
        pin({ kind: "place", areaId: "y", personId: "a", id: "pin-2" }),
      ],
    ],
    [
      "when a pin names no planned area",
      'pins-conflict: Pin "e1 goes to z" names z, which is not one of the planned areas.',
      stool,
      [pin({ kind: "place", areaId: "z", personId: "e1" })],
    ],
  ])("%s", (_, says, org, pins) => {
    expect(refusal(org(), pins)).toBe(says);
  });

  test("a pin that has expired is not used", () => {
    const expired = { ...pin({ kind: "own", areaId: "x", personId: "e1" }), expiresOn: "2026-06-01" };
    expect(refusal(stool(), [expired])).toBe("planned");
  });
});

describe("pins are kept", () => {
  const two = () => orgOf("ceo > em, fm; em > a, b; fm > c, d; x: em, a, b; y: fm, c, d");
  test.each<[string, Pin, (plan: Plan) => unknown, unknown]>([
    [
      "place",
      pin({ kind: "place", areaId: "y", personId: "a" }),
      (plan) => plan.placements.find((one) => one.personId === "a")?.unitId,
      "y",
    ],
    [
      "keep-out",
      pin({ kind: "keep-out", areaId: "x", personId: "a" }),
      (plan) => plan.placements.find((one) => one.personId === "a")?.unitId,
      "y",
    ],
    [
      "own",
      pin({ kind: "own", areaId: "y", personId: "em" }),
      (plan) => plan.units.find((one) => one.areaId === "y")?.ownerId,
      "em",
    ],
    ["freeze-area", pin({ kind: "freeze-area", areaId: "x" }), (plan) => plan.counts.moved, 0],
    [
      "place brings somebody in",
      pin({ kind: "place", areaId: "y", personId: "outsider" }),
      (plan) => plan.placements.find((one) => one.personId === "outsider")?.footing,
      "moves",
    ],
  ])("%s", (_, one, shows, is) => {
    const org =
      one.id === "pin-1" && "personId" in one && one.personId === "outsider"
        ? orgOf("ceo > em, fm, outsider; em > a, b; fm > c, d; x: em, a, b; y: fm, c, d")
        : two();
    expect(shows(planned(org, [one]))).toBe(is);
  });
});

/** What a person may be besides active: each with the field that says so. */
const STATES: readonly Partial<Person>[] = [
  { canOwn: true },
  { canOwn: false },
  { vacant: true },
  { status: "on-leave" },
  { endOn: "2027-01-01" },
  { fte: 0.5 },
];

/** Invented companies: trees of up to 30 people, four areas, some nested, some of another kind, people in several. */
const companies = fc
  .record({
    bosses: fc.array(fc.nat(), { minLength: 4, maxLength: 29 }),
    isRoot: fc.array(fc.nat(30), { minLength: 30, maxLength: 30 }),
    crafts: fc.array(fc.constantFrom("engineering", "product", "design"), { minLength: 30, maxLength: 30 }),
    areas: fc.array(fc.constantFrom("", "x", "y", "z", "v", "xy", "yz", "xyz", "vx"), {
      minLength: 30,
      maxLength: 30,
    }),
    shares: fc.array(fc.constantFrom("", "0.3", "0.5", "1", "0.5 loan", "0 advisory"), {
      minLength: 30,
      maxLength: 30,
    }),
    owners: fc.array(fc.nat(6), { minLength: 30, maxLength: 30 }),
    states: fc.array(fc.nat(30), { minLength: 30, maxLength: 30 }),
    levels: fc.array(fc.integer({ min: 1, max: 15 }), { minLength: 30, maxLength: 30 }),
    nested: fc.tuple(fc.boolean(), fc.boolean()),
    kinds: fc.array(fc.constantFrom<AreaKind>("product", "platform", "enabling"), {
      minLength: 4,
      maxLength: 4,
    }),
  })
  .map((told) => {
    const size = told.bosses.length + 1;
    const lines = told.bosses.map((boss, i) =>
      told.isRoot[i] === 0 ? `p${i + 1}` : `p${boss % (i + 1)} > p${i + 1}/${told.crafts[i]}`,
    );
    const names = ["x", "y", "z", "v"];
    const above = ["", told.nested[0] ? "x/" : "", told.nested[1] ? "y/" : "", ""];
    const listed = names.map((area, k) => {
      const people = told.areas
        .slice(0, size)
        .flatMap((list, i) =>
          list.includes(area) ? [`p${i}${told.owners[i] === 0 ? "*" : ""} ${told.shares[i]}`] : [],
        );
      return `${above[k]}${area}: ${people.join(", ")}`;
    });
    const people = Object.fromEntries(
      Array.from({ length: size }, (_, i) => [
        `p${i}`,
        { ...(told.levels[i]! < 10 ? { level: told.levels[i]! } : {}), ...STATES[told.states[i]!] },
      ]),
    );
    const areas = Object.fromEntries(names.map((area, k) => [area, { kind: told.kinds[k]! }]));
    return orgOf(["p0", ...lines, ...listed].join("\n"), { people, areas });
  })
  .filter((org) => org.work.size > 0);

describe("laws of every plan", () => {
  const quick = (org: Org): Plan => {
    const result = planSto(org, { today: org.today, seed: 7, work: 20_000, config: DEFAULT_CONFIG });
    if (!result.ok) throw new Error(wording(result.refusal.message));
    return result.plan;
  };

  test("nobody is lost, the tree stays a tree, outsiders keep their manager, owner-only changes none", () => {
    fc.assert(
      fc.property(companies, (org) => {
        const plan = quick(org);
        const four = targetOrgs(org, plan);
        const inPlan = new Set(plan.placements.map((one) => one.personId as string));
        for (const person of org.people) {
          const after = four.sto.people[four.sto.personIndexById.get(person.id) ?? -1];
          expect(after).toBeDefined();
          if (!inPlan.has(person.id)) expect(after?.managerId).toBe(person.managerId);
          expect(
            four.ownerNamedOnly.people[four.ownerNamedOnly.personIndexById.get(person.id) ?? -1]?.managerId,
          ).toBe(person.managerId);
        }
        expect(four.sto.lines.rootCount).toBeLessThanOrEqual(org.lines.rootCount);
        expect(plan.lowerBound).toBeLessThanOrEqual(plan.cost);
      }),
      { numRuns: 150 },
    );
  });

  test("the same org and seed give the same bytes, and the file reads back", () => {
    fc.assert(
      fc.property(companies, (org) => {
        const first = formatPlan(quick(org));
        expect(formatPlan(quick(org))).toBe(first);
        const parsed = parsePlan(first);
        expect(parsed.ok && verifyPlan(org, parsed.plan)).toEqual({ ok: true });
      }),
      { numRuns: 20 },
    );
  });
});
