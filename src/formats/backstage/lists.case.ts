import * as fc from "fast-check";
import {
  AREA_KINDS,
  AREA_MODES,
  AREA_STATUSES,
  ASSET_KINDS,
  ASSIGNMENT_TYPES,
  EMPTY_DRAFT,
  areaId,
  assetId,
  dayOfNumber,
  disciplineId,
  personId,
  type Area,
  type Asset,
  type Assignment,
  type OrgLists,
  type Person,
} from "../../org/index.ts";

const outer = /^[\s\u2000-\u200d\u2060\ufeff]|[\s\u2000-\u200d\u2060\ufeff]$/;
const text = fc
  .oneof(
    fc.string({ unit: "grapheme", minLength: 1, maxLength: 12 }),
    fc.constantFrom(
      "true",
      "007",
      "~",
      "- a",
      "a: b",
      "#x",
      "|",
      "l1\nl2",
      "Zoë Öz",
      "漢字",
      "'",
      '"',
      "a;b\\c",
      "\u0085x",
      "@a",
      "{a}",
      "*a",
    ),
  )
  .filter((t) => t !== "" && !outer.test(t) && !t.includes("\0") && !/\p{Cs}/u.test(t));
/** Ids that are names, ids that are none, ids that only differ by case, by kind or by namespace. */
const id = fc.oneof(
  fc.constantFrom(
    "ada",
    "Ada",
    "pay",
    "team/pay",
    "api:pay",
    "nobody",
    "a".repeat(64),
    "a".repeat(128),
    "x y",
    "-x",
    "ö",
  ),
  text,
);
const day = fc.integer({ min: 10_000, max: 20_000 }).map(dayOfNumber);
const maybe = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.option(value, { nil: undefined });
const list = (of: fc.Arbitrary<string>) => fc.uniqueArray(of, { minLength: 1, maxLength: 3 });

function given<T extends object>(object: T): T {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined)) as T;
}

/** Companies of a few people, areas and things with hostile texts, whose references name each other or nothing. */
export const anyLists: fc.Arbitrary<OrgLists> = fc
  .tuple(
    fc.uniqueArray(id, { maxLength: 5 }),
    fc.uniqueArray(id, { maxLength: 5 }),
    fc.uniqueArray(id, { maxLength: 6 }),
  )
  .chain(([people, areas, assets]) => {
    const who =
      people.length === 0
        ? id
        : fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...people) }, { weight: 1, arbitrary: id });
    const where =
      areas.length === 0
        ? id
        : fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...areas) }, { weight: 1, arbitrary: id });
    const owner = fc.record({
      personId: who,
      acting: maybe(fc.boolean()),
      from: maybe(day),
      to: maybe(day),
      claimed: maybe(fc.constant(true as const)),
    });
    const all = <T>(ids: readonly string[], make: (one: string) => fc.Arbitrary<T>): fc.Arbitrary<T[]> =>
      ids.length === 0 ? fc.constant([]) : (fc.tuple(...ids.map(make)) as unknown as fc.Arbitrary<T[]>);
    return fc.record({
      people: all(people, (one) =>
        fc
          .record({
            name: text,
            email: maybe(text),
            title: maybe(text),
            discipline: maybe(fc.constantFrom("engineering", "r&d")),
            managerId: fc.option(who),
            vacant: fc.boolean(),
          })
          .map(
            (p) =>
              given({
                ...p,
                id: personId(one),
                managerId: p.managerId === null ? null : personId(p.managerId),
                discipline: p.discipline === undefined ? undefined : disciplineId(p.discipline),
                status: "active",
                fte: 1,
              }) as Person,
          ),
      ),
      areas: all(areas, (one) =>
        fc
          .record({
            name: text,
            parentId: fc.option(where),
            kind: fc.constantFrom(...AREA_KINDS),
            mode: fc.constantFrom(...AREA_MODES),
            status: fc.constantFrom(...AREA_STATUSES),
            owners: fc.array(owner, { maxLength: 2 }),
            deputyId: maybe(who),
            aliases: maybe(list(text)),
            folded: maybe(fc.boolean()),
            servicePromise: maybe(text),
            certifiedOn: maybe(day),
            charter: maybe(fc.record({ purpose: text })),
          })
          .map((a) => given({ ...a, id: areaId(one), owners: a.owners.map(given) }) as unknown as Area),
      ),
      assignments: fc.uniqueArray(
        fc
          .record({
            personId: who,
            areaId: where,
            type: fc.constantFrom(...ASSIGNMENT_TYPES),
            share: maybe(fc.double({ min: 0.01, max: 1, noNaN: true })),
            role: maybe(text),
            isLead: fc.boolean(),
            from: maybe(day),
            to: maybe(day),
          })
          .map((a) => given(a) as unknown as Assignment),
        { maxLength: 6, selector: (a) => [a.personId, a.areaId, a.type, a.from].join("\n") },
      ),
      assets: all(assets, (one) =>
        fc
          .record({
            name: text,
            kind: fc.constantFrom(...ASSET_KINDS),
            tier: fc.constantFrom(1, 2, 3),
            areaId: maybe(where),
            ownerIds: maybe(list(who)),
            externalIds: maybe(fc.dictionary(text, text, { minKeys: 1, maxKeys: 2, noNullPrototype: true })),
            usedBy: maybe(list(where)),
            claimedBy: maybe(list(where)),
            memberIds: maybe(list(who)),
            approverIds: maybe(list(who)),
            pnl: maybe(fc.boolean()),
          })
          .map((a) => given({ ...a, id: assetId(one) }) as unknown as Asset),
      ),
    });
  })
  .map((lists) => ({ ...EMPTY_DRAFT, ...lists }));
