import type { Outcome, StoreRefusal } from "./refusal.ts";
import { toHex } from "./encoding.ts";
import { StorageFault, type Rows } from "./rows.ts";
import type { Damage, Head } from "./store.ts";
import type { StoreTools } from "./tools.ts";

/** What the parts of an open store share. */
export interface StoreContext {
  readonly rows: Rows;
  readonly tools: StoreTools;
  /** By org: the first revision found not to be whole. */
  readonly damages: Map<string, Damage>;
  /** Organisations whose newest revisions were read before the first commit of this process. */
  readonly lookedAt: Set<string>;
}

export const EMPTY_HEAD: Head = { revision: 0, hash: "0".repeat(64) };

export function headOf(row: { readonly revision: number; readonly hash: Uint8Array } | null): Head {
  return row === null ? EMPTY_HEAD : { revision: row.revision, hash: toHex(row.hash) };
}

export function refused(
  code: StoreRefusal["code"],
  message: string,
  more: Partial<StoreRefusal> = {},
): { readonly ok: false; readonly refusal: StoreRefusal } {
  return { ok: false, refusal: { code, message, ...more } };
}

/** What came of it, where a fault of the database is a refusal and not thrown. */
export async function outcomeOf<T>(run: () => Promise<Outcome<T>>): Promise<Outcome<T>> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof StorageFault) return { ok: false, refusal: error.refusal };
    throw error;
  }
}

export async function isKnownOrg({ rows }: StoreContext, orgId: string): Promise<boolean> {
  return (await rows.orgs()).some((entry) => entry.id === orgId);
}

export function unknownOrg(orgId: string): { readonly ok: false; readonly refusal: StoreRefusal } {
  return refused(
    "org-unknown",
    `The store holds no organisation ${orgId}. Nothing was written. Create it first, or look at the list of organisations.`,
  );
}

export function damaged(damage: Damage): { readonly ok: false; readonly refusal: StoreRefusal } {
  return refused("storage-damaged", damageMessage(damage));
}

/** Two spaces never stand in a row's own text: this is what a person reads. */
function damageMessage({ orgId, revision, message }: Damage): string {
  const good =
    revision <= 1
      ? "Nothing of it can be trusted"
      : `Revisions 1 to ${revision - 1} are whole and can be read`;
  return `The history of ${orgId} is damaged: ${message}. ${good}; nothing was written. Restore a backup.`;
}
