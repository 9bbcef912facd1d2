import * as fc from "fast-check";
import {
  areaId,
  assetId,
  decisionId,
  dependencyId,
  disciplineId,
  indexOrg,
  personId,
  waiverId,
  type Area,
  type Assignment,
  type Org,
  type OrgRecords,
  type Person,
} from "../org/index.ts";
import { sameOwners } from "./diffing.ts";
import { applyChanges, type OrgChange } from "./index.ts";
import { keyOf, LISTS } from "./lists.ts";
import { changedFields, fieldOf, same } from "./same.ts";

/** Random small orgs and random lists of changes on them, for the laws. Ids are few, so that changes meet. */

export const TODAY = "2026-06-01";
const PEOPLE = ["p0", "p1", "p2", "p3", "p4", "p5", "p6", "p7"];
const NEW_PEOPLE = ["n0", "n1"];
const AREAS = ["a1", "a2", "a3"];
const SEATS = ["seat:p1", "seat:p2", "p5", "p6", "n0"];

const anyone = fc.constantFrom(...PEOPLE, ...NEW_PEOPLE, "seat:p2").map(personId);
const anyArea = fc.constantFrom(...AREAS, "new1", "a2").map(areaId);
const anyDay = fc.constantFrom("2026-01-01", TODAY, "2026-09-01");
const maybe = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: undefined });
const share = fc.constantFrom(0.25, 0.5, 1);
const word = fc.constantFrom("red", "blue", "green");

/** A copy without the keys that are undefined, which the types forbid and JSON drops. */
const plain = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

const personOf = (id: string) =>
  fc
    .record({
      managerId: fc.constant(null),
      title: maybe(word),
      email: maybe(word),
      discipline: maybe(fc.constantFrom("engineering", "design").map(disciplineId)),
      mentorId: maybe(fc.constantFrom(...PEOPLE).map(personId)),
      level: maybe(fc.nat(3)),
    })
    .map((fields): Person =>
      plain({
        ...fields,
        id: personId(id),
        name: id,
        status: "active",
        fte: 1,
        vacant: false,
      } as unknown as Person),
    );

const rowOf = fc.record({
  personId: fc.constantFrom(...PEOPLE).map(personId),
  areaId: fc.constantFrom(...AREAS).map(areaId),
  type: fc.constantFrom("core" as const, "loan" as const),
  share,
  isLead: fc.boolean(),
  from: maybe(anyDay),
});

export const randomOrg: fc.Arbitrary<Org> = fc
  .record({
    people: fc.tuple(...PEOPLE.map(personOf)),
    managers: fc.tuple(...PEOPLE.map((_, i) => fc.nat(Math.max(0, i - 1)))),
    vacant: fc.subarray(["p5", "p6"]),
    owners: fc.tuple(...AREAS.map(() => maybe(fc.constantFrom(...PEOPLE).map(personId)))),
    deputies: fc.tuple(...AREAS.map(() => maybe(fc.constantFrom(...PEOPLE).map(personId)))),
    nested: fc.boolean(),
    rows: fc.uniqueArray(rowOf, {
      maxLength: 8,
      selector: (row) => `${row.personId} ${row.areaId} ${row.type} ${row.from}`,
    }),
    things: fc.boolean(),
  })
  .map(({ people, managers, vacant, owners, deputies, nested, rows, things }) => {
    const area = (id: string, i: number): Area => ({
      id: areaId(id),
      name: id,
      parentId: areaId(id === "a3" && nested ? "a2" : "company"),
      kind: "product",
      mode: "functional",
      status: "active",
      owners: owners[i] === undefined ? [] : [{ personId: owners[i] }],
      ...(deputies[i] === undefined ? {} : { deputyId: deputies[i] }),
    });
    const records: OrgRecords = {
      rootAreaId: areaId("company"),
      people: people.map((one, i) => {
        const { email, ...rest } = one;
        const isVacant = vacant.includes(one.id);
        return {
          ...rest,
          vacant: isVacant,
          ...(i === 7 ? { dottedLines: [{ managerId: personId("p0"), purpose: "craft" as const }] } : {}),
          ...(email === undefined || isVacant ? {} : { email }),
          managerId: i === 0 ? null : personId(PEOPLE[managers[i] ?? 0] ?? "p0"),
        };
      }),
      outside: [],
      disciplines: [
        { id: disciplineId("engineering"), name: "Engineering", requiredInProduct: true, executive: false },
      ],
      areas: [
        {
          id: areaId("company"),
          name: "Company",
          parentId: null,
          kind: "corporate",
          mode: "functional",
          status: "active",
          owners: [],
        },
        ...AREAS.map(area),
      ],
      assignments: rows.map((row) => plain(row) as Assignment),
      assets: things
        ? [
            {
              id: assetId("x1"),
              name: "X1",
              kind: "repo",
              tier: 1,
              areaId: areaId("a1"),
              approverIds: [personId("p2")],
            },
          ]
        : [],
      dependencies: things
        ? [
            {
              id: dependencyId("d1"),
              consumerAreaId: areaId("a1"),
              providerAreaId: areaId("a2"),
              blocking: false,
            },
          ]
        : [],
      decisions: things
        ? [
            {
              id: decisionId("q1"),
              title: "Q1",
              areaId: areaId("a1"),
              door: "two-way",
              deciderId: personId("p1"),
            },
          ]
        : [],
      waivers: things
        ? [{ id: waiverId("w1"), checkId: "span", subjectIds: ["p1"], reason: "r", standing: true }]
        : [],
      redirects: [],
      linesKnown: true,
      reading: { people: 8, roots: 1, loops: 0, missingManagers: 0 },
    };
    return indexOrg(records, [], TODAY);
  });

const change = (of: fc.Arbitrary<unknown>): fc.Arbitrary<OrgChange> =>
  of.map((one) => plain(one) as OrgChange);
const kind = <K extends OrgChange["kind"]>(name: K) => fc.constant(name);

const personChange: readonly fc.Arbitrary<OrgChange>[] = [
  change(fc.record({ kind: kind("set-manager"), personId: anyone, managerId: anyone })),
  change(
    fc.record({
      kind: kind("update-person"),
      personId: anyone,
      fields: fc.record({ title: word, level: fc.nat(3) }),
    }),
  ),
  change(
    fc.record({
      kind: kind("update-person"),
      personId: anyone,
      fields: fc.constant({}),
      unset: fc.constant(["title"]),
    }),
  ),
  change(
    fc.record({
      kind: kind("leave"),
      personId: anyone,
      endOn: fc.constant(TODAY),
      keepSeat: fc.boolean(),
    }),
  ),
  change(
    fc.tuple(fc.constantFrom(...NEW_PEOPLE), anyone, fc.boolean()).chain(([id, managerId, vacant]) =>
      personOf(id).map((one) => ({
        kind: "add-person",
        person: { ...one, managerId, vacant, ...(vacant ? { email: undefined } : {}) },
      })),
    ),
  ),
  change(fc.record({ kind: kind("withdraw-person"), personId: anyone })),
  change(
    fc.record({
      kind: kind("set-status"),
      personId: anyone,
      status: fc.constantFrom("active", "on-leave"),
      to: maybe(fc.constant("2026-09-01")),
    }),
  ),
  change(fc.record({ kind: kind("return-person"), personId: anyone })),
  change(fc.record({ kind: kind("fill-vacancy"), vacancyId: fc.constantFrom(...SEATS), personId: anyone })),
  change(
    fc
      .tuple(fc.constantFrom(...SEATS), fc.constantFrom(...NEW_PEOPLE))
      .chain(([vacancyId, id]) =>
        personOf(id).map((one) => ({ kind: "fill-vacancy", vacancyId, personId: id, person: one })),
      ),
  ),
  change(
    fc.record({
      kind: kind("close-seat"),
      vacancyId: fc.constantFrom(...SEATS),
      reason: word,
      reportsTo: maybe(anyone),
    }),
  ),
  change(fc.record({ kind: kind("reopen-vacancy"), vacancyId: fc.constantFrom(...SEATS) })),
  change(fc.record({ kind: kind("merge-people"), keepId: anyone, dropId: anyone })),
  change(
    fc.record({
      kind: kind("add-dotted-line"),
      personId: anyone,
      line: fc.record({ managerId: anyone, purpose: fc.constantFrom("craft", "mentor") }),
    }),
  ),
  change(
    fc.record({ kind: kind("remove-dotted-line"), personId: anyone, managerId: fc.constant(personId("p0")) }),
  ),
];

const areaChange: readonly fc.Arbitrary<OrgChange>[] = [
  change(fc.record({ kind: kind("set-owner"), areaId: anyArea, personId: anyone, from: maybe(anyDay) })),
  change(fc.record({ kind: kind("clear-owner"), areaId: anyArea })),
  change(fc.record({ kind: kind("set-deputy"), areaId: anyArea, personId: anyone })),
  change(fc.record({ kind: kind("set-mode"), areaId: anyArea, mode: fc.constantFrom("sto", "functional") })),
  change(fc.record({ kind: kind("move-area"), areaId: anyArea, parentId: anyArea })),
  change(fc.record({ kind: kind("update-area"), areaId: anyArea, fields: fc.record({ name: word }) })),
  change(fc.record({ kind: kind("pause-area"), areaId: anyArea })),
  change(fc.record({ kind: kind("resume-area"), areaId: anyArea })),
  change(fc.record({ kind: kind("retire-area"), areaId: anyArea, redirectTo: maybe(anyArea) })),
  change(fc.record({ kind: kind("revive-area"), areaId: anyArea })),
  change(
    fc.record({ kind: kind("merge-areas"), fromIds: fc.tuple(anyArea), into: anyArea, ownerId: anyone }),
  ),
  change(
    anyArea.map((parentId) => ({
      kind: "add-area",
      area: {
        id: "new1",
        name: "New",
        parentId,
        kind: "product",
        mode: "functional",
        status: "active",
        owners: [],
      },
    })),
  ),
  change(fc.record({ kind: kind("set-charter"), areaId: anyArea, charter: fc.record({ purpose: word }) })),
  change(fc.record({ kind: kind("sign-charter"), areaId: anyArea, personId: fc.constant(personId("p0")) })),
  change(fc.record({ kind: kind("certify-area"), areaId: anyArea })),
  change(
    fc.record({
      kind: kind("set-assignment"),
      assignment: fc.record({
        personId: anyone,
        areaId: anyArea,
        type: fc.constantFrom("core", "loan"),
        share,
        isLead: fc.boolean(),
      }),
    }),
  ),
  change(
    fc.record({
      kind: kind("remove-assignment"),
      personId: anyone,
      areaId: anyArea,
      type: fc.constant("core"),
    }),
  ),
];

const counts = fc.record({
  people: fc.nat(9),
  roots: fc.nat(2),
  loops: fc.nat(1),
  missingManagers: fc.nat(1),
});
const readingChange = change(
  fc.record({
    kind: kind("set-reading"),
    rootAreaId: maybe(fc.constantFrom("company", "a1", "a2").map(areaId)),
    linesKnown: fc.boolean(),
    reading: counts,
  }),
);

const thingChange: readonly fc.Arbitrary<OrgChange>[] = [
  change(fc.record({ kind: kind("transfer-asset"), assetId: fc.constant("x1"), areaId: anyArea })),
  change(
    fc.record({
      kind: kind("update-asset"),
      assetId: fc.constant("x1"),
      fields: fc.record({ memberIds: fc.uniqueArray(anyone, { maxLength: 2 }) }),
    }),
  ),
  change(fc.record({ kind: kind("retire-asset"), assetId: fc.constant("x1") })),
  change(
    fc.constant({
      kind: "add-asset",
      asset: { id: "x2", name: "X2", kind: "service", tier: 2, areaId: "a2" },
    }),
  ),
  change(
    fc.record({
      kind: kind("update-dependency"),
      dependencyId: fc.constant("d1"),
      fields: fc.record({ channel: word }),
    }),
  ),
  change(
    fc.record({
      kind: kind("accept-dependency"),
      dependencyId: fc.constant("d1"),
      side: fc.constantFrom("consumer", "provider"),
      personId: anyone,
    }),
  ),
  change(fc.record({ kind: kind("end-dependency"), dependencyId: fc.constant("d1"), on: maybe(anyDay) })),
  change(
    fc.record({
      kind: kind("update-decision"),
      decisionId: fc.constant("q1"),
      fields: fc.record({ deciderId: anyone }),
    }),
  ),
  change(fc.record({ kind: kind("decide-decision"), decisionId: fc.constant("q1"), outcome: word })),
  change(fc.record({ kind: kind("override-decision"), decisionId: fc.constant("q1"), personId: anyone })),
  change(fc.constant({ kind: "revoke-waiver", waiverId: "w1" })),
  change(
    fc.constant({
      kind: "grant-waiver",
      waiver: { id: "w2", checkId: "span", subjectIds: ["p2"], reason: "r", standing: true },
    }),
  ),
  change(fc.constant({ kind: "merge-discipline", fromId: "design", into: "engineering" })),
  change(
    fc.record({ kind: kind("set-craft-lead"), disciplineId: fc.constant("engineering"), personId: anyone }),
  ),
];

export const randomChange: fc.Arbitrary<OrgChange> = fc.oneof(
  ...personChange,
  ...areaChange,
  ...thingChange,
  readingChange,
);

/** Those of the changes that can be applied one after the other, and the org after them. */
export function applicable(org: Org, changes: readonly OrgChange[]): { changes: OrgChange[]; org: Org } {
  const kept: OrgChange[] = [];
  let now = org;
  for (const one of changes) {
    const applied = applyChanges(now, [one]);
    if (!applied.ok) continue;
    kept.push(one);
    now = applied.org;
  }
  return { changes: kept, org: now };
}

/** What differs between an org and the one it should be, in words; history may stand beside. An obvious second version. */
export function differences(now: Org, target: Org): string[] {
  const found: string[] = [];
  for (const field of ["rootAreaId", "linesKnown", "reading"] as const)
    if (!same(now.records[field], target.records[field])) found.push(field);
  for (const name of LISTS) {
    const have = new Map(now.records[name].map((record) => [keyOf(record), record]));
    const want = new Map(target.records[name].map((record) => [keyOf(record), record]));
    for (const [key, record] of want) {
      const other = have.get(key);
      if (other === undefined) found.push(`${name} lacks ${key}`);
      else
        for (const field of changedFields(other, record))
          if (
            !(
              field === "owners" &&
              "owners" in other &&
              "owners" in record &&
              sameOwners(other, record, target.today)
            )
          )
            found.push(`${name} ${key} ${field}`);
    }
    for (const [key, record] of have) {
      if (want.has(key) || name === "redirects") continue;
      const to = fieldOf(record, "to");
      const isOver = typeof to === "string" && to <= target.today;
      const isPast =
        (name === "outside" && !target.personIndexById.has(key)) ||
        (name === "areas" && fieldOf(record, "status") === "retired") ||
        ((name === "assignments" || name === "dependencies") && isOver);
      if (!isPast) found.push(`${name} has ${key} too`);
    }
  }
  return found;
}
