import type { OrgStore, Outcome } from "../storage/index.ts";

/** The store at an address, with the adapter that reads it. */
export async function openStoreAt(address: string): Promise<Outcome<OrgStore>> {
  return {
    ok: false,
    refusal: { code: "storage-unreachable", message: `${address}: no adapter is here yet.` },
  };
}
