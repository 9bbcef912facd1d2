import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { expectEffort } from "../../../test/effort.ts";
import { libraryTree } from "./libraryTree.ts";
import { piecesOf } from "./pieces.ts";
import { readTree } from "./readTree.ts";

describe("a text of which a part is not in the plain style", () => {
  test.each([
    [
      "a list",
      "# all\n- {id: ada, name: Ada}\n- id: bob # plain\n  note: >-\n    folded\n    text\n\n- cyd\n",
    ],
    ["a map", 'ada: {role: CEO}\n# next\nbob:\n- x\n- \'y\n\n  z\'\n"c d": "e\\\n  f"\n'],
    ["CRLF", "- {a: 1}\r\n- b: |-\r\n    x\r\n\r\n    y\r\n- \r\n"],
    ["no line end at the end", "- {a: 1}\n- b: >\n    x"],
    ["keys without colon inside", "a:\n  ? x\n  : y\nb: 1\n"],
  ])("%s is read by pieces, as the library reads it whole", (_, text) => {
    expect(piecesOf(text)).toBeDefined();
    const read = readTree(text);
    expect(read).toEqual(libraryTree(text));
    expect(read.ok).toBe(true);
  });

  test.each([
    ["an alias of another entry", "a: &x {b: 1}\nc: *x\n"],
    ["a value that goes on in the first column", "a: [1,\n2,\n 3]\nb: {c: 1}\n"],
    ["a quote that goes on there", "a: {}\nb: 'x\ny: z'\n"],
    ["a key twice", "a: {}\nb: {c: 1}\na: 2\n"],
    ["items and entries", "- {a: 1}\nb: 2\n"],
    ["an explicit key", "? {a: 1}\n: b\nc: 1\n"],
  ])("%s is what the library says of the whole", (_, text) => {
    expect(readTree(text)).toEqual(libraryTree(text));
  });

  const piece = fc.constantFrom(
    ..."- |- | > \n \n  \n\n- \n- {a: 1}\n\nb: \nc: {d: e}\n\r\n \t a id name: : # #c ' '' \" \\ [ ] [x, y] { } {} , & * &a *a ! ? ~ 1 x: é --- ... % >-\n  f\n".split(
      " ",
    ),
    "\n",
    "\n  ",
    "\n- ",
    "\nb: ",
    " ",
    ": ",
  );
  const sound =
    "# people\n- {id: ada, name: Ada L}\n- id: bob\n  note: >-\n    a\n      b\n\n    c\n  aka: 'it''s'\n- - x\n  - y\n";
  const asMap = "a: {x: 1}\nb:\n- y\n# c\n\nc: >\n  long\n  text\nd: \"e\n  f\"\n'g h': i\n";
  test.each([
    ["list", sound],
    ["map", asMap],
  ])("no difference on a damaged %s", (_, text) => {
    let byPieces = 0;
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(text.length), fc.constantFrom(0, 1, 2), piece), {
          minLength: 1,
          maxLength: 3,
        }),
        (edits) => {
          let damaged = text;
          for (const [at, taken, put] of edits)
            damaged = damaged.slice(0, at) + put + damaged.slice(at + taken);
          const read = readTree(damaged);
          expect(read).toEqual(libraryTree(damaged));
          if (read.ok && piecesOf(damaged) !== undefined) byPieces++;
        },
      ),
      { numRuns: 3000, seed: 9 },
    );
    expect(byPieces).toBeGreaterThan(300);
  });
});

test("a hundred thousand records in brackets are in the plain style", () => {
  const read = readTree("- {id: ada, name: Ada Lovelace, tags: [x, y]}\n".repeat(100_000));
  expect(read.ok && read.tree.kind === "list" ? read.tree.items.length : read).toBe(100_000);
});

describe("no text takes quadratic time", () => {
  const MEGA = 1_000_000;
  const of = (piece: string, chars = 5 * MEGA): string => piece.repeat(Math.floor(chars / piece.length));
  test.each([
    ["brackets", of("[]")],
    ["braces", of("{}\n")],
    ["commas", `[${of(",")}]`],
    ["flow list on a line", `a: [${of("a,")}b]`],
    ["flow maps", of("- {a: b}\n")],
    ["flow maps in another style", of("- {a: b,\n   c}\n")],
    ["closing brackets", of("]\n")],
    ["open quotes", of('- "x\n')],
    ["one open quote", `a: "${of("x\n")}`],
    ["tabs", of("\ta: 1\n")],
    ["bad indents", of("a:\n   b: 1\n  c: 2\n")],
    ["second colons", of("a: b: c\n")],
    ["directives", of("%x\n")],
    ["documents", of("---\na: [\n")],
    ["tags", of("- !x y\n")],
    ["anchors", of("- &x y\n")],
    ["aliases", of("- *x\n")],
    ["explicit keys", of("? a\n")],
    ["dashes", of("- - -\n")],
    ["colons", of(":\n")],
    ["comments", of("#\n")],
    ["nothing", of("\n")],
    ["blanks", `a: |\n${of("   \n")}`],
    ["folded text", `a: >\n${of(" long long text\n")}`],
    ["keys", Array.from({ length: 400_000 }, (_, i) => `k${i}: {}\n`).join("")],
    ["keys in brackets", `{${Array.from({ length: 400_000 }, (_, i) => `k${i}: v`).join(", ")}}`],
    ["a sound megabyte and a damaged end", `${of("- id: a\n  name: b\n", MEGA)}- a: b: c\n`],
    ["a damaged begin and a sound megabyte", `- a: b: c\n${of("- id: a\n  name: b\n", MEGA)}`],
  ])("%s", (_, text) => {
    const read = expectEffort(100, () => readTree(text));
    if (!read.ok) expect(read.refusal).toMatch(/line \d|deeper|more than/);
  });
});
