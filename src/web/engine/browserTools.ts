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
  randomBytes,
  now: () => new Date().toISOString(),
};

/** As many as one call to the browser gives. A salt for each of an import's texts would be a call each. */
const POOL_BYTES = 65_536;
const pool = new Uint8Array(POOL_BYTES);
let used = POOL_BYTES;

function randomBytes(count: number): Uint8Array {
  if (count > POOL_BYTES) throw new RangeError(`${count} random bytes at once are more than ${POOL_BYTES}.`);
  if (used + count > POOL_BYTES) {
    crypto.getRandomValues(pool);
    used = 0;
  }
  const bytes = pool.slice(used, used + count);
  // What was handed out is nobody else's.
  pool.fill(0, used, used + count);
  used += count;
  return bytes;
}

const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/** By hand: an import has millions of them, and `btoa` wants a text made of the bytes first. */
function base64url(bytes: Uint8Array): string {
  let text = "";
  for (let at = 0; at < bytes.length; at += 3) {
    const a = bytes[at] ?? 0;
    const b = bytes[at + 1] ?? 0;
    const c = bytes[at + 2] ?? 0;
    text += LETTERS.charAt(a >> 2) + LETTERS.charAt(((a & 3) << 4) | (b >> 4));
    if (at + 1 < bytes.length) text += LETTERS.charAt(((b & 15) << 2) | (c >> 6));
    if (at + 2 < bytes.length) text += LETTERS.charAt(c & 63);
  }
  return text;
}
