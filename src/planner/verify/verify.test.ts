import { describe, expect, test } from "vitest";
import { orgOf } from "../../../test/orgOf.ts";
import { applyChanges } from "../../changes/index.ts";
import { areaId, DEFAULT_CONFIG, indexOrg, personId, wording, type Org } from "../../org/index.ts";
import { planSto, verifyPlan, type Plan } from "../index.ts";

/** Two products and one above them; a PM is split, a designer is shared, one leader is missing. */
const org: Org = orgOf(
  `ceo/executive > dir/engineering, cpo/product, hr/people
   dir > em/engineering, fm/engineering; cpo > pm/product, ux/design
   em > a/engineering, b/engineering; fm > c/engineering, d/engineering
   shop: dir; shop/pay: em, a, b, pm 0.5, ux; shop/cart: fm, c, d, pm 0.5`,
  { people: { dir: { title: "Director" } } },
);
const result = planSto(org, { today: org.today, seed: 1, work: 1_000_000, config: DEFAULT_CONFIG });
if (!result.ok) throw new Error(wording(result.refusal.message));
const plan: Plan = result.plan;

const placement = (id: string, fields: object): Plan => ({
  ...plan,
  placements: plan.placements.map((one) => (one.personId === id ? { ...one, ...fields } : one)),
});
const unit = (id: string, fields: object): Plan => ({
  ...plan,
  units: plan.units.map((one) => (one.areaId === id ? { ...one, ...fields } : one)),
});
const changes = (
  edit: (all: Plan["waves"][number]["changeSet"]["changes"]) => Plan["waves"][number]["changeSet"]["changes"],
): Plan => ({
  ...plan,
  waves: plan.waves.map((wave) => ({
    ...wave,
    changeSet: { ...wave.changeSet, changes: edit(wave.changeSet.changes) },
  })),
});
const wave = (fields: object): Plan => ({
  ...plan,
  waves: plan.waves.map((one) => ({ ...one, changeSet: { ...one.changeSet, ...fields } })),
});
const byDivision = (fields: object): Plan => ({
  ...plan,
  proof: { kind: "optimal-by-division", candidates: 0, of: 9, ended: "done", iterations: 1, ...fields },
});
const firstReason = plan.reasons[0];
if (firstReason === undefined) throw new Error("The plan has no reasons.");

const settled = plan.reasons.findIndex((reason) => reason.otherwise !== undefined);
const reason = (fields: object): Plan => ({
  ...plan,
  reasons: plan.reasons.map((one, k) => (k === settled ? { ...one, ...fields } : one)),
});
const owned = plan.units.findIndex((one) => one.candidates.some((other) => other.difference !== undefined));
const otherOwner = (fields: object): Plan => ({
  ...plan,
  units: plan.units.map((one, k) => ({
    ...one,
    candidates: one.candidates.map((other) =>
      k === owned && other.difference !== undefined ? { ...other, ...fields } : other,
    ),
  })),
});

const CORRUPTED: readonly (readonly [string, Plan, RegExp])[] = [
  ["somebody is placed nowhere", { ...plan, placements: plan.placements.slice(1) }, /placed nowhere/],
  [
    "somebody is placed twice",
    { ...plan, placements: [...plan.placements, plan.placements[0]!] },
    /placed twice/,
  ],
  ["somebody outside is placed", placement("a", { personId: "ceo" }), /not of this plan/],
  ["a unit is missing", { ...plan, units: plan.units.slice(1) }, /plan of another organisation/],
  ["the cost is wrong", { ...plan, cost: plan.cost + 1 }, /says it costs/],
  ["a term is wrong", { ...plan, terms: { ...plan.terms, over: 7 } }, /Term over/],
  ["the bound lies above the cost", { ...plan, lowerBound: plan.cost + 1 }, /lies above/],
  ["the owner is somebody else", unit("pay", { ownerId: personId("fm") }), /owns two units|names fm/],
  ["the owner leads nobody", unit("pay", { ownerId: personId("a") }), /has no reports/],
  ["two people own a unit", placement("a", { slot: "owner" }), /owners|may own nothing/],
  [
    "a person's manager differs from the changes",
    placement("a", { managerId: personId("fm") }),
    /planned fm/,
  ],
  [
    "a person's unit differs from the changes",
    placement("a", { unitId: areaId("cart") }),
    /evaluated|works on/,
  ],
  ["a line is not drawn", changes((all) => all.filter((one) => one.kind !== "set-manager")), /reports to/],
  ["an owner is not named", changes((all) => all.filter((one) => one.kind !== "set-owner")), /is owned by/],
  ["a mode is not set", changes((all) => all.filter((one) => one.kind !== "set-mode")), /not in mode sto/],
  [
    "side shares are left",
    changes((all) => all.filter((one) => one.kind !== "remove-assignment")),
    /works on/,
  ],
  [
    "an outsider gets another manager",
    changes((all) => [...all, { kind: "set-manager", personId: personId("hr"), managerId: personId("dir") }]),
    /outside the plan/,
  ],
  [
    "somebody is lost",
    {
      ...plan,
      waves: plan.waves.map((wave, k) =>
        k < plan.waves.length - 1
          ? wave
          : {
              ...wave,
              changeSet: {
                ...wave.changeSet,
                changes: [
                  ...wave.changeSet.changes,
                  { kind: "leave", personId: personId("d"), endOn: org.today, keepSeat: false },
                ],
              },
            },
      ),
    },
    /d is lost/,
  ],
  [
    "the lines form a loop",
    changes((all) => [{ kind: "set-manager", personId: personId("ceo"), managerId: personId("a") }, ...all]),
    /refused/,
  ],
  [
    "a reason does not add up",
    {
      ...plan,
      reasons: [{ ...firstReason, difference: firstReason.difference + 1 }, ...plan.reasons.slice(1)],
    },
    /adds up/,
  ],
  ["a reason is missing", { ...plan, reasons: plan.reasons.slice(1) }, /without a reason/],
  ["an alternative is the plan itself", reason({ otherwise: [] }), /does not have them in/],
  [
    "an alternative places somebody else too",
    reason({
      otherwise: [
        ...(plan.reasons[settled]?.otherwise ?? []),
        { personId: personId("a"), unitId: areaId("cart") },
      ],
    }),
    /says .* evaluated/,
  ],
  [
    "an alternative names somebody outside",
    reason({
      otherwise: [
        ...(plan.reasons[settled]?.otherwise ?? []),
        { personId: personId("hr"), unitId: areaId("cart") },
      ],
    }),
    /is not a placement/,
  ],
  ["another owner costs something else", otherOwner({ difference: -1 }), /as owner of .* evaluated/],
  ["another owner does not own", otherOwner({ otherwise: [] }), /they do not own it/],
  [
    "people are said to be interchangeable",
    { ...plan, interchangeable: [[personId("a"), personId("c")]] },
    /interchangeable and are not/,
  ],
  [
    "a wave starts too early",
    {
      ...plan,
      waves: plan.waves.map((wave) => ({
        ...wave,
        effectiveOn: org.today,
        changeSet: { ...wave.changeSet, effectiveOn: org.today },
      })),
    },
    /too early/,
  ],
  ["a unit never goes live", { ...plan, waves: plan.waves.slice(1) }, /go live|is owned by/],
  [
    "a pin is broken",
    {
      ...plan,
      pins: [
        {
          id: "pin",
          author: "ada",
          reason: "r",
          kind: "place",
          personId: personId("a"),
          areaId: areaId("cart"),
        },
      ],
    },
    /Pin pin|pinned/,
  ],
  [
    "a count is wrong",
    { ...plan, counts: { ...plan.counts, managerChanged: 3_000 } },
    /counts\.managerChanged is 3000/,
  ],
  ["nothing is left unsolved", { ...plan, unsolved: [] }, /unsolved has 0 entries/],
  ["nothing is assumed", { ...plan, assumed: [] }, /assumed has 0 entries/],
  [
    "no charter is to be written",
    { ...plan, todo: { ...plan.todo, charters: [] } },
    /todo\.charters has 0 entries/,
  ],
  [
    "somebody is said to lose people",
    {
      ...plan,
      todo: { ...plan.todo, reachLost: [{ personId: personId("dir"), before: 90, after: 1 }] },
    },
    /todo\.reachLost has 1 entries/,
  ],
  [
    "a reason is reworded",
    {
      ...plan,
      reasons: [
        { ...firstReason, sentence: { parts: ["Well earned."], restsOn: [] } },
        ...plan.reasons.slice(1),
      ],
    },
    /reasons\[0\]\.sentence\.parts/,
  ],
  ["a unit bears another name", unit("pay", { name: "Gold" }), /units\[\d\]\.name is "Gold"/],
  ["a unit's heads are wrong", unit("pay", { heads: [] }), /units\[\d\]\.heads has 0 entries/],
  ["a unit hides its candidates", unit("pay", { candidates: [] }), /units\[\d\]\.candidates has 0 entries/],
  ["the plan is dated back", { ...plan, today: "2025-06-01" }, /effectiveOn is/],
  ["somebody is called promoted", placement("a", { promoted: true }), /promoted is true/],
  ["a division is not proved", byDivision({ divisions: { count: 3, proved: 2 } }), /2 of 3 divisions/],
  ["divisions are proved that are not there", byDivision({}), /names no divisions/],
  ["the gap is wrong", { ...plan, gap: 0.5 }, /gap is 0.5/],
  [
    "the shape is better than it is",
    { ...plan, shape: { ...plan.shape, after: { ...plan.shape.after, layers: 1 } } },
    /shape\.after\.layers is 1/,
  ],
  ["a wave gives another reason", wave({ reason: "Because." }), /changeSet\.reason/],
  [
    "a wave does more than the plan says",
    changes((all) => [
      ...all,
      { kind: "update-person", personId: personId("a"), fields: { title: "Chief of Nothing" } },
    ]),
    /changes has \d+ entries/,
  ],
  ["somebody below an owner reports to nobody", placement("a", { managerId: null }), /a reports to nobody/],
  [
    "planned lines form a loop",
    {
      ...plan,
      placements: plan.placements.map((one) =>
        one.personId === "a"
          ? { ...one, managerId: personId("b") }
          : one.personId === "b"
            ? { ...one, managerId: personId("a") }
            : one,
      ),
    },
    /form a loop/,
  ],
  ["a setting is another", { ...plan, settings: { ...plan.settings, smallUnit: 50 } }, /unsolved/],
];

describe("a plan taken up on another day", () => {
  const on = (today: string): Org => indexOrg(org.records, org.problems, today);
  test.each(["2026-06-02", "2026-12-31", "2030-01-01"])(
    "is sound on %s while the org is the same",
    (today) => {
      expect(verifyPlan(on(today), plan)).toEqual({ ok: true });
    },
  );
  test("keeps the pins that held when it was made", () => {
    const pins = [
      {
        id: "pin",
        author: "ada",
        reason: "r",
        expiresOn: "2026-07-01",
        kind: "place",
        personId: personId("a"),
        areaId: areaId("cart"),
      } as const,
    ];
    const made = planSto(org, { today: org.today, seed: 1, work: 100_000, config: DEFAULT_CONFIG, pins });
    expect(made.ok && verifyPlan(on("2026-09-01"), made.plan)).toEqual({ ok: true });
  });
  test("is refused where the org changed, and the two days are told", () => {
    const moved = applyChanges(org, [
      { kind: "set-manager", personId: personId("a"), managerId: personId("fm") },
    ]);
    if (!moved.ok) throw new Error(wording(moved.refusal.message));
    const verdict = verifyPlan(indexOrg(moved.org.records, [], "2026-09-01"), plan);
    expect(verdict.ok ? "accepted" : verdict.faults[0]).toBe(
      "The plan was made on 2026-06-01: the organisation changed until 2026-09-01, or the plan was edited.",
    );
  });
});

describe("the verifier", () => {
  test("accepts the plan", () => {
    expect(verifyPlan(org, plan)).toEqual({ ok: true });
  });
  test.each(CORRUPTED)("refuses a plan when %s", (_, corrupted, says) => {
    const verdict = verifyPlan(org, corrupted);
    expect(verdict.ok ? "accepted" : verdict.faults.join("\n")).toMatch(says);
  });
});
