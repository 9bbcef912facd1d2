import { describe, expect, test } from "vitest";
import { parseYamlNodes, type YamlNode } from "./nodes.ts";

/** A node without its lines, for reading. */
function plain(node: YamlNode): unknown {
  if (node.kind === "text") return node.text;
  if (node.kind === "list") return node.items.map(plain);
  return Object.fromEntries([...node.entries].map(([key, one]) => [key, plain(one)]));
}

function read(text: string): YamlNode {
  const parsed = parseYamlNodes(text);
  if (!parsed.ok) throw new Error(parsed.refusal);
  return parsed.node;
}

const refusal = (text: string): string => {
  const parsed = parseYamlNodes(text);
  return parsed.ok ? "" : parsed.refusal;
};

describe("YAML with lines", () => {
  test("keeps scalars as the file writes them", () => {
    expect(
      plain(read("id: 007\nvat: no\nsize: 1e3\nday: 2026-01-02\nquoted: '1'\nnone: ~\nempty:\n")),
    ).toEqual({
      id: "007",
      vat: "no",
      size: "1e3",
      day: "2026-01-02",
      quoted: "1",
      none: "",
      empty: "",
    });
  });

  test("knows the line of every entry of a map and every item of a list", () => {
    const node = read("# staff\nada:\n  role: CEO\nbob:\n  tags:\n  - x\n  - y\n");
    if (node.kind !== "map") throw new Error("no map");
    expect([...node.lines]).toEqual([
      ["ada", 2],
      ["bob", 4],
    ]);
    const bob = node.entries.get("bob");
    const tags = bob?.kind === "map" ? bob.entries.get("tags") : undefined;
    expect(tags?.kind === "list" ? tags.items.map((one) => one.line) : []).toEqual([6, 7]);
  });

  test("an alias says what its anchor says", () => {
    expect(plain(read("a: &x {n: 1}\nb: *x\n"))).toEqual({ a: { n: "1" }, b: { n: "1" } });
  });

  test.each([
    ["a list that is never closed", "a: [", /^line 1 /],
    ["a key twice", "a: 1\na: 2\n", /^line 2 repeats the key a/],
    ["too deep", `${"[".repeat(100)}${"]".repeat(100)}`, /deeper than 64/],
    ["too deep by indentation", Array.from({ length: 70 }, (_, i) => `${" ".repeat(i)}a:`).join("\n"), /64/],
    [
      "aliases that multiply",
      `a: &a [x,x,x,x,x,x,x,x,x,x]\n${"bcdefgh"
        .split("")
        .map(
          (c, i) =>
            `${c}: &${c} [${Array(10)
              .fill(`*${"abcdefg".charAt(i)}`)
              .join(",")}]`,
        )
        .join("\n")}`,
      /alias/i,
    ],
    [
      "a hundred aliases of one long list",
      `a: &a [${"x,".repeat(2000)}]\nb: [${Array(99).fill("*a").join(",")}]\n`,
      /aliases unfold to more than 100000 values/,
    ],
    ["an anchor that holds itself", "a: &a [*a, *a, *a]\n", /alias|deeper/i],
  ])("refuses %s", (_, text, message) => {
    expect(refusal(text)).toMatch(message);
  });
});
