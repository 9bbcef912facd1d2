import type { Config, Day, Org, Problem } from "../../org/index.ts";
import { openStore, type OrgStore } from "../../storage/index.ts";
import { checkOrg, type OrgJudgement } from "../../usecases/checkOrg.ts";
import { openOrg } from "../../usecases/openOrg.ts";
import type { OrgAt } from "../view/view.ts";
import { browserTools } from "./browserTools.ts";
import { openRows, type KeptRows, type ServedStore } from "./store.ts";

/** An organisation as it is looked at, with what was worked out of it so far. */
export interface Looked {
  readonly at: OrgAt;
  readonly name: string;
  readonly org: Org;
  readonly config: Config;
  readonly problems: readonly Problem[];
  /** Newest revision of the store. */
  readonly head: number;
  readonly judgement: () => OrgJudgement;
}

/** What the parts of the engine share: the store, the day, and the organisations looked at last. */
export interface EngineContext {
  /** Says where the store is: of the process that served the page, or this browser's. What follows waits for it. */
  readonly open: (served: ServedStore | null) => void;
  readonly kept: Promise<KeptRows>;
  readonly store: Promise<OrgStore>;
  readonly today: () => Day;
  /** Who works here, as scenarios name them. There are no accounts: whoever opens the store says it. */
  readonly user: () => string;
  readonly setUser: (name: string) => void;
  readonly look: (at: OrgAt) => Promise<Looked>;
  /** To be called after every commit, scenario or erasure of an organisation. */
  readonly forget: (org: string) => void;
}

/** Who works here until they say so. */
export const NOBODY = "you";

/** Organisations kept in memory at once; more would hold the memory of all tried before. */
const LOOKED_MAX = 3;

export function createContext(): EngineContext {
  let open: EngineContext["open"] = () => {};
  const kept = new Promise<KeptRows>((done) => (open = (served) => done(openRows(served))));
  const store = kept.then(({ rows }) => openStore(rows, browserTools));
  const today = (): Day => new Date().toISOString().slice(0, 10) as Day;
  const looked = new Map<string, Promise<Looked>>();
  let user = NOBODY;
  return {
    open,
    kept,
    store,
    today,
    user: () => user,
    setUser: (name) => void (user = name.trim() === "" ? NOBODY : name.trim()),
    look: async (at) => {
      // Other tabs, and the command line, write the same store.
      const opened = await store;
      const head = await opened.head(at.org);
      const stands = [head.ok ? head.value.hash : "", await opened.erasures(at.org), today()];
      const key = JSON.stringify([at.org, at.on, at.scenario, ...stands]);
      const known = looked.get(key);
      if (known !== undefined) return known;
      const found = lookAt(at, store, today());
      looked.set(key, found);
      found.catch(() => looked.delete(key));
      for (const old of [...looked.keys()].slice(0, -LOOKED_MAX)) looked.delete(old);
      return found;
    },
    forget: (org) => {
      for (const key of looked.keys()) if (JSON.parse(key)[0] === org) looked.delete(key);
    },
  };
}

async function lookAt(at: OrgAt, store: Promise<OrgStore>, today: Day): Promise<Looked> {
  const on = at.on === undefined ? {} : { on: at.on };
  const opened = await openOrg(await store, at.org, { ...on, today });
  if (!opened.ok) throw new Error(opened.refusal.message);
  const { entry, org, config, problems, head } = opened.value;
  let judged: OrgJudgement | null = null;
  return {
    at,
    name: entry.name,
    org,
    config,
    problems,
    head: head.revision,
    judgement: () => (judged ??= checkOrg(org, config, { asMode: "sto" })),
  };
}
