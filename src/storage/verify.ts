import type { StoreContext } from "./context.ts";
import { headOf } from "./context.ts";
import { missingTail } from "./damage.ts";
import { Pages } from "./pages.ts";
import { commitmentsIn, textOfPart } from "./payload.ts";
import { ChainFault, chainRows, partsOf } from "./readRevisions.ts";
import type { RevisionRow, TextRow } from "./rows.ts";
import { textFault } from "./sealing.ts";
import { snapshotOf } from "./snapshots.ts";
import { stateHash } from "./stateHash.ts";
import type { Damage, OrgEntry, OrgStore, VerifyReport } from "./store.ts";

type Options = NonNullable<Parameters<OrgStore["verify"]>[0]>;
type OrgReport = VerifyReport["orgs"][number];

/** Reads everything: rows against the chain, payloads against their hashes, texts against what commits to them. */
export async function verify(context: StoreContext, options: Options): Promise<VerifyReport> {
  const { rows, damages } = context;
  const entries = (await rows.orgs()).filter(({ id }) => options.orgId === undefined || id === options.orgId);
  const heads = await Promise.all(entries.map(({ id }) => rows.headRow(id)));
  const total = heads.reduce((sum, row) => sum + (row?.revision ?? 0), 0);
  let done = 0;
  const step = (): void => options.onProgress?.(++done, total);
  const orgs: OrgReport[] = [];
  const damaged: Damage[] = [];
  let [snapshotsDropped, snapshotsUnread] = [0, 0];
  for (const [i, entry] of entries.entries()) {
    const { report, damage } = await verifyOrg(context, entry, heads[i]?.revision ?? 0, step);
    orgs.push(report);
    if (damage === null) damages.delete(entry.id);
    else {
      damages.set(entry.id, damage);
      damaged.push(damage);
    }
    const { dropped, unread } = await dropFalseSnapshots(context, entry.id, damage, options);
    snapshotsDropped += dropped;
    snapshotsUnread += unread;
  }
  for (const damage of await missingOrgs(context, options.orgId)) damaged.push(damage);
  return { orgs, damages: damaged, snapshotsDropped, snapshotsUnread };
}

/** Organisations of which commits were acknowledged, and of which the database has not even the name any more. */
async function missingOrgs({ rows }: StoreContext, only: string | undefined): Promise<readonly Damage[]> {
  const stored = new Set((await rows.orgs()).map(({ id }) => id));
  const logged = (await rows.loggedOrgs?.()) ?? [];
  return logged
    .filter((orgId) => !stored.has(orgId) && (only === undefined || only === orgId))
    .map((orgId) => ({
      orgId,
      revision: 1,
      message:
        "the database does not hold this organisation, but commits to it were acknowledged, says the log of heads",
    }));
}

async function verifyOrg(
  context: StoreContext,
  entry: OrgEntry,
  through: number,
  step: () => void,
): Promise<{ readonly report: OrgReport; readonly damage: Damage | null }> {
  const { rows, tools } = context;
  const range = { after: 0, through };
  const payloads = new Pages(rows.payloads(entry.id, range));
  const stored = new Pages(rows.texts(entry.id, { after: 0, through: Number.MAX_SAFE_INTEGER }));
  const count = { texts: 0, erased: 0, redacted: 0 };
  let last: RevisionRow | null = null;
  let damage: Damage | null = null;
  try {
    for await (const row of chainRows(rows, entry.id, range, tools)) {
      for (const part of await partsOf(payloads, row, tools)) {
        const commitments = commitmentsIn(textOfPart(part));
        await stored.fetch(commitments.length);
        for (const commitment of commitments) count[found(context, row, stored, commitment)]++;
      }
      requireNoText(row, stored.peek());
      last = row;
      step();
    }
    await stored.fetch(1);
    const beyond = stored.peek();
    // What somebody committed since has its row.
    if (beyond !== undefined && beyond.revision > ((await rows.headRow(entry.id))?.revision ?? 0))
      throw new ChainFault(through + 1, `a text stands beyond revision ${through}`);
  } catch (error) {
    if (!(error instanceof ChainFault)) throw error;
    damage = { orgId: entry.id, revision: error.revision, message: error.message };
  } finally {
    await payloads.close();
    await stored.close();
  }
  damage ??= await missingTail(context, entry.id);
  return { report: { entry, head: headOf(last), ...count }, damage };
}

/** What became of the text of a commitment: it is there and untouched, redacted, or gone. */
function found(
  { tools }: StoreContext,
  row: RevisionRow,
  stored: Pages<TextRow>,
  commitment: string,
): "texts" | "erased" | "redacted" {
  const next = stored.peek();
  if (next === undefined || next.revision !== row.revision || next.commitment !== commitment) return "erased";
  stored.take();
  const fault = textFault(row, next, tools.sha256Text);
  if (fault !== null) throw new ChainFault(row.revision, fault);
  return next.salt === null ? "redacted" : "texts";
}

function requireNoText(row: RevisionRow, next: TextRow | undefined): void {
  if (next !== undefined && next.revision <= row.revision)
    throw new ChainFault(
      row.revision,
      `a text of revision ${row.revision} (field ${next.field}) stands where the payload has none`,
    );
}

/**
 * Snapshots are caches: one that is not the replay, or cannot be read, is thrown away and made anew when needed. Where
 * there is no replay to make it from, at a damage and after it, it stays: it may be the last of what was known.
 */
async function dropFalseSnapshots(
  { rows, tools }: StoreContext,
  orgId: string,
  damage: Damage | null,
  { replay }: Options,
): Promise<{ readonly dropped: number; readonly unread: number }> {
  let [dropped, unread] = [0, 0];
  for (const { revision, on } of await rows.snapshotKeys(orgId)) {
    if (revision >= (damage?.revision ?? Infinity)) {
      unread++;
      continue;
    }
    const key = { revision, on };
    const row = await rows.snapshot(orgId, key);
    const kept = row === null ? null : snapshotOf(row, tools);
    if (kept !== null) {
      const records = (await replay?.(orgId, key)) ?? null;
      if (records === null || stateHash(records, tools) === stateHash(kept.records, tools)) continue;
    }
    await rows.dropSnapshot(orgId, key);
    dropped++;
  }
  return { dropped, unread };
}
