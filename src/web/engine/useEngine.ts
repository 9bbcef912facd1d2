import { wrap, type Remote } from "comlink";
import { createContext, useContext } from "react";
import { readSetting } from "../app/settings.ts";
import type { Engine } from "./engine.ts";
import type { ServedStore } from "./store.ts";

/** The engine in its worker, as seen from the page: every call is a promise. */
export type RemoteEngine = Remote<Engine>;

export function startEngine(): RemoteEngine {
  const engine = wrap<Engine>(
    new Worker(new URL("./worker.ts", import.meta.url), { type: "module", name: "engine" }),
  );
  void engine.openStore(servedStore(), ownName() ?? "");
  return engine;
}

/** The store of the process that served this page, which it names in the page; null where there is none. */
export function servedStore(): ServedStore | null {
  const address = document.querySelector<HTMLMetaElement>("meta[name=onethread-store]")?.content;
  return address === undefined ? null : { address, url: new URL("store", document.baseURI).href };
}

/** Who works here: as they said, else as the process that served the page knows them; null where neither is known. */
export function ownName(said = readSetting("user")): string | null {
  return said ?? document.querySelector<HTMLMetaElement>("meta[name=onethread-user]")?.content ?? null;
}

const EngineContext = createContext<RemoteEngine | null>(null);
export const EngineProvider = EngineContext.Provider;

export function useEngine(): RemoteEngine {
  const engine = useContext(EngineContext);
  if (engine === null) throw new Error("useEngine was called outside of EngineProvider.");
  return engine;
}
