import { defineFormat } from "../define.ts";
import { formatCsvFolder } from "./format.ts";
import { readCsv } from "./parse.ts";

/** The canonical folder of CSV files, and any people list as CSV. Source: docs/guides/formats.md#csv. */
export const csv = defineFormat({
  name: "csv",
  title: "CSV: a people file, or a folder with people.csv, areas.csv, …",
  accepts: ({ name }) => /(?:\.(?:csv|tsv|tab|txt)|^[^.]*)$/i.test(name.split("/").at(-1) ?? ""),
  parse: (files, reading) => readCsv(files, reading),
  format: (lists) => ({
    files: formatCsvFolder(lists).map(({ name, text }) => ({ name, bytes: new TextEncoder().encode(text) })),
    problems: [],
  }),
});
