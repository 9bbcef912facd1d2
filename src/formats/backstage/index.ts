import { defineFormat } from "../define.ts";
import { formatBackstage } from "./format.ts";
import { readBackstage } from "./parse.ts";

/** How far into a file its first entity is looked for. */
const LOOKED_AT_BYTES = 64 * 1024;

/** A Backstage catalogue: users, groups and what they own. Source: docs/guides/formats.md#backstage. */
export const backstage = defineFormat({
  name: "backstage",
  title: "Backstage catalogue: users, groups, systems, components",
  accepts: ({ name, bytes }) => {
    if (!/\.(?:ya?ml|json)$/i.test(name)) return false;
    const text = new TextDecoder().decode(bytes.subarray(0, LOOKED_AT_BYTES));
    return /(?:^|[\s,{"'])apiVersion["']?\s{0,8}:\s{0,8}["']?(?:[a-z0-9-]+\.){0,4}backstage\.io\//.test(text);
  },
  parse: readBackstage,
  format: (lists) => formatBackstage(lists),
});
