import { orgOf } from "../../test/orgOf.ts";
import {
  areaId as a,
  assetId,
  decisionId,
  dependencyId,
  disciplineId,
  ownersOf,
  personId as p,
  type Org,
  type Person,
} from "../org/index.ts";
import type { OrgChange } from "./index.ts";

/** Cases of `apply.test.ts` about seats, status, merged records, disciplines and the life of areas. */

const human = (id: string, more: Partial<Person> = {}): Person => ({
  id: p(id),
  name: id,
  managerId: null,
  status: "active",
  fte: 1,
  vacant: false,
  ...more,
});

/** Two areas, an empty seat with a report and a row, somebody double, a thing, an agreement and a decision. */
export const seats = (): Org =>
  orgOf(
    "ceo > em/engineering, sm; em > dev/engineering, seat; seat > ops; sm > twin/design; pay: em*, dev 0.5, seat 0.5; shop: sm*, dev 0.5, twin; shop/cart: ops",
    {
      people: { seat: { vacant: true }, sm: { mentorId: p("twin") } },
      areas: { pay: { deputyId: p("dev"), charter: { purpose: "pay", signedBy: p("ceo"), version: 3 } } },
      disciplines: [
        { id: disciplineId("engineering"), name: "Engineering", requiredInProduct: true, executive: false },
        { id: disciplineId("design"), name: "Design", requiredInProduct: true, executive: false },
      ],
      assets: [{ id: assetId("ledger"), name: "Ledger", kind: "repo", tier: 1, areaId: a("pay") }],
      dependencies: [
        { id: dependencyId("n"), consumerAreaId: a("shop"), providerAreaId: a("pay"), blocking: false },
      ],
      decisions: [
        { id: decisionId("launch"), title: "Launch", areaId: a("pay"), door: "two-way", deciderId: p("em") },
      ],
    },
  );

const person = (org: Org, id: string) => org.people[org.personIndexById.get(id) ?? -1];
const area = (org: Org, id: string) => org.areas[org.areaIndexById.get(id) ?? -1];
const owners = (org: Org, id: string) =>
  ownersOf(org, org.areaIndexById.get(id) ?? -1).map((index) => org.people[index]?.id);
const rows = (org: Org, id: string) =>
  org.records.assignments.filter((row) => row.personId === id).map((row) => [row.areaId, row.share]);
const outside = (org: Org) => org.records.outside.map((one) => one.id);
const redirects = (org: Org) => org.records.redirects.map((one) => [one.kind, one.fromId, one.toIds]);
const split: Extract<OrgChange, { readonly kind: "split-area" }> = {
  kind: "split-area",
  areaId: a("pay"),
  parts: [
    {
      id: a("in"),
      name: "Pay in",
      personIds: [p("em"), p("dev")],
      assetIds: [assetId("ledger")],
      decisionIds: [decisionId("launch")],
    },
    { id: a("out"), name: "Pay out", personIds: [p("seat")], dependencyIds: [dependencyId("n")] },
  ],
};
const left: OrgChange = { kind: "leave", personId: p("em"), endOn: "2026-06-01", keepSeat: true };

export const KIND_CASES: readonly {
  does: string;
  changes: readonly OrgChange[];
  shows: (org: Org) => unknown;
  is: unknown;
}[] = [
  {
    does: "who was added by mistake is taken off the records, and the id is spent",
    changes: [
      { kind: "add-person", person: human("oops", { managerId: p("em") }) },
      { kind: "withdraw-person", personId: p("oops") },
    ],
    shows: (org) => [person(org, "oops"), redirects(org)],
    is: [undefined, [["person", "oops", []]]],
  },
  {
    does: "while an owner is on leave the deputy acts, until the day of the return",
    changes: [{ kind: "set-status", personId: p("em"), status: "on-leave", to: "2026-09-01" }],
    shows: (org) => [person(org, "em")?.status, person(org, "em")?.managerId, area(org, "pay")?.owners],
    is: [
      "on-leave",
      "ceo",
      [
        { personId: "em", to: "2026-06-01" },
        { personId: "dev", acting: true, from: "2026-06-01", to: "2026-09-01" },
        { personId: "em", from: "2026-09-01" },
      ],
    ],
  },
  {
    does: "a newer reading counts anew",
    changes: [
      {
        kind: "set-reading",
        linesKnown: true,
        reading: { people: 9, roots: 2, loops: 0, missingManagers: 1 },
      },
    ],
    shows: (org) => [org.records.rootAreaId, org.records.reading.people, org.records.reading.roots],
    is: ["company", 9, 2],
  },
  {
    does: "another area becomes the company, and the one before hangs under it with the rest",
    changes: [
      {
        kind: "set-reading",
        rootAreaId: a("cart"),
        linesKnown: false,
        reading: { people: 9, roots: 9, loops: 0, missingManagers: 0 },
      },
    ],
    shows: (org) => [
      org.records.rootAreaId,
      org.records.linesKnown,
      ["cart", "company", "shop", "pay"].map((id) => area(org, id)?.parentId),
    ],
    is: ["cart", false, [null, "cart", "company", "company"]],
  },
  {
    does: "who was to start comes in by becoming active",
    changes: [
      { kind: "add-person", person: human("new", { managerId: p("em"), status: "pending" }) },
      { kind: "set-status", personId: p("new"), status: "active" },
    ],
    shows: (org) => [person(org, "new")?.status, outside(org)],
    is: ["active", []],
  },
  {
    does: "who returns takes the open seat again, with its reports and rows, and owns nothing",
    changes: [left, { kind: "return-person", personId: p("em") }],
    shows: (org) => [
      person(org, "em")?.managerId,
      person(org, "dev")?.managerId,
      person(org, "em")?.endOn,
      owners(org, "pay"),
      redirects(org),
    ],
    is: ["ceo", "em", undefined, ["dev"], [["person", "seat:em", ["em"]]]],
  },
  {
    does: "somebody new takes an empty seat: its place, its report and its row",
    changes: [{ kind: "fill-vacancy", vacancyId: p("seat"), personId: p("new"), person: human("new") }],
    shows: (org) => [
      person(org, "new")?.managerId,
      person(org, "ops")?.managerId,
      rows(org, "new"),
      redirects(org),
      person(org, "seat"),
    ],
    is: ["em", "new", [["pay", 0.5]], [["person", "seat", ["new"]]], undefined],
  },
  {
    does: "a seat that owns passes the ownership to who fills it",
    changes: [
      { kind: "set-owner", areaId: a("pay"), personId: p("seat") },
      { kind: "fill-vacancy", vacancyId: p("seat"), personId: p("twin") },
    ],
    shows: (org) => [owners(org, "pay"), person(org, "twin")?.managerId, rows(org, "twin")],
    is: [
      ["twin"],
      "em",
      [
        ["pay", 0.5],
        ["shop", 1],
      ],
    ],
  },
  {
    does: "a filled seat opens again at its place",
    changes: [
      { kind: "fill-vacancy", vacancyId: p("seat"), personId: p("new"), person: human("new") },
      { kind: "reopen-vacancy", vacancyId: p("seat"), managerId: p("sm") },
    ],
    shows: (org) => [person(org, "seat")?.managerId, person(org, "ops")?.managerId, redirects(org)],
    is: ["sm", "new", []],
  },
  {
    does: "a closed seat hands its report on and stays known outside",
    changes: [{ kind: "close-seat", vacancyId: p("seat"), reason: "budget", reportsTo: p("em") }],
    shows: (org) => [person(org, "ops")?.managerId, outside(org), rows(org, "seat")],
    is: ["em", ["seat"], []],
  },
  {
    does: "two records of one person become one, with the rows, reports and mentions of both",
    changes: [
      {
        kind: "merge-people",
        keepId: p("dev"),
        dropId: p("twin"),
        fields: { discipline: disciplineId("design") },
      },
    ],
    shows: (org) => [
      rows(org, "dev"),
      person(org, "sm")?.mentorId,
      person(org, "dev")?.discipline,
      redirects(org),
    ],
    is: [
      [
        ["pay", 0.5],
        ["shop", 1],
      ],
      "dev",
      "design",
      [["person", "twin", ["dev"]]],
    ],
  },
  {
    does: "a merged discipline takes its people along and its name stays known",
    changes: [
      {
        kind: "add-discipline",
        discipline: { id: disciplineId("ux"), name: "UX", requiredInProduct: true, executive: false },
      },
      { kind: "update-discipline", disciplineId: disciplineId("ux"), fields: { aliases: ["Experience"] } },
      { kind: "merge-discipline", fromId: disciplineId("design"), into: disciplineId("ux") },
    ],
    shows: (org) => [
      person(org, "twin")?.discipline,
      org.records.disciplines.map((one) => [one.id, one.aliases]),
    ],
    is: [
      "ux",
      [
        ["engineering", undefined],
        ["ux", ["Experience", "Design"]],
      ],
    ],
  },
  {
    does: "a split area leads to its parts; everything in it is placed, the charter is a draft",
    changes: [split],
    shows: (org) => [
      area(org, "pay")?.status,
      [...rows(org, "em"), ...rows(org, "seat")],
      org.records.assets.map((one) => one.areaId),
      org.records.dependencies.map((one) => one.providerAreaId),
      org.records.decisions.map((one) => one.areaId),
      area(org, "in")?.charter,
      owners(org, "in"),
      redirects(org),
    ],
    is: [
      "retired",
      [
        ["in", 1],
        ["out", 0.5],
      ],
      ["in"],
      ["out"],
      ["in"],
      { purpose: "pay", version: 1 },
      [],
      [["area", "pay", ["in", "out"]]],
    ],
  },
  {
    does: "an area with nothing inside retires, and can live again",
    changes: [
      { kind: "remove-assignment", personId: p("ops"), areaId: a("cart"), type: "core" },
      { kind: "retire-area", areaId: a("cart"), redirectTo: a("shop") },
    ],
    shows: (org) => [area(org, "cart")?.status, redirects(org)],
    is: ["retired", [["area", "cart", ["shop"]]]],
  },
  {
    does: "a revived area is no longer elsewhere",
    changes: [
      { kind: "remove-assignment", personId: p("ops"), areaId: a("cart"), type: "core" },
      { kind: "retire-area", areaId: a("cart"), redirectTo: a("shop") },
      { kind: "revive-area", areaId: a("cart") },
    ],
    shows: (org) => [area(org, "cart")?.status, redirects(org)],
    is: ["active", []],
  },
  {
    does: "an area rests and goes on",
    changes: [
      { kind: "pause-area", areaId: a("pay") },
      { kind: "pause-area", areaId: a("shop") },
      { kind: "resume-area", areaId: a("pay") },
    ],
    shows: (org) => [area(org, "pay")?.status, area(org, "shop")?.status],
    is: ["active", "paused"],
  },
  {
    does: "a field that is taken away is absent, and what was expected stood",
    changes: [
      { kind: "update-area", areaId: a("pay"), fields: {}, unset: ["deputyId"], expect: { deputyId: "dev" } },
      {
        kind: "update-person",
        personId: p("sm"),
        fields: {},
        unset: ["mentorId"],
        expect: { title: null },
      },
    ],
    shows: (org) => [Object.hasOwn(area(org, "pay") ?? {}, "deputyId"), person(org, "sm")?.mentorId],
    is: [false, undefined],
  },
  {
    does: "of a record that is put back only the fields named are written",
    changes: [
      {
        kind: "restore",
        records: [
          { list: "people", id: "dev", record: human("dev", { managerId: p("sm") }), fields: ["managerId"] },
        ],
      },
    ],
    shows: (org) => [person(org, "dev")?.managerId, person(org, "dev")?.discipline],
    is: ["sm", "engineering"],
  },
];

export const KIND_REFUSALS: readonly { when: string; changes: readonly OrgChange[]; says: string }[] = [
  {
    when: "somebody with a report would be withdrawn",
    changes: [{ kind: "withdraw-person", personId: p("seat") }],
    says: "0: seat cannot be withdrawn: 1 person reports to them. Give them another manager first.",
  },
  {
    when: "an owner would be withdrawn",
    changes: [
      { kind: "set-manager", personId: p("dev"), managerId: p("ceo") },
      { kind: "set-manager", personId: p("seat"), managerId: p("ceo") },
      { kind: "withdraw-person", personId: p("em") },
    ],
    says: "2: em cannot be withdrawn: pay names them as owner or deputy.",
  },
  {
    when: "somebody who left would go on leave",
    changes: [left, { kind: "set-status", personId: p("em"), status: "on-leave" }],
    says: "1: em left on 2026-06-01; somebody who comes back returns by the change return-person.",
  },
  {
    when: "a leave of absence would end before it begins",
    changes: [{ kind: "set-status", personId: p("em"), status: "on-leave", to: "2026-05-01" }],
    says: "0: em would be back on 2026-05-01, not after 2026-06-01.",
  },
  {
    when: "an owner would end before they begin",
    changes: [
      { kind: "set-owner", areaId: a("pay"), personId: p("dev"), from: "2026-07-01", to: "2026-06-15" },
    ],
    says: "0: dev would own pay until 2026-06-15, which is not after 2026-07-01, when that begins.",
  },
  {
    when: "an owner would end on the day they begin, which is today",
    changes: [{ kind: "set-owner", areaId: a("pay"), personId: p("dev"), to: "2026-06-01" }],
    says: "0: dev would own pay until 2026-06-01, which is not after 2026-06-01, when that begins.",
  },
  {
    when: "a dotted line would end before it begins",
    changes: [
      {
        kind: "add-dotted-line",
        personId: p("dev"),
        line: { managerId: p("ceo"), purpose: "craft", from: "2026-07-01", to: "2026-07-01" },
      },
    ],
    says: "0: The dotted line of dev to ceo would end on 2026-07-01, which is not after 2026-07-01, when it begins.",
  },
  {
    when: "a dotted line would be rewritten to end before it begins",
    changes: [
      { kind: "add-dotted-line", personId: p("dev"), line: { managerId: p("ceo"), purpose: "craft" } },
      {
        kind: "update-dotted-line",
        personId: p("dev"),
        line: { managerId: p("ceo"), purpose: "craft", from: "2026-07-01", to: "2026-06-01" },
      },
    ],
    says: "1: The dotted line of dev to ceo would end on 2026-06-01, which is not after 2026-07-01, when it begins.",
  },
  {
    when: "somebody who is here would return",
    changes: [{ kind: "return-person", personId: p("em") }],
    says: "0: em did not leave.",
  },
  {
    when: "a seat that is taken would be filled",
    changes: [{ kind: "fill-vacancy", vacancyId: p("dev"), personId: p("twin") }],
    says: "0: dev is somebody, not an empty seat.",
  },
  {
    when: "who fills a seat stands above it",
    changes: [{ kind: "fill-vacancy", vacancyId: p("seat"), personId: p("ceo") }],
    says: "0: ceo cannot take seat, which stands below them: the lines would form a loop.",
  },
  {
    when: "nobody takes the reports of a closed seat",
    changes: [{ kind: "close-seat", vacancyId: p("seat"), reason: "budget" }],
    says: "0: 1 person reports to seat: say to whom they go.",
  },
  {
    when: "an area waits for the seat as its owner",
    changes: [
      { kind: "set-owner", areaId: a("pay"), personId: p("seat") },
      { kind: "close-seat", vacancyId: p("seat"), reason: "budget", reportsTo: p("em") },
    ],
    says: "1: seat cannot be closed: it is to own pay.",
  },
  {
    when: "no seat was closed",
    changes: [{ kind: "reopen-vacancy", vacancyId: p("em") }],
    says: "0: There is no closed or filled seat em to open again.",
  },
  {
    when: "merged lines would go in a circle",
    changes: [{ kind: "merge-people", keepId: p("dev"), dropId: p("em") }],
    says: "0: dev stands below em: merged, they would report to themself. Give them another manager first.",
  },
  {
    when: "a person and a seat would be one",
    changes: [{ kind: "merge-people", keepId: p("dev"), dropId: p("seat") }],
    says: "0: dev is somebody and seat an empty seat: a seat is filled, not merged.",
  },
  {
    when: "a discipline is merged with itself",
    changes: [{ kind: "merge-discipline", fromId: disciplineId("design"), into: disciplineId("design") }],
    says: "0: Design cannot be merged with itself.",
  },
  {
    when: "a discipline id was used",
    changes: [
      {
        kind: "add-discipline",
        discipline: { id: disciplineId("design"), name: "D", requiredInProduct: true, executive: false },
      },
    ],
    says: "0: The discipline id design was already used.",
  },
  {
    when: "a discipline to update is not there",
    changes: [{ kind: "update-discipline", disciplineId: disciplineId("law"), fields: { name: "Law" } }],
    says: "0: There is no discipline law to update.",
  },
  {
    when: "somebody is placed in no part of a split area",
    changes: [
      {
        ...split,
        parts: split.parts.map((part) => ({ ...part, personIds: [p("em")].slice(part.id === "in" ? 0 : 1) })),
      },
    ],
    says: "0: dev is in pay and placed in no part of it.",
  },
  {
    when: "a thing is placed twice",
    changes: [{ ...split, parts: split.parts.map((part) => ({ ...part, assetIds: [assetId("ledger")] })) }],
    says: "0: Ledger is placed 2 times; each goes to one part of pay.",
  },
  {
    when: "an area has work left inside",
    changes: [{ kind: "retire-area", areaId: a("cart") }],
    says: "0: cart cannot be retired: ops works on it.",
  },
  {
    when: "an area below lives",
    changes: [{ kind: "retire-area", areaId: a("shop") }],
    says: "0: shop cannot be retired before cart, which lies in it.",
  },
  {
    when: "a living area would be revived",
    changes: [{ kind: "revive-area", areaId: a("pay") }],
    says: "0: pay is active, not retired: there is nothing to revive.",
  },
  {
    when: "a paused area would be paused",
    changes: [
      { kind: "pause-area", areaId: a("pay") },
      { kind: "pause-area", areaId: a("pay") },
    ],
    says: "1: pay is paused already.",
  },
  {
    when: "an area that goes on would be resumed",
    changes: [{ kind: "resume-area", areaId: a("pay") }],
    says: "0: pay is active, not paused: there is nothing to resume.",
  },
  {
    when: "an old value does not stand any more",
    changes: [{ kind: "set-manager", personId: p("dev"), managerId: p("sm"), expect: { managerId: "ceo" } }],
    says: "0: dev is not as expected: manager is em, not ceo.",
  },
  {
    when: "the company would be no area",
    changes: [
      {
        kind: "set-reading",
        rootAreaId: a("acme"),
        linesKnown: true,
        reading: { people: 1, roots: 1, loops: 0, missingManagers: 0 },
      },
    ],
    says: "0: The company would be acme, which is not an area.",
  },
  {
    when: "lists would count less than nothing",
    changes: [
      {
        kind: "set-reading",
        linesKnown: true,
        reading: { people: -1, roots: 1, loops: 0, missingManagers: 0 },
      },
    ],
    says: "0: The lists cannot count -1 of anything.",
  },
  {
    when: "a second area would stand above all",
    changes: [
      {
        kind: "add-area",
        area: {
          id: a("acme"),
          name: "Acme",
          parentId: null,
          kind: "corporate",
          mode: "functional",
          status: "active",
          owners: [],
        },
      },
    ],
    says: "0: Acme would hang under nothing, which is not an area.",
  },
  {
    when: "a record put back would close a circle",
    changes: [
      {
        kind: "restore",
        records: [{ list: "people", id: "em", record: human("em", { managerId: p("dev") }), fields: [] }],
      },
    ],
    says: "0: em would stand above themself: the lines would form a loop.",
  },
  {
    when: "somebody with a report would be taken off the records",
    changes: [{ kind: "restore", records: [{ list: "people", id: "em", record: null, fields: [] }] }],
    says: "0: dev reports to em, who would no longer be in the org.",
  },
];
