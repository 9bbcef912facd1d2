import type { DBSchema, IDBPTransaction } from "idb";
import type { PartRow, RevisionRow, ScenarioRow, SnapshotRow, TextRow } from "../rows.ts";
import type { AreaOwners, DocumentKind, OrgEntry } from "../store.ts";

/** An organisation as its row stands. */
export interface OrgRow extends OrgEntry {
  readonly erasures: number;
}

export interface DocumentRow {
  readonly kind: DocumentKind;
  readonly revision: number;
  readonly text: string;
}

/** The object stores, by name, with their keys: an organisation's rows are one range in each. */
export interface Form extends DBSchema {
  orgs: { key: string; value: OrgRow };
  revisions: {
    key: [orgId: string, revision: number];
    value: RevisionRow;
    indexes: { changeSet: [orgId: string, changeSetId: string] };
  };
  parts: { key: [orgId: string, revision: number, part: number]; value: PartRow };
  /** Some thousands a page: a row each would cost an import of millions of texts an hour. */
  texts: { key: [orgId: string, revision: number, page: number]; value: TextRow[] };
  owners: { key: [orgId: string, areaId: string]; value: AreaOwners };
  documents: { key: [orgId: string, revision: number, kind: string]; value: DocumentRow };
  snapshots: { key: [orgId: string, revision: number, on: string]; value: Omit<SnapshotRow, "parts"> };
  /** The bytes of kept states stand apart, so that asking which there are reads none of them. */
  states: { key: [orgId: string, revision: number, on: string]; value: readonly Uint8Array[] };
  scenarios: { key: [orgId: string, id: string]; value: ScenarioRow };
}

export type StoreName =
  | "orgs"
  | "revisions"
  | "parts"
  | "texts"
  | "owners"
  | "documents"
  | "snapshots"
  | "states"
  | "scenarios";

/** All stores whose keys begin with the id of the organisation. */
export const STORES_OF_ORG = [
  "revisions",
  "parts",
  "texts",
  "owners",
  "documents",
  "snapshots",
  "states",
  "scenarios",
] as const satisfies readonly StoreName[];

export const ALL_STORES = ["orgs", ...STORES_OF_ORG] as const;

export type Reading = IDBPTransaction<Form, StoreName[], "readonly" | "readwrite">;
export type Writing = IDBPTransaction<Form, StoreName[], "readwrite">;

/** All keys of an organisation: an empty list sorts behind every number and text. */
export function keysOf(orgId: string): IDBKeyRange {
  return IDBKeyRange.bound([orgId], [orgId, []]);
}

/** Keys of the revisions after `after` up to and with `through`. */
export function keysOfRevisions(orgId: string, after: number, through: number): IDBKeyRange {
  // A range that ends before it begins is an error here: the bare id is nobody's key.
  if (through <= after) return IDBKeyRange.only([orgId]);
  return IDBKeyRange.bound([orgId, after + 1], [orgId, through, []]);
}

/** A view of a larger buffer would be stored with all of that buffer. */
export function ownBytes(bytes: Uint8Array): Uint8Array {
  const isWhole = bytes.byteOffset === 0 && bytes.byteLength === bytes.buffer.byteLength;
  return isWhole && bytes.constructor === Uint8Array ? bytes : new Uint8Array(bytes);
}
