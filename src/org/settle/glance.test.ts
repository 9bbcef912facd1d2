import * as fc from "fast-check";
import { expect, test } from "vitest";
import { EMPTY_DRAFT, type DraftPerson } from "../draft.ts";
import { indexOrg } from "../org.ts";
import { personId } from "../ids.ts";
import { createGlancer } from "./glance.ts";
import { buildOrg, settle } from "./settle.ts";

const TODAY = "2026-06-01";
const ids = fc.constantFrom("a", "b", "c", "d", "e", "long-identifier-1", "long-identifier-2");
const people: fc.Arbitrary<DraftPerson[]> = fc.array(
  fc.record(
    {
      id: ids.map(personId),
      name: fc.constantFrom("Ada", "Bo", "TBD", "Ada (2)", "Cyd (acting)"),
      managerId: fc.option(ids.map(personId)),
      status: fc.constantFrom("active" as const, "terminated" as const, "pending" as const),
      fte: fc.constant(1),
      vacant: fc.boolean(),
      email: fc.constantFrom("ada@x.example", "ADA@x.example", "bo@x.example"),
      employeeNumber: fc.constantFrom("1", "2"),
    },
    { requiredKeys: ["id", "name", "managerId", "status", "fte", "vacant"] },
  ),
  { maxLength: 7 },
);

test("a list that was seen while it was read settles as one that was not", () => {
  fc.assert(
    fc.property(
      fc.oneof(
        people,
        fc.uniqueArray(people, { maxLength: 1 }).map((all) => unique(all.flat())),
      ),
      (list) => {
        const seen = list.slice();
        const glancer = createGlancer();
        for (const person of seen) glancer.add(person);
        glancer.keepFor(seen);
        const plain = settle({ ...EMPTY_DRAFT, people: list }, { today: TODAY });
        expect(settle({ ...EMPTY_DRAFT, people: seen }, { today: TODAY })).toEqual(plain);
        const org = buildOrg({ ...EMPTY_DRAFT, people: seen }, { today: TODAY });
        const indexed = indexOrg(plain.records, plain.problems, TODAY);
        expect(org).toEqual(indexed);
        expect([...org.personIndexById]).toEqual(org.people.map((person, i) => [person.id, i]));
        for (const { id } of [...list, ...org.people])
          expect(org.personIndexById.get(id)).toBe(indexed.personIndexById.get(id));
      },
    ),
    { numRuns: 400 },
  );
});

test("a list that somebody adds to is looked at afresh", () => {
  const [ada, bo] = ["a", "b"].map((id): DraftPerson => ({
    id: personId(id),
    name: id,
    managerId: null,
    status: "active",
    fte: 1,
    vacant: false,
  }));
  const list = [ada!];
  const glancer = createGlancer();
  glancer.add(ada!);
  glancer.keepFor(list);
  list.push(bo!);
  expect(buildOrg({ ...EMPTY_DRAFT, people: list }, { today: TODAY }).people).toHaveLength(2);
});

/** The first row of each id, with a name that is only one: what most files are. */
function unique(list: readonly DraftPerson[]): DraftPerson[] {
  const byId = new Map(list.toReversed().map((person) => [person.id, { ...person, name: `P ${person.id}` }]));
  return [...byId.values()];
}
