import { num } from "./content.ts";
import type { LatinFont, PaintedFont } from "./fonts.ts";
import { utf16, type PdfObjects } from "./objects.ts";

const FIRST = 33;

/** Helvetica with an encoding of its own, named letter by letter; readers copy text by these names. */
export function latinFont(objects: PdfObjects, { weight, letters }: LatinFont): number {
  const names = letters.map((name) => `/${name}`).join(" ");
  const base = weight === 600 ? "Helvetica-Bold" : "Helvetica";
  return objects.add(
    `<< /Type /Font /Subtype /Type1 /BaseFont /${base} /Encoding << /Type /Encoding /Differences [32 /space ${FIRST} ${names}] >> >>`,
  );
}

/** Words painted in dots as the glyphs of a font; they keep their text for whoever searches or copies. */
export function paintedFont(objects: PdfObjects, { glyphs }: PaintedFont): number {
  const last = FIRST + glyphs.length - 1;
  const scale = 1000;
  const images: string[] = [];
  const procedures = glyphs.map(({ glyph }, i) => {
    const { width, height, ascent, em, advance, mask } = glyph;
    const unit = scale / em;
    const image = objects.stream(
      `/Type /XObject /Subtype /Image /Width ${width} /Height ${height} /ImageMask true /BitsPerComponent 1 /Decode [1 0]`,
      mask,
    );
    images.push(`/I${i} ${image} 0 R`);
    const bottom = -(height - ascent) * unit;
    const box = `${num(advance * unit)} 0 0 ${num(bottom)} ${num(width * unit)} ${num(ascent * unit)} d1`;
    const place = `${num(width * unit)} 0 0 ${num(height * unit)} 0 ${num(bottom)} cm`;
    return objects.stream("", `${box}\nq ${place} /I${i} Do Q`);
  });
  const names = glyphs.map((_, i) => `/g${i}`).join(" ");
  const widths = glyphs.map(({ glyph }) => num((glyph.advance * scale) / glyph.em)).join(" ");
  const texts = objects.stream("", toUnicode(glyphs.map(({ text }) => text)));
  return objects.add(
    [
      "<< /Type /Font /Subtype /Type3 /FontBBox [0 0 0 0] /FontMatrix [0.001 0 0 0.001 0 0]",
      `/FirstChar ${FIRST} /LastChar ${last} /Widths [${widths}]`,
      `/Encoding << /Type /Encoding /Differences [${FIRST} ${names}] >>`,
      `/CharProcs << ${procedures.map((id, i) => `/g${i} ${id} 0 R`).join(" ")} >>`,
      `/Resources << /XObject << ${images.join(" ")} >> >> /ToUnicode ${texts} 0 R >>`,
    ].join(" "),
  );
}

/** At most so many rows stand in one block of a map of characters. */
const BLOCK = 100;

function toUnicode(texts: readonly string[]): string {
  const rows = texts.map((text, i) => `<${(FIRST + i).toString(16).padStart(2, "0")}> <${utf16(text)}>`);
  const blocks = Array.from({ length: Math.ceil(rows.length / BLOCK) }, (_, k) => {
    const some = rows.slice(k * BLOCK, (k + 1) * BLOCK);
    return `${some.length} beginbfchar\n${some.join("\n")}\nendbfchar`;
  });
  return [
    "/CIDInit /ProcSet findresource begin 12 dict begin begincmap",
    "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
    "/CMapName /Painted def /CMapType 2 def",
    "1 begincodespacerange <00> <ff> endcodespacerange",
    ...blocks,
    "endcmap CMapName currentdict /CMap defineresource pop end end",
  ].join("\n");
}
