import * as crypto from "node:crypto";
import type { StoreTools } from "../tools.ts";

/** The tools of a store under Node. */
export const nodeTools: StoreTools = {
  sha256: (...parts) => {
    const hash = crypto.createHash("sha256");
    for (const part of parts) hash.update(part);
    return hash.digest();
  },
  // One call instead of three; not in Node before 20.12.
  sha256Text: (bytes) =>
    hasOneShot
      ? crypto.hash("sha256", bytes, "base64url")
      : crypto.createHash("sha256").update(bytes).digest("base64url"),
  hashing: () => {
    const hash = crypto.createHash("sha256");
    return { add: (bytes) => void hash.update(bytes), digest: () => hash.digest() };
  },
  randomBytes: (count) => crypto.randomBytes(count),
  now: () => new Date().toISOString(),
};

const hasOneShot = typeof (crypto as { readonly hash?: unknown }).hash === "function";
