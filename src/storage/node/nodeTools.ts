import * as crypto from "node:crypto";
import type { StoreTools } from "../tools.ts";

/** The tools of a store under Node. */
export const nodeTools: StoreTools = {
  sha256: (...parts) => {
    const [only] = parts;
    // One call instead of three for each of the millions of texts of an import; not in Node before 20.12.
    if (parts.length === 1 && only !== undefined && hasOneShot) return crypto.hash("sha256", only, "buffer");
    const hash = crypto.createHash("sha256");
    for (const part of parts) hash.update(part);
    return hash.digest();
  },
  hashing: () => {
    const hash = crypto.createHash("sha256");
    return { add: (bytes) => void hash.update(bytes), digest: () => hash.digest() };
  },
  randomBytes: (count) => crypto.randomBytes(count),
  now: () => new Date().toISOString(),
};

const hasOneShot = typeof (crypto as { readonly hash?: unknown }).hash === "function";
