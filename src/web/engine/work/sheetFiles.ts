import { zipSync } from "fflate";
import { formatSheet, formatSheetWorkbook } from "../../../formats/index.ts";
import type { SheetRow } from "../../../org/index.ts";
import type { WorkFile, WorkFileWanted } from "../work.ts";

const WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** Rows as a file to send round; answers that are held stand in it. */
export function sheetFile(org: string, rows: readonly SheetRow[], wanted: WorkFileWanted): WorkFile {
  const { of, managerId = null, as } = wanted;
  if (of === "each") return zipOf(org, rows, as);
  const own = of === "all" ? rows : rows.filter((row) => row.managerId === managerId);
  const name = of === "all" ? org : `${org}-${fileName(own[0])}`;
  return {
    name: `who-works-on-what-${name}.${as}`,
    content: new Blob([bytesOf(own, as)], { type: typeOf(as) }),
  };
}

function zipOf(org: string, rows: readonly SheetRow[], as: "csv" | "xlsx"): WorkFile {
  const byManager = new Map<string, SheetRow[]>();
  for (const row of rows) {
    const name = fileName(row);
    const own = byManager.get(name);
    if (own === undefined) byManager.set(name, [row]);
    else own.push(row);
  }
  const files = Object.fromEntries([...byManager].map(([name, own]) => [`${name}.${as}`, bytesOf(own, as)]));
  // The same rows give the same bytes.
  const bytes = zipSync(files, { mtime: new Date("2000-01-01T00:00:00") });
  return {
    name: `who-works-on-what-${org}.zip`,
    content: new Blob([bytes as Uint8Array<ArrayBuffer>], { type: "application/zip" }),
  };
}

function bytesOf(rows: readonly SheetRow[], as: "csv" | "xlsx"): Uint8Array<ArrayBuffer> {
  return as === "csv"
    ? new TextEncoder().encode(formatSheet(rows))
    : (formatSheetWorkbook(rows) as Uint8Array<ArrayBuffer>);
}

const typeOf = (as: "csv" | "xlsx"): string => (as === "csv" ? "text/csv" : WORKBOOK);

/** The name for people, the id so that no two are alike. */
function fileName(row: SheetRow | undefined): string {
  const safe = (text: string): string =>
    text
      .replaceAll(/[^\p{L}\p{N}_-]+/gu, "-")
      .replaceAll(/^-+|-+$/g, "")
      .slice(0, 60);
  const { manager = "", managerId = null } = row ?? {};
  return managerId === null ? "without-manager" : `${safe(manager)}-${safe(managerId)}`;
}
