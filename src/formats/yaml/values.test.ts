import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { parseYaml } from "./values.ts";

/** What the library makes of it in the core schema is the oracle. */
describe("a text without quotes means what YAML 1.2 says", () => {
  test.each(
    "~ null Null NULL nUll true True TRUE tRUE false yes no on 0 -0 +1 007 0o17 0x1F 0b1 1_000 1. .5 -.5 . 1e3 1E+3 1e 1.5e-2 .inf -.Inf +.INF .nan .NaN NaN 1:30 2026-01-02 -x 12a 9007199254740993".split(
      " ",
    ),
  )("%s", (text) => {
    const read = parseYaml(`a: ${text}\nb: [${text}]\nc: "${text}"\n`);
    expect(read.ok ? read.value : read.refusal).toEqual(
      new Map<string, unknown>([
        ["a", parse(text)],
        ["b", [parse(text)]],
        ["c", text],
      ]),
    );
  });

  test("nothing, a mark of byte order and a name of prototypes", () => {
    expect(parseYaml("")).toEqual({ ok: true, value: null });
    expect(parseYaml("\ufeffa:\n__proto__: 1\n")).toEqual({
      ok: true,
      value: new Map([
        ["a", null],
        ["__proto__", 1],
      ]),
    });
  });

  test.each([
    ["a key twice", "a: 1\nb: 1\na: 2\n", "line 3 repeats the key a: keep one of them"],
    ["too deep", "[".repeat(100), "it is nested deeper than 64 levels"],
  ])("%s is refused", (_, text, refusal) => {
    expect(parseYaml(text)).toEqual({ ok: false, refusal });
  });
});
