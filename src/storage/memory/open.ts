import { toHex } from "../encoding.ts";
import { overlapIn } from "../ownerOverlap.ts";
import {
  areaHasOwner,
  changeSetKnown,
  erasedMeanwhile,
  orgKnown,
  scenarioStale,
  staleRevision,
} from "../refusals.ts";
import type { Outcome } from "../refusal.ts";
import type { Append, Erasure, PartRow, Rows, TextRow } from "../rows.ts";
import type { SnapshotKey } from "../store.ts";
import { copyOf, emptyOrg, type MemoryOrg } from "./orgs.ts";

const TEXTS_AT_ONCE = 5_000;
const DONE = { ok: true, value: null } as const;

/** Rows of a store that lives as long as the process: for tests, and for looking at files without keeping anything. */
export function openMemoryRows(): Rows {
  return rowsOver({ orgs: new Map() });
}

interface State {
  orgs: Map<string, MemoryOrg>;
}

/** Rows over organisations in memory, which stand in the map as they are written. */
export function rowsOver(state: State): Rows {
  const of = (orgId: string): MemoryOrg | undefined => state.orgs.get(orgId);
  return {
    address: "memory",

    orgs: async () => [...state.orgs.values()].map((org) => org.entry),
    addOrg: async (entry) => {
      if (state.orgs.has(entry.id)) return orgKnown(entry.id);
      state.orgs.set(entry.id, emptyOrg(entry));
      return DONE;
    },

    erasures: async (orgId) => of(orgId)?.erasures ?? 0,
    headRow: async (orgId) => of(orgId)?.revisions.at(-1) ?? null,
    append: async (append) => appendTo(of(append.row.orgId), append),
    revisionRows: async (orgId, after, limit) =>
      of(orgId)?.revisions.slice(Math.max(0, after), Math.max(0, after) + limit) ?? [],
    revisionHeads: async (orgId, after, limit) =>
      (of(orgId)?.revisions.slice(after, after + limit) ?? []).map(
        ({ revision, changeSetId, committedAt, effectiveOn, hash }) => ({
          number: revision,
          changeSetId,
          committedAt,
          effectiveOn,
          hash: toHex(hash),
        }),
      ),
    revisionRow: async (orgId, changeSetId) =>
      of(orgId)?.revisions.find((row) => row.changeSetId === changeSetId) ?? null,
    async *payloads(orgId, { after, through }) {
      for (const parts of of(orgId)?.parts.slice(after, through) ?? []) yield parts;
    },
    async *texts(orgId, { after, through }) {
      for (const texts of of(orgId)?.texts.slice(after, through) ?? [])
        for (let at = 0; at < texts.length; at += TEXTS_AT_ONCE) yield texts.slice(at, at + TEXTS_AT_ONCE);
    },
    ownersOf: async (orgId) => [...(of(orgId)?.owners.values() ?? [])],

    document: async (orgId, kind, through) =>
      of(orgId)?.documents.findLast((one) => one.kind === kind && one.revision <= through)?.text ?? null,
    documents: async (orgId) => [...(of(orgId)?.documents ?? [])],

    snapshotKeys: async (orgId) =>
      [...(of(orgId)?.snapshots.values() ?? [])].map(({ revision, on, codeVersion }) => ({
        revision,
        on,
        codeVersion,
      })),
    snapshot: async (orgId, key) => of(orgId)?.snapshots.get(keyOf(key)) ?? null,
    putSnapshot: async (orgId, row, erasures) => {
      if (isErasedSince(of(orgId), erasures)) return erasedMeanwhile(orgId);
      of(orgId)?.snapshots.set(keyOf(row), row);
      return DONE;
    },
    dropSnapshot: async (orgId, key) => void of(orgId)?.snapshots.delete(keyOf(key)),

    scenarioRows: async (orgId) => [...(of(orgId)?.scenarios.values() ?? [])],
    scenarioRow: async (orgId, id) => of(orgId)?.scenarios.get(id) ?? null,
    putScenario: async (orgId, row) => {
      const version = of(orgId)?.scenarios.get(row.id)?.version ?? 0;
      if (version !== row.version - 1) return scenarioStale(row.id, version);
      of(orgId)?.scenarios.set(row.id, row);
      return DONE;
    },

    erase: async (erasure) => eraseFrom(of(erasure.orgId), erasure),
    reading: async (run) => run(rowsOver({ orgs: copiesOf(state.orgs) })),
    writing: async (run) => {
      // Orgs the run did not touch stay those that others may have written meanwhile.
      const copy = { orgs: copiesOf(state.orgs) };
      const before = new Map([...copy.orgs].map(([id, org]) => [id, sizeOf(org)]));
      const value = await run(rowsOver(copy));
      for (const [id, org] of copy.orgs) if (sizeOf(org) !== before.get(id)) state.orgs.set(id, org);
      return value;
    },

    close: async () => {},
  };
}

/** Tells whether an org was written: revisions and versions of scenarios only grow. */
export function sizeOf(org: MemoryOrg): string {
  const versions = [...org.scenarios.values()].map(({ id, version }) => [id, version]);
  return JSON.stringify([org.revisions.length, org.erasures, versions, [...org.snapshots.keys()]]);
}

function copiesOf(orgs: Map<string, MemoryOrg>): Map<string, MemoryOrg> {
  return new Map([...orgs].map(([id, org]) => [id, copyOf(org)]));
}

function keyOf({ revision, on }: SnapshotKey): string {
  return `${revision} ${on}`;
}

function appendTo(
  org: MemoryOrg | undefined,
  { row, parts, texts, owners, documents, erasures }: Append,
): Outcome<null> {
  if (org === undefined) return staleRevision(row.orgId, row.revision);
  if (org.revisions.some((one) => one.changeSetId === row.changeSetId))
    return changeSetKnown(row.changeSetId);
  if (org.revisions.length !== row.revision - 1) return staleRevision(row.orgId, row.revision);
  if (isErasedSince(org, erasures)) return erasedMeanwhile(row.orgId);
  const overlap = overlapIn(owners);
  if (overlap !== null) return areaHasOwner(overlap.areaId);
  org.revisions.push(row);
  org.parts.push(parts.map((bytes, part): PartRow => ({ revision: row.revision, part, bytes })));
  org.texts.push([...texts]);
  for (const area of owners) {
    if (area.owners.length === 0) org.owners.delete(area.areaId);
    else org.owners.set(area.areaId, area);
  }
  for (const { kind, text } of documents) org.documents.push({ kind, revision: row.revision, text });
  return DONE;
}

function isErasedSince(org: MemoryOrg | undefined, erasures: number | undefined): boolean {
  return erasures !== undefined && org !== undefined && org.erasures !== erasures;
}

function eraseFrom(
  org: MemoryOrg | undefined,
  erasure: Erasure,
): Outcome<{ readonly texts: number; readonly remains: readonly string[] }> {
  if (org === undefined) return { ok: true, value: { texts: 0, remains: [] } };
  org.erasures++;
  const gone = new Set(erasure.personIds);
  const redacted = new Map(erasure.texts.map(({ commitment, text }) => [commitment, text]));
  let texts = 0;
  org.texts = org.texts.map((rows) =>
    rows.flatMap((row): TextRow[] => {
      if (row.personId !== null && gone.has(row.personId)) {
        texts++;
        return [];
      }
      const text = redacted.get(row.commitment);
      return [text === undefined ? row : { ...row, text, salt: null }];
    }),
  );
  for (const scenario of erasure.scenarios)
    if (org.scenarios.get(scenario.id)?.version === scenario.version - 1)
      org.scenarios.set(scenario.id, scenario);
  org.documents = org.documents.map(
    (one) =>
      erasure.documents.find(({ kind, revision }) => kind === one.kind && revision === one.revision) ?? one,
  );
  org.snapshots.clear();
  return { ok: true, value: { texts, remains: [] } };
}
