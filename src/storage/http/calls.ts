import type { StoreRefusal } from "../refusal.ts";
import type { Rows } from "../rows.ts";

/** Methods of rows that are one question and one answer. */
export const PLAIN = [
  "orgs",
  "addOrg",
  "erasures",
  "headRow",
  "append",
  "revisionRows",
  "revisionHeads",
  "revisionRow",
  "ownersOf",
  "document",
  "documents",
  "snapshotKeys",
  "snapshot",
  "putSnapshot",
  "dropSnapshot",
  "scenarioRows",
  "scenarioRow",
  "putScenario",
  "erase",
  "logHead",
  "loggedHead",
  "loggedOrgs",
] as const satisfies readonly (keyof Rows)[];

/** Methods that answer page by page. */
export const PAGED = ["payloads", "texts"] as const satisfies readonly (keyof Rows)[];

export type Plain = (typeof PLAIN)[number];
export type Paged = (typeof PAGED)[number];

/** One question of a page to the process that has the store. `session`: of a state or a write that is held. */
export type Call =
  | {
      readonly does: "ask";
      readonly session?: number;
      readonly method: Plain;
      readonly given: readonly unknown[];
    }
  | {
      readonly does: "open";
      readonly session?: number;
      readonly method: Paged;
      readonly given: readonly unknown[];
    }
  | { readonly does: "next" | "leave"; readonly pages: number }
  | { readonly does: "begin"; readonly kind: "reading" | "writing" }
  | { readonly does: "end"; readonly session: number; readonly isDone: boolean };

/** What came of it; `refusal`: a fault of the storage, which is thrown again where the question was asked. */
export type Answer =
  | { readonly ok: true; readonly value?: unknown }
  | { readonly ok: false; readonly refusal?: StoreRefusal; readonly message: string };
