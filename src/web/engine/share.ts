import type { Day } from "../../org/index.ts";
import type { SNAPSHOT_COLUMNS, SnapshotChoices, SnapshotColumn } from "../../usecases/snapshot.ts";
import type { OrgAt } from "../view/view.ts";
import type { EngineContext } from "./context.ts";
import type { MadeFile } from "./plan/exportLetters.ts";
import type { Snapshots } from "./share/shown.ts";

/** Today's organisation, or what becomes of it by the scenario that is looked at. */
export type SharedState = "today" | "planned";

/** What is shown of a person in the preview. */
export type SnapshotField =
  | "name"
  | "manager"
  | "discipline"
  | "area"
  | (typeof SNAPSHOT_COLUMNS)[SnapshotColumn][number];

/** What whoever opens the snapshot will have. */
export interface SharePreview {
  readonly people: number;
  readonly areas: number;
  /** Columns of people that leave, without those that always do. */
  readonly columns: readonly SnapshotColumn[];
  readonly headings: readonly SnapshotField[];
  /** The first people, as they stand in the snapshot. */
  readonly rows: readonly (readonly string[])[];
}

export interface SharedSnapshot {
  readonly file: MadeFile;
  /** The same as text for a link; null where it is too long for one. */
  readonly linkText: string | null;
}

/** A snapshot that is looked at. */
export interface ShownSnapshot {
  readonly id: string;
  readonly name: string;
  readonly asOf: Day;
  readonly madeOn: Day;
  readonly until: Day | null;
  readonly names: "shown" | "hidden";
}

export interface ShareEngine {
  readonly previewShare: (at: OrgAt, state: SharedState, choices: SnapshotChoices) => Promise<SharePreview>;
  /** @throws in words for the user: a passphrase that is too short. */
  readonly share: (
    at: OrgAt,
    state: SharedState,
    choices: SnapshotChoices,
    passphrase: string,
  ) => Promise<SharedSnapshot>;
  /** Opens a snapshot to be looked at until the page is left; nothing of it is kept. @throws in words for the user. */
  readonly openSnapshot: (file: Uint8Array | string, passphrase: string) => Promise<ShownSnapshot>;
  /** The snapshot that is looked at under this id, if it is one. */
  readonly shownSnapshot: (org: string) => Promise<ShownSnapshot | null>;
}

/** What seals is loaded with the first snapshot. */
export function shareEngine(context: EngineContext, snapshots: Snapshots): ShareEngine {
  const open = async () => (await import("./share/desk.ts")).createShareDesk(context, snapshots);
  return {
    previewShare: async (...asked) => (await open()).previewShare(...asked),
    share: async (...asked) => (await open()).share(...asked),
    openSnapshot: async (...asked) => (await open()).openSnapshot(...asked),
    shownSnapshot: async (org) => snapshots.of(org)?.shown ?? null,
  };
}
