import { describe, expect, test } from "vitest";
import { redacting, redactedText } from "./redact.ts";

describe("a name and an e-mail address are written over, and nothing else", () => {
  const redact = redacting(["Ada Lovelace", "ada@example.com", "Noël Ünal", 'Bo "B" (Jr.) C', "May"]);
  test.each<[string, string, string]>([
    ["as a whole", "Ada Lovelace", "[erased]"],
    ["within a sentence", "Ask Ada Lovelace, please", "Ask [erased], please"],
    ["in any case", "ADA LOVELACE and Ada@Example.COM", "[erased] and [erased]"],
    ["with more spaces or a line end", "Ada  Lovelace, Ada\nLovelace", "[erased], [erased]"],
    [
      "not within another word",
      "AdaLovelace, Ada Lovelacex, nada@example.com",
      "AdaLovelace, Ada Lovelacex, nada@example.com",
    ],
    ["beside signs of other kinds", "(Ada Lovelace)_ada@example.com!", "([erased])_[erased]!"],
    ["not half of it", "Ada, Lovelace", "Ada, Lovelace"],
    ["however accents are composed", "Noe\u0308l U\u0308nal / noël ünal", "[erased] / [erased]"],
    ["signs of patterns are letters here", 'Bo "B" (Jr.) C; Bo B Jrx C', "[erased]; Bo B Jrx C"],
    ["a name of one word only as it is written", "May may MAY Mayor", "[erased] may [erased] Mayor"],
    ["beside letters of any script", "ЖAda Lovelace Ж", "ЖAda Lovelace Ж"],
  ])("%s", (_, text, expected) => {
    expect(redact(text)).toBe(expected);
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
    expect(redactedText(text, redact)).toBe(expected);
  });

  test("without words nothing is touched", () => {
    expect(redacting(["", "  "])("any text")).toBe("any text");
  });
});
