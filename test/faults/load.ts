import { setTimeout as pause } from "node:timers/promises";
import type { ChangeSet } from "../../src/changes/index.ts";
import { nodeTools } from "../../src/storage/node/nodeTools.ts";
import { openStore } from "../../src/storage/openStore.ts";
import { openPostgresRows } from "../../src/storage/postgres/open.ts";
import type { OrgStore } from "../../src/storage/index.ts";
import { personId } from "../../src/org/index.ts";

/** A writer with an org and a pool of its own: what it asked for in order, and what it was told is written. */
export interface Writer {
  readonly orgId: string;
  readonly asked: string[];
  readonly acknowledged: { readonly id: string; readonly revision: number; readonly hash: string }[];
  /** When it was last told that something is written, in milliseconds of the process's clock. */
  lastAt: number;
  /** Refusals by code. */
  readonly refused: Map<string, number>;
}

export interface Load {
  readonly writers: readonly Writer[];
  /** Ends when every writer has its answer. */
  stop(): Promise<void>;
}

/** Starts writers that commit one small change set after the other; what was refused is asked again under its id. */
export async function startLoad(url: string, count: number): Promise<Load> {
  const ending = new AbortController();
  const { signal } = ending;
  const stores: OrgStore[] = [];
  const writers = Array.from({ length: count }, (_, i): Writer => ({
    orgId: `org-${i}`,
    asked: [],
    acknowledged: [],
    lastAt: 0,
    refused: new Map(),
  }));
  for (const { orgId } of writers) {
    const rows = await openPostgresRows({ url, connections: 1 });
    if (!rows.ok) throw new Error(rows.refusal.message);
    const store = openStore(rows.value, nodeTools);
    await store.createOrg({ id: orgId, name: orgId });
    stores.push(store);
  }
  const runs = writers.map(async (writer, i) => {
    const store = stores[i];
    if (store === undefined) return;
    for (let number = 1; !signal.aborted; number++) {
      const set = changeSet(`${writer.orgId}-${number}`);
      writer.asked.push(set.id);
      while (!(await commit(store, writer, set)) && !signal.aborted) await pause(20);
    }
  });
  return {
    writers,
    stop: async () => {
      ending.abort();
      await Promise.all(runs);
      for (const store of stores) await store.close();
    },
  };
}

async function commit(store: OrgStore, writer: Writer, set: ChangeSet): Promise<boolean> {
  const { orgId } = writer;
  const head = await store.head(orgId);
  const done = head.ok
    ? await store.commit({ orgId, base: head.value.revision, changeSet: set, owners: [] })
    : head;
  if (!done.ok) {
    writer.refused.set(done.refusal.code, (writer.refused.get(done.refusal.code) ?? 0) + 1);
    return false;
  }
  writer.acknowledged.push({ id: set.id, revision: done.value.head.revision, hash: done.value.head.hash });
  writer.lastAt = performance.now();
  return true;
}

function changeSet(id: string): ChangeSet {
  const person = {
    id: personId(id),
    name: `Name of ${id}`,
    managerId: null,
    status: "active",
    fte: 1,
    vacant: false,
  } as const;
  return {
    id,
    author: "ada",
    reason: "load",
    effectiveOn: "2026-06-01",
    changes: [{ kind: "add-person", person }],
  };
}

/** What each writer was told against what stands: losses, double effects, gaps. */
export async function auditLoad(
  store: OrgStore,
  writers: readonly Writer[],
): Promise<{ readonly acknowledged: number; readonly lost: number; readonly faults: readonly string[] }> {
  const faults: string[] = [];
  let lost = 0;
  for (const { orgId, asked, acknowledged } of writers) {
    const ids: string[] = [];
    for await (const { changeSet } of store.revisions(orgId)) ids.push(changeSet.id);
    // Asked one after the other: what stands is the beginning of that, without a gap and without one twice.
    if (ids.some((id, i) => id !== asked[i]))
      faults.push(`${orgId}: ${ids.join(" ")} is not what was asked for`);
    for (const { id, revision, hash } of acknowledged)
      if ((await store.hashOf(orgId, revision)) !== hash) {
        lost++;
        faults.push(`lost: ${id} as revision ${revision}`);
      }
  }
  for (const damage of (await store.verify()).damages) faults.push(`verify: ${damage.message}`);
  const acknowledged = writers.reduce((sum, writer) => sum + writer.acknowledged.length, 0);
  return { acknowledged, lost, faults };
}
