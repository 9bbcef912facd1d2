import type { Org } from "../org/index.ts";
import type { Letter, LetterSettings } from "./letter.ts";
import { letterBlocks, type LetterBlock } from "./letterBlocks.ts";

/**
 * A letter as Markdown, for the person alone. A locked letter begins with what is open and says that it is no more than
 * a proposal. Same letter, same bytes.
 */
export function formatLetter(letter: Letter, org: Org, settings: LetterSettings): string {
  return formatBlocks(letterBlocks(letter, org, settings));
}

/**
 * Blocks as Markdown: nobody's name or title becomes a link, a table cell or markup.
 * @example formatBlocks([{ kind: "heading", level: 2, text: "a*b" }]) // "## a\\*b\n"
 */
export function formatBlocks(blocks: readonly LetterBlock[]): string {
  return `${blocks.map(blockText).join("\n\n").trimEnd()}\n`;
}

function blockText(block: LetterBlock): string {
  switch (block.kind) {
    case "heading":
      return `${"#".repeat(block.level)} ${escapeText(block.text)}`;
    case "paragraph":
      return block.isStrong === true ? `**${escapeText(block.text)}**` : escapeText(block.text);
    case "list":
      return block.items.map((item) => `- ${escapeText(item)}`).join("\n");
    case "table":
      return [
        `| ${block.columns.map(escapeText).join(" | ")} |`.replace("|  |", "| |"),
        `| ${block.columns.map(() => "---").join(" | ")} |`,
        ...block.rows.map((row) => `| ${row.map(cellText).join(" | ")} |`),
      ].join("\n");
  }
}

/** What holds from the day on stands out. */
const cellText = (cell: string, column: number, row: readonly string[]): string =>
  column > 0 && column === row.length - 1 ? `**${escapeText(cell)}**` : escapeText(cell);

function escapeText(text: string): string {
  return text.replaceAll(/([\\`*_{}[\]<>|#])/g, "\\$1").replaceAll(/\s*\n\s*/g, " ");
}
