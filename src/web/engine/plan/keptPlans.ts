import { openDB, type DBSchema, type IDBPDatabase } from "idb";
import type { LetterSettings } from "../../../announce/index.ts";

/** What is kept of a scenario beside its changes: the plan file it was made of, those before it, and its letters. */
export interface KeptPlan {
  readonly org: string;
  readonly scenario: string;
  /** Plan files, oldest first, and which of them holds. */
  readonly plans: readonly string[];
  readonly place: number;
  readonly letters: LetterSettings;
}

interface Kept extends DBSchema {
  plans: { key: [string, string]; value: KeptPlan };
}

/** Name of the database, so that deleting everything finds it. */
export const PLANS_DATABASE = "onethread-plans";
/** Steps that can be undone. */
const PLANS_MAX = 20;

let opened: Promise<IDBPDatabase<Kept>> | null = null;

function database(): Promise<IDBPDatabase<Kept>> {
  return (opened ??= openDB<Kept>(PLANS_DATABASE, 1, {
    upgrade: (db) => void db.createObjectStore("plans", { keyPath: ["org", "scenario"] }),
    // Whoever deletes all data must not wait for this thread.
    blocking: (_, __, event) => {
      (event.target as IDBDatabase).close();
      opened = null;
    },
  }));
}

export async function readPlan(org: string, scenario: string): Promise<KeptPlan | undefined> {
  return (await database()).get("plans", [org, scenario]);
}

export async function keepPlan(kept: KeptPlan): Promise<void> {
  await (await database()).put("plans", kept);
}

/** Ids of the scenarios of an org that were made of plans. */
export async function plannedScenarios(org: string): Promise<ReadonlySet<string>> {
  const keys = await (await database()).getAllKeys("plans", IDBKeyRange.bound([org], [org, []]));
  return new Set(keys.map(([, scenario]) => scenario));
}

/** A newer plan takes the place of what was undone. */
export function withPlan(kept: KeptPlan, text: string): KeptPlan {
  const plans = [...kept.plans.slice(0, kept.place + 1), text].slice(-PLANS_MAX);
  return { ...kept, plans, place: plans.length - 1 };
}
