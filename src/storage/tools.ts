/** What a store needs of its platform; handed in, so that the same code runs under Node and in the browser. */
export interface StoreTools {
  /** SHA-256 of these bytes one after the other: 32 bytes. */
  readonly sha256: (...parts: readonly Uint8Array[]) => Uint8Array;
  /** SHA-256 in base64url without padding, 43 letters: for the millions of texts of an import no list of bytes is made. */
  readonly sha256Text: (bytes: Uint8Array) => string;
  /** SHA-256 of what is added piece by piece, for what is never in memory as a whole. */
  readonly hashing: () => Hashing;
  /** So many random bytes, fit for salts. */
  readonly randomBytes: (count: number) => Uint8Array;
  /** ISO 8601 in UTC with milliseconds. */
  readonly now: () => string;
}

export interface Hashing {
  readonly add: (bytes: Uint8Array) => void;
  /** 32 bytes; nothing may be added afterwards. */
  readonly digest: () => Uint8Array;
}
