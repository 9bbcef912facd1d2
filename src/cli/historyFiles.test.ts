import { describe, expect, test } from "vitest";
import { parseHistory } from "./historyFiles.ts";

const file = (name: string, value: unknown) => ({
  name,
  bytes: new TextEncoder().encode(typeof value === "string" ? value : JSON.stringify(value)),
});
const revision = (number: number, changeSet: object = {}) => ({
  form: "onethread-revision/1",
  number,
  changeSet: {
    id: `c${number}`,
    author: "ada",
    reason: "r",
    effectiveOn: "2026-06-01",
    changes: [],
    ...changeSet,
  },
});

test("a history is read in the order of its numbers", () => {
  const files = [file("b.json", revision(2)), file("a.json", revision(1))];
  expect(parseHistory(files, "history").map(({ id }) => id)).toEqual(["c1", "c2"]);
});

describe("what is none is refused, and names the file", () => {
  test.each([
    ["no JSON", ["{"], "history/0.json: this is no JSON"],
    ["another file", [{ a: 1 }], "history/0.json: this is no revision of form onethread-revision/1"],
    ["a gap", [revision(1), revision(3)], "revision 2 is missing"],
    ["a number twice", [revision(1), revision(1)], "revision 2 is missing, or there twice"],
    ["no day", [revision(1, { effectiveOn: "soon" })], "lacks id, author, reason, effectiveOn or changes"],
    ["an unknown kind", [revision(1, { changes: [{ kind: "set-boss" }] })], "of a kind that is not known"],
  ])("%s", (_, values, message) => {
    expect(() =>
      parseHistory(
        values.map((value, i) => file(`${i}.json`, value)),
        "history",
      ),
    ).toThrow(message);
  });
});
