/**
 * A picture as numbers, one a device pixel. Filling hundreds of thousands of small rectangles this way takes a few ms
 * on any machine; as many calls of a canvas take over a hundred without a graphics card.
 */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly image: ImageData;
  /** Fills from one edge up to, not including, the other; parts outside are left out. */
  readonly fill: (left: number, top: number, right: number, bottom: number, colour: number) => void;
}

export function createPixels(width: number, height: number): Pixels {
  const image = new ImageData(Math.max(1, width), Math.max(1, height));
  const { width: wide, height: high } = image;
  const colours = new Uint32Array(image.data.buffer);
  return {
    width: wide,
    height: high,
    image,
    fill: (left, top, right, bottom, colour) => {
      const x0 = Math.max(0, left);
      const x1 = Math.min(wide, right);
      const y1 = Math.min(high, bottom);
      if (x1 <= x0) return;
      for (let y = Math.max(0, top); y < y1; y++) {
        const row = y * wide;
        // A call costs more than it saves on a few pixels.
        if (x1 - x0 < 16) for (let at = row + x0; at < row + x1; at++) colours[at] = colour;
        else colours.fill(colour, row + x0, row + x1);
      }
    },
  };
}

/** A colour `#RRGGBB` as the number of a pixel, opaque. */
export function pixelOf(hex: string): number {
  const value = Number.parseInt(hex.slice(1), 16);
  return (0xff000000 | ((value & 0xff) << 16) | (value & 0xff00) | (value >> 16)) >>> 0;
}

/** Two colours mixed: 0 is the first, 1 the second. */
export function mixed(from: string, to: string, share: number): string {
  const channel = (hex: string, at: number): number => Number.parseInt(hex.slice(at, at + 2), 16);
  const mix = (at: number): string =>
    Math.round(channel(from, at) + (channel(to, at) - channel(from, at)) * share)
      .toString(16)
      .padStart(2, "0");
  return `#${mix(1)}${mix(3)}${mix(5)}`;
}
