import { rect, text, type Command, type Drawing } from "../command.ts";
import { fitText, wrapText } from "../textWidth.ts";
import { withFooter, type FooterWords } from "./footer.ts";
import { LYING, MARGIN, part, type Page, type PageLink } from "./page.ts";

/** A drawing with the name its page has in the index. */
export interface NamedDrawing {
  readonly name: string;
  readonly drawing: Drawing;
}

export interface BookOptions {
  /** Heading of the index; without one there is none. */
  readonly index?: string;
  readonly footer: FooterWords;
}

/** A drawing of few marks is not blown up to the whole page: its type would be that of a heading. */
const LARGEST = 1.4;
const INNER = LYING.width - 2 * MARGIN;
const FOOT = LYING.height - MARGIN - 8;

/**
 * Drawings as pages that can be printed, each on a lying A4 with its title above and what its marks mean below, as
 * large as the page allows; before them an index whose lines lead to the pages.
 * @returns pages with bookmarks, numbers at their foot, and links in the index. O(commands).
 * @example drawingPages([{ name: "All", drawing: drawAreas(org) }], { footer: { left: "", page: String } }).length // 1
 */
export function drawingPages(drawings: readonly NamedDrawing[], { index, footer }: BookOptions): Page[] {
  const first = index === undefined ? 0 : Math.ceil(drawings.length / LINES_A_PAGE);
  const pages = drawings.map(({ name, drawing }) => drawingPage(name, drawing));
  return withFooter([...(index === undefined ? [] : indexPages(index, drawings, first)), ...pages], footer);
}

function drawingPage(name: string, drawing: Drawing): Page {
  const commands: Command[] = [];
  let y = MARGIN;
  for (const one of wrapText(drawing.title, 18, INNER, 600)) {
    commands.push(text({ x: MARGIN, y: y + 16 }, one, { size: 18, weight: 600 }));
    y += 26;
  }
  y += 6;
  const lines = wrapText(drawing.caption, 12, INNER);
  const room = FOOT - y - lines.length * 17 - 10;
  const scale = Math.min(LARGEST, INNER / drawing.width, room / drawing.height);
  const picture = { x: MARGIN, y, scale, commands: drawing.commands };
  let below = y + drawing.height * scale + 10;
  for (const one of lines) {
    commands.push(text({ x: MARGIN, y: below + 12 }, one, { size: 12, fill: "ink-2" }));
    below += 17;
  }
  return { name, ...LYING, parts: [ground(), picture, part(commands)], links: [] };
}

const ground = () => part([rect({ x: 0, y: 0, ...LYING, fill: "panel" })]);

const ROW = 19;
const COLUMNS = 3;
const TOP = MARGIN + 40;
const ROWS = Math.floor((FOOT - TOP) / ROW);
const LINES_A_PAGE = ROWS * COLUMNS;
const GAP = 24;

function indexPages(heading: string, drawings: readonly NamedDrawing[], count: number): Page[] {
  const wide = (INNER - (COLUMNS - 1) * GAP) / COLUMNS;
  return Array.from({ length: count }, (_, k) => {
    const commands: Command[] = [text({ x: MARGIN, y: MARGIN + 18 }, heading, { size: 20, weight: 600 })];
    const links: PageLink[] = [];
    drawings.slice(k * LINES_A_PAGE, (k + 1) * LINES_A_PAGE).forEach(({ name }, i) => {
      const page = count + k * LINES_A_PAGE + i;
      const x = MARGIN + Math.floor(i / ROWS) * (wide + GAP);
      const y = TOP + (i % ROWS) * ROW;
      commands.push(
        text({ x, y: y + 14 }, fitText(name, 12, wide - 40), { size: 12 }),
        text({ x: x + wide, y: y + 14 }, String(page + 1), { size: 12, fill: "ink-2", anchor: "end" }),
      );
      links.push({ x, y, width: wide, height: ROW, page });
    });
    return { name: heading, ...LYING, parts: [ground(), part(commands)], links };
  });
}
