import { expect, test } from "vitest";
import { unsealed } from "./unsealing.ts";

test("what was erased is left out of a list, and leaves no hole", () => {
  const take = (commitment: string): string | undefined => (commitment === "b" ? undefined : commitment);
  const list = ["a", "b", "c"].map((text) => ({ $text: text }));
  expect(unsealed({ tenets: list, other: [1, 2] }, take)).toEqual({ tenets: ["a", "c"], other: [1, 2] });
});
