import Database from "better-sqlite3";
import { appendFileSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { orgOf } from "../../../test/orgOf.ts";
import { personId as p } from "../../org/index.ts";
import { nodeTools } from "../node/nodeTools.ts";
import { openStore } from "../openStore.ts";
import { restoreBackup } from "../restore.ts";
import { StorageFault } from "../rows.ts";
import type { OrgStore } from "../store.ts";
import { all, changeSet, codeOf, commitOf, person, tempFolder, valueOf } from "../store.case.ts";
import { openSqliteRows } from "./open.ts";

const folder = tempFolder();
let count = 0;

const opened = async (path: string): Promise<OrgStore> =>
  openStore(valueOf(await openSqliteRows({ path })), nodeTools);

/** A file with four revisions, closed. */
async function written(): Promise<string> {
  const path = join(folder.path, "inner", `${count++}.db`);
  const store = await opened(path);
  valueOf(await store.createOrg({ id: "acme", name: "Acme" }));
  for (const base of [0, 1, 2, 3])
    valueOf(await commitOf(store, { base, changeSet: changeSet(`c${base + 1}`, [person(`p${base + 1}`)]) }));
  await store.close();
  return path;
}

function sql(path: string, statement: string): void {
  const db = new Database(path);
  db.exec(`DROP TRIGGER revisions_follow; PRAGMA foreign_keys = OFF; ${statement}`);
  db.close();
}

describe("damage is found, named, and makes the organisation read-only", () => {
  test.each<[string, string, number, RegExp]>([
    [
      "a day",
      "UPDATE revisions SET effective_on = '2020-01-01' WHERE revision = 3",
      3,
      /row of revision 3 does not carry/,
    ],
    [
      "a payload",
      "UPDATE payloads SET bytes = CAST(replace(CAST(bytes AS TEXT), 'p2', 'p9') AS BLOB) WHERE revision = 2",
      2,
      /payload of revision 2 does not carry/,
    ],
    [
      "the end of a payload",
      "UPDATE payloads SET bytes = substr(bytes, 1, 9) WHERE revision = 4",
      4,
      /has 9 bytes/,
    ],
    ["a part gone", "DELETE FROM payloads WHERE revision = 2", 2, /0 parts/],
    ["a row gone", "DELETE FROM revisions WHERE revision = 2", 2, /revision 2 is missing/],
    [
      "a text",
      "UPDATE personal_texts SET text = 'Eve' WHERE revision = 3 AND field = 'name'",
      3,
      /field name\) is not the one/,
    ],
    [
      "a text that says it was redacted, and was not",
      "UPDATE personal_texts SET text = 'Mallory', salt = NULL WHERE revision = 3 AND field = 'author'",
      3,
      /field author\) has no salt/,
    ],
    [
      "whose text it is",
      "UPDATE personal_texts SET person_id = 'p1' WHERE revision = 3 AND field = 'name'",
      3,
      /field name\) is not the one/,
    ],
    [
      "which field it is",
      "UPDATE personal_texts SET field = 'title' WHERE revision = 3 AND field = 'name'",
      3,
      /field title\) is not the one/,
    ],
    [
      "a text of a revision that is not there",
      "UPDATE personal_texts SET revision = 5 WHERE revision = 4 AND field = 'name'",
      5,
      /beyond revision 4/,
    ],
    [
      "a text too many",
      "INSERT INTO personal_texts VALUES ('acme', 1, 99, 'AAAAAAAAAAAAAAAAAAAAAA', NULL, 'name', 'Eve', NULL)",
      1,
      /stands where/,
    ],
    ["a hash", "UPDATE revisions SET hash = zeroblob(32) WHERE revision = 4", 4, /revision 4/],
    ["the first row", "UPDATE revisions SET committed_at = '' WHERE revision = 1", 1, /revision 1/],
  ])("%s", async (_, statement, revision, words) => {
    const path = await written();
    sql(path, statement);
    const store = await opened(path);
    const { damages } = await store.verify();
    expect(damages.map((one) => one.revision)).toEqual([revision]);
    expect(damages[0]?.message).toMatch(words);
    expect((await store.damage("acme"))?.revision).toBe(revision);
    expect(valueOf(await store.head("acme")).revision).toBe(revision - 1);
    expect((await all(store, "acme")).length).toBe(revision - 1);
    const refused = await commitOf(store, { base: revision - 1, changeSet: changeSet("c9") });
    expect(codeOf(refused)).toBe("storage-damaged");
    await expect(bytes(store)).rejects.toThrow(StorageFault);
    await store.close();
  });

  test("reading alone finds a payload that was altered, and then reads what is good", async () => {
    const path = await written();
    sql(path, "UPDATE payloads SET bytes = zeroblob(length(bytes)) WHERE revision = 3");
    const store = await opened(path);
    await expect(all(store, "acme")).rejects.toThrow("payload of revision 3");
    expect((await all(store, "acme")).map((one) => one.number)).toEqual([1, 2]);
    expect(codeOf(await commitOf(store, { base: 4, changeSet: changeSet("c9") }))).toBe("storage-damaged");
    await store.close();
  });

  test.each([
    ["the newest payload", "UPDATE payloads SET bytes = zeroblob(length(bytes)) WHERE revision = 4", 4],
    ["one before it", "UPDATE payloads SET bytes = zeroblob(length(bytes)) WHERE revision = 2", 2],
    ["the newest row", "UPDATE revisions SET committed_at = '' WHERE revision = 4", 4],
  ])("a commit looks at the end of the history first: %s", async (_, statement, revision) => {
    const path = await written();
    sql(path, statement);
    const store = await opened(path);
    for (const id of ["c9", "c10"])
      expect(codeOf(await commitOf(store, { base: 4, changeSet: changeSet(id) }))).toBe("storage-damaged");
    expect((await store.damage("acme"))?.revision).toBe(revision);
    await store.close();
  });

  test("what is altered after the first commit is found by the next", async () => {
    const path = await written();
    const store = await opened(path);
    valueOf(await commitOf(store, { base: 4, changeSet: changeSet("c5") }));
    sql(path, "UPDATE revisions SET committed_at = '' WHERE revision = 5");
    expect(codeOf(await commitOf(store, { base: 5, changeSet: changeSet("c6") }))).toBe("storage-damaged");
    expect((await store.damage("acme"))?.revision).toBe(5);
    await store.close();
  });

  test("a repeated commit of a payload that was altered is damage, not a bug", async () => {
    const path = await written();
    sql(path, "UPDATE payloads SET bytes = zeroblob(length(bytes)) WHERE revision = 3");
    const store = await opened(path);
    const again = changeSet("c3", [person("p3")]);
    expect(codeOf(await commitOf(store, { base: 2, changeSet: again }))).toBe("storage-damaged");
    expect((await store.damage("acme"))?.revision).toBe(3);
    await store.close();
  });

  test("verify keeps the states at a damage and after it: they may be the last that can be read", async () => {
    const path = await written();
    const store = await opened(path);
    const { records } = orgOf("p1 > p2");
    for (const revision of [1, 2, 3, 4])
      valueOf(await store.keepSnapshot("acme", { revision, on: "2026-06-01", records, held: [] }));
    sql(path, "UPDATE payloads SET bytes = zeroblob(length(bytes)) WHERE revision = 3");
    const other = orgOf("p1 > p3").records;
    const asked: number[] = [];
    const replay = async (_: string, key: { readonly revision: number }) => {
      asked.push(key.revision);
      return key.revision === 1 ? other : null;
    };
    expect(await store.verify({ replay })).toMatchObject({ snapshotsDropped: 1, snapshotsUnread: 2 });
    expect(asked).toEqual([1, 2]);
    expect((await store.snapshotKeys("acme")).map(({ revision }) => revision)).toEqual([2, 3, 4]);
    await store.close();
  });

  test("a flipped byte anywhere in the payloads of a closed file is found", async () => {
    const path = await written();
    const file = readFileSync(path);
    const at = file.indexOf('"add-person"');
    file[at + 1] = 66;
    writeFileSync(path, file);
    const store = await opened(path);
    expect((await store.verify()).damages.length).toBe(1);
    await store.close();
  });

  test("a file that is no database is refused", async () => {
    const path = await written();
    writeFileSync(path, Buffer.alloc(8192, 7));
    const refused = await openSqliteRows({ path });
    expect(codeOf(refused)).toBe("storage-damaged");
  });
});

async function bytes(store: OrgStore): Promise<void> {
  for await (const _ of store.backup());
}

describe("the log of heads", () => {
  test("a backup beside somebody who writes is no damage; a lost tail is", async () => {
    const path = await written();
    const rows = valueOf(await openSqliteRows({ path }));
    const other = await opened(path);
    const during = openStore(
      {
        ...rows,
        reading: (run) =>
          rows.reading(async (still) => {
            valueOf(await commitOf(other, { base: 4, changeSet: changeSet("c5") }));
            return run(still);
          }),
      },
      nodeTools,
    );
    await bytes(during);
    expect(valueOf(await other.head("acme")).revision).toBe(5);
    await other.close();
    await during.close();
    sql(path, cut);
    const store = await opened(path);
    await expect(bytes(store)).rejects.toThrow("revision 5 was acknowledged");
    await store.close();
  });

  const cut =
    "DELETE FROM personal_texts WHERE revision > 2; DELETE FROM payloads WHERE revision > 2; DELETE FROM revisions WHERE revision > 2";

  test("a tail that is missing is found, and writes are refused", async () => {
    const path = await written();
    sql(path, cut);
    const store = await opened(path);
    expect((await store.damage("acme"))?.message).toContain(
      "newest revision is 2, but revision 4 was acknowledged",
    );
    expect(codeOf(await commitOf(store, { base: 2, changeSet: changeSet("c9") }))).toBe("storage-damaged");
    expect((await all(store, "acme")).length).toBe(2);
    expect((await store.verify()).damages.map((one) => one.revision)).toEqual([3]);
    await store.close();
  });

  test("an older backup restored on purpose is no lost tail", async () => {
    const path = await written();
    const store = await opened(path);
    const pieces: Uint8Array[] = [];
    for await (const piece of store.backup()) pieces.push(piece);
    valueOf(await commitOf(store, { base: 4, changeSet: changeSet("c5") }));
    await store.close();
    for (const end of ["", "-wal", "-shm"]) rmSync(`${path}${end}`, { force: true });
    const rows = valueOf(await openSqliteRows({ path }));
    const source = async function* () {
      yield* pieces;
    };
    valueOf(await restoreBackup(source, rows, nodeTools));
    const back = openStore(rows, nodeTools);
    expect(await back.damage("acme")).toBeNull();
    valueOf(await commitOf(back, { base: 4, changeSet: changeSet("c6") }));
    await back.close();
  });

  test("another history of the same length is found", async () => {
    const [path, other] = [await written(), await written()];
    writeFileSync(path, readFileSync(other));
    const store = await opened(path);
    expect((await store.damage("acme"))?.message).toContain("revision 4 has the hash");
    await store.close();
  });

  test.each<[string, (log: string) => void]>([
    ["deleted, nothing is known", (log) => rmSync(log)],
    [
      "cut in its last line, the line before counts",
      (log) => writeFileSync(log, readFileSync(log, "utf8").slice(0, -20)),
    ],
    ["with half a line at its end, it counts", (log) => appendFileSync(log, '{"orgId":"acme","rev')],
  ])("%s", async (_, change) => {
    const path = await written();
    change(`${path}.heads.log`);
    const store = await opened(path);
    expect(await store.damage("acme")).toBeNull();
    valueOf(await commitOf(store, { base: 4, changeSet: changeSet("c5") }));
    await store.close();
    sql(path, cut);
    const again = await opened(path);
    expect((await again.damage("acme"))?.message).toContain("revision 5 was acknowledged");
    await again.close();
  });

  test("only its user may read the file, the log and the folder made for them", async () => {
    const path = await written();
    const modes = [path, `${path}.heads.log`, join(path, "..")].map((one) => statSync(one).mode & 0o777);
    expect(modes).toEqual([0o600, 0o600, 0o700]);
  });
});

describe("the database itself", () => {
  test("refuses a second owner, whoever writes; claims are exempt", async () => {
    const path = await written();
    const db = new Database(path);
    const owner = (place: number, who: string, role: string, from: string | null): void =>
      void db
        .prepare("INSERT INTO area_owners VALUES ('acme', 'pay', ?, ?, ?, 0, ?, NULL)")
        .run(place, who, role, from);
    owner(0, "ada", "owner", null);
    expect(() => owner(1, "bob", "owner", "2026-06-01")).toThrow("area-has-owner");
    expect(() => owner(1, "bob", "acting", null)).toThrow("area-has-owner");
    owner(1, "bob", "claimed", null);
    expect(() => db.exec("UPDATE area_owners SET role = 'owner' WHERE place = 1")).toThrow("area-has-owner");
    db.exec("INSERT INTO area_owners VALUES ('acme', 'ads', 0, 'cyd', 'owner', 0, NULL, NULL)");
    for (const place of [0, 7])
      expect(() =>
        db.exec(`UPDATE area_owners SET area_id = 'pay', place = ${place} WHERE area_id = 'ads'`),
      ).toThrow("area-has-owner");
    for (const day of ["2026-1-1", "2026-01-01T00", ""])
      expect(() => owner(2, "ada", "owner", day)).toThrow("day-bad");
    expect(() => db.exec("UPDATE area_owners SET to_on = '2026-9-9'")).toThrow("day-bad");
    db.close();
  });

  test("refuses a revision that leaves a gap", async () => {
    const path = await written();
    const db = new Database(path);
    expect(() =>
      db.exec(
        "INSERT INTO revisions SELECT org_id, 9, 'x', committed_at, effective_on, format_version, payload_hash, payload_bytes, parts, previous_hash, hash FROM revisions WHERE revision = 4",
      ),
    ).toThrow("stale-revision");
    db.close();
  });

  test("where no folder can be made, it is refused, naming no path beyond the file", async () => {
    const path = join(folder.path, "flat");
    writeFileSync(path, "");
    const refused = await openSqliteRows({ path: join(path, "deep", "a.db") });
    expect(codeOf(refused)).toBe("storage-unreachable");
    expect(refused.ok ? "" : refused.refusal.message).toMatch(/folder .* a\.db cannot be made \(ENOTDIR\)/);
    expect(codeOf(await openSqliteRows({ path: join(path, "b.db") }))).toBe("storage-unreachable");
  });

  test("the file of another program is left alone", async () => {
    const path = join(folder.path, "other.db");
    const db = new Database(path);
    db.exec("CREATE TABLE songs (id)");
    db.close();
    const before = readFileSync(path);
    expect(codeOf(await openSqliteRows({ path }))).toBe("storage-unreachable");
    expect(readFileSync(path).equals(before)).toBe(true);
    expect(codeOf(await openSqliteRows({ path: join(folder.path, "none.db"), create: false }))).toBe(
      "storage-unreachable",
    );
  });

  test("no byte of an erased person is left in file, logs or a new backup", async () => {
    const path = join(folder.path, "erased.db");
    const store = await opened(path);
    valueOf(await store.createOrg({ id: "acme", name: "Acme" }));
    const ada = {
      ...person("p1", "Ada Lovelace"),
      person: {
        id: p("p1"),
        name: "Ada Lovelace",
        email: "ada@example.com",
        managerId: null,
        status: "active",
        fte: 1,
        vacant: false,
      },
    } as const;
    valueOf(await commitOf(store, { base: 0, changeSet: changeSet("c1", [ada, person("p2")]) }));
    for (let base = 1; base < 40; base++) {
      const fields = { title: `Peer of Ada Lovelace ${base}`.repeat(50) };
      const set = changeSet(`c${base + 1}`, [{ kind: "update-person", personId: p("p2"), fields }]);
      valueOf(
        await commitOf(store, { base, changeSet: set, documents: { settings: `# ada@example.com ${base}` } }),
      );
    }
    const look = (): string[] =>
      ["", "-wal", "-shm", ".heads.log"].filter((end) => found(readFileSync(`${path}${end}`)));
    expect(look().length).toBeGreaterThan(0);
    // 39 titles, 39 documents, and 40 change sets whose author "ada" is the e-mail address up to the @.
    const report = valueOf(await store.erase("acme", "p1"));
    expect([report.texts, report.redacted]).toEqual([2, 39 + 39 + 40]);
    expect(look()).toEqual([]);
    const pieces: Uint8Array[] = [];
    for await (const piece of store.backup()) pieces.push(piece);
    expect(found(Buffer.concat(pieces))).toBe(false);
    expect((await store.verify()).damages).toEqual([]);
    await store.close();
    expect(found(readFileSync(path))).toBe(false);
  });
});

test("while somebody reads, erasing says what it could not overwrite; erasing again cleans it", async () => {
  const path = join(folder.path, "read.db");
  const rows = valueOf(await openSqliteRows({ path, busyMs: 20 }));
  const store = openStore(rows, nodeTools);
  valueOf(await store.createOrg({ id: "acme", name: "Acme" }));
  valueOf(await commitOf(store, { base: 0, changeSet: changeSet("c1", [person("p1", "Ada Lovelace")]) }));
  const dirty = (): boolean => found(readFileSync(path)) || found(readFileSync(`${path}-wal`));
  await rows.reading(async () => {
    const report = valueOf(await store.erase("acme", "p1"));
    expect(report.remains.join()).toMatch(
      /Old pages of read.db could not be overwritten: another process reads/,
    );
    expect(dirty()).toBe(true);
  });
  expect(valueOf(await store.erase("acme", "p1")).remains.join()).not.toContain("Old pages");
  expect(dirty()).toBe(false);
  await store.close();
});

function found(bytes: Buffer): boolean {
  const text = bytes.toString("latin1").toLowerCase();
  return text.includes("lovelace") || text.includes("ada@example");
}
