import * as fc from "fast-check";
import { expect, test } from "vitest";
import { fileOfLink, linkTextOf } from "./linkText.ts";

test("a link brings the same file back, and needs no escapes", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (file) => {
      const text = linkTextOf(file);
      expect(text).toMatch(/^[\w-]*$/);
      expect(fileOfLink(text ?? "")).toEqual(file);
    }),
  );
});

test("what a link cannot carry is not put into one", () => {
  expect(linkTextOf(new Uint8Array(12_000))?.length).toBe(16_000);
  expect(linkTextOf(new Uint8Array(12_001))).toBeNull();
});

test("what is no such text is nothing", () => {
  expect(fileOfLink("§§")).toBeNull();
});
