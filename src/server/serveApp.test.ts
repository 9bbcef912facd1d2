import { writeFileSync } from "node:fs";
import { request } from "node:http";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { openHttpRows, sendTo } from "../storage/http/open.ts";
import { encodeWire } from "../storage/http/wire.ts";
import { openStore } from "../storage/index.ts";
import { openMemoryRows } from "../storage/memory/open.ts";
import { nodeTools } from "../storage/node/nodeTools.ts";
import { openSqliteRows } from "../storage/sqlite/open.ts";
import { all, changeSet, codeOf, commitOf, person, tempFolder, valueOf } from "../storage/store.case.ts";
import { bytesOf } from "../storage/storeKeeping.case.ts";
import { serveApp, type ServedApp } from "./serveApp.ts";
import { webFiles, type WebFile } from "./webFiles.ts";

const PAGE: WebFile = { type: "text/html", read: () => Buffer.from("<html><head></head></html>") };
const FILES = new Map([
  ["index.html", PAGE],
  ["assets/a.js", { type: "text/javascript", read: () => Buffer.from("1") }],
]);
const open: ServedApp[] = [];
const folder = tempFolder();
afterEach(async () => {
  for (const app of open.splice(0)) await app.close();
});

async function served(rows = openMemoryRows()): Promise<ServedApp> {
  const app = await serveApp({ files: FILES, rows });
  open.push(app);
  return app;
}

interface Asked {
  readonly path?: string;
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Uint8Array;
}

/** By hand: `fetch` sets Host itself and tidies paths. */
function ask(app: ServedApp, { path = "", method = "GET", headers = {}, body }: Asked): Promise<number> {
  const url = new URL(app.url);
  return new Promise((done, failed) => {
    const asked = request(
      {
        host: "127.0.0.1",
        port: url.port,
        path: path.startsWith("/") ? path : url.pathname + path,
        method,
        headers,
      },
      (response) => {
        response.resume();
        done(response.statusCode ?? 0);
      },
    );
    asked.on("error", failed);
    asked.end(body);
  });
}

const CALL = {
  path: "store",
  method: "POST",
  headers: { "content-type": "application/octet-stream" },
  body: encodeWire({ does: "ask", method: "orgs", given: [] }),
} as const;

describe("who may ask what", () => {
  test.each<[string, Asked, number]>([
    ["the page", {}, 200],
    ["a file of it", { path: "assets/a.js" }, 200],
    ["a file it does not have", { path: "assets/b.js" }, 404],
    ["a path out of the folder", { path: "../../package.json" }, 404],
    ["the same without the secret", { path: "/" }, 404],
    ["another secret", { path: "/AAAAAAAAAAAAAAAAAAAAAA/" }, 404],
    ["a name that was rebound to this machine", { headers: { host: "evil.example" } }, 404],
    ["the page by another method", { method: "DELETE" }, 404],
    ["the store", CALL, 200],
    [
      "the store from a rebound name",
      { ...CALL, headers: { ...CALL.headers, host: "evil.example:80" } },
      404,
    ],
    [
      "the store from another page",
      { ...CALL, headers: { ...CALL.headers, origin: "http://evil.example" } },
      404,
    ],
    ["the store by a form of another page", { ...CALL, headers: { "content-type": "text/plain" } }, 404],
    ["the store by a link", { path: "store" }, 404],
    ["the store without the secret", { ...CALL, path: "/store" }, 404],
  ])("%s", async (_, asked, status) => {
    expect(await ask(await served(), asked)).toBe(status);
  });

  test("what is no call is answered in words, and the server goes on", async () => {
    const app = await served();
    expect(await ask(app, { ...CALL, body: Buffer.from("x") })).toBe(200);
    expect(await ask(app, CALL)).toBe(200);
  });
});

test("the page is told whose store it works on, whatever its name", async () => {
  const app = await served({ ...openMemoryRows(), address: 'a"<b>&.db' });
  const page = await (await fetch(app.url)).text();
  expect(page).toContain('<meta name="onethread-store" content="a&quot;&lt;b>&amp;.db" />');
});

test("the page is told who works here, as the command line names them", async () => {
  const rows = openMemoryRows();
  const app = await serveApp({ files: FILES, rows, user: "Ada <ada@acme.example>" });
  const page = await (await fetch(app.url)).text();
  await app.close();
  expect(page).toContain('<meta name="onethread-user" content="Ada &lt;ada@acme.example>" />');
});

test("a store of this machine over HTTP: commits, stale bases, backups, and what the file holds afterwards", async () => {
  const path = join(folder.path, "served.db");
  const app = await served(valueOf(await openSqliteRows({ path })));
  const store = openStore(openHttpRows({ address: "served.db", send: sendTo(`${app.url}store`) }), nodeTools);
  valueOf(await store.createOrg({ id: "acme", name: "Acme" }));
  const people = Array.from({ length: 6_000 }, (_, i) => person(`p${i}`, `Name ${i}`));
  valueOf(await commitOf(store, { base: 0, changeSet: changeSet("c1", people) }));
  expect(codeOf(await commitOf(store, { base: 0, changeSet: changeSet("c2") }))).toBe("stale-revision");
  expect((await bytesOf(store)).length).toBeGreaterThan(100_000);
  expect((await store.verify()).damages).toEqual([]);
  const direct = openStore(valueOf(await openSqliteRows({ path })), nodeTools);
  expect((await all(direct, "acme"))[0]?.changeSet.changes).toEqual(people);
  expect(await direct.damage("acme")).toBeNull();
  await direct.close();
});

test("a server that ended is a refusal with a way out", async () => {
  const app = await served();
  const store = openStore(openHttpRows({ address: "x.db", send: sendTo(`${app.url}store`) }), nodeTools);
  await app.close();
  open.length = 0;
  const refused = await store.createOrg({ id: "acme", name: "Acme" });
  expect(refused.ok ? "" : `${refused.refusal.code} ${refused.refusal.message}`).toMatch(
    /^storage-unreachable .*onethread serve/,
  );
});

test("a folder without the app has no files; the page to measure on has two names", () => {
  expect(webFiles(folder.path)).toBeNull();
  for (const name of ["index.html", "bench.html"]) writeFileSync(join(folder.path, name), name);
  const files = webFiles(folder.path);
  expect(["bench", "bench.html", "index", "index.html"].filter((name) => files?.has(name))).toEqual([
    "bench",
    "bench.html",
    "index.html",
  ]);
  expect(files?.get("bench")).toMatchObject({ type: "text/html; charset=utf-8" });
});
