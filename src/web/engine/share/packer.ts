import { Gunzip, gzipSync } from "fflate";
import type { Packer } from "../../../usecases/snapshot.ts";

/** What a file of the largest size could swell to is more than a tab has. */
const UNPACKED_MAX = 512 * 1024 * 1024;

export const PACKER: Packer = {
  // No day of the packing stands in it.
  pack: (bytes) => gzipSync(bytes, { level: 9, mtime: 0 }) as Uint8Array<ArrayBuffer>,
  unpack: (bytes) => {
    const pieces: Uint8Array[] = [];
    let size = 0;
    try {
      const gunzip = new Gunzip((piece) => {
        size += piece.length;
        if (size > UNPACKED_MAX) throw new RangeError("too much");
        pieces.push(piece);
      });
      gunzip.push(bytes, true);
    } catch {
      return null;
    }
    const all = new Uint8Array(size);
    let at = 0;
    for (const piece of pieces) {
      all.set(piece, at);
      at += piece.length;
    }
    return all;
  },
};
