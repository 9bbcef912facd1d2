import { wording, type Sentence, type Wording } from "../org/index.ts";

/** Text that is already HTML. Everything else is escaped on its way in. */
export interface Html {
  readonly html: string;
}

type HtmlValue = Html | Sentence | string | number | null | undefined | readonly HtmlValue[];

/** Who may see names in what is rendered now. */
export type Rendering = Wording & { readonly names: "shown" | "hidden" };

/**
 * Template tag: text and numbers are escaped, `Html` goes in as it is, sentences are worded for the audience.
 * @example markup({ names: "shown" })`<p>${"<b>"}</p>`.html // "<p>&lt;b&gt;</p>"
 */
export function markup(rendering: Rendering) {
  return (text: TemplateStringsArray, ...values: readonly HtmlValue[]): Html => {
    let html = text[0] ?? "";
    values.forEach((value, i) => {
      html += htmlOf(value, rendering) + (text[i + 1] ?? "");
    });
    return { html };
  };
}

function htmlOf(value: HtmlValue, rendering: Rendering): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "string") return escapeHtml(value);
  if (typeof value === "number") return String(value);
  if (Array.isArray(value)) return value.map((one: HtmlValue) => htmlOf(one, rendering)).join("");
  if ("html" in value) return value.html;
  return escapeHtml(wording(value as Sentence, rendering));
}

/** Characters of a name that would rewrite what stands around it. */
const STEERING = /[^\P{Cc}\t\n]|[\u202A-\u202E\u2066-\u2069]/gu;

/** Text safe between tags and inside double-quoted attributes. */
export function escapeHtml(text: string): string {
  return text
    .replace(STEERING, "�")
    .replace(/&/g, "&amp;")
    .replace(/</g, "&lt;")
    .replace(/>/g, "&gt;")
    .replace(/"/g, "&quot;")
    .replace(/'/g, "&#39;");
}

export interface TableColumn {
  readonly title: string;
  readonly align?: "right";
}

/** A table with a caption that screen readers announce; cells are escaped unless they are Html. */
export function tableHtml(
  rendering: Rendering,
  table: {
    readonly caption: string;
    readonly columns: readonly TableColumn[];
    readonly rows: readonly (readonly HtmlValue[])[];
  },
): Html {
  const h = markup(rendering);
  const attr = (column: TableColumn | undefined): Html => ({
    html: column?.align === "right" ? ' class="num"' : "",
  });
  return h`<table><caption>${table.caption}</caption><thead><tr>${table.columns.map((c) => h`<th scope="col"${attr(c)}>${c.title}</th>`)}</tr></thead><tbody>${table.rows.map(
    (row) =>
      h`<tr>${row.map((cell, i) => (i === 0 ? h`<th scope="row"${attr(table.columns[i])}>${cell}</th>` : h`<td${attr(table.columns[i])}>${cell}</td>`))}</tr>`,
  )}</tbody></table>`;
}
