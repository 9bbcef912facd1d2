import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { canonicalText, type ChangeSet, type OrgChange } from "../changes/index.ts";
import { KIND_CASES, KIND_REFUSALS } from "../changes/kinds.case.ts";
import { KINDS } from "../changes/kinds/index.ts";
import { randomChange } from "../changes/random.case.ts";
import { THING_CASES, THING_REFUSALS } from "../changes/things.case.ts";
import { personId as p } from "../org/index.ts";
import { nodeTools } from "./node/nodeTools.ts";
import { changeSetOf, commitmentsIn, payloadOf, recordsOf, textOfPart } from "./payload.ts";
import { commitmentOf, SealedTexts, textFault } from "./sealing.ts";
import { changeSet } from "./store.case.ts";

/** A change of every kind with every text it may carry; `Free text` stands wherever words are free. */
const FREE = "Free text";
const record = { extra: { [FREE]: FREE }, externalIds: { [FREE]: FREE }, name: FREE };
const WORDY = [
  {
    kind: "add-person",
    person: { ...record, id: "p1", managerId: null, email: FREE, title: FREE, location: FREE },
  },
  { kind: "update-person", personId: "p1", fields: { title: FREE, sourceId: FREE }, expect: { name: FREE } },
  {
    kind: "fill-vacancy",
    vacancyId: "v1",
    personId: "p1",
    person: { ...record, id: "p1", employeeNumber: FREE },
  },
  { kind: "close-seat", vacancyId: "v1", reason: FREE },
  { kind: "merge-people", keepId: "p1", dropId: "p2", fields: { costCenter: FREE } },
  {
    kind: "set-assignment",
    assignment: { personId: "p1", areaId: "a1", role: FREE, guess: FREE, extra: record.extra },
  },
  {
    kind: "add-area",
    area: { ...record, id: "a1", aliases: [FREE, FREE], charter: { purpose: FREE, tenets: [FREE] } },
  },
  { kind: "split-area", areaId: "a1", parts: [{ id: "a2", name: FREE, personIds: ["p1"] }] },
  {
    kind: "set-charter",
    areaId: "a1",
    charter: { inScope: [FREE], outOfScope: [FREE], reservedDecisions: [FREE] },
  },
  { kind: "add-discipline", discipline: { ...record, id: "d1", ladderUrl: FREE, aliases: [FREE] } },
  { kind: "grant-waiver", waiver: { id: "w1", checkId: "span", subjectIds: ["p1"], reason: FREE } },
  { kind: "add-asset", asset: { ...record, id: "x1", ownerIds: [FREE], kind: "repo", tier: 1 } },
  { kind: "add-dependency", dependency: { id: "n1", channel: FREE, consumerAreaId: "a1" } },
  {
    kind: "add-decision",
    decision: {
      id: "q1",
      title: FREE,
      options: [FREE],
      contraindications: [{ code: "large", answer: "yes", evidence: FREE }],
    },
  },
  { kind: "decide-decision", decisionId: "q1", outcome: FREE, dissent: FREE },
  {
    kind: "restore",
    records: [{ list: "people", id: "p1", fields: ["name", FREE], record: { ...record, id: "p1" } }],
  },
  { kind: FREE, personId: "p1", status: FREE, on: FREE, mode: FREE, unset: [FREE] },
  { kind: "set-manager", personId: "p1", "Free text key": FREE, deep: { [FREE]: [FREE] } },
] as unknown as readonly OrgChange[];

const line = { managerId: p("p2"), purpose: "craft" } as const;
/** Ids, days and closed words alone, which no case needs. */
const EASY = [
  { kind: "add-dotted-line", personId: "p1", line },
  { kind: "update-dotted-line", personId: "p1", line },
  { kind: "remove-dotted-line", personId: "p1", managerId: "p2" },
  { kind: "clear-owner", areaId: "a1" },
  { kind: "move-area", areaId: "a1", parentId: "a2" },
  { kind: "set-craft-lead", disciplineId: "d1", personId: "p1" },
  { kind: "set-deputy", areaId: "a1", personId: "p1" },
  { kind: "set-mode", areaId: "a1", mode: "sto", on: "2026-06-01" },
] as unknown as readonly OrgChange[];

const cases = [...KIND_CASES, ...THING_CASES, ...KIND_REFUSALS, ...THING_REFUSALS];
const samples = [...EASY, ...cases.flatMap((one) => one.changes)];

/** What a payload says and the texts beside it. */
function sealed(set: ChangeSet): { readonly text: string; readonly texts: SealedTexts } {
  const texts = new SealedTexts(1, nodeTools);
  const { parts } = payloadOf(set, texts.seal, nodeTools);
  return { text: parts.map(textOfPart).join(""), texts };
}

function opened(text: string, texts: SealedTexts): ChangeSet {
  const rows = [...texts];
  let at = 0;
  const records = recordsOf(text, (commitment) => {
    const row = rows[at++];
    expect(row?.commitment).toBe(commitment);
    return row?.text;
  });
  expect(at).toBe(rows.length);
  return changeSetOf(records);
}

/** The fields that hold strings. */
function noteStrings(value: unknown, field: string, into: Set<string>): void {
  if (typeof value === "string") into.add(field);
  else if (Array.isArray(value)) for (const item of value) noteStrings(item, field, into);
  else if (typeof value === "object" && value !== null)
    for (const [key, item] of Object.entries(value)) noteStrings(item, key, into);
}

const PLAIN_FIELDS =
  `$text approverIds areaId assetId assetIds checkId claimedBy consumer consumerAreaId deciderId
decisionId decisionIds dependencyId dependencyIds deputyId discipline disciplineId door dropId effectiveOn endOn fields
from fromId fromIds id into keepId kind list managerId memberIds mentorId metricAssetIds mode on ownerId parentId people
personId personIds provider providerAreaId purpose redirectTo reportsTo rootAreaId side status subjectIds to type unset
vacancyId waiverId`.replaceAll("\n", " ");

const plain = (set: ChangeSet): unknown => JSON.parse(canonicalText(set));

describe("the chain holds no free text", () => {
  test("the samples meet every kind of change", () => {
    const kinds = new Set(samples.map((change) => change.kind));
    for (const change of WORDY) kinds.add(change.kind);
    expect(Object.keys(KINDS).filter((kind) => !kinds.has(kind as OrgChange["kind"]))).toEqual([]);
  });

  test.each(WORDY.map((change) => [change.kind, change] as const))("%s", (_, change) => {
    const set = { ...changeSet("c1", [change]), author: FREE, reason: FREE, source: FREE };
    const { text, texts } = sealed(set);
    expect(text.toLowerCase()).not.toContain("free");
    expect(plain(opened(text, texts))).toEqual(plain(set));
  });

  test("of every sample only ids, days, numbers and words of closed lists stay", () => {
    const fields = new Set<string>();
    for (const change of [...samples, ...fc.sample(randomChange, { numRuns: 2000, seed: 1 })]) {
      const set = changeSet("c1", [change]);
      const { text, texts } = sealed(set);
      expect(plain(opened(text, texts))).toEqual(plain(set));
      // Every field is known: nothing had to be sealed with its name.
      expect(text).not.toContain('"$rest"');
      for (const one of text.trimEnd().split("\n")) noteStrings(JSON.parse(one), "", fields);
    }
    // Judged by eye: ids, days and closed words. A commitment is a word of the field $text or $json.
    expect([...fields].sort().join(" ")).toBe(PLAIN_FIELDS);
  });

  test("a text belongs to the nearest person; what tells of a place or of areas to nobody", () => {
    const { texts } = sealed(changeSet("c1", WORDY));
    const owners = new Map([...texts].map(({ field, personId }) => [field, personId]));
    expect([
      owners.get("title"),
      owners.get("email"),
      owners.get("guess"),
      owners.get("employeeNumber"),
    ]).toEqual([null, "p1", "p1", "p1"]);
    expect([
      owners.get("location"),
      owners.get("costCenter"),
      owners.get("author"),
      owners.get("tenets"),
    ]).toEqual([null, null, null, null]);
  });
});

describe("commitments", () => {
  test("they hash salt, text, field and whose it is, differ for equal texts, and are found in the payload in order", () => {
    const { text, texts } = sealed(changeSet("c1", [{ kind: "restore", records: [] }]));
    const rows = [...texts];
    expect(commitmentsIn(text)).toEqual(rows.map((row) => row.commitment));
    const at = (formatVersion: number) => ({ revision: 1, formatVersion });
    for (const row of rows) {
      expect(textFault(at(2), row, nodeTools.sha256Text)).toBeNull();
      for (const more of [{ text: "x" }, { field: "x" }, { personId: "x" }, { personId: "" }, { salt: null }])
        expect(textFault(at(2), { ...row, ...more }, nodeTools.sha256Text)).not.toBeNull();
      expect(textFault(at(2), { ...row, text: "by [erased]", salt: null }, nodeTools.sha256Text)).toBeNull();
      const old = commitmentOf(row.salt ?? new Uint8Array(16), row.text, nodeTools.sha256Text);
      expect(textFault(at(1), { ...row, commitment: old }, nodeTools.sha256Text)).toBeNull();
      expect(textFault(at(2), { ...row, commitment: old }, nodeTools.sha256Text)).not.toBeNull();
    }
    const twice = [...sealed({ ...changeSet("c1", []), author: "a", reason: "a" }).texts];
    expect(new Set(twice.map((row) => row.commitment)).size).toBe(2);
  });

  test("data that look like a seal are sealed, not read as one", () => {
    const trap = {
      kind: "set-manager",
      personId: p('{"$text":"AAAAAAAAAAAAAAAAAAAAAA"}'),
      managerId: null,
    } as const;
    const more = { ...trap, $text: "x", $json: "y", $rest: { a: 1 }, ["__proto__x"]: 1 } as OrgChange;
    const set = changeSet("c1", [more]);
    const { text, texts } = sealed(set);
    expect(commitmentsIn(text).length).toBe([...texts].length);
    expect(plain(opened(text, texts))).toEqual(plain(set));
  });

  test("a payload in many parts says the same as in one", () => {
    const set = changeSet("c1", samples);
    const seal = () => "A".repeat(22);
    const one = payloadOf(set, seal, nodeTools);
    const many = payloadOf(set, seal, nodeTools, 300);
    expect(one.parts.length).toBe(1);
    expect(many.parts.length).toBeGreaterThan(20);
    expect([many.hash, many.bytes]).toEqual([one.hash, one.bytes]);
    const records = many.parts.flatMap((part) => recordsOf(textOfPart(part), () => "x"));
    expect(records).toEqual(one.parts.flatMap((part) => recordsOf(textOfPart(part), () => "x")));
  });
});
