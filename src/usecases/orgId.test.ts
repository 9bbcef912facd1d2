import { expect, test } from "vitest";
import { orgIdOf } from "./orgId.ts";

test.each([
  ["people.csv", "people"],
  ["Ärzte & Söhne GmbH.csv", "arzte-sohne-gmbh"],
  ["  ", "company"],
  ["株式会社", "company"],
  [`${"a".repeat(63)} b c`, "a".repeat(63)],
])("%j is the organisation %j", (name, id) => {
  expect(orgIdOf(name)).toBe(id);
});
