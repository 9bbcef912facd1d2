import { sha256 } from "@noble/hashes/sha2.js";
import type { StoreTools } from "../../storage/index.ts";

/** The tools of a store in the browser. Web Crypto hashes only by promise; a store hashes where it stands. */
export const browserTools: StoreTools = {
  sha256: (...parts) => {
    const hash = sha256.create();
    for (const part of parts) hash.update(part);
    return hash.digest();
  },
  sha256Text: (bytes) => base64url(sha256(bytes)),
  hashing: () => {
    const hash = sha256.create();
    return { add: (bytes) => void hash.update(bytes), digest: () => hash.digest() };
  },
  randomBytes: (count) => crypto.getRandomValues(new Uint8Array(count)),
  now: () => new Date().toISOString(),
};

function base64url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");
}
