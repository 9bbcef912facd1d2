import type { StoreContext } from "./context.ts";
import { toHex } from "./encoding.ts";
import { ChainFault } from "./readRevisions.ts";
import type { Damage, Head } from "./store.ts";
import { StorageFault } from "./rows.ts";
import { damaged } from "./context.ts";

type LoggedHead = Pick<Head, "revision" | "hash">;

/** What is wrong with an org, as far as it was looked at: faults found by reading, and a tail that is missing. */
export async function damageOf(
  context: StoreContext,
  orgId: string,
  logged?: LoggedHead | null,
): Promise<Damage | null> {
  return context.damages.get(orgId) ?? (await missingTail(context, orgId, logged));
}

/**
 * A chain cannot see that its newest rows are gone; the log of heads beside the database can. The log is read before
 * the head, so that a commit of another process in between is no fault.
 * @param known what the log said before the state began that `rows` reads; absent: it is read now.
 */
export async function missingTail(
  { rows }: StoreContext,
  orgId: string,
  known?: LoggedHead | null,
): Promise<Damage | null> {
  const logged = known === undefined ? ((await rows.loggedHead?.(orgId)) ?? null) : known;
  if (logged === null) return null;
  const head = await rows.headRow(orgId);
  const revision = head?.revision ?? 0;
  if (logged.revision > revision)
    return {
      orgId,
      revision: revision + 1,
      message: `the newest revision is ${revision}, but revision ${logged.revision} was acknowledged before, says the log of heads (where the store was begun anew on purpose, delete the log)`,
    };
  const [row] = await rows.revisionRows(orgId, logged.revision - 1, 1);
  if (row === undefined || toHex(row.hash) === logged.hash) return null;
  return {
    orgId,
    revision: logged.revision,
    message: `revision ${logged.revision} has the hash ${toHex(row.hash).slice(0, 12)}…, but ${logged.hash.slice(0, 12)}… was acknowledged, says the log of heads`,
  };
}

/** Notes a fault of the chain and says it as a fault of the storage; anything else stays what it is. */
export function noted(context: StoreContext, orgId: string, error: unknown): unknown {
  if (!(error instanceof ChainFault)) return error;
  const damage: Damage = { orgId, revision: error.revision, message: error.message };
  const known = context.damages.get(orgId);
  if (known === undefined || known.revision > damage.revision) context.damages.set(orgId, damage);
  return new StorageFault(damaged(damage).refusal, error);
}
