import { proxy } from "comlink";
import { useSyncExternalStore } from "react";
import type { PlanProgress } from "../../engine/plan.ts";

/** A plan that is being made. It goes on while other places are looked at. */
export interface Running {
  readonly org: string;
  readonly phase: string;
  /** Points of the best plan so far; null before the first. */
  readonly cost: number | null;
  readonly lowerBound: number;
  readonly isStopping: boolean;
}

interface State {
  readonly running: Running | null;
  readonly failed: { readonly org: string; readonly message: string } | null;
}

let state: State = { running: null, failed: null };
const listeners = new Set<() => void>();

function put(next: State): void {
  state = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useRunning(): State {
  return useSyncExternalStore(subscribe, () => state);
}

/** Makes a plan and shows it, unless another is being made already. */
export async function runPlan(
  org: string,
  job: (onProgress: PlanProgress) => Promise<string>,
  show: (scenario: string) => Promise<void>,
): Promise<void> {
  if (state.running !== null) return;
  put({ running: { org, phase: "", cost: null, lowerBound: 0, isStopping: false }, failed: null });
  const onProgress = proxy<PlanProgress>(({ phase, cost, lowerBound }) => {
    if (state.running !== null) put({ ...state, running: { ...state.running, phase, cost, lowerBound } });
  });
  try {
    // Still running until the plan is what the page looks at.
    await show(await job(onProgress));
    put({ running: null, failed: null });
  } catch (error) {
    put({ running: null, failed: { org, message: error instanceof Error ? error.message : String(error) } });
  }
}

export function sayStopping(): void {
  if (state.running !== null) put({ ...state, running: { ...state.running, isStopping: true } });
}
