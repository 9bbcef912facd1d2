import Database from "better-sqlite3";
import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { nodeTools } from "../../src/storage/node/nodeTools.ts";
import { openStore } from "../../src/storage/openStore.ts";
import { StorageFault } from "../../src/storage/rows.ts";
import { openSqliteRows } from "../../src/storage/sqlite/open.ts";
import { changeSet, commitOf, person, valueOf } from "../../src/storage/store.case.ts";
import { drawsOf, SEED } from "./draws.ts";
import { isLong, report } from "./length.ts";

/**
 * Bytes that a disk gives back wrong. A flip is `found` where the file is refused or `verify` names a revision,
 * `harmless` where every revision reads as it was written, `told` where a text is missing and `verify` counts it as
 * erased though nobody erased one, and missed where none of these.
 */
const REVISIONS = isLong ? 400 : 60;
const FLIPS_A_PAGE = isLong ? 5 : 1;
const FILES = ["", "-wal", ".heads.log"];
/** What the chain and its commitments watch over. The others: scenarios, documents, owners, names of orgs. */
const CHAINED = ["revisions", "payloads", "personal_texts"];

const folder = mkdtempSync(join(tmpdir(), "onethread-damage-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A store with revisions of one page and more; closed, or as a process that is cut off leaves it. */
async function written(name: string, isClosed: boolean): Promise<string> {
  const path = join(folder, name, "store.db");
  const rows = valueOf(await openSqliteRows({ path }));
  const draw = drawsOf(SEED);
  let minute = 0;
  // Salts and instants of the seed too: the same byte is the same thing each time.
  const store = openStore(rows, {
    ...nodeTools,
    randomBytes: (count) => Uint8Array.from({ length: count }, () => draw(256)),
    now: () => new Date(Date.UTC(2026, 0, 1, 0, minute++)).toISOString(),
  });
  valueOf(await store.createOrg({ id: "acme", name: "Acme" }));
  for (let base = 0; base < REVISIONS; base++) {
    const people = Array.from({ length: base % 20 === 0 ? 80 : 2 }, (_, i) => person(`p${base}-${i}`));
    valueOf(await commitOf(store, { base, changeSet: changeSet(`c${base}`, people) }));
  }
  const cut = join(folder, `${name}.db`);
  if (!isClosed) for (const file of FILES) copyFileSync(path + file, cut + file);
  await store.close();
  if (isClosed) for (const file of FILES) if (existsSync(path + file)) copyFileSync(path + file, cut + file);
  return cut;
}

/** A copy that the test may spoil. */
function copyOf(path: string): string {
  const copy = join(folder, "copy.db");
  for (const file of [...FILES, "-shm"]) rmSync(copy + file, { force: true });
  for (const file of FILES) if (existsSync(path + file)) copyFileSync(path + file, copy + file);
  return copy;
}

type Reading =
  | { readonly is: "refused" }
  | { readonly is: "damaged" }
  | { readonly is: "read"; readonly text: string; readonly erased: number };

async function reading(path: string): Promise<Reading> {
  const opened = await openSqliteRows({ path, create: false });
  if (!opened.ok) return { is: "refused" };
  const store = openStore(opened.value, nodeTools);
  try {
    const { damages, orgs } = await store.verify();
    if (damages.length > 0) return { is: "damaged" };
    const revisions = [];
    for await (const revision of store.revisions("acme")) revisions.push(revision);
    return { is: "read", text: JSON.stringify(revisions), erased: orgs[0]?.erased ?? 0 };
  } catch (error) {
    if (error instanceof StorageFault) return { is: "refused" };
    throw new Error(`A spoiled file breaks the reading (seed ${SEED}).`, { cause: error });
  } finally {
    await store.close();
  }
}

/** Pages of the tables, by number from 1. */
function pagesOf(path: string): readonly { readonly page: number; readonly table: string }[] {
  const db = new Database(copyOf(path));
  const pages = db.prepare('SELECT pageno AS page, name AS "table" FROM dbstat ORDER BY pageno').all() as {
    readonly page: number;
    readonly table: string;
  }[];
  db.close();
  return pages;
}

function flip(path: string, at: number): void {
  const bytes = readFileSync(path);
  bytes[at] = (bytes[at] ?? 0) ^ (1 << (at % 8));
  writeFileSync(path, bytes);
}

describe("SQLite: what a disk gives back wrong is found", () => {
  test("a byte flipped in each page of the database file", async () => {
    const path = await written("closed", true);
    const whole = await reading(copyOf(path));
    expect(whole.is).toBe("read");
    const draw = drawsOf(SEED);
    const count = { found: 0, harmless: 0, told: 0 };
    const missed: string[] = [];
    for (const { page, table } of pagesOf(path)) {
      if (!CHAINED.some((name) => table === name || table.startsWith(`sqlite_autoindex_${name}`))) continue;
      for (let i = 0; i < FLIPS_A_PAGE; i++) {
        const copy = copyOf(path);
        const at = (page - 1) * 4096 + draw(4096);
        flip(copy, at);
        const after = await reading(copy);
        if (after.is !== "read") count.found++;
        else if (whole.is === "read" && after.text === whole.text) count.harmless++;
        else if (after.erased > 0) count.told++;
        else missed.push(`${table}, byte ${at}`);
      }
    }
    expect(missed, `seed ${SEED}`).toEqual([]);
    expect(count.found).toBeGreaterThan(count.harmless);
    report(
      `sqlite: ${count.found + count.harmless + count.told} bytes flipped in pages of the chain (seed ${SEED}): ${count.found} found, ${count.harmless} changed nothing that is read, ${count.told} lost a text that verify counts as erased, 0 missed`,
    );
  }, 600_000);

  test("a byte flipped in each frame of the write-ahead log", async () => {
    const path = await written("open", false);
    const whole = await reading(copyOf(path));
    expect(whole.is).toBe("read");
    const frames = Math.floor((readFileSync(`${path}-wal`).length - 32) / 4120);
    expect(frames).toBeGreaterThan(REVISIONS);
    const step = Math.ceil(frames / (isLong ? 500 : 20));
    const draw = drawsOf(SEED);
    const count = { found: 0, harmless: 0 };
    const missed: number[] = [];
    for (let frame = 0; frame < frames; frame += step) {
      const copy = copyOf(path);
      const at = 32 + frame * 4120 + draw(4120);
      flip(`${copy}-wal`, at);
      const after = await reading(copy);
      if (after.is !== "read") count.found++;
      else if (whole.is === "read" && after.text === whole.text) count.harmless++;
      else missed.push(at);
    }
    expect(missed, `seed ${SEED}`).toEqual([]);
    expect(count.found).toBeGreaterThan(0);
    report(
      `sqlite: ${count.found + count.harmless} bytes flipped in the write-ahead log (seed ${SEED}): ${count.found} found by the log of heads, ${count.harmless} changed nothing, 0 missed`,
    );
  }, 600_000);

  test.each([
    ["the database file", "closed", ""],
    ["the write-ahead log", "open", "-wal"],
  ])(
    "the end of %s cut off",
    async (what, name, file) => {
      const path = await written(`cut-${name}`, name === "closed");
      const bytes = readFileSync(path + file);
      const whole = await reading(copyOf(path));
      let found = 0;
      for (const share of [0.1, 0.5, 0.9, 0.999]) {
        const copy = copyOf(path);
        writeFileSync(copy + file, bytes.subarray(0, Math.floor(bytes.length * share)));
        const after = await reading(copy);
        if (after.is !== "read") found++;
        // A log that began anew ends with what is left of the one before.
        else expect(after, `${share} of ${bytes.length} bytes`).toEqual(whole);
      }
      expect(found).toBeGreaterThan(0);
      report(
        `sqlite: the end of ${what} cut off at 4 places: ${found} found, ${4 - found} changed nothing, 0 missed`,
      );
    },
    600_000,
  );
});
