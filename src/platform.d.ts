/**
 * The only names of the platform that the pure folders may use. Everything else (clock, chance, I/O, DOM)
 * fails to compile there, because their `lib` is ES2023 alone. Source: docs/adr/0001-one-package.md.
 */
declare class TextDecoder {
  constructor(label?: string, options?: { fatal?: boolean; ignoreBOM?: boolean });
  decode(input?: Uint8Array, options?: { stream?: boolean }): string;
}
declare class TextEncoder {
  encode(input?: string): Uint8Array<ArrayBuffer>;
}
