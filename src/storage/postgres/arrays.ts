/**
 * Arrays in PostgreSQL's binary form: the driver sends a Buffer as it is. Written out as text, with each of millions of
 * texts escaped and read again, they take twice as long.
 */
const OIDS = { text: 25, bytea: 17, int4: 23 };

/** For a parameter `$1::text[]`. */
export function textArray(values: readonly (string | null)[]): Buffer {
  return packed(
    OIDS.text,
    values,
    (text) => Buffer.byteLength(text),
    (text, to, at) => to.write(text, at),
  );
}

/** For a parameter `$1::bytea[]`. */
export function byteaArray(values: readonly (Uint8Array | null)[]): Buffer {
  return packed(
    OIDS.bytea,
    values,
    (bytes) => bytes.length,
    (bytes, to, at) => to.set(bytes, at),
  );
}

/** For a parameter `$1::int4[]`. */
export function intArray(values: readonly number[]): Buffer {
  return packed(
    OIDS.int4,
    values,
    () => 4,
    (value, to, at) => to.writeInt32BE(value, at),
  );
}

/** Dimensions, whether there are nulls, type; length and lower bound; each value after its length, −1 for null. */
function packed<T>(
  oid: number,
  values: readonly (T | null)[],
  lengthOf: (value: T) => number,
  write: (value: T, to: Buffer, at: number) => void,
): Buffer {
  const lengths = values.map((value) => (value === null ? -1 : lengthOf(value)));
  const size = lengths.reduce((sum, length) => sum + 4 + Math.max(0, length), 20);
  const array = Buffer.allocUnsafe(size);
  array.writeInt32BE(1, 0);
  array.writeInt32BE(1, 4);
  array.writeInt32BE(oid, 8);
  array.writeInt32BE(values.length, 12);
  array.writeInt32BE(1, 16);
  let at = 20;
  for (const [i, value] of values.entries()) {
    const length = lengths[i] ?? -1;
    at = array.writeInt32BE(length, at);
    if (value === null) continue;
    write(value, array, at);
    at += length;
  }
  return array;
}
