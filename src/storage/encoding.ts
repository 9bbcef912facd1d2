const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, "0"));
const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
/** Two letters for each twelve bits: a commitment takes eleven look-ups. */
const PAIRS = Array.from(
  { length: 4096 },
  (_, bits) => (ALPHABET[bits >> 6] ?? "") + (ALPHABET[bits & 63] ?? ""),
);

/** Lower-case hexadecimal. */
export function toHex(bytes: Uint8Array): string {
  let text = "";
  for (const byte of bytes) text += HEX[byte] ?? "";
  return text;
}

/** Bytes of hexadecimal text; undefined where it is none. */
export function fromHex(text: string): Uint8Array | undefined {
  if (text.length % 2 !== 0 || !/^[0-9a-f]*$/.test(text)) return undefined;
  const bytes = new Uint8Array(text.length / 2);
  for (let i = 0; i < bytes.length; i++) bytes[i] = Number.parseInt(text.slice(i * 2, i * 2 + 2), 16);
  return bytes;
}

/** The first 16 bytes as 22 letters of base64url, without padding. */
export function shortText(bytes: Uint8Array): string {
  let text = "";
  for (let i = 0; i < 15; i += 3) {
    const bits = ((bytes[i] ?? 0) << 16) | ((bytes[i + 1] ?? 0) << 8) | (bytes[i + 2] ?? 0);
    text += (PAIRS[bits >> 12] ?? "") + (PAIRS[bits & 4095] ?? "");
  }
  return text + (PAIRS[(bytes[15] ?? 0) << 4] ?? "");
}

export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, i) => byte === b[i]);
}
