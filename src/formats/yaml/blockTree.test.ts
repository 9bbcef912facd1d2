import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { blockTree } from "./blockTree.ts";
import { libraryTree } from "./libraryTree.ts";

const both = (text: string) => {
  const library = libraryTree(text);
  return { fast: blockTree(text), slow: library.ok ? library.tree : library.refusal };
};

describe("the plain style is read without the library, and as the library reads it", () => {
  test.each([
    ["a list of records", "- id: ada\n  name: Ada\n- id: bob\n"],
    ["a record", "# Payments\nid: pay\nname: Payments # since 2020\n\nkind: product\n"],
    ["nothing behind a colon", "id:\nname:   # none yet\nkind: x\n"],
    ["a list below its key, indented or not", "a:\n  - x\n  - y\nb:\n- z\nc: 1\n"],
    ["a record below its key", "charter:\n  purpose: Get paid\n  in_scope:\n    - cards\n"],
    ["flow lists", `a: [x, 'y z', "w"]\nb: []\nc: {}\n`],
    ["flow maps", `- {a: 1, 'b c': [x, {y : "z"}], "d": {}}\n- k: { e: f g }  # h\n  l: [{m: n}, []]\n`],
    ["quotes", `a: "1"\nb: 'it''s'\nc: "say \\"hi\\"\\n\\u00e9"\n"a b": c\n`],
    ["a literal", "a: |-\n  one\n    two\n\n  three\nb: |\n  x\n\n# c\n"],
    ["CRLF", "a: 1\r\nb: |-\r\n  x\r\n  y\r\nc:\r\n  - d\r\n"],
    ["no line end at the end", "a: 1\nb: |-\n  x"],
    ["an empty item", "-\n- a: 1\n-\n  b: 2\n"],
    ["signs inside", "a: -1\nb: x:y\nc: a#b\nd: it's\ne: 2026-01-01\nf: a - b\n"],
  ])("%s", (_, text) => {
    const { fast, slow } = both(text);
    expect(fast).toBeDefined();
    expect(fast).toEqual(slow);
  });

  test.each([
    ["a plain text over two lines", "a: x\n  y\nb: 1\n"],
    ["a tab", "a:\tb\n"],
    ["an anchor", "a: &x 1\nb: *x\n"],
    ["two documents", "a: 1\n---\nb: 2\n"],
    ["a flow map over two lines", "- {a: 1,\n  b: 2}\n"],
    ["a flow map with a key twice", "- {a: 1, a: 2}\n"],
    ["a flow map with a key alone", "- {a, b: 1}\n"],
    ["a second colon in a flow map", "- {a: b: c}\n"],
    ["a key twice", "a: 1\na: 2\n"],
    ["a second colon", "a: b: c\n"],
    ["a folded text", "a: >\n  x\n  y\n"],
    ["lines out of line", "a:\n    b: 1\n  c: 2\n"],
  ])("%s is left to the library", (_, text) => {
    expect(blockTree(text)).toBeUndefined();
  });

  const piece = fc.constantFrom(
    ..."- |- | > \n \n  \n    \n\r\n\t a id name: : # #c ' '' \" \\ [ ] [x, y] { } {} , & * ! ? ~ 1 x: y: é --- ... % |\\n".split(
      " ",
    ),
    "\n",
    "\n  ",
    "\n- ",
    "\n  - ",
    "{a: b",
    ", c: d}",
    "[{e: f}]",
    " ",
    "  ",
    ": ",
    " #",
  );
  test("random texts", () => {
    let read = 0;
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 24 }), (pieces) => {
        const { fast, slow } = both(pieces.join(""));
        if (fast === undefined) return;
        read++;
        expect(fast).toEqual(slow);
      }),
      { numRuns: 3000, seed: 7 },
    );
    expect(read).toBeGreaterThan(50);
  });

  test("texts in plain style with characters put in, taken out or doubled", () => {
    const sound =
      "# people\n- id: ada\n  name: \"Ada L\"\n  tags: [x, {y: z}]\n  lines:\n    - manager_id: bob\n      from: 2026-01-01 # then\n\n- id: bob\n  note: |-\n    a\n      b\n\n    c\n  aka: 'it''s'\n  none:\n";
    let read = 0;
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(sound.length), fc.constantFrom(0, 1, 2), piece), {
          minLength: 1,
          maxLength: 3,
        }),
        (edits) => {
          let text = sound;
          for (const [at, taken, put] of edits) text = text.slice(0, at) + put + text.slice(at + taken);
          const { fast, slow } = both(text);
          if (fast === undefined) return;
          read++;
          expect(fast).toEqual(slow);
        },
      ),
      { numRuns: 5000, seed: 11 },
    );
    expect(read).toBeGreaterThan(500);
  });
});
