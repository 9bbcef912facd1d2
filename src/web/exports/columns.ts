import type { SnapshotColumn } from "../../usecases/snapshot.ts";

/** Columns that may be added, the most harmless first; those that name people stay out with the names. */
export const COLUMNS: readonly { readonly column: SnapshotColumn; readonly namesPeople: boolean }[] = [
  { column: "title", namesPeople: true },
  { column: "level", namesPeople: false },
  { column: "place", namesPeople: false },
  { column: "support", namesPeople: false },
  { column: "contact", namesPeople: true },
  { column: "dates", namesPeople: false },
  { column: "presence", namesPeople: false },
  { column: "cost", namesPeople: false },
];
