import type { PartRow, RevisionRow, ScenarioRow, SnapshotRow, TextRow } from "../rows.ts";
import type { AreaOwners, DocumentKind, OrgEntry } from "../store.ts";

/** All rows of one org; what belongs to a revision stands at its number − 1. */
export interface MemoryOrg {
  readonly entry: OrgEntry;
  erasures: number;
  revisions: RevisionRow[];
  parts: (readonly PartRow[])[];
  texts: (readonly TextRow[])[];
  owners: Map<string, AreaOwners>;
  documents: { readonly kind: DocumentKind; readonly revision: number; readonly text: string }[];
  snapshots: Map<string, SnapshotRow>;
  scenarios: Map<string, ScenarioRow>;
}

export function emptyOrg(entry: OrgEntry): MemoryOrg {
  return {
    entry,
    erasures: 0,
    revisions: [],
    parts: [],
    texts: [],
    owners: new Map(),
    documents: [],
    snapshots: new Map(),
    scenarios: new Map(),
  };
}

/** A state of its own over the same rows, which are never written. */
export function copyOf(org: MemoryOrg): MemoryOrg {
  return {
    entry: org.entry,
    erasures: org.erasures,
    revisions: [...org.revisions],
    parts: [...org.parts],
    texts: [...org.texts],
    owners: new Map(org.owners),
    documents: [...org.documents],
    snapshots: new Map(org.snapshots),
    scenarios: new Map(org.scenarios),
  };
}
