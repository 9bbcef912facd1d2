import { describe, expect, test } from "vitest";
import { applyChanges } from "../changes/index.ts";
import { orgOf } from "../../test/orgOf.ts";
import { CHANGE_WORDS, wordOf, type FieldType } from "./changeWords.ts";
import { parseChangesFile, parseTypedChange } from "./typedChange.ts";

const org = orgOf("ceo > ada, bob; ada > cyd; bob > dan; pay: ada*, cyd; shop: bob*, dan", {
  people: { ada: { name: "Ada Lovelace" }, bob: { name: "Bob Noyce" }, dan: { name: "Bob Noyce" } },
});
const typed = (...words: string[]) => parseTypedChange(org, words);

describe("a change is typed as its kind and fields", () => {
  test.each([
    ["set-manager person=cyd manager=bob", { kind: "set-manager", personId: "cyd", managerId: "bob" }],
    ["set-manager person=ada manager=none", { kind: "set-manager", personId: "ada", managerId: null }],
    ["set-manager personId=cyd manager-id=bob", { kind: "set-manager", personId: "cyd", managerId: "bob" }],
    [
      "leave person=cyd end-on=2026-07-01",
      { kind: "leave", personId: "cyd", endOn: "2026-07-01", keepSeat: true },
    ],
    [
      "leave person=cyd end-on=2026-07-01 keep-seat=no",
      { kind: "leave", personId: "cyd", endOn: "2026-07-01", keepSeat: false },
    ],
    [
      "set-assignment person=cyd area=shop share=0.5",
      {
        kind: "set-assignment",
        assignment: { personId: "cyd", areaId: "shop", share: 0.5, type: "core", isLead: false },
      },
    ],
    [
      "update-person person=cyd level=4 title=",
      { kind: "update-person", personId: "cyd", fields: { level: 4 }, unset: ["title"] },
    ],
    [
      "merge-areas areas=shop into=pay owner=ada",
      { kind: "merge-areas", fromIds: ["shop"], into: "pay", ownerId: "ada" },
    ],
    [
      "add-asset id=repo name=Repo kind=repo area=pay tier=1",
      { kind: "add-asset", asset: { id: "repo", name: "Repo", kind: "repo", areaId: "pay", tier: 1 } },
    ],
  ])("%s", (line, expected) => {
    const change = typed(...line.split(" "));
    expect(change).toEqual(expected);
    expect(applyChanges(org, [change])).toMatchObject({ ok: true });
  });
  test("names that only one has stand for ids", () => {
    expect(typed("set-manager", "person=cyd", "manager=ada lovelace")).toMatchObject({ managerId: "ada" });
  });
});

describe("what cannot be read is refused with the word and the way out", () => {
  test.each([
    [[], "Name a kind of change: set-manager, set-owner"],
    [["set-boss"], "Maybe set-manager, set-owner"],
    [["set-manager"], "set-manager needs person=<id or name> and manager=<id, name or none>"],
    [["set-manager", "person=cyd", "boss=bob"], 'set-manager has no field "boss"'],
    [["set-manager", "person=cyd", "bob"], '"bob" is no field'],
    [["set-manager", "person=cyd", "manager=Bob Noyce"], '"Bob Noyce" names several: '],
    [["set-manager", "person=cyt", "manager=bob"], 'No person is called "cyt".'],
    [["leave", "person=cyd", "end-on=1 July"], "end-on=1 July: this takes YYYY-MM-DD."],
    [["set-mode", "area=pay", "mode=best"], "mode=best: this takes sto or stl or functional."],
    [["update-person", "person=cyd"], "update-person changes nothing without a field"],
    [["split-area", "area=pay"], "give it as JSON with --file"],
  ])("%j", (words, message) => {
    expect(() => typed(...words)).toThrow(message);
  });
});

describe("a file of changes", () => {
  const change = { kind: "set-manager", personId: "cyd", managerId: "bob" };
  test("is a list, or a change set", () => {
    expect(parseChangesFile(JSON.stringify([change]), "c.json")).toEqual([change]);
    expect(parseChangesFile(JSON.stringify({ changes: [change] }), "c.json")).toEqual([change]);
  });
  test.each([
    ["{", "c.json: this is no JSON"],
    ["{}", "c.json: no changes in it"],
    ['[{"kind":"set-boss"}]', 'change 1 is of the unknown kind "set-boss"'],
    ['[{"kind":"set-manager","personId":"cyd"}]', '"managerId" is missing; it takes id, name or none'],
    ['[{"kind":"add-person"}]', 'has no "person"'],
    ['[{"kind":"leave","personId":"cyd","endOn":"soon","keepSeat":true}]', '"endOn" is not what it takes'],
    ["[1]", 'change 1 is no object with a "kind"'],
  ])("%s is refused", (text, message) => {
    expect(() => parseChangesFile(text, "c.json")).toThrow(message);
  });
});

const SAMPLE = (type: FieldType): string => {
  if (typeof type !== "string") return type[0] ?? "";
  return (
    { number: "1", day: "2026-07-01", "yes-no": "yes", area: "pay", areas: "pay;shop", person: "cyd" }[
      type as string
    ] ?? "x"
  );
};

test("every kind in words names its fields by distinct words, and says them when they are missing", () => {
  for (const [kind, shape] of Object.entries(CHANGE_WORDS)) {
    const fields = Object.keys({ ...shape.need, ...shape.may, ...shape.fields });
    expect(new Set(fields.map(wordOf)).size, kind).toBe(fields.length);
    expect(() => typed(kind), kind).toThrow(`${kind} needs ${wordOf(Object.keys(shape.need)[0] ?? "")}=`);
    expect(Object.values(shape.need).map(SAMPLE)).not.toContain("");
  }
});
