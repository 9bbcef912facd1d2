import type { Glyph, PaintGlyph } from "../../../draw/index.ts";

/** Dots of an em: three a point at the size of a table, which a printer shows as smooth. */
const EM = 64;
const ROOM = 8;
const INK_FROM = 110;

/** Paints words with the fonts of this machine; null where the browser paints nothing in a worker. */
export function createPaintGlyph(): PaintGlyph {
  if (typeof OffscreenCanvas === "undefined") return () => null;
  const canvas = new OffscreenCanvas(1, 1);
  const pen = canvas.getContext("2d", { willReadFrequently: true });
  if (pen === null) return () => null;
  return (content, weight) => {
    const font = `${weight} ${EM}px system-ui, sans-serif`;
    pen.font = font;
    const { width: advance, actualBoundingBoxAscent, actualBoundingBoxDescent } = pen.measureText(content);
    const ascent = Math.ceil(Math.max(EM * 0.8, actualBoundingBoxAscent)) + ROOM;
    const height = ascent + Math.ceil(Math.max(EM * 0.3, actualBoundingBoxDescent)) + ROOM;
    const width = Math.max(8, Math.ceil((advance + ROOM) / 8) * 8);
    canvas.width = width;
    canvas.height = height;
    // A new size takes the font away.
    pen.font = font;
    pen.fillText(content, 0, ascent);
    const { data } = pen.getImageData(0, 0, width, height);
    return { width, height, ascent, em: EM, advance, mask: maskOf(data, width, height) } satisfies Glyph;
  };
}

function maskOf(data: Uint8ClampedArray, width: number, height: number): Uint8Array {
  const mask = new Uint8Array((width / 8) * height);
  for (let dot = 0; dot < width * height; dot++)
    if ((data[dot * 4 + 3] ?? 0) >= INK_FROM) mask[dot >> 3] = (mask[dot >> 3] ?? 0) | (0x80 >> (dot & 7));
  return mask;
}
