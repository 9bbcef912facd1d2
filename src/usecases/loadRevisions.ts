import type { Revision } from "../history/index.ts";
import type { OrgStore } from "../storage/index.ts";

/** These revisions with their changes, in the order of their numbers. Neighbours are read in one go. */
export async function loadRevisions(
  store: OrgStore,
  orgId: string,
  numbers: readonly number[],
): Promise<readonly Revision[]> {
  const revisions: Revision[] = [];
  const sorted = [...numbers].sort((a, b) => a - b);
  for (let i = 0; i < sorted.length;) {
    const first = sorted[i] ?? 0;
    let through = first;
    while (sorted[i] === through && i < sorted.length) {
      i++;
      if (sorted[i] === through + 1) through++;
    }
    for await (const revision of store.revisions(orgId, { after: first - 1, through }))
      revisions.push(revision);
  }
  return revisions;
}
