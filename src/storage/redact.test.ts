import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { cellOf, redacting, redactingIds, redactedText, redactedValue, type Traces } from "./redact.ts";
import { redactedDocument } from "./redactYaml.ts";

const tracesOf = (words: readonly string[], cells: readonly string[] = []): Traces => ({
  redact: redacting(words),
  redactId: redactingIds(words),
  personIds: new Set(["p1"]),
  cells: new Set(cells.map(cellOf)),
});

describe("a name and an e-mail address are written over, and nothing else", () => {
  const words = ["Ada Lovelace", "ada@example.com", "Noël Ünal", 'Bo "B" (Jr.) C', "May", "Jan van Berg"];
  const redact = redacting(words);
  test.each<[string, string, string]>([
    ["as a whole", "Ada Lovelace", "[erased]"],
    ["within a sentence", "Ask Ada Lovelace, please", "Ask [erased], please"],
    ["in any case", "ADA LOVELACE and Ada@Example.COM", "[erased] and [erased]"],
    ["with more spaces or a line end", "Ada  Lovelace, Ada\nLovelace", "[erased], [erased]"],
    [
      "not within another word",
      "AdaLovelacex, Ada Lovelacex, nada@example.com",
      "AdaLovelacex, Ada Lovelacex, nada@example.com",
    ],
    ["written as one word, where it is long", "AdaLovelace/x, NoëlÜnal", "[erased]/x, NoëlÜnal"],
    ["beside signs of other kinds", "(Ada Lovelace)_ada@example.com!", "([erased])_[erased]!"],
    ["not half of it", "Ada, Lovelace", "Ada, Lovelace"],
    ["however accents are composed", "Noe\u0308l U\u0308nal / noël ünal", "[erased] / [erased]"],
    ["signs of patterns are letters here", 'Bo "B" (Jr.) C; Bo B Jrx C', "[erased]; Bo B Jrx C"],
    ["a name of one word only as it is written", "May may MAY Mayor", "[erased] may [erased] Mayor"],
    ["without accents", "noel unal, Noel Uenal, NOÉL ÜNAL’s", "[erased], [erased], [erased]’s"],
    ["as somebody's", "Ada Lovelace's, Ada Lovelaces Idee", "[erased]'s, [erased] Idee"],
    ["the family name first", "Lovelace, Ada; LOVELACE Ada; van Berg, Jan", "[erased]; [erased]; [erased]"],
    ["with an initial between", "Ada K. Lovelace, Ada B Lovelace", "[erased], [erased]"],
    ["as a login", "ada.lovelace did, jan_van-berg too", "[erased] did, [erased] too"],
    [
      "an address as a short name has it",
      "repo-ada-example-com, ada.example.com1",
      "repo-[erased], ada.example.com1",
    ],
    ["beside letters of any script", "ЖAda Lovelace Ж", "ЖAda Lovelace Ж"],
  ])("%s", (_, text, expected) => {
    expect(redact(text)).toBe(expected);
  });

  test.each<[string, string, string]>([
    ["apart", "ada-lovelace-s-team", "[erased]-s-team"],
    ["together", "AdaLovelace/dotfiles", "[erased]/dotfiles"],
    ["with an initial and turned", "team_lovelace.ada_k, ada-k-lovelace", "team_[erased]_k, [erased]"],
    ["of one word in any case", "may-release, mayor", "[erased]-release, mayor"],
    ["not within a longer word", "adalovelacex", "adalovelacex"],
  ])("ids of a source hold a name %s", (_, text, expected) => {
    expect(redactingIds(words)(text)).toBe(expected);
  });

  test.each<[string, string, string]>([
    [
      "values and free keys, never ids",
      '{"personId":"May","x May":"Ada Lovelace","n":1}',
      '{"personId":"May","x [erased]":"[erased]","n":1}',
    ],
    ["what is no JSON as it stands", "owner: Ada Lovelace # May", "owner: [erased] # [erased]"],
    ["a quote that JSON escapes", 'note: "Bo \\"B\\" (Jr.) C"', 'note: "[erased]"'],
    ["bytes stay where nothing is found", '{ "a" : 1 }', '{ "a" : 1 }'],
  ])("in documents: %s", (_, text, expected) => {
    expect(redactedText(text, tracesOf(words))).toBe(expected);
  });

  test("below free keys nothing is an id, and no key is taken by another", () => {
    const free = { managerId: "Ada Lovelace", subjects: ["Ada Lovelace"], customer: "Ada Lovelace" };
    const gone = { managerId: "[erased]", subjects: ["[erased]"], customer: "[erased]" };
    const value = {
      extra: { ...free, "Ada Lovelace": 1, "ada@example.com": 2 },
      externalIds: { ownerId: "ada@example.com" },
      resolutions: [{ choice: "value", value: free }],
      managerId: "Ada Lovelace",
    };
    expect(redactedValue(value, tracesOf(words))).toEqual({
      extra: { ...gone, "[erased]": 1, "[erased] 2": 2 },
      externalIds: { ownerId: "[erased]" },
      resolutions: [{ choice: "value", value: gone }],
      managerId: "Ada Lovelace",
    });
  });

  test("records of theirs lose their texts, users their logins, choices what was chosen", () => {
    const person = {
      id: "p1",
      name: "A. L.",
      title: "Countess",
      employeeNumber: "7",
      fte: 1,
      location: "London",
    };
    const chosen = (field: string, value: unknown, id = "p1") => ({
      subject: { list: "people", id },
      field,
      choice: "value",
      value,
      user: "ada",
    });
    const value = {
      fixes: [{ kind: "add-person", person }],
      more: { kind: "update-person", personId: "p1", fields: { title: "Poet", fte: 1 } },
      resolutions: [
        chosen("title", "Countess"),
        chosen("name", "x"),
        chosen("fte", 1),
        chosen("title", "C", "p2"),
      ],
      comments: [{ user: "ADA", text: "ada" }],
    };
    const done = (field: string, to: unknown, id = "p1") => ({ ...chosen(field, to, id), user: "[erased]" });
    expect(redactedValue(value, tracesOf(words, ["ada"]))).toEqual({
      fixes: [{ kind: "add-person", person: { id: "p1", name: "[erased]", fte: 1, location: "London" } }],
      more: { kind: "update-person", personId: "p1", fields: { fte: 1 } },
      resolutions: [done("title", null), done("name", "[erased]"), done("fte", 1), done("title", "C", "p2")],
      comments: [{ user: "[erased]", text: "ada" }],
    });
  });

  test.each<[string, string, unknown]>([
    [
      "a value",
      "a:\n  b: 3\nwords:\n  owner: Ada Lovelace's heir # Ada Lovelace\n",
      { a: { b: 3 }, words: { owner: "[erased]'s heir" } },
    ],
    ["the beginning of one", "x: Ada Lovelace\n", { x: "[erased]" }],
    ["a key, twice", "Ada Lovelace: 1\nada@example.com: 2\n", { "[erased]": 1, "[erased] 2": 2 }],
    ["a block", "x: |\n  of Ada Lovelace\n  here\ny: 007\n", { x: "of [erased]\nhere\n", y: 7 }],
    ["a list and a quote", "x: [ 'Ada Lovelace', \"#Ada Lovelace\" ]\n", { x: ["[erased]", "#[erased]"] }],
  ])("settings say the same but for the name: %s", (_, text, expected) => {
    const done = redactedDocument(text, tracesOf(words));
    expect(parse(done)).toEqual(expected);
    expect(done).not.toMatch(/Lovelace|ada@/);
  });

  test("settings keep their bytes where nothing is found, and broken ones are redacted as a text", () => {
    expect(redactedDocument("a:   1 # b\n", tracesOf(words, ["b"]))).toBe("a:   1 # b\n");
    expect(redactedDocument("a: [Ada Lovelace\n", tracesOf(words))).toBe("a: [[erased]\n");
  });

  test("without words nothing is touched", () => {
    expect(redacting(["", "  "])("any text")).toBe("any text");
  });
});
