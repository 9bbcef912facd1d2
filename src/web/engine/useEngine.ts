import { wrap, type Remote } from "comlink";
import { createContext, useContext } from "react";
import type { Engine } from "./engine.ts";

/** The engine in its worker, as seen from the page: every call is a promise. */
export type RemoteEngine = Remote<Engine>;

export function startEngine(): RemoteEngine {
  return wrap<Engine>(
    new Worker(new URL("./worker.ts", import.meta.url), { type: "module", name: "engine" }),
  );
}

const EngineContext = createContext<RemoteEngine | null>(null);
export const EngineProvider = EngineContext.Provider;

export function useEngine(): RemoteEngine {
  const engine = useContext(EngineContext);
  if (engine === null) throw new Error("useEngine was called outside of EngineProvider.");
  return engine;
}
