import { defineFormat } from "../define.ts";
import { formatGithub } from "./format.ts";
import { readGithub } from "./parse.ts";

const LOOKED_AT_BYTES = 64 * 1024;

/** GitHub's teams, members and repositories as its API prints them. Source: docs/guides/formats.md#github. */
export const github = defineFormat({
  name: "github",
  title: "GitHub teams: teams, members, repos as gh api prints",
  accepts: ({ name, bytes }) => {
    if (!/\.json$/i.test(name)) return false;
    if (/(?:^|[/.-])(?:teams|members|maintainers|repos)\.json$/i.test(name)) return true;
    return /"(?:slug|login|full_name)"\s{0,8}:/.test(
      new TextDecoder().decode(bytes.subarray(0, LOOKED_AT_BYTES)),
    );
  },
  parse: readGithub,
  format: formatGithub,
});
