import type { StoreContext } from "./context.ts";
import type { RevisionHead } from "./store.ts";

const ROWS_AT_ONCE = 2000;

/** Every revision that can be trusted, in order, without its changes. */
export async function revisionHeads(
  { rows, damages }: StoreContext,
  orgId: string,
): Promise<readonly RevisionHead[]> {
  const heads: RevisionHead[] = [];
  const end = damages.get(orgId)?.revision ?? Number.MAX_SAFE_INTEGER;
  for (;;) {
    const page = await rows.revisionHeads(orgId, heads.length, ROWS_AT_ONCE);
    for (const head of page) if (head.number < end) heads.push(head);
    if (page.length < ROWS_AT_ONCE || heads.length + 1 >= end) return heads;
  }
}
