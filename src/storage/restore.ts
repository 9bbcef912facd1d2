import type { Manifest } from "./backup.ts";
import { BackupFault } from "./blocks.ts";
import { payloadFault, rowFault, START, type Link } from "./chain.ts";
import { headOf, outcomeOf, refused } from "./context.ts";
import { toHex } from "./encoding.ts";
import { commitmentsIn, textOfPart } from "./payload.ts";
import { readBackup, type BackupItem } from "./readBackup.ts";
import type { Outcome } from "./refusal.ts";
import { orgKnown } from "./refusals.ts";
import { StorageFault, type Append, type Rows } from "./rows.ts";
import { textFault } from "./sealing.ts";
import type { Head, OrgEntry, ProgressOf } from "./store.ts";
import type { StoreTools } from "./tools.ts";

/** A backup that can be read from its begin as often as asked: it is checked whole before anything is written. */
export type BackupSource = () => AsyncIterable<Uint8Array>;

export interface BackupReport {
  readonly madeAt: string;
  readonly orgs: readonly { readonly entry: OrgEntry; readonly head: Head; readonly texts: number }[];
}

/**
 * Reads a backup from begin to end: every block against its hash, every revision against the chain, every text against
 * what commits to it, the heads against the manifest.
 * @returns what it holds; `backup-damaged` naming the first block that is not whole.
 * Source: docs/adr/0013-store.md.
 * @example checkBackup(() => store.backup(), nodeTools) // { ok: true, value: { orgs, … } }
 */
export async function checkBackup(source: BackupSource, tools: StoreTools): Promise<Outcome<BackupReport>> {
  let manifest: Manifest | null = null;
  const found = new Map<string, { link: Link; texts: number }>();
  let block = 0;
  try {
    for await (const item of readBackup(source(), tools)) {
      block = item.block;
      if (item.kind === "manifest") manifest = item.manifest;
      else if (item.kind === "revision") {
        const { orgId } = item.append.row;
        const before = found.get(orgId) ?? { link: START, texts: 0 };
        const texts = requireWhole(before.link, item, tools);
        found.set(orgId, { link: item.append.row, texts: before.texts + texts });
      }
    }
    return { ok: true, value: reportOf(manifest, found) };
  } catch (error) {
    if (error instanceof BackupFault) return damagedBackup(error);
    // Blocks carry their hashes by then: what cannot be read was never written by a store.
    if (error instanceof SyntaxError || error instanceof TypeError)
      return damagedBackup(new BackupFault(block, error.message));
    throw error;
  }
}

/**
 * Writes what a backup holds into a store: all of it or nothing, and only after all of it was checked.
 * @returns what was restored; `backup-damaged`, or `org-known` where the store holds one of its organisations.
 * Source: docs/adr/0013-store.md.
 * @example restoreBackup(() => bytes, openMemoryRows(), nodeTools) // { ok: true, value: { orgs, … } }
 */
export async function restoreBackup(
  source: BackupSource,
  rows: Rows,
  tools: StoreTools,
  onProgress?: ProgressOf,
): Promise<Outcome<BackupReport>> {
  const checked = await checkBackup(source, tools);
  if (!checked.ok) return checked;
  return outcomeOf(async () => {
    const known = new Set((await rows.orgs()).map(({ id }) => id));
    const taken = checked.value.orgs.find(({ entry }) => known.has(entry.id));
    if (taken !== undefined) return orgKnown(taken.entry.id);
    const total = checked.value.orgs.reduce((sum, { head }) => sum + head.revision, 0);
    let done = 0;
    await rows.writing(async (target) => {
      for await (const item of readBackup(source(), tools)) {
        await write(target, item);
        if (item.kind === "revision") onProgress?.(++done, total);
      }
    });
    for (const { entry, head } of checked.value.orgs)
      await rows.logHead?.(entry.id, head.revision, head.hash, true);
    return checked;
  });
}

async function write(rows: Rows, item: BackupItem): Promise<void> {
  if (item.kind === "manifest") for (const { entry } of item.manifest.orgs) require(await rows.addOrg(entry));
  else if (item.kind === "revision") require(await rows.append(item.append));
  else
    for (const { id, version, body } of item.rows)
      // A store writes a version over the one before it; nobody sees those between.
      for (let at = 1; at <= version; at++)
        require(await rows.putScenario(item.orgId, { id, version: at, body }));
}

function require(outcome: Outcome<unknown>): void {
  if (!outcome.ok) throw new StorageFault(outcome.refusal);
}

/** The texts of a revision that follows its chain; how many there are. */
function requireWhole(
  before: Link,
  { block, append }: { readonly block: number; readonly append: Append },
  tools: StoreTools,
): number {
  const { row, parts } = append;
  const hash = tools.hashing();
  for (const part of parts) hash.add(part);
  const bytes = parts.reduce((sum, part) => sum + part.length, 0);
  const fault =
    rowFault(before, row, tools.sha256) ??
    payloadFault(row, { parts: parts.length, bytes, hash: hash.digest() });
  if (fault !== null) throw new BackupFault(block, fault);
  const texts = append.texts[Symbol.iterator]();
  let next = texts.next();
  let count = 0;
  for (const part of parts)
    for (const commitment of commitmentsIn(textOfPart(part))) {
      if (next.done === true || next.value.commitment !== commitment) continue;
      const unfit = textFault(row, next.value, tools.sha256Text);
      if (unfit !== null) throw new BackupFault(block, unfit);
      count++;
      next = texts.next();
    }
  if (next.done !== true)
    throw new BackupFault(block, `a text of revision ${row.revision} stands where the payload has none`);
  return count;
}

function reportOf(
  manifest: Manifest | null,
  found: ReadonlyMap<string, { readonly link: Link; readonly texts: number }>,
): BackupReport {
  if (manifest === null) throw new BackupFault(0, "it does not say what the backup holds");
  const orgs = manifest.orgs.map(({ entry, head }) => {
    const { link, texts } = found.get(entry.id) ?? { link: START, texts: 0 };
    const { revision, hash } = headOf(link);
    if (revision !== head.revision || hash !== head.hash)
      throw new BackupFault(
        0,
        `it says that ${entry.id} stands at revision ${head.revision}, and the backup holds ${revision}${revision === head.revision ? ` with another hash, ${toHex(link.hash).slice(0, 12)}…` : ""}`,
      );
    return { entry, head, texts };
  });
  if (found.size > orgs.length)
    throw new BackupFault(0, `it names ${orgs.length} organisations, and the backup holds ${found.size}`);
  return { madeAt: manifest.madeAt, orgs };
}

function damagedBackup({ block, message }: BackupFault): Outcome<never> {
  return refused(
    "backup-damaged",
    `The backup is damaged at block ${block}: ${message}. Nothing was written. Take another backup.`,
  );
}
