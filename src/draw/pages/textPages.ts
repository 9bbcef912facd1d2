import { line, rect, text, type Command } from "../command.ts";
import { wrapText } from "../textWidth.ts";
import { withFooter, type FooterWords } from "./footer.ts";
import { MARGIN, part, STANDING, type Page } from "./page.ts";

/** A piece of a text that is read from top to bottom. */
export type TextBlock =
  | { readonly kind: "heading"; readonly level: 1 | 2; readonly text: string }
  | {
      readonly kind: "paragraph";
      readonly text: string;
      readonly isQuiet?: boolean;
      readonly isStrong?: boolean;
    }
  | { readonly kind: "list"; readonly items: readonly string[] }
  | {
      readonly kind: "table";
      readonly columns: readonly string[];
      readonly rows: readonly (readonly string[])[];
    };

/** A text with the name its first page has as a bookmark; it begins on a page of its own. */
export interface NamedText {
  readonly name: string;
  readonly blocks: readonly TextBlock[];
}

const SIDE = 72;
const INNER = STANDING.width - 2 * SIDE;
const TOP = 64;
const FOOT = STANDING.height - MARGIN - 16;
const SIZE = 13;
const LEADING = 19;

/**
 * Texts as pages that can be printed, each begun on a new standing A4, its lines broken by estimated widths. No row of
 * a table and no line is cut by a page's end.
 * @example textPages([{ name: "a", blocks: [] }], { left: "", page: String }).length // 1
 */
export function textPages(texts: readonly NamedText[], footer: FooterWords): Page[] {
  return withFooter(
    texts.flatMap(({ name, blocks }) => setText(name, blocks)),
    footer,
  );
}

function setText(name: string, blocks: readonly TextBlock[]): Page[] {
  const pages: Command[][] = [[]];
  let y = TOP;
  /** Room for something so high, on the next page where this one has none. */
  const take = (height: number, put: (on: Command[], top: number) => void): void => {
    if (y + height > FOOT && y > TOP) {
      pages.push([]);
      y = TOP;
    }
    put(pages.at(-1) ?? [], y);
    y += height;
  };
  const lines = (content: string, look: LineLook): void => {
    for (const paragraph of content.split("\n"))
      for (const one of wrapText(paragraph, look.size, INNER - look.indent, look.weight))
        take(look.leading, (on, top) =>
          on.push(text({ x: SIDE + look.indent, y: top + look.size }, one, look)),
        );
  };
  for (const block of blocks) {
    switch (block.kind) {
      case "heading":
        y += block.level === 1 ? 4 : 10;
        lines(block.text, block.level === 1 ? TITLE : SECTION);
        y += 6;
        break;
      case "paragraph":
        lines(block.text, block.isStrong === true ? STRONG : block.isQuiet === true ? QUIET : PLAIN);
        y += 8;
        break;
      case "list":
        for (const item of block.items) {
          take(0, (on, top) => on.push(text({ x: SIDE + 4, y: top + SIZE }, "•", PLAIN)));
          lines(item, { ...PLAIN, indent: 18 });
        }
        y += 8;
        break;
      case "table":
        for (const [i, row] of [block.columns, ...block.rows].entries()) setRow(row, i === 0, take);
        y += 10;
    }
  }
  return pages.map((commands) => ({
    name,
    ...STANDING,
    parts: [part([rect({ x: 0, y: 0, ...STANDING, fill: "panel" }), ...commands])],
    links: [],
  }));
}

interface LineLook {
  readonly size: number;
  readonly leading: number;
  readonly indent: number;
  readonly weight: 400 | 600;
  readonly fill: "ink" | "ink-2";
}

const PLAIN: LineLook = { size: SIZE, leading: LEADING, indent: 0, weight: 400, fill: "ink" };
const QUIET: LineLook = { ...PLAIN, size: 12, leading: 17, fill: "ink-2" };
const STRONG: LineLook = { ...PLAIN, weight: 600 };
const TITLE: LineLook = { ...PLAIN, size: 24, leading: 32, weight: 600 };
const SECTION: LineLook = { ...PLAIN, size: 15, leading: 22, weight: 600 };

function setRow(
  row: readonly string[],
  isHead: boolean,
  take: (height: number, put: (on: Command[], top: number) => void) => void,
): void {
  const wide = INNER / Math.max(1, row.length);
  const weightOf = (column: number): 400 | 600 => (!isHead && column === row.length - 1 ? 600 : 400);
  const cells = row.map((cell, column) => wrapText(cell, SIZE, wide - 12, weightOf(column)));
  const height = Math.max(1, ...cells.map(({ length }) => length)) * LEADING + 10;
  take(height, (on, top) => {
    cells.forEach((lines, column) =>
      lines.forEach((one, i) =>
        on.push(
          text({ x: SIDE + column * wide, y: top + 6 + SIZE + i * LEADING }, one, {
            size: SIZE,
            weight: weightOf(column),
            fill: isHead ? "ink-2" : "ink",
          }),
        ),
      ),
    );
    const y = top + height - 1;
    on.push(line(SIDE, y, SIDE + INNER, y, { paint: "line", width: 1 }));
  });
}
