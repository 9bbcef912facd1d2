import type { Org } from "../org/index.ts";
import type { Letter, LetterSettings } from "./letter.ts";
import { letterBlocks, type LetterBlock } from "./letterBlocks.ts";

const CSS =
  "body{max-width:42rem;margin:2rem auto;padding:0 1rem;font:16px/1.5 system-ui,sans-serif;color:#1b1f24;background:#fff}" +
  "table{border-collapse:collapse;width:100%}th,td{padding:.4rem .8rem .4rem 0;text-align:start;vertical-align:top;border-bottom:1px solid #d9dce0}" +
  "thead th,.quiet{color:#57606a;font-weight:400}h1{line-height:1.25}tr,li{break-inside:avoid}@page{margin:20mm}";

/**
 * A letter as one HTML file that needs nothing else and is printed as it is read: no script, no request.
 * @example letterPage(letter, org, {}).startsWith("<!doctype html>") // …
 */
export function letterPage(letter: Letter, org: Org, settings: LetterSettings): string {
  return blocksPage(letterBlocks(letter, org, settings), `What changes for you on ${letter.day}`);
}

/**
 * Blocks as an HTML file.
 * @example blocksPage([], "a < b").includes("<title>a &lt; b</title>") // true
 */
export function blocksPage(blocks: readonly LetterBlock[], title: string): string {
  return [
    "<!doctype html>",
    '<html lang="en">',
    '<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="referrer" content="no-referrer">',
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`,
    `<title>${escapeHtml(title)}</title><style>${CSS}</style></head>`,
    "<body>",
    ...blocks.map(blockHtml),
    "</body></html>",
    "",
  ].join("\n");
}

function blockHtml(block: LetterBlock): string {
  switch (block.kind) {
    case "heading":
      return `<h${block.level}>${escapeHtml(block.text)}</h${block.level}>`;
    case "paragraph": {
      const text =
        block.isStrong === true ? `<strong>${escapeHtml(block.text)}</strong>` : escapeHtml(block.text);
      return `<p${block.isQuiet === true ? ' class="quiet"' : ""}>${text}</p>`;
    }
    case "list":
      return `<ul>${block.items.map((item) => `<li>${escapeHtml(item)}</li>`).join("")}</ul>`;
    case "table":
      return `<table><thead><tr>${block.columns.map((title) => `<th scope="col">${escapeHtml(title)}</th>`).join("")}</tr></thead><tbody>${block.rows.map(rowHtml).join("")}</tbody></table>`;
  }
}

function rowHtml(row: readonly string[]): string {
  const cells = row.map((cell, i) => {
    const text = escapeHtml(cell);
    if (i === 0) return `<th scope="row">${text}</th>`;
    return `<td>${i === row.length - 1 ? `<strong>${text}</strong>` : text}</td>`;
  });
  return `<tr>${cells.join("")}</tr>`;
}

const ENTITY: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};
/** Characters of a name that would rewrite what stands around it. */
const STEERING = /[^\P{Cc}\t\n]|[\u202A-\u202E\u2066-\u2069]/gu;

function escapeHtml(text: string): string {
  return text.replaceAll(STEERING, "�").replaceAll(/[&<>"']/g, (one) => ENTITY[one] ?? "");
}
