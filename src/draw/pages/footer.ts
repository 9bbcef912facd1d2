import { line, text } from "../command.ts";
import { MARGIN, part, type Page, type PagePart } from "./page.ts";

/** What stands at the foot of every page: of what and as of which day it is, and for whom. */
export interface FooterWords {
  readonly left: string;
  /** The number of a page. */
  readonly page: (number: number, of: number) => string;
}

/** The pages with a line, the words and the page's number at their foot. */
export function withFooter(pages: readonly Page[], words: FooterWords): Page[] {
  return pages.map((page, i) => ({
    ...page,
    parts: [...page.parts, footer(page, words.left, words.page(i + 1, pages.length))],
  }));
}

function footer({ width, height }: Page, left: string, right: string): PagePart {
  const y = height - MARGIN + 14;
  return part([
    line(MARGIN, y - 14, width - MARGIN, y - 14, { paint: "line", width: 1 }),
    text({ x: MARGIN, y }, left, { size: 11, fill: "ink-2" }),
    text({ x: width - MARGIN, y }, right, { size: 11, fill: "ink-2", anchor: "end" }),
  ]);
}
