/** A stream of chance that a seed decides wholly: the same seed gives the same numbers on every machine. */
export interface RandomStream {
  /** The next whole number from 0 up to, not including, `limit` (1 ≤ limit ≤ 2³²). */
  readonly below: (limit: number) => number;
}

/**
 * A seeded stream (xorshift32 with Weyl sequence, 32 bits of state each); for search, never for secrets.
 * Source: Marsaglia, Xorshift RNGs, J. Stat. Software 8(14), 2003.
 * @example randomStream(1).below(6) === randomStream(1).below(6)
 */
export function randomStream(seed: number): RandomStream {
  let x = (Math.imul(seed | 0, 0x9e3779b1) ^ 0x6d2b79f5) | 0;
  if (x === 0) x = 0x6d2b79f5;
  let weyl = 0;
  const below = (limit: number): number => {
    x ^= x << 13;
    x ^= x >>> 17;
    x ^= x << 5;
    weyl = (weyl + 0x61c88647) | 0;
    const word = Math.imul((x + weyl) | 0, 0x2c1b3c6d) >>> 0;
    return Math.floor((word / 4_294_967_296) * limit);
  };
  for (let k = 0; k < 8; k++) below(2);
  return { below };
}
