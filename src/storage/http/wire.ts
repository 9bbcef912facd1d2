/**
 * Values with bytes among them as one piece of bytes: the length of a JSON text in four bytes, the text, and behind it
 * all bytes one after the other. In the text stands where: base64 would make payloads a third larger.
 */
export function encodeWire(value: unknown): Uint8Array<ArrayBuffer> {
  const blobs: Uint8Array[] = [];
  let at = 0;
  // Asked of the holder: a Buffer would have told its own JSON by then.
  function placed(this: Readonly<Record<string, unknown>>, key: string, told: unknown): unknown {
    const held = this[key];
    if (!(held instanceof Uint8Array)) return told;
    blobs.push(held);
    at += held.length;
    return { [BYTES]: [at - held.length, at] };
  }
  const text = new TextEncoder().encode(JSON.stringify(value, placed) ?? "null");
  const wire = new Uint8Array(4 + text.length + at);
  new DataView(wire.buffer).setUint32(0, text.length);
  wire.set(text, 4);
  let to = 4 + text.length;
  for (const blob of blobs) {
    wire.set(blob, to);
    to += blob.length;
  }
  return wire;
}

/** No row has a field of that name. */
const BYTES = "$bytes";

/** @throws SyntaxError or RangeError where `encodeWire` did not make it. */
export function decodeWire(wire: Uint8Array): unknown {
  const length = new DataView(wire.buffer, wire.byteOffset, wire.byteLength).getUint32(0);
  const text = new TextDecoder().decode(wire.subarray(4, 4 + length));
  const blobs = wire.subarray(4 + length);
  return JSON.parse(text, (_, value: unknown) => {
    if (typeof value !== "object" || value === null || !(BYTES in value)) return value;
    const place = value[BYTES];
    return Array.isArray(place) ? new Uint8Array(blobs.subarray(Number(place[0]), Number(place[1]))) : value;
  });
}
