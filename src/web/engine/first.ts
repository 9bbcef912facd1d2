import type { Engine } from "./engine.ts";
import type { KeepingNow } from "./keepNow.ts";
import { keepingOf, openRows, type KeptRows, type ServedStore } from "./store.ts";

/** What stands before the rest of the engine is loaded, and what the rest begins with. */
export interface Beginning {
  /** Where the store is, once the page has said it. */
  readonly served: Promise<ServedStore | null>;
  readonly kept: Promise<KeptRows>;
  /** Who works here, as they said before; empty until they do. */
  readonly user: () => string;
  /** Says what is being kept right now to whoever watches. */
  readonly tellKeeping: (now: readonly KeepingNow[]) => void;
}

/** What Start asks before anything was opened, and who watches from then on. */
export interface FirstEngine {
  /** Says once, before anything else, where the store is, and who works here where they said so before. */
  readonly openStore: (served: ServedStore | null, user?: string) => void;
  readonly orgs: () => Promise<readonly KeptOrg[]>;
  readonly keeping: () => ReturnType<typeof keepingOf>;
  /** Tells from now on what is being kept in the background. */
  readonly watchKeeping: (tell: (now: readonly KeepingNow[]) => void) => void;
}

export interface KeptOrg {
  readonly id: string;
  readonly name: string;
  readonly createdAt: string;
}

/**
 * The engine as the worker offers it: small until it is asked for more than which organisations there are. Everything
 * else comes with its first call, so that Start can be used before most of the code has arrived.
 */
export function openEngine(): Engine {
  let user = "";
  let say: (served: ServedStore | null) => void = () => {};
  const served = new Promise<ServedStore | null>((said) => (say = said));
  const kept = served.then(openRows);
  let watcher: Parameters<FirstEngine["watchKeeping"]>[0] = () => {};
  let now: readonly KeepingNow[] = [];
  const first: FirstEngine = {
    openStore: (given, name = "") => {
      user = name;
      say(given);
    },
    orgs: async () => (await kept).rows.orgs(),
    keeping: async () => keepingOf(await kept),
    watchKeeping: (tell) => {
      watcher = tell;
      tell(now);
    },
  };
  const tellKeeping: Beginning["tellKeeping"] = (told) => {
    now = told;
    watcher(told);
  };
  let rest: Promise<Engine> | null = null;
  const load = (): Promise<Engine> => {
    rest ??= import("./engine.ts").then(({ createRest }) =>
      createRest(first, { served, kept, user: () => user, tellKeeping }),
    );
    // What did not come over the network is asked for again.
    rest.catch(() => (rest = null));
    return rest;
  };
  type Method = (...given: readonly unknown[]) => unknown;
  return new Proxy(first as Engine, {
    get: (own, name) =>
      Reflect.get(own, name) ??
      (async (...given: readonly unknown[]) => (Reflect.get(await load(), name) as Method)(...given)),
  });
}
