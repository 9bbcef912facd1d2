import * as fc from "fast-check";
import { expect, test } from "vitest";
import { fromHex, sameBytes, shortText, toHex } from "./encoding.ts";

test("hexadecimal there and back, and what is none", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
      const text = toHex(bytes);
      expect(text).toBe(Buffer.from(bytes).toString("hex"));
      expect(sameBytes(fromHex(text) ?? new Uint8Array(99), bytes)).toBe(true);
    }),
  );
  for (const none of ["a", "0g", "AB", " 1", "é1"]) expect(fromHex(none)).toBeUndefined();
});

test("the short text of a hash is the base64url of its first 16 bytes", () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), (hash) => {
      const whole = Buffer.from(hash).toString("base64url");
      expect(shortText(whole)).toBe(Buffer.from(hash.subarray(0, 16)).toString("base64url"));
    }),
  );
});
