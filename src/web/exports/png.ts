import type { MadeFile } from "../engine/plan/exportLetters.ts";

/** Dots a px: sharp on paper and on dense screens. */
const DENSITY = 2;
/** Browsers paint no canvas wider or higher than this. */
const SIDE_MAX = 16_000;

/** A drawing as dots, painted by the browser: workers paint no SVG. */
export async function pngOf(name: string, svg: string): Promise<MadeFile> {
  const address = URL.createObjectURL(new Blob([svg], { type: "image/svg+xml" }));
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const density = Math.min(DENSITY, SIDE_MAX / image.width, SIDE_MAX / image.height);
    const canvas = document.createElement("canvas");
    canvas.width = Math.round(image.width * density);
    canvas.height = Math.round(image.height * density);
    canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
    const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, "image/png"));
    if (blob === null)
      throw new Error("The browser could not paint a picture of this size. Take SVG or PDF.");
    return { name, type: "image/png", bytes: new Uint8Array(await blob.arrayBuffer()) };
  } finally {
    URL.revokeObjectURL(address);
  }
}
