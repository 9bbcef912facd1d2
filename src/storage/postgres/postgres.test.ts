import { createHash } from "node:crypto";
import { createServer, connect, type Socket } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ask, POSTGRES_FOLDER, type PostgresServer, startPostgres } from "../../../test/postgres.ts";
import type { Day, PersonId } from "../../org/index.ts";
import { hashOfRow, NO_HASH } from "../chain.ts";
import { nodeTools } from "../node/nodeTools.ts";
import type { Append, RevisionRow, Rows, TextRow } from "../rows.ts";
import { shownAddress } from "./address.ts";
import { byteaArray, intArray, textArray } from "./arrays.ts";
import { openPostgresRows, type PostgresOptions } from "./open.ts";

/** What the contract suite cannot ask of every store: connections that break, rights, versions, the server's own rules. */

describe("the address shows neither user nor password", () => {
  test.each([
    ["postgres://ada:s3cret@db.acme.example/org", "postgres://db.acme.example/org"],
    [
      "postgresql://ada:s3cret@db.acme.example:6432/org?connect_timeout=10",
      "postgres://db.acme.example:6432/org",
    ],
    ["postgres:///org?host=/run/postgresql&user=ada&password=s3cret", "postgres:///run/postgresql/org"],
    ["postgres://ada:s3cret@[/org", null],
  ])("%s", (url, address) => expect(shownAddress(url)).toBe(address));
});

describe.skipIf(POSTGRES_FOLDER === null)("a store on PostgreSQL (SKIPPED where it is not installed)", () => {
  let server: PostgresServer;
  const opened: Rows[] = [];
  beforeAll(async () => {
    server = await startPostgres();
  });
  afterAll(async () => {
    for (const rows of opened) await rows.close();
    await server.close();
  });

  async function open(options: PostgresOptions): Promise<Rows> {
    const outcome = await openPostgresRows(options);
    if (!outcome.ok) throw new Error(outcome.refusal.message);
    opened.push(outcome.value);
    return outcome.value;
  }
  async function fresh(): Promise<{ url: string; rows: Rows }> {
    const url = await server.newDatabase();
    const rows = await open({ url });
    await rows.addOrg({ id: "acme", name: "Acme", createdAt: "2026-01-01T00:00:00.000Z" });
    return { url, rows };
  }

  test("arrays in binary form arrive as they were: nulls, quotes, backslashes, any letter, empty ones", async () => {
    const { rows, url } = await fresh();
    const texts = ["", "NULL", '"{},\\', "漢字 é\n", null, "x".repeat(100_000)];
    const salts = [new Uint8Array([0, 255, 92]), null, new Uint8Array(0)];
    const first = revision(1, null, { texts: texts.map((text, i) => textRow(i, text ?? "null")) });
    expect(await rows.append(first)).toEqual({ ok: true, value: null });
    const stored = await all(rows.texts("acme", { after: 0, through: 1 }));
    expect(stored.map((row) => row.text)).toEqual(texts.map((text) => text ?? "null"));
    const { Client } = await import("pg");
    const client = new Client({ connectionString: url });
    await client.connect();
    const asked = await client.query(
      "SELECT $1::text[] AS t, $2::bytea[] AS b, $3::int4[] AS i, $4::text[] AS e",
      [textArray(texts), byteaArray(salts), intArray([1, -1, 2 ** 31 - 1]), textArray([])],
    );
    await client.end();
    expect(asked.rows[0]).toEqual({
      t: texts,
      b: salts.map((salt) => (salt === null ? null : Buffer.from(salt))),
      i: [1, -1, 2 ** 31 - 1],
      e: [],
    });
  });

  test("ten programs that open one empty database at once all succeed", async () => {
    const url = await server.newDatabase();
    const outcomes = await Promise.all(
      Array.from({ length: 10 }, () => openPostgresRows({ url, connections: 1 })),
    );
    for (const outcome of outcomes) if (outcome.ok) opened.push(outcome.value);
    expect(outcomes.filter((outcome) => !outcome.ok)).toEqual([]);
  });

  test("a store of a newer program is refused, naming both forms", async () => {
    const { url } = await fresh();
    await ask(url, "INSERT INTO onethread.migrations (number, name, sha) VALUES (9999, 'later', '')");
    expect(await openPostgresRows({ url })).toMatchObject({
      ok: false,
      refusal: { code: "storage-newer", message: expect.stringContaining("9999") as string },
    });
  });

  test("a wrong password, a missing database, a server that is not there and no URL at all are refusals without the password", async () => {
    const wrong = server.url().replace(/:[0-9a-f]{24}@/, ":s3cret@");
    const nobody = `postgres://ada:s3cret@127.0.0.1:1/org`;
    for (const url of [wrong, server.url("nowhere"), nobody, "postgres://ada:s3cret@[/org"]) {
      const outcome = await openPostgresRows({ url });
      expect(outcome).toMatchObject({ ok: false, refusal: { code: "storage-unreachable" } });
      expect(JSON.stringify(outcome)).not.toContain("s3cret");
      expect(JSON.stringify(outcome)).not.toContain(server.url().split(/[:@]/)[2]);
    }
  });

  test("a user who may not make extensions is told what to do; once it is there, the user owns the rest", async () => {
    const url = await server.newDatabase();
    const name = url.split("/").at(-1) ?? "";
    await ask(
      server.url(),
      `CREATE ROLE plain LOGIN PASSWORD 'plain'; GRANT CREATE ON DATABASE ${name} TO plain;`,
    );
    const plain = url.replace(/onethread:[0-9a-f]+@/, "plain:plain@");
    // btree_gist is trusted: whoever may create in a database may add it. Somebody who may not create is refused.
    await ask(server.url(), `REVOKE CREATE ON DATABASE ${name} FROM plain`);
    expect(await openPostgresRows({ url: plain })).toMatchObject({
      ok: false,
      refusal: { code: "storage-unreachable" },
    });
    await ask(server.url(), `GRANT CREATE ON DATABASE ${name} TO plain`);
    const rows = await open({ url: plain });
    expect(await rows.addOrg({ id: "acme", name: "Acme", createdAt: "" })).toEqual({ ok: true, value: null });
    const erased = await rows.erase({
      orgId: "acme",
      personIds: ["ada"],
      texts: [],
      scenarios: [],
      documents: [],
    });
    expect(erased).toMatchObject({
      ok: true,
      value: {
        remains: expect.arrayContaining([expect.stringContaining("administrator") as string]) as string[],
      },
    });
  });

  test("a user who may only read and write opens what is there, commits, and is told what an erasure needs", async () => {
    const { url } = await fresh();
    await ask(
      url,
      `CREATE ROLE writer LOGIN PASSWORD 'writer'; GRANT USAGE ON SCHEMA onethread TO writer;
       GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA onethread TO writer`,
    );
    const rows = await open({ url: url.replace(/onethread:[0-9a-f]+@/, "writer:writer@") });
    const texts = [textRow(0, "Ada")];
    expect(await rows.append(revision(1, null, { texts }))).toEqual({ ok: true, value: null });
    const erased = await rows.erase({
      orgId: "acme",
      personIds: ["ada"],
      texts: [],
      scenarios: [],
      documents: [],
    });
    expect(erased).toMatchObject({ ok: true, value: { texts: 1 } });
    expect(JSON.stringify(erased)).toContain("Old rows of the table personal_texts: its owner must run");
  });

  test("the database itself refuses a second owner of an area, whoever writes; claims are exempt", async () => {
    const { url, rows } = await fresh();
    const insert = (personId: string, from: string, claimed = "NULL") =>
      ask(
        url,
        `INSERT INTO onethread.area_owners (org_id, area_id, place, person_id, from_on, claimed)
         SELECT 'acme', 'pay', count(*), '${personId}', ${from}, ${claimed} FROM onethread.area_owners`,
      );
    await insert("ada", "'2026-01-01'");
    await expect(insert("bob", "NULL")).rejects.toMatchObject({ code: "23P01" });
    await expect(insert("bob", "'2030-01-01'")).rejects.toMatchObject({ code: "23P01" });
    await insert("bob", "NULL", "true");
    const owner = (person: string) => ({ personId: person as PersonId, from: "2026-03-01" as Day });
    expect(
      await rows.append(
        revision(1, null, { owners: [{ areaId: "shop", owners: [owner("ada"), owner("bob")] }] }),
      ),
    ).toMatchObject({
      ok: false,
      refusal: { code: "area-has-owner", message: expect.stringContaining("shop") as string },
    });
    expect(await rows.headRow("acme")).toBeNull();
  });

  test("a stale head, a known change set and another history are told apart; nothing is written", async () => {
    const { rows } = await fresh();
    const first = revision(1, null);
    expect(await rows.append(first)).toEqual({ ok: true, value: null });
    expect(await rows.append(first)).toMatchObject({ ok: false, refusal: { code: "change-set-known" } });
    expect(await rows.append(revision(1, null, { id: "other" }))).toMatchObject({
      ok: false,
      refusal: { code: "stale-revision" },
    });
    const elsewhere = revision(1, null, { id: "elsewhere" });
    expect(await rows.append(revision(2, elsewhere.row))).toMatchObject({
      ok: false,
      refusal: { code: "stale-revision" },
    });
    expect((await rows.revisionRows("acme", 0, 10)).map((row) => row.changeSetId)).toEqual(["cs1"]);
  });

  test("two writers on one head: exactly one wins, each of twenty times", async () => {
    const { rows } = await fresh();
    let head: RevisionRow | null = null;
    for (let number = 1; number <= 20; number++) {
      const two: readonly Append[] = [
        revision(number, head, { id: `a${number}` }),
        revision(number, head, { id: `b${number}` }),
      ];
      const outcomes = await Promise.all(two.map((one) => rows.append(one)));
      const won = outcomes.findIndex((outcome) => outcome.ok);
      expect(outcomes.map((outcome) => (outcome.ok ? "ok" : outcome.refusal.code)).sort()).toEqual([
        "ok",
        "stale-revision",
      ]);
      head = two[won]?.row ?? null;
    }
  });

  test("writes within one are one: a refusal within leaves the others, a throw takes all back", async () => {
    const { rows } = await fresh();
    const first = revision(1, null);
    await rows.writing(async (within) => {
      expect(await within.append(first)).toEqual({ ok: true, value: null });
      expect(await within.append(revision(1, null, { id: "again" }))).toMatchObject({ ok: false });
      const owners = [
        { areaId: "pay", owners: [{ personId: "a" as PersonId }, { personId: "b" as PersonId }] },
      ];
      expect(await within.append(revision(2, first.row, { owners }))).toMatchObject({
        ok: false,
        refusal: { code: "area-has-owner" },
      });
      expect(await within.append(revision(2, first.row))).toEqual({ ok: true, value: null });
    });
    expect((await rows.headRow("acme"))?.revision).toBe(2);
    await expect(
      rows.writing(async (within) => {
        await within.append(revision(3, (await within.headRow("acme")) ?? null));
        throw new Error("no");
      }),
    ).rejects.toThrow("no");
    expect((await rows.headRow("acme"))?.revision).toBe(2);
  });

  test.each([
    ["two clashes are tried again", "40001", 2, "ok"],
    ["two deadlocks are tried again", "40P01", 2, "ok"],
    ["what clashes for good is told", "40001", 9, "storage-busy"],
    ["a full disk is told, and not tried again", "53100", 1, "storage-full"],
    ["a damaged page is told", "XX001", 1, "storage-damaged"],
    ["what may not be is told", "42501", 1, "storage-unreachable"],
  ])("%s: %s, %i times: %s", async (_, sqlstate, times, code) => {
    const { url, rows } = await fresh();
    // A sequence does not go back with its transaction.
    await ask(
      url,
      `CREATE SEQUENCE tries;
       CREATE FUNCTION fail() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
         IF nextval('tries') <= ${times} THEN RAISE 'no' USING ERRCODE = '${sqlstate}'; END IF; RETURN NEW;
       END $$;
       CREATE TRIGGER fail BEFORE INSERT ON onethread.payloads FOR EACH ROW EXECUTE FUNCTION fail()`,
    );
    const outcome = await rows.append(revision(1, null));
    expect(outcome.ok ? "ok" : outcome.refusal.code).toBe(code);
    expect((await rows.revisionRows("acme", 0, 10)).length).toBe(code === "ok" ? 1 : 0);
    expect(await all(rows.payloads("acme", { after: 0, through: 9 }))).toHaveLength(code === "ok" ? 1 : 0);
  });

  test("texts that can be walked once are not written by halves: the refusal says to try again", async () => {
    const { url, rows } = await fresh();
    await ask(
      url,
      `CREATE SEQUENCE tries;
       CREATE FUNCTION fail() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
         IF nextval('tries') = 1 THEN RAISE 'no' USING ERRCODE = '40001'; END IF; RETURN NEW;
       END $$;
       CREATE TRIGGER fail BEFORE INSERT ON onethread.documents FOR EACH ROW EXECUTE FUNCTION fail()`,
    );
    const given = revision(1, null, { documents: [{ kind: "settings", text: "a: 1" }] });
    function* once() {
      yield textRow(0, "Ada");
    }
    expect(await rows.append({ ...given, texts: once() })).toMatchObject({
      ok: false,
      refusal: { code: "storage-busy" },
    });
    expect(await rows.append({ ...given, texts: once() })).toEqual({ ok: true, value: null });
    expect(await all(rows.texts("acme", { after: 0, through: 1 }))).toHaveLength(1);
  });

  test("reading sees one state while others commit", async () => {
    const { rows } = await fresh();
    const first = revision(1, null);
    await rows.append(first);
    await rows.reading(async (still) => {
      expect((await still.headRow("acme"))?.revision).toBe(1);
      await rows.append(revision(2, first.row));
      expect((await still.headRow("acme"))?.revision).toBe(1);
      expect(await still.revisionRow("acme", "cs2")).toBeNull();
    });
    expect((await rows.headRow("acme"))?.revision).toBe(2);
  });

  describe("a connection that breaks", () => {
    /** Passes bytes on until told to stop: what a network does on a bad day. */
    async function proxy(): Promise<{
      url: (database: string) => string;
      /** Called with each message to the server; true: cut the link instead of passing it on, or after it. */
      cut: { before?: string; after?: string };
      close: () => void;
    }> {
      const cut: { before?: string; after?: string } = {};
      const sockets = new Set<Socket>();
      const listener = createServer((near) => {
        const far = connect(server.port, "127.0.0.1");
        sockets.add(near).add(far);
        const both = () => (near.destroy(), far.destroy());
        near.on("error", both).on("close", both);
        far.on("error", both).on("close", both);
        far.on("data", (bytes) => near.write(bytes));
        near.on("data", (bytes) => {
          const text = bytes.toString("latin1");
          if (cut.before !== undefined && text.includes(cut.before)) {
            delete cut.before;
            return both();
          }
          far.write(bytes);
          if (cut.after === undefined || !text.includes(cut.after)) return;
          delete cut.after;
          // The server has it; its answer never arrives.
          far.removeAllListeners("data");
          far.once("data", both);
        });
      });
      await new Promise<void>((resolve) => listener.listen(0, "127.0.0.1", resolve));
      const { port } = listener.address() as { port: number };
      return {
        url: (database) => database.replace(/:\d+\//, `:${port}/`),
        cut,
        close: () => {
          for (const socket of sockets) socket.destroy();
          listener.close();
        },
      };
    }

    test.each([
      ["before the commit was sent", { before: "COMMIT" }],
      ["after the commit was done, before its answer arrived", { after: "COMMIT" }],
      ["while the rows were sent", { before: "INSERT INTO onethread.payloads" }],
    ] as const)("%s: it acts once", async (_, cut) => {
      const { url } = await fresh();
      const link = await proxy();
      const rows = await open({ url: link.url(url) });
      const first = revision(1, null, { texts: [textRow(0, "Ada")] });
      Object.assign(link.cut, cut);
      expect(await rows.append(first)).toEqual({ ok: true, value: null });
      expect(link.cut).toEqual({});
      Object.assign(link.cut, cut);
      expect(await rows.append(revision(2, first.row))).toEqual({ ok: true, value: null });
      expect((await rows.revisionRows("acme", 0, 10)).map((row) => row.revision)).toEqual([1, 2]);
      expect(await all(rows.texts("acme", { after: 0, through: 2 }))).toHaveLength(1);
      link.close();
    });

    test("an idle connection that the server closed is replaced without a word", async () => {
      const { url, rows } = await fresh();
      await Promise.all([1, 2, 3].map(() => rows.headRow("acme")));
      await ask(
        url,
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()",
      );
      expect(await rows.headRow("acme")).toBeNull();
      expect(await rows.append(revision(1, null))).toEqual({ ok: true, value: null });
    });
  });
});

let salts = 0;
function textRow(place: number, text: string): TextRow {
  return {
    commitment: `c${place}-${++salts}`,
    revision: 1,
    personId: place % 2 === 0 ? "ada" : null,
    field: "name",
    text,
    salt: new Uint8Array(16).fill(place),
  };
}

function revision(
  number: number,
  before: RevisionRow | null,
  given: Partial<Omit<Append, "row">> & { readonly id?: string } = {},
): Append {
  const parts = given.parts ?? [Buffer.from(`{"revision":${number}}`)];
  const payload = Buffer.concat(parts);
  const row = {
    orgId: "acme",
    revision: number,
    changeSetId: given.id ?? `cs${number}`,
    committedAt: "2026-06-01T09:30:00.000Z",
    effectiveOn: "2026-06-01",
    formatVersion: 1,
    payloadHash: createHash("sha256").update(payload).digest(),
    payloadBytes: payload.length,
    parts: parts.length,
    previousHash: before?.hash ?? NO_HASH,
  };
  return {
    row: { ...row, hash: hashOfRow(row, nodeTools.sha256) },
    parts,
    texts:
      (given.texts as readonly TextRow[] | undefined)?.map((text) => ({ ...text, revision: number })) ?? [],
    owners: given.owners ?? [],
    documents: given.documents ?? [],
  };
}

async function all<T>(pages: AsyncIterable<readonly T[]>): Promise<T[]> {
  const items: T[] = [];
  for await (const page of pages) items.push(...page);
  return items;
}
