import type { Config, Day, Org, Problem } from "../../org/index.ts";
import { openStore, type OrgStore } from "../../storage/index.ts";
import type { OrgJudgement } from "../../usecases/checkOrg.ts";
import { openOrg } from "../../usecases/openOrg.ts";
import type { OrgAt } from "../view/view.ts";
import { browserTools } from "./browserTools.ts";
import type { Beginning } from "./first.ts";
import { judged, judging } from "./judging.ts";
import { isLong, keepsNow } from "./keepNow.ts";
import type { KeepAnswer, KeepOrder } from "./keeper.ts";
import type { KeptRows } from "./store.ts";

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
  /** Where organisations are kept, once nothing is being kept in the background: so for the store. */
  readonly kept: Promise<KeptRows>;
  readonly store: Promise<OrgStore>;
  /**
   * Keeps an organisation. Until it is kept, it is looked at as it was read; whoever wants the store waits.
   * @returns why it could not be kept, once that is known.
   */
  readonly keep: (order: KeepOrder, looked: Looked) => Promise<KeepAnswer>;
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

export function createContext(beginning: Beginning): EngineContext {
  const { kept } = beginning;
  const store = kept.then(({ rows }) => openStore(rows, browserTools));
  const today = (): Day => new Date().toISOString().slice(0, 10) as Day;
  const looked = new Map<string, Promise<Looked>>();
  const keeps = keepsNow(beginning);
  /** What is looked at as it was read, if that is of today: it is being kept, or could not be. */
  const unkept = new Map<string, { readonly looked: Looked; readonly done: Promise<KeepAnswer> }>();
  const nothingPending = (): Promise<unknown> => Promise.all([...unkept.values()].map(({ done }) => done));
  const keyOf = async ({ org, on, scenario }: OrgAt): Promise<string> => {
    // Other tabs, and the command line, write the same store.
    const opened = await store;
    const head = await opened.head(org);
    const stands = [head.ok ? head.value.hash : "", await opened.erasures(org), today()];
    return JSON.stringify([org, on, scenario, ...stands]);
  };
  const hold = (key: string, found: Promise<Looked>): void => {
    looked.set(key, found);
    found.catch(() => looked.delete(key));
    for (const old of [...looked.keys()].slice(0, -LOOKED_MAX)) looked.delete(old);
  };
  const keep = async (order: KeepOrder, read: Looked): Promise<KeepAnswer> => {
    const { orgId } = order;
    const failed = await keeps.keep(order, read.name, isLong(order) ? judged(read) : Promise.resolve());
    if (failed === null) {
      // The same as the store has it now: what was worked out of it holds.
      const key = await keyOf({ org: orgId }).catch(() => null);
      if (key !== null && read.org.today === today()) hold(key, Promise.resolve(read));
      unkept.delete(orgId);
    } else await (await kept).dropOrg?.(orgId).catch(() => {});
    return failed;
  };
  let user = beginning.user() || NOBODY;
  return {
    get kept() {
      return nothingPending().then(() => kept);
    },
    get store() {
      return nothingPending().then(() => store);
    },
    today,
    user: () => user,
    setUser: (name) => void (user = name.trim() === "" ? NOBODY : name.trim()),
    keep: (order, read) => {
      const done = keep(order, read);
      unkept.set(order.orgId, { looked: read, done });
      return done;
    },
    look: async (at) => {
      const read = unkept.get(at.org);
      const isRead = read?.looked.org.today === today() && at.on === undefined && at.scenario === undefined;
      if (read !== undefined && isRead) return read.looked;
      await read?.done;
      const key = await keyOf(at);
      const known = looked.get(key);
      if (known !== undefined) return known;
      const found = lookAt(at, store, today());
      hold(key, found);
      return found;
    },
    forget: (org) => {
      unkept.delete(org);
      keeps.drop(org);
      for (const key of looked.keys()) if (JSON.parse(key)[0] === org) looked.delete(key);
    },
  };
}

async function lookAt(at: OrgAt, store: Promise<OrgStore>, today: Day): Promise<Looked> {
  const on = at.on === undefined ? {} : { on: at.on };
  const opened = await openOrg(await store, at.org, { ...on, today });
  if (!opened.ok) throw new Error(opened.refusal.message);
  const { entry, org, config, problems, head } = opened.value;
  return lookedOf({ at, name: entry.name, org, config, problems, head: head.revision });
}

/** With a judgement that is made when it is first asked for; `judged` makes it in steps. */
export function lookedOf(given: Omit<Looked, "judgement">): Looked {
  return { ...given, judgement: judging(given.org, given.config) };
}
