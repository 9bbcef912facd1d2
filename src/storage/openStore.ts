import type { Revision } from "../history/index.ts";
import { backup } from "./backup.ts";
import { commit, unfit } from "./commit.ts";
import { headOf, isKnownOrg, outcomeOf, unknownOrg, type StoreContext } from "./context.ts";
import { damageOf, noted } from "./damage.ts";
import { toHex } from "./encoding.ts";
import { erase } from "./erase.ts";
import { readRevisions } from "./readRevisions.ts";
import { revisionHeads } from "./revisionHeads.ts";
import type { Outcome } from "./refusal.ts";
import type { RowRange, Rows } from "./rows.ts";
import { readScenario, saveScenario, storedScenario } from "./scenarios.ts";
import { requireFit, UnfitText } from "./seals.ts";
import { dropSnapshots, keepSnapshot, readSnapshot, snapshotKeys } from "./snapshots.ts";
import type { Head, OrgEntry, OrgStore, RevisionRange } from "./store.ts";
import type { StoreTools } from "./tools.ts";
import { verify } from "./verify.ts";

/**
 * A store over the rows of a database: what is written is sealed and chained here, the same for every adapter. Commits,
 * scenarios and erasures answer with refusals; methods that have no refusal throw `StorageFault` where the database
 * fails or the chain is damaged.
 * Source: docs/adr/0013-store.md.
 * @example openStore(openMemoryRows(), nodeTools) // an empty store …
 */
export function openStore(rows: Rows, tools: StoreTools): OrgStore {
  const context: StoreContext = { rows, tools, damages: new Map(), lookedAt: new Set() };
  return {
    address: rows.address,
    orgs: () => rows.orgs(),
    createOrg: (entry) => outcomeOf(() => createOrg(context, entry)),
    head: (orgId) => outcomeOf(() => head(context, orgId)),
    erasures: (orgId) => rows.erasures(orgId),
    damage: (orgId) => damageOf(context, orgId),
    commit: (input) => outcomeOf(() => commit(context, input)),
    revisions: (orgId, range = {}) => revisions(context, orgId, range),
    revisionHeads: (orgId) => revisionHeads(context, orgId),
    hashOf: (orgId, revision) => hashOf(context, orgId, revision),
    revisionOf: (orgId, changeSetId) => revisionOf(context, orgId, changeSetId),
    document: (orgId, kind, through = Number.MAX_SAFE_INTEGER) => rows.document(orgId, kind, through),
    snapshotKeys: (orgId) => snapshotKeys(context, orgId),
    readSnapshot: (orgId, key) => readSnapshot(context, orgId, key),
    keepSnapshot: (orgId, snapshot, erasures) =>
      outcomeOf(() => keepSnapshot(context, orgId, snapshot, erasures)),
    dropSnapshots: (orgId) => dropSnapshots(context, orgId),
    scenarios: async (orgId) => (await rows.scenarioRows(orgId)).map(storedScenario),
    scenario: (orgId, id) => readScenario(context, orgId, id),
    saveScenario: (scenario, version) => outcomeOf(() => saveScenario(context, scenario, version)),
    verify: (options = {}) => verify(context, options),
    erase: (orgId, personId) => outcomeOf(() => erase(context, orgId, personId)),
    backup: (onProgress) => backup(context, onProgress),
    close: () => rows.close(),
  };
}

async function createOrg(
  { rows, tools }: StoreContext,
  { id, name }: Omit<OrgEntry, "createdAt">,
): Promise<Outcome<OrgEntry>> {
  try {
    requireFit("id of the organisation", id);
    requireFit("name", name);
  } catch (error) {
    if (error instanceof UnfitText) return unfit(error);
    throw error;
  }
  const entry: OrgEntry = { id, name, createdAt: tools.now() };
  const added = await rows.addOrg(entry);
  return added.ok ? { ok: true, value: entry } : added;
}

async function head(context: StoreContext, orgId: string): Promise<Outcome<Head>> {
  const damage = context.damages.get(orgId);
  if (damage !== undefined) {
    const [row] = await context.rows.revisionRows(orgId, damage.revision - 2, 1);
    return { ok: true, value: headOf(damage.revision === 1 ? null : (row ?? null)) };
  }
  const row = await context.rows.headRow(orgId);
  if (row === null && !(await isKnownOrg(context, orgId))) return unknownOrg(orgId);
  return { ok: true, value: headOf(row) };
}

async function* revisions(
  context: StoreContext,
  orgId: string,
  { after = 0, through }: RevisionRange,
): AsyncGenerator<Revision> {
  const last = (await context.rows.headRow(orgId))?.revision ?? 0;
  const good = (context.damages.get(orgId)?.revision ?? last + 1) - 1;
  const range: RowRange = { after, through: Math.min(through ?? good, good) };
  try {
    for await (const { revision } of readRevisions(context.rows, orgId, range, context.tools)) yield revision;
  } catch (error) {
    throw noted(context, orgId, error);
  }
}

async function hashOf({ rows }: StoreContext, orgId: string, revision: number): Promise<string | null> {
  if (revision < 1) return null;
  const [row] = await rows.revisionRows(orgId, revision - 1, 1);
  return row?.revision === revision ? toHex(row.hash) : null;
}

async function revisionOf(
  context: StoreContext,
  orgId: string,
  changeSetId: string,
): Promise<Revision | null> {
  const row = await context.rows.revisionRow(orgId, changeSetId);
  if (row === null) return null;
  const range = { after: row.revision - 1, through: row.revision };
  for await (const revision of revisions(context, orgId, range)) return revision;
  return null;
}
