import { strToU8, zipSync, zlibSync } from "fflate";
import { formatPdf, formatPptx, type Page } from "../../../draw/index.ts";
import type { MadeFile } from "../plan/exportLetters.ts";
import { createPaintGlyph } from "./paintGlyph.ts";

/** The same pages give the same bytes: a zip knows a day, this one no real one. */
const NO_DAY = new Date("2000-01-01T00:00:00");

export function pdfFile(
  name: string,
  pages: readonly Page[],
  { title, language }: { readonly title: string; readonly language: string },
): MadeFile {
  const bytes = formatPdf(pages, {
    title,
    language,
    paintGlyph: createPaintGlyph(),
    deflate: (content) => zlibSync(content, { level: 6 }),
  });
  return { name: `${name}.pdf`, type: "application/pdf", bytes: bytes as Uint8Array<ArrayBuffer> };
}

export function pptxFile(name: string, pages: readonly Page[], title: string): MadeFile {
  const parts = formatPptx(pages, { title }).map((part) => [part.name, strToU8(part.text)] as const);
  return {
    name: `${name}.pptx`,
    type: "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    bytes: zipFiles(Object.fromEntries(parts)),
  };
}

export function zipFiles(files: Readonly<Record<string, Uint8Array>>): Uint8Array<ArrayBuffer> {
  return zipSync(files, { level: 6, mtime: NO_DAY }) as Uint8Array<ArrayBuffer>;
}

export function textFile(name: string, type: string, text: string): MadeFile {
  return { name, type, bytes: new TextEncoder().encode(text) as Uint8Array<ArrayBuffer> };
}
