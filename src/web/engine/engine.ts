import { createContext } from "./context.ts";
import { findingsEngine, type FindingsEngine } from "./findings.ts";
import { startEngine, type StartEngine } from "./start.ts";

/**
 * What the page asks its worker for: one part a place, each in a file of its name. Every answer is plain data that can
 * be sent between threads; what goes wrong is an error in words for the user.
 */
export interface Engine extends StartEngine, FindingsEngine {}

export function createEngine(): Engine {
  const context = createContext();
  return { ...startEngine(context), ...findingsEngine(context) };
}
