import * as fc from "fast-check";
import { expect, test } from "vitest";
import { nodeTools } from "../../src/storage/node/nodeTools.ts";
import { browserTools } from "../../src/web/engine/browserTools.ts";

test("the browser hashes as Node does, at once and piece by piece", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), fc.uint8Array({ maxLength: 200 }), (one, other) => {
      const both = new Uint8Array(nodeTools.sha256(one, other));
      expect(browserTools.sha256(one, other)).toEqual(both);
      expect(browserTools.sha256Text(one)).toBe(nodeTools.sha256Text(one));
      const hashing = browserTools.hashing();
      hashing.add(one);
      hashing.add(other);
      expect(hashing.digest()).toEqual(both);
    }),
  );
});

test("random bytes never come twice, over the end of what was fetched at once too", () => {
  const seen = new Set<string>();
  for (let i = 0; i < 10_000; i++) {
    const bytes = browserTools.randomBytes(16 + (i % 3));
    expect(bytes.length).toBe(16 + (i % 3));
    seen.add(bytes.join(" "));
  }
  expect(seen.size).toBe(10_000);
});
