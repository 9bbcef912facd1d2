import type { Rows } from "../../storage/rows.ts";

/** An import that takes longer than that has ended with its page. */
const GONE_MS = 10 * 60_000;

/**
 * Takes out organisations to which nothing was ever committed: the page that read them was closed before they were
 * kept. What another tab is keeping right now is younger.
 */
export async function dropLeftovers(
  rows: Rows & { readonly dropOrg: (orgId: string) => Promise<void> },
  now: number,
): Promise<void> {
  for (const { id, createdAt } of await rows.orgs())
    if (now - Date.parse(createdAt) > GONE_MS && (await rows.headRow(id)) === null) await rows.dropOrg(id);
}
