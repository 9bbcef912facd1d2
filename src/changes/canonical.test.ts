import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { orgOf } from "../../test/orgOf.ts";
import { areaId, assetId, personId } from "../org/index.ts";
import {
  canonicalBytes,
  canonicalChangeSet,
  canonicalListParts,
  canonicalLists,
  canonicalText,
  parseCanonical,
  parseCanonicalChangeSet,
  parseCanonicalLists,
  type ChangeSet,
} from "./index.ts";
import { same } from "./same.ts";

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

describe("one value has one text", () => {
  test.each<[string, unknown, string]>([
    ["keys are sorted by code unit", { b: 1, a: 2, B: 3 }, '{"B":3,"a":2,"b":1}'],
    ["numbers are the shortest, and there is no −0", [-0, 1.0, 1e21, 0.1], "[0,1,1e+21,0.1]"],
    ["what is undefined is absent, null stays", { a: undefined, b: null }, '{"b":null}'],
    [
      "sets are sorted, other lists keep their order",
      { memberIds: ["b", "a"], options: ["b", "a"] },
      '{"memberIds":["a","b"],"options":["b","a"]}',
    ],
    ["text stays itself", "é\u0000\n😀", '"é\\u0000\\n😀"'],
  ])("%s", (_, value, text) => {
    expect(canonicalText(value)).toBe(text);
  });

  test.each<[string, unknown]>([
    ["not a number", { share: Number.NaN }],
    ["infinite", { share: Infinity }],
    ["half a character", { name: "\ud800" }],
    ["a function", { apply: () => 1 }],
  ])("%s has none and throws", (_, value) => {
    expect(() => canonicalBytes(value)).toThrow("The field");
  });

  test("any plain value comes back, and a second writing gives the same bytes", () => {
    const plain = fc.jsonValue({ maxDepth: 4, stringUnit: "grapheme" });
    fc.assert(
      fc.property(plain, (value) => {
        const bytes = canonicalBytes(value);
        const parsed = parseCanonical(bytes);
        expect(parsed.ok).toBe(true);
        if (!parsed.ok) return;
        expect(canonicalBytes(parsed.value)).toEqual(bytes);
        if (!JSON.stringify(value).includes("-0"))
          expect(same(parsed.value, JSON.parse(canonicalText(value)))).toBe(true);
      }),
    );
  });
});

describe("lists and change sets", () => {
  const org = orgOf("ceo > em; em > dev; pay: em*, dev 0.5; shop: dev 0.5", {
    assets: [
      { id: assetId("x"), name: "X", kind: "repo", tier: 1, memberIds: [personId("em"), personId("dev")] },
    ],
  });
  const { records } = org;

  test("lists in another order have the same bytes; they come back sorted", () => {
    const turned = {
      ...records,
      people: [...records.people].reverse(),
      assignments: [...records.assignments].reverse(),
      assets: records.assets.map((asset) => ({
        ...asset,
        memberIds: [...(asset.memberIds ?? [])].reverse(),
      })),
    };
    expect(canonicalLists(turned)).toEqual(canonicalLists(records));
    const parsed = parseCanonicalLists(canonicalLists(records));
    expect(parsed.ok && parsed.value.people.map((one) => one.id)).toEqual(["ceo", "dev", "em"]);
    expect(parsed.ok && canonicalLists(parsed.value)).toEqual(canonicalLists(records));
  });

  test("lists longer than one text may be come in parts, of the same bytes", () => {
    const people = Array.from({ length: 1500 }, (_, i) => ({
      ...records.people[0]!,
      id: personId(`p${String(i).padStart(4, "0")}`),
      name: "é".repeat(4000),
    }));
    const many = { ...records, people, assignments: [] };
    const parts = [...canonicalListParts(many)];
    expect(parts.length).toBe(2);
    expect(Buffer.concat(parts).equals(canonicalLists(many))).toBe(true);
    // Written at once, as an object whose lists are sorted.
    expect(Buffer.from(canonicalBytes(many)).equals(canonicalLists(many))).toBe(true);
  });

  test("another value has other bytes", () => {
    const moved = { ...records, rootAreaId: areaId("other") };
    expect(canonicalLists(moved)).not.toEqual(canonicalLists(records));
  });

  test("a change set comes back as it was, its changes in order", () => {
    const changeSet: ChangeSet = {
      id: "c1",
      author: "ada",
      reason: "try",
      effectiveOn: "2026-06-01",
      changes: [
        { kind: "set-manager", personId: personId("dev"), managerId: personId("ceo") },
        { kind: "set-manager", personId: personId("dev"), managerId: null },
      ],
    };
    expect(parseCanonicalChangeSet(canonicalChangeSet(changeSet))).toEqual({ ok: true, value: changeSet });
  });

  test.each<[string, Uint8Array, string]>([
    ["bytes that are no UTF-8", Uint8Array.of(0xff, 0xfe), "text"],
    ["text that is cut", encode('{"a":'), "text"],
    ["keys in another order", encode('{"b":1,"a":2}'), "form"],
    ["a space", encode('{"a": 1}'), "form"],
    ["a number written longer", encode('{"a":1.0}'), "form"],
    ["half a character behind an escape", encode('"\\ud800"'), "form"],
    ["something else", canonicalBytes([1]), "shape"],
  ])("%s are refused", (_, bytes, code) => {
    const parsed = parseCanonicalChangeSet(bytes);
    expect(parsed.ok ? "read" : parsed.refusal.code).toBe(code);
  });
});
