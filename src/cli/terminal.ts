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
    width: isTty ? process.stdout.columns : Infinity,
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

/**
 * A table as lines. Columns are as wide as their widest cell; the flexible one wraps to what is left.
 * @example tableLines([{ title: "Area" }, { title: "People", align: "right" }], [["Search", "9"]], 80)
 */
export function tableLines(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  width: number,
): string[] {
  const GAP = 2;
  const widths = columns.map((column, c) =>
    Math.max(column.title.length, ...rows.map((row) => displayWidth(row[c] ?? ""))),
  );
  const total = widths.reduce((a, b) => a + b, 0) + GAP * (columns.length - 1);
  const flexible = columns.findIndex((column) => column.flexible);
  if (flexible >= 0 && total > width) {
    widths[flexible] = Math.max(
      columns[flexible]?.title.length ?? 0,
      16,
      (widths[flexible] ?? 0) - (total - width),
    );
  }
  const line = (cells: readonly string[]): string[] => {
    const wrapped = cells.map((cell, c) => (c === flexible ? wrap(cell, widths[c] ?? 0) : [cell]));
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
