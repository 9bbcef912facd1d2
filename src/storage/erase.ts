import { refused, type StoreContext } from "./context.ts";
import type { Outcome } from "./refusal.ts";
import type { EraseReport } from "./store.ts";

export async function erase(
  _context: StoreContext,
  _orgId: string,
  _personId: string,
): Promise<Outcome<EraseReport>> {
  return refused("storage-busy", "Not yet.");
}
