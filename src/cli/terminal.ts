import { createColors } from "picocolors";

/** Where a verb prints. Results go to `out`, progress and hints to `err`. */
export interface Terminal {
  /** Columns of the terminal, or Infinity when the output is piped: piped rows are never wrapped or cut. */
  readonly width: number;
  readonly colors: ReturnType<typeof createColors>;
  /** One line of text; control characters of the data are made visible, so that a name cannot steer the terminal. */
  readonly out: (line: string) => void;
  /** A whole document (JSON, CSV) as it is. */
  readonly document: (text: string) => void;
  readonly hint: (line: string) => void;
  /** One line that replaces itself; silent unless stderr is a terminal. */
  readonly progress: (line: string) => void;
}

export interface TerminalOptions {
  readonly color: "auto" | "always" | "never";
  readonly quiet: boolean;
}

/** The terminal of this process. */
export function openTerminal(options: TerminalOptions): Terminal {
  const isTty = process.stdout.isTTY === true;
  const noColor = process.env["NO_COLOR"] !== undefined && process.env["NO_COLOR"] !== "";
  const colored = options.color === "always" || (options.color === "auto" && isTty && !noColor);
  return {
    // A terminal that does not know its size says 0.
    width: isTty ? process.stdout.columns || 80 : Infinity,
    colors: createColors(colored),
    out: (line) => void process.stdout.write(`${printable(line, colored)}\n`),
    document: (text) => void process.stdout.write(`${text}\n`),
    hint: (line) => {
      if (!options.quiet)
        process.stderr.write(
          `${line
            .split("\n")
            .map((one) => printable(one, false))
            .join("\n")}\n`,
        );
    },
    progress: (line) => {
      if (process.stderr.isTTY === true && !options.quiet) process.stderr.write(`\r\u001b[2K${line}`);
    },
  };
}

/**
 * A line without what would move the cursor, ring, break the row or turn the reading direction: each such character
 * becomes "�". Our own style codes stay where colours are on.
 * @example printable("Ada\u0007", false) // "Ada�"
 */
export function printable(line: string, colored: boolean): string {
  const styles = colored ? line.replace(OWN_STYLES, (code) => `\uE000${code.slice(1)}`) : line;
  return styles.replace(UNPRINTABLE, "�").replaceAll("\uE000", "\u001b");
}
// eslint-disable-next-line no-control-regex
const OWN_STYLES = /\u001b\[(?:1|2|22|3[0-9])m/g;
const UNPRINTABLE = /[\p{Cc}\u202A-\u202E\u2066-\u2069]/gu;

export interface Column {
  readonly title: string;
  readonly align?: "left" | "right";
  /** The column that gives way when the terminal is too narrow: cells wrap there. One a table. */
  readonly flexible?: boolean;
}

const GAP = 2;
/** A column is not made narrower than this, nor than its title. */
const NARROWEST = 12;

/**
 * A table as lines. Columns are as wide as their widest cell. Where the terminal is too narrow the flexible one gives
 * way first, then the widest of the others; their cells wrap, a word longer than its column is broken.
 * @example tableLines([{ title: "Area" }, { title: "People", align: "right" }], [["Search", "9"]], 80)
 */
export function tableLines(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  width: number,
): string[] {
  const widths = narrowed(
    columns,
    columns.map((column, c) =>
      Math.max(column.title.length, ...rows.map((row) => displayWidth(row[c] ?? ""))),
    ),
    width,
  );
  const line = (cells: readonly string[]): string[] => {
    const wrapped = cells.map((cell, c) => wrapCell(cell, widths[c] ?? 0));
    const height = Math.max(...wrapped.map((lines) => lines.length));
    return Array.from({ length: height }, (_, i) =>
      wrapped
        .map((lines, c) => pad(lines[i] ?? "", widths[c] ?? 0, columns[c]?.align ?? "left"))
        .join(" ".repeat(GAP))
        .trimEnd(),
    );
  };
  return [...line(columns.map((column) => column.title)), ...rows.flatMap((row) => line(row))];
}

/** The widths that fit, as far as any do: columns of numbers keep theirs. */
function narrowed(columns: readonly Column[], wanted: readonly number[], width: number): number[] {
  const widths = [...wanted];
  const least = columns.map(({ title, align }, c) =>
    align === "right" ? (wanted[c] ?? 0) : Math.min(wanted[c] ?? 0, Math.max(title.length, NARROWEST)),
  );
  const flexible = columns.findIndex((column) => column.flexible);
  for (;;) {
    const over = widths.reduce((a, b) => a + b, GAP * (columns.length - 1)) - width;
    if (over <= 0) return widths;
    const room = (c: number): number => (widths[c] ?? 0) - (least[c] ?? 0);
    const others = widths.map((_, c) => c).filter((c) => room(c) > 0);
    if (others.length === 0) return widths;
    const givesWay =
      flexible >= 0 && room(flexible) > 0
        ? flexible
        : others.reduce((a, b) => ((widths[b] ?? 0) > (widths[a] ?? 0) ? b : a));
    const cut = givesWay === flexible ? Math.min(over, room(flexible)) : 1;
    widths[givesWay] = (widths[givesWay] ?? 0) - cut;
  }
}

/** The text in lines of at most `width` columns: broken at blanks, and within a word that is longer. */
function wrapCell(text: string, width: number): string[] {
  return wrap(text, width).flatMap((line) =>
    displayWidth(line) <= width ? [line] : brokenWord(line, width),
  );
}

// eslint-disable-next-line no-control-regex
const LETTERS = /\u001b\[[0-9;]*m|./gsu;

/** A word in pieces, broken behind a sign where one stands in the second half of the piece. */
function brokenWord(word: string, width: number): string[] {
  const pieces: string[] = [];
  let piece = "";
  for (const [letter] of word.matchAll(LETTERS)) {
    if (displayWidth(piece + letter) > width && piece !== "") {
      const sign = /^(.*[-:/_.,#@])[^-:/_.,#@]*$/su.exec(piece)?.[1] ?? "";
      const head = displayWidth(sign) * 2 >= width ? sign : piece;
      pieces.push(head);
      piece = piece.slice(head.length);
    }
    piece += letter;
  }
  return [...pieces, piece];
}

/**
 * Text broken at blanks into lines of at most `width` characters; a longer word stands alone on its line.
 * @example wrap("one two three", 8) // ["one two", "three"]
 */
export function wrap(text: string, width: number, indent = ""): string[] {
  if (width === Infinity) return [text];
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    const next = line === "" ? word : `${line} ${word}`;
    if (line !== "" && displayWidth(next) > width) {
      lines.push(line);
      line = indent + word;
    } else line = next;
  }
  lines.push(line);
  return lines;
}

/** Columns the text takes: escape sequences take none, East Asian wide characters two. */
export function displayWidth(text: string): number {
  let width = 0;
  // eslint-disable-next-line no-control-regex
  for (const char of text.replace(/\u001b\[[0-9;]*m/g, "")) {
    const code = char.codePointAt(0) ?? 0;
    const isWide =
      (code >= 0x1100 && code <= 0x115f) ||
      (code >= 0x2e80 && code <= 0xa4cf) ||
      (code >= 0xac00 && code <= 0xd7a3) ||
      (code >= 0xf900 && code <= 0xfaff) ||
      (code >= 0xfe30 && code <= 0xfe6f) ||
      (code >= 0xff00 && code <= 0xff60) ||
      code >= 0x1f300;
    width += isWide ? 2 : 1;
  }
  return width;
}

function pad(text: string, width: number, align: "left" | "right"): string {
  const blanks = " ".repeat(Math.max(0, width - displayWidth(text)));
  return align === "left" ? text + blanks : blanks + text;
}

/**
 * A count with its noun; the plural is the noun with "s" unless given.
 * @example counted(1, "finding") // "1 finding"
 */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString("en")} ${count === 1 ? one : many}`;
}

/** One line of CSV; cells a spreadsheet would run as a formula are neutralised with an apostrophe. */
export function csvLine(cells: readonly string[]): string {
  return cells
    .map((cell) => (/^[=+\-@\t\r]/.test(cell) && Number.isNaN(Number(cell)) ? `'${cell}` : cell))
    .map((cell) => (/[",\n\r]/.test(cell) ? `"${cell.replace(/"/g, '""')}"` : cell))
    .join(",");
}
