import { defineFormat } from "../define.ts";
import { formatFolder } from "./format.ts";
import { placeOf } from "./names.ts";
import { readFolder } from "./parse.ts";

/** The folder of YAML files for keeping an organisation in git. Source: docs/guides/formats.md#folder. */
export const folder = defineFormat({
  name: "folder",
  title: "YAML for git: people.yaml, areas/<id>.yaml, …",
  accepts: ({ name }) => placeOf(name) !== undefined,
  parse: readFolder,
  format: (lists) => ({
    files: formatFolder(lists).map(({ name, text }) => ({ name, bytes: new TextEncoder().encode(text) })),
    problems: [],
  }),
});
