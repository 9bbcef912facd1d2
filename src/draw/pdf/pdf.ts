import type { Page } from "../pages/page.ts";
import { contentOf, num, POINTS } from "./content.ts";
import { latinFont, paintedFont } from "./fontObjects.ts";
import { createFonts, type PaintGlyph } from "./fonts.ts";
import { createObjects, pdfText, type Deflate, type PdfObjects } from "./objects.ts";

export interface PdfOptions {
  readonly title: string;
  /** As in `en`. */
  readonly language: string;
  /** Paints words whose letters Helvetica has not; without it they read "?". */
  readonly paintGlyph?: PaintGlyph;
  /** Packs streams; without it the file is larger and can be read as text. */
  readonly deflate?: Deflate;
}

/**
 * Pages as a PDF file: vectors and real text that can be searched and copied, a bookmark for each page, links in the
 * index. Latin letters are set in Helvetica, which every reader has; others are painted by `paintGlyph` and keep their
 * text. The same pages give the same bytes: no date, no id.
 * @example formatPdf([], { title: "Acme", language: "en" })[0] // 37
 */
export function formatPdf(pages: readonly Page[], options: PdfOptions): Uint8Array {
  const objects = createObjects(options.deflate);
  const fonts = createFonts(options.paintGlyph ?? (() => null));
  // The font of spaces stands for itself.
  fonts.stretches("x", 400);
  const [catalog, tree, resources] = [objects.reserve(), objects.reserve(), objects.reserve()];
  const ids = pages.map(() => objects.reserve());
  for (const [i, page] of pages.entries()) {
    const content = objects.stream("", contentOf(page, fonts));
    const links = page.links.map((link) => linkObject(objects, page, link, ids[link.page] ?? 0));
    objects.put(
      ids[i] ?? 0,
      `<< /Type /Page /Parent ${tree} 0 R /MediaBox [0 0 ${num(page.width * POINTS)} ${num(page.height * POINTS)}] /Resources ${resources} 0 R /Contents ${content} 0 R${links.length === 0 ? "" : ` /Annots [${links.map((id) => `${id} 0 R`).join(" ")}]`} >>`,
    );
  }
  const entries = [
    ...fonts.latin().map((font) => `/${font.name} ${latinFont(objects, font)} 0 R`),
    ...fonts.painted().map((font) => `/${font.name} ${paintedFont(objects, font)} 0 R`),
  ];
  objects.put(resources, `<< /Font << ${entries.join(" ")} >> >>`);
  objects.put(
    tree,
    `<< /Type /Pages /Kids [${ids.map((id) => `${id} 0 R`).join(" ")}] /Count ${ids.length} >>`,
  );
  const outline = outlineObject(objects, pages, ids);
  objects.put(
    catalog,
    `<< /Type /Catalog /Pages ${tree} 0 R /Lang ${pdfText(options.language)} /Outlines ${outline} 0 R /PageMode /UseOutlines /ViewerPreferences << /DisplayDocTitle true >> >>`,
  );
  const info = objects.add(`<< /Title ${pdfText(options.title)} /Creator ${pdfText("Onethread")} >>`);
  return objects.bytes(catalog, info);
}

function linkObject(
  objects: PdfObjects,
  page: Page,
  { x, y, width, height }: Page["links"][number],
  target: number,
): number {
  const box = [x, page.height - y - height, x + width, page.height - y].map((one) => num(one * POINTS));
  return objects.add(
    `<< /Type /Annot /Subtype /Link /Rect [${box.join(" ")}] /Border [0 0 0] /Dest [${target} 0 R /Fit] >>`,
  );
}

/** A bookmark for each page that bears another name than the one before it. */
function outlineObject(objects: PdfObjects, pages: readonly Page[], ids: readonly number[]): number {
  const root = objects.reserve();
  const marked = pages.flatMap(({ name }, i) =>
    i > 0 && pages[i - 1]?.name === name ? [] : [{ name, page: ids[i] ?? 0, id: objects.reserve() }],
  );
  marked.forEach(({ name, page, id }, i) => {
    const [before, after] = [marked[i - 1], marked[i + 1]];
    const ends = [
      ...(before === undefined ? [] : [`/Prev ${before.id} 0 R`]),
      ...(after === undefined ? [] : [`/Next ${after.id} 0 R`]),
    ];
    objects.put(
      id,
      `<< /Title ${pdfText(name)} /Parent ${root} 0 R /Dest [${page} 0 R /Fit] ${ends.join(" ")} >>`,
    );
  });
  const [first, last] = [marked[0], marked.at(-1)];
  objects.put(
    root,
    first === undefined || last === undefined
      ? "<< /Type /Outlines >>"
      : `<< /Type /Outlines /First ${first.id} 0 R /Last ${last.id} 0 R /Count ${marked.length} >>`,
  );
  return root;
}
