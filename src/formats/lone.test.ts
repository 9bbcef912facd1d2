import { expect, test } from "vitest";
import { parseFiles } from "./parse.ts";

const read = (name: string, text: string, ...more: string[]) =>
  parseFiles(
    [name, ...more].map((one) => ({ name: one, bytes: new TextEncoder().encode(text) })),
    { today: "2026-06-01" },
  );
const STAFF = "- id: a\n  name: Ada\n- id: b\n  name: Bob\n  manager: a\n";

test.each(["staff.yaml", "crew.yml", "people.yaml"])("a lone list of records is people: %s", (name) => {
  const draft = read(name, STAFF);
  expect(draft.people.map((one) => [one.id, one.name, one.managerId, one.row])).toEqual([
    ["a", "Ada", null, 1],
    ["b", "Bob", "a", 3],
  ]);
  expect(draft.problems).toEqual([]);
});

test.each([
  ["a map", "services:\n  web: {image: x}\n", ["compose.yaml"]],
  ["a list of texts", "- a\n- b\n", ["names.yaml"]],
  ["a list beside another file", STAFF, ["staff.yaml", "areas.yaml"]],
])("%s is none of ours", (_, text, [name = "", ...more]) => {
  const draft = read(name, text, ...more);
  expect(draft.people).toEqual([]);
  expect(draft.problems.map((one) => [one.code, one.file])).toContainEqual(["file-unknown", name]);
});
