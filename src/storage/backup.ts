import type { StoreContext } from "./context.ts";
import type { ProgressOf } from "./store.ts";

export async function* backup(_context: StoreContext, _onProgress?: ProgressOf): AsyncGenerator<Uint8Array> {}
