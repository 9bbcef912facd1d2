import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { orgOf } from "../../test/orgOf.ts";
import {
  areaId,
  assetId,
  decisionId,
  dependencyId,
  disciplineId,
  ownersOf,
  personId,
  waiverId,
  wording,
  type Org,
} from "../org/index.ts";
import { applyChanges, describeChange, isOrgChange, namingOf, type OrgChange } from "./index.ts";
import { KINDS } from "./kinds/index.ts";
import { KIND_CASES, KIND_REFUSALS, seats } from "./kinds.case.ts";
import { THING_CASES, THING_REFUSALS, things } from "./things.case.ts";

const p = personId;
const a = areaId;
const stool = (): Org =>
  orgOf(
    "ceo > vp, cpo; vp > em; em > dev, ops; cpo > pm; pay: pm*, em, dev 0.5; shop: dev 0.5, ops; shop/cart: ops",
    {
      people: { dev: { title: "Developer" } },
      areas: { pay: { deputyId: p("em") } },
    },
  );

const after = (org: Org, ...changes: OrgChange[]): Org => {
  const applied = applyChanges(org, changes);
  if (!applied.ok) throw new Error(wording(applied.refusal.message));
  return applied.org;
};
const refusal = (org: Org, ...changes: OrgChange[]): string => {
  const applied = applyChanges(org, changes);
  return applied.ok ? "applied" : `${applied.refusal.change}: ${wording(applied.refusal.message)}`;
};
const person = (org: Org, id: string) => org.people[org.personIndexById.get(id) ?? -1];
const area = (org: Org, id: string) => org.areas[org.areaIndexById.get(id) ?? -1];
const owners = (org: Org, id: string) =>
  ownersOf(org, org.areaIndexById.get(id) ?? -1).map((index) => org.people[index]?.id);

const CASES: readonly {
  does: string;
  changes: readonly OrgChange[];
  shows: (org: Org) => unknown;
  is: unknown;
}[] = [
  {
    does: "a changed manager takes the reports along",
    changes: [{ kind: "set-manager", personId: p("em"), managerId: p("pm") }],
    shows: (org) => [person(org, "em")?.managerId, person(org, "dev")?.managerId],
    is: ["pm", "em"],
  },
  {
    does: "a change of owner moves no line",
    changes: [{ kind: "set-owner", areaId: a("pay"), personId: p("em") }],
    shows: (org) => [owners(org, "pay"), person(org, "em")?.managerId],
    is: [["em"], "vp"],
  },
  {
    does: "the entry before ends the same day and stays as history",
    changes: [{ kind: "set-owner", areaId: a("pay"), personId: p("em") }],
    shows: (org) => area(org, "pay")?.owners,
    is: [
      { personId: "pm", to: "2026-06-01" },
      { personId: "em", from: "2026-06-01" },
    ],
  },
  {
    does: "a vacancy may hold the seat of an owner to hire",
    changes: [
      {
        kind: "add-person",
        person: {
          id: p("seat:pay"),
          name: "Owner of pay (to hire)",
          managerId: p("ceo"),
          status: "active",
          fte: 1,
          vacant: true,
        },
      },
      { kind: "set-owner", areaId: a("pay"), personId: p("seat:pay") },
    ],
    shows: (org) => owners(org, "pay"),
    is: ["seat:pay"],
  },
  {
    does: "clearing ends current ownership only",
    changes: [{ kind: "clear-owner", areaId: a("pay") }],
    shows: (org) => [owners(org, "pay"), area(org, "pay")?.owners],
    is: [[], [{ personId: "pm", to: "2026-06-01" }]],
  },
  {
    does: "a leaver's seat keeps place, reports and core rows, and the deputy acts",
    changes: [
      { kind: "set-owner", areaId: a("shop"), personId: p("em") },
      { kind: "set-deputy", areaId: a("shop"), personId: p("ops") },
      { kind: "leave", personId: p("em"), endOn: "2026-06-01", keepSeat: true },
    ],
    shows: (org) => [
      person(org, "seat:em")?.managerId,
      person(org, "dev")?.managerId,
      person(org, "em"),
      owners(org, "shop"),
      org.records.assignments.filter((row) => row.personId === "seat:em").map((row) => row.areaId),
      org.records.outside.map((leaver) => [leaver.id, leaver.status, leaver.endOn]),
    ],
    is: ["vp", "seat:em", undefined, ["ops"], ["pay"], [["em", "terminated", "2026-06-01"]]],
  },
  {
    does: "without a seat the reports go to the leaver's manager",
    changes: [{ kind: "leave", personId: p("em"), endOn: "2026-06-01", keepSeat: false }],
    shows: (org) => [person(org, "dev")?.managerId, person(org, "ops")?.managerId],
    is: ["vp", "vp"],
  },
  {
    does: "a row is set over the row of the same type and start",
    changes: [
      {
        kind: "set-assignment",
        assignment: { personId: p("dev"), areaId: a("pay"), share: 1, type: "core", isLead: false },
      },
      { kind: "remove-assignment", personId: p("dev"), areaId: a("shop"), type: "core" },
    ],
    shows: (org) =>
      org.records.assignments.filter((row) => row.personId === "dev").map((row) => [row.areaId, row.share]),
    is: [["pay", 1]],
  },
  {
    does: "turning a mode on notes the day",
    changes: [{ kind: "set-mode", areaId: a("pay"), mode: "sto", on: "2026-09-01" }],
    shows: (org) => [area(org, "pay")?.mode, area(org, "pay")?.activatedOn],
    is: ["sto", "2026-09-01"],
  },
  {
    does: "an area moves with what is below it",
    changes: [{ kind: "move-area", areaId: a("shop"), parentId: a("pay") }],
    shows: (org) => [area(org, "shop")?.parentId, area(org, "cart")?.parentId],
    is: ["pay", "shop"],
  },
  {
    does: "an area is made under another",
    changes: [
      {
        kind: "add-area",
        area: {
          id: a("gifts"),
          name: "Gifts",
          parentId: a("shop"),
          kind: "product",
          mode: "functional",
          status: "proposed",
          owners: [],
        },
      },
    ],
    shows: (org) => area(org, "gifts")?.parentId,
    is: "shop",
  },
  {
    does: "dotted lines come, change and go",
    changes: [
      { kind: "add-dotted-line", personId: p("dev"), line: { managerId: p("vp"), purpose: "craft" } },
      { kind: "add-dotted-line", personId: p("ops"), line: { managerId: p("vp"), purpose: "craft" } },
      { kind: "update-dotted-line", personId: p("dev"), line: { managerId: p("vp"), purpose: "mentor" } },
      { kind: "remove-dotted-line", personId: p("ops"), managerId: p("vp") },
    ],
    shows: (org) => [person(org, "dev")?.dottedLines, person(org, "ops")?.dottedLines],
    is: [[{ managerId: "vp", purpose: "mentor" }], undefined],
  },
  {
    does: "people, areas, craft leads and waivers are written",
    changes: [
      {
        kind: "update-person",
        personId: p("dev"),
        fields: { title: "Engineer", discipline: disciplineId("engineering") },
      },
      { kind: "update-area", areaId: a("pay"), fields: { name: "Payments" } },
      {
        kind: "grant-waiver",
        waiver: {
          id: waiverId("w"),
          checkId: "line-to-owner",
          subjectIds: ["pay"],
          reason: "architects",
          approverId: p("cpo"),
          standing: true,
        },
      },
    ],
    shows: (org) => [person(org, "dev")?.title, area(org, "pay")?.name, org.records.waivers.length],
    is: ["Engineer", "Payments", 1],
  },
];

describe("a list of changes makes a new org", () => {
  test.each(CASES)("$does", ({ changes, shows, is }) => {
    const org = stool();
    const before = JSON.stringify(org.records);
    expect(shows(after(org, ...changes))).toEqual(is);
    expect(JSON.stringify(org.records)).toBe(before);
  });

  test.each(KIND_CASES)("$does", ({ changes, shows, is }) => {
    const org = seats();
    const before = JSON.stringify(org.records);
    expect(shows(after(org, ...changes))).toEqual(is);
    expect(JSON.stringify(org.records)).toBe(before);
  });

  test.each(THING_CASES)("$does", ({ changes, shows, is }) => {
    const org = things();
    const before = JSON.stringify(org.records);
    expect(shows(after(org, ...changes))).toEqual(is);
    expect(JSON.stringify(org.records)).toBe(before);
  });

  test("a craft lead is set on a discipline that only people name", () => {
    const org = orgOf("ceo > vp/engineering");
    const led = after(org, {
      kind: "set-craft-lead",
      disciplineId: disciplineId("engineering"),
      personId: p("vp"),
    });
    expect(led.disciplines.map((d) => [d.id, d.leadId])).toEqual([["engineering", "vp"]]);
  });
});

const REFUSALS: readonly { when: string; changes: readonly OrgChange[]; says: string }[] = [
  {
    when: "lines would form a loop",
    changes: [{ kind: "set-manager", personId: p("vp"), managerId: p("dev") }],
    says: "0: vp cannot report to dev, who stands below them: the lines would form a loop.",
  },
  {
    when: "somebody would manage themself",
    changes: [{ kind: "set-manager", personId: p("vp"), managerId: p("vp") }],
    says: "0: vp cannot report to themself.",
  },
  {
    when: "a manager is not there",
    changes: [{ kind: "set-manager", personId: p("vp"), managerId: p("ghost") }],
    says: "0: vp would report to ghost, who is not in the org.",
  },
  {
    when: "an id was used before",
    changes: [
      { kind: "leave", personId: p("dev"), endOn: "2026-06-01", keepSeat: false },
      {
        kind: "add-person",
        person: { id: p("dev"), name: "New", managerId: null, status: "active", fte: 1, vacant: false },
      },
    ],
    says: "1: The id dev was already used, by dev.",
  },
  {
    when: "an area would lie inside itself",
    changes: [{ kind: "move-area", areaId: a("shop"), parentId: a("cart") }],
    says: "0: shop cannot hang under cart, which lies inside it.",
  },
  {
    when: "a share is impossible",
    changes: [
      {
        kind: "set-assignment",
        assignment: { personId: p("dev"), areaId: a("pay"), share: 0, type: "core", isLead: false },
      },
    ],
    says: "0: dev would be assigned to pay with share 0; more than 0 and at most 1 is allowed.",
  },
  {
    when: "there is no row to remove",
    changes: [{ kind: "remove-assignment", personId: p("ceo"), areaId: a("pay"), type: "core" }],
    says: "0: ceo has no core row in pay to remove.",
  },
  {
    when: "a root leaves and nobody takes the reports",
    changes: [{ kind: "leave", personId: p("ceo"), endOn: "2026-06-01", keepSeat: false }],
    says: "0: 2 people report to ceo, who has no manager: say to whom they go.",
  },
  {
    when: "the approver does not stand above the owner",
    changes: [
      {
        kind: "grant-waiver",
        waiver: {
          id: waiverId("w"),
          checkId: "span",
          subjectIds: ["pay"],
          reason: "r",
          approverId: p("vp"),
          standing: true,
        },
      },
    ],
    says: "0: Waiver w on pay needs somebody above the owner of all it names, which vp is not.",
  },
  {
    when: "a dotted line is drawn twice",
    changes: [
      { kind: "add-dotted-line", personId: p("dev"), line: { managerId: p("vp"), purpose: "craft" } },
      { kind: "add-dotted-line", personId: p("dev"), line: { managerId: p("vp"), purpose: "craft" } },
    ],
    says: "1: dev already has a dotted line to vp.",
  },
];

describe("a failing precondition names the change and applies nothing", () => {
  test.each(REFUSALS)("when $when", ({ changes, says }) => {
    expect(refusal(stool(), ...changes)).toBe(says);
  });
  test.each(KIND_REFUSALS)("when $when", ({ changes, says }) => {
    expect(refusal(seats(), ...changes)).toBe(says);
  });
  test.each(THING_REFUSALS)("when $when", ({ changes, says }) => {
    expect(refusal(things(), ...changes)).toBe(says);
  });
});

describe("laws", () => {
  test.each(
    (
      [
        [stool, CASES],
        [things, THING_CASES],
        [seats, KIND_CASES],
      ] as const
    ).flatMap(([make, cases]) => cases.map((row) => ({ make, ...row }))),
  )("the inverse leads back, order included: $does", ({ make, changes }) => {
    const org = make();
    const applied = applyChanges(org, changes);
    if (!applied.ok) throw new Error(wording(applied.refusal.message));
    expect(after(applied.org, ...applied.inverse).records).toEqual(org.records);
  });

  const ids = Array.from({ length: 12 }, (_, i) => `p${i}`);
  const chain = orgOf(
    ids
      .slice(1)
      .map((id, i) => `p${Math.floor(i / 2)} > ${id}`)
      .join("; "),
  );

  test("any list of manager changes leaves a forest of the same people or is refused", () => {
    const move = fc.record({ personId: fc.constantFrom(...ids), managerId: fc.constantFrom(...ids) });
    fc.assert(
      fc.property(fc.array(move, { maxLength: 8 }), (moves) => {
        const applied = applyChanges(
          chain,
          moves.map((m) => ({ kind: "set-manager", personId: p(m.personId), managerId: p(m.managerId) })),
        );
        if (!applied.ok) return moves.length > 0;
        return applied.org.people.length === 12 && applied.org.lines.rootCount === 1;
      }),
    );
  });

  test("applying one by one gives what the batch gives", () => {
    const changes = CASES.flatMap((row) => row.changes).filter((change) => change.kind === "set-assignment");
    const one = changes.reduce((org, change) => after(org, change), stool());
    expect(one.records).toEqual(after(stool(), ...changes).records);
  });
});

describe("describing", () => {
  test("every kind of the cases reads as a sentence with names and ends in a full stop", () => {
    const seen = new Set<string>();
    for (const [org, rows] of [
      [stool(), [...CASES, ...REFUSALS]],
      [things(), [...THING_CASES, ...THING_REFUSALS]],
      [seats(), [...KIND_CASES, ...KIND_REFUSALS]],
    ] as const) {
      const names = namingOf(org);
      for (const change of rows.flatMap((row) => row.changes)) {
        seen.add(change.kind);
        expect(wording(describeChange(change, names))).toMatch(/^\S.*\.$/);
      }
    }
    expect(Object.keys(KINDS).filter((kind) => !seen.has(kind))).toEqual(["set-craft-lead"]);
  });

  test.each<[OrgChange, string]>([
    [{ kind: "set-manager", personId: p("em"), managerId: p("pm") }, "em reports to pm."],
    [{ kind: "set-owner", areaId: a("pay"), personId: p("em") }, "em owns pay."],
    [{ kind: "set-mode", areaId: a("pay"), mode: "sto" }, "pay turns STO."],
    [
      { kind: "leave", personId: p("em"), endOn: "2026-07-01", keepSeat: true },
      "em leaves on 2026-07-01; the seat stays open.",
    ],
    [{ kind: "transfer-asset", assetId: assetId("ledger"), areaId: a("shop") }, "Ledger belongs to shop."],
    [
      { kind: "end-dependency", dependencyId: dependencyId("n"), on: "2026-07-01" },
      "The need of shop for pay ends on 2026-07-01.",
    ],
    [
      { kind: "update-decision", decisionId: decisionId("launch"), fields: { deciderId: p("sm") } },
      "sm decides Launch.",
    ],
    [
      { kind: "merge-areas", fromIds: [a("shop")], into: a("pay"), ownerId: p("em") },
      "shop becomes part of pay, owned by em.",
    ],
    [
      { kind: "update-dotted-line", personId: p("dev"), line: { managerId: p("sm") } as never },
      "The dotted line of dev to sm has new terms.",
    ],
    [
      { kind: "update-dotted-line", personId: p("dev"), line: { managerId: p("sm"), purpose: "craft" } },
      "The dotted line of dev to sm is for the craft.",
    ],
    [
      {
        kind: "set-assignment",
        assignment: {
          personId: p("dev"),
          areaId: a("pay"),
          share: 0.5,
          type: "loan",
          isLead: false,
          to: "2026-09-01",
        },
      },
      "dev works on pay with 50 % (loan) until 2026-09-01.",
    ],
    [
      {
        kind: "update-person",
        personId: p("dev"),
        fields: { calibratorId: p("em"), mentorId: p("sm") },
        unset: ["timeZone"],
      },
      "dev: calibrator of the craft and mentor are updated; time zone is taken away.",
    ],
    [
      {
        kind: "restore",
        records: [{ list: "areas", id: "pay", record: null, fields: [] }],
      },
      "pay is taken off the records.",
    ],
    [
      {
        kind: "set-reading",
        linesKnown: true,
        reading: { people: 275, roots: 3, loops: 1, missingManagers: 4 },
      },
      "The lists that were read name 275 people, 3 roots, 1 loop, 4 missing managers.",
    ],
    [
      {
        kind: "set-reading",
        linesKnown: false,
        reading: { people: 1, roots: 1, loops: 0, missingManagers: 0 },
      },
      "The lists that were read name 1 person, no lines.",
    ],
    [
      {
        kind: "restore",
        records: [],
        reading: {
          rootAreaId: a("company"),
          linesKnown: true,
          reading: { people: 1, roots: 1, loops: 0, missingManagers: 0 },
        },
      },
      "What was read is as recorded before.",
    ],
  ])("%j", (change, text) => {
    expect(wording(describeChange(change, namingOf(things())))).toBe(text);
  });

  test("bare changes are told from unknown kinds", () => {
    expect([isOrgChange({ kind: "set-manager" }), isOrgChange({ kind: "toString" })]).toEqual([true, false]);
  });
});

test("a thousand changes are one re-index: the cost does not grow with people × changes", () => {
  const size = 20_000;
  const org = orgOf(Array.from({ length: size }, (_, i) => `ceo > q${i}`).join(";"));
  const changes = Array.from({ length: 1000 }, (_, i): OrgChange => ({
    kind: "set-manager",
    personId: p(`q${i + 1}`),
    managerId: p(`q${size - 1 - i}`),
  }));
  const moved = after(org, ...changes);
  expect(moved.people.filter((one) => one.managerId !== "ceo" && one.managerId !== null)).toHaveLength(1000);
});
