import { defineFormat } from "../define.ts";
import { formatCodeowners } from "./format.ts";
import { readCodeowners } from "./parse.ts";

/** CODEOWNERS of repositories, GitHub's and GitLab's. Source: docs/guides/formats.md#codeowners. */
export const codeowners = defineFormat({
  name: "codeowners",
  title: "CODEOWNERS: one file a repository, repos/<org>/<repo>/",
  accepts: ({ name }) => /(?:^|\/)CODEOWNERS$/i.test(name),
  parse: readCodeowners,
  format: formatCodeowners,
});

export { slugOf } from "./format.ts";
