import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  AREA_KINDS,
  AREA_MODES,
  AREA_STATUSES,
  ASSET_KINDS,
  ASSIGNMENT_TYPES,
  CONTRAINDICATION_CODES,
  DEPENDENCY_MODES,
  DOTTED_PURPOSES,
  EMPTY_DRAFT,
  OWNER_STATES,
  PERSON_STATUSES,
  REDIRECT_KINDS,
  dayOfNumber,
  wording,
  type OrgDraft,
  type OrgLists,
} from "../org/index.ts";
import { FORMAT_CASES } from "./format.case.ts";

const outer = /^[\s\u2000-\u200d\u2060\ufeff]|[\s\u2000-\u200d\u2060\ufeff]$/;
/** Text as the domain holds it: not empty, no outer blanks, no NUL. */
const text = fc
  .oneof(
    fc.string({ unit: "grapheme", minLength: 1, maxLength: 12 }),
    fc.constantFrom(
      "=1+1",
      "'=x",
      "''@a",
      "-",
      "+49 170",
      "a;b",
      "a:b\\c",
      'say "hi"',
      "a,b",
      "l1\nl2",
      "a\r\nb",
      "Zoë Öz",
      "漢字",
    ),
  )
  .filter((t) => t !== "" && !outer.test(t) && !t.includes("\0") && !/\p{Cs}/u.test(t));
const id = text;
const day = fc.integer({ min: 0, max: 40_000 }).map(dayOfNumber);
const share = fc.double({ min: 0.01, max: 1, noNaN: true });
const some = <T extends object>(required: object, optional: object) =>
  fc
    .record({ ...required, ...optional } as Record<string, fc.Arbitrary<unknown>>, {
      requiredKeys: Object.keys(required),
      noNullPrototype: true,
    })
    .map((value) => value as unknown as T);
const list = (of: fc.Arbitrary<string>) => fc.array(of, { minLength: 1, maxLength: 3 });
const extra = fc.dictionary(
  fc.constantFrom("note", "department", "team_size", "Ünïcode", "__proto__", "employee id"),
  text,
  { minKeys: 1, noNullPrototype: true },
);

const ARBITRARIES: { readonly [List in keyof OrgLists]: fc.Arbitrary<OrgLists[List][number]> } = {
  people: some(
    {
      id,
      name: text,
      managerId: fc.option(id),
      status: fc.constantFrom(...PERSON_STATUSES),
      fte: fc.double({ min: 0, max: 1.2, noNaN: true }).map((n) => n + 0),
      vacant: fc.boolean(),
    },
    {
      employeeNumber: text,
      sourceId: text,
      email: text,
      title: text,
      discipline: fc.constantFrom("engineering", "product_design", "öz", "r&d"),
      location: text,
      timeZone: text,
      legalEntity: text,
      costCenter: text,
      level: fc.nat(20),
      startOn: day,
      endOn: day,
      backfillOf: id,
      expectedOn: day,
      interviewerIds: list(id),
      ladderUrl: text,
      mentorId: id,
      calibratorId: id,
      canOwn: fc.boolean(),
      annualCostEur: fc.nat(),
      dottedLines: fc.array(
        some(
          { managerId: id, purpose: fc.constantFrom(...DOTTED_PURPOSES) },
          { rates: fc.boolean(), prioritises: fc.boolean(), from: day, to: day },
        ),
        { minLength: 1, maxLength: 3 },
      ),
      extra,
    },
  ),
  areas: some(
    {
      id,
      name: text,
      parentId: fc.option(id),
      kind: fc.constantFrom(...AREA_KINDS),
      mode: fc.constantFrom(...AREA_MODES),
      status: fc.constantFrom(...AREA_STATUSES),
      owners: fc.array(
        some({ personId: id }, { acting: fc.boolean(), from: day, to: day, claimed: fc.constant(true) }),
        { maxLength: 3 },
      ),
    },
    {
      aliases: list(text),
      deputyId: id,
      requiredDisciplines: list(text),
      folded: fc.boolean(),
      servicePromise: text,
      certifiedOn: day,
      activatedOn: day,
      candidacies: fc.array(
        fc.record({ personId: id, state: fc.constantFrom(...OWNER_STATES) }, { noNullPrototype: true }),
        { minLength: 1, maxLength: 2 },
      ),
      charter: some(
        {},
        {
          purpose: text,
          inScope: list(text),
          tenets: list(text),
          metricAssetIds: list(id),
          signedBy: id,
          signedOn: day,
          version: fc.nat(9),
          responsibilities: some({}, { people: id, customer: id }),
        },
      ),
      sourceId: text,
      extra,
    },
  ),
  assignments: some(
    { personId: id, areaId: id, type: fc.constantFrom(...ASSIGNMENT_TYPES), isLead: fc.boolean() },
    { share, role: text, acting: fc.constant(true), from: day, to: day, raterId: id, guess: text, extra },
  ),
  assets: some(
    { id, name: text, kind: fc.constantFrom(...ASSET_KINDS), tier: fc.constantFrom(1, 2, 3) },
    {
      areaId: id,
      ownerIds: list(id),
      externalIds: fc.dictionary(text, text, { minKeys: 1, maxKeys: 3, noNullPrototype: true }),
      approverIds: list(id),
      memberIds: list(id),
      role: fc.constantFrom("input", "output"),
      pnl: fc.boolean(),
      claimedBy: list(id),
      usedBy: list(id),
      sharedWith: list(id),
      certifiedOn: day,
      contributors: fc.array(fc.record({ personId: id, lastOn: day }, { noNullPrototype: true }), {
        minLength: 1,
        maxLength: 2,
      }),
      sourceId: text,
      extra,
    },
  ),
  dependencies: some(
    { id, consumerAreaId: id, providerAreaId: id, blocking: fc.boolean() },
    {
      mode: fc.constantFrom(...DEPENDENCY_MODES),
      assetId: id,
      channel: text,
      responseTimeHours: fc.nat(1000),
      acceptedBy: fc.oneof(some({ consumer: id }, { provider: id }), some({ provider: id }, {})),
      from: day,
      to: day,
      sourceId: text,
      extra,
    },
  ),
  decisions: some(
    { id, title: text, door: fc.constantFrom("one-way", "two-way") },
    {
      areaId: id,
      deciderId: id,
      inputIds: list(id),
      approverIds: list(id),
      options: list(text),
      raisedOn: day,
      decidedOn: day,
      outcome: text,
      dissent: text,
      reviewOn: day,
      overriddenBy: id,
      overriddenOn: day,
      supersedesId: id,
      contraindications: fc.array(
        some(
          {
            code: fc.constantFrom(...CONTRAINDICATION_CODES),
            answer: fc.constantFrom("yes", "no", "unknown"),
          },
          { evidence: text },
        ),
        { minLength: 1, maxLength: 2 },
      ),
      sourceId: text,
      extra,
    },
  ),
  waivers: some(
    { id, checkId: text, subjectIds: fc.array(id, { maxLength: 3 }), reason: text, standing: fc.boolean() },
    { approverId: id, grantedOn: day, expiresOn: day, sourceId: text, extra },
  ),
  disciplines: some(
    { id, name: text, requiredInProduct: fc.boolean(), executive: fc.boolean() },
    { aliases: list(text), leadId: id, ladderUrl: text, sourceId: text, extra },
  ),
  redirects: some(
    { kind: fc.constantFrom(...REDIRECT_KINDS), fromId: id, toIds: fc.array(id, { maxLength: 3 }) },
    { on: day, sourceId: text, extra },
  ),
};

const keyOf = (item: Record<string, unknown>): string =>
  String(
    item["id"] ??
      [item["kind"], item["fromId"], item["personId"], item["areaId"], item["type"], item["from"]].join("\n"),
  );
const plain = (items: readonly unknown[]): unknown[] =>
  items
    .map((item) => {
      const { row: _, ...rest } = item as Record<string, unknown>;
      return rest;
    })
    .sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : keyOf(a) > keyOf(b) ? 1 : 0));

describe.each(FORMAT_CASES.filter((format) => format.write !== undefined))(
  "$name: what is written reads back",
  (format) => {
    test.each(Object.keys(ARBITRARIES) as (keyof OrgLists)[])("%s", (name) => {
      fc.assert(
        fc.property(
          fc.uniqueArray(ARBITRARIES[name] as unknown as fc.Arbitrary<Record<string, unknown>>, {
            selector: keyOf,
            minLength: 1,
            maxLength: 4,
          }),
          (items) => {
            const lists = { ...EMPTY_DRAFT, [name]: items } as OrgDraft;
            const back = format.read(format.write?.(lists) ?? []);
            const blocking = back.problems.filter(
              (problem) => problem.blocks && problem.code !== "column-missing",
            );
            expect(blocking.map((problem) => wording(problem.message))).toEqual([]);
            expect(plain(back[name])).toEqual(plain(items));
          },
        ),
        { numRuns: 150 },
      );
    });
  },
);
