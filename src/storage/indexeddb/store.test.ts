import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { CHROMIUM, launchChromium, type Chromium } from "../../../test/web/browser.ts";
import { areaId as a, personId as p } from "../../org/index.ts";
import { openHttpRows } from "../http/open.ts";
import { openStore, type OrgStore } from "../index.ts";
import { nodeTools } from "../node/nodeTools.ts";
import type { Rows } from "../rows.ts";
import type { StorePage } from "./page.case.ts";

// A call to the page takes a hundred times as long as one to SQLite: fewer random cases than elsewhere.
process.env["PROPERTY_CASES"] ??= "20";
const { all, changeSet, codeOf, commitOf, describeStore, person, valueOf } = await import("../store.case.ts");

declare const storePage: StorePage;

const ORIGIN = "http://127.0.0.1:9/";
/** The browser remembers for a while how much room an origin had: the one that gets too little is asked first. */
const CRAMPED = "http://127.0.0.1:10/";

/** The adapter with what it needs as one script, as the bundler of the app makes it. */
async function script(): Promise<string> {
  const { build } = await import("vite");
  const built = await build({
    configFile: false,
    logLevel: "silent",
    build: {
      write: false,
      minify: false,
      lib: { entry: join(import.meta.dirname, "page.case.ts"), formats: ["es"], fileName: "page" },
    },
  });
  const output = (Array.isArray(built) ? built[0] : built) as {
    readonly output: readonly { code?: string }[];
  };
  return output.output[0]?.code ?? "";
}

describe.skipIf(CHROMIUM === undefined)("in the browser's own database (SKIPPED without Chromium)", () => {
  let chromium: Chromium;
  let code = "";
  let shared: Page;
  let count = 0;

  const newPage = async (origin = ORIGIN): Promise<Page> => {
    const page = await chromium.context.newPage();
    await page.goto(origin);
    await page.addScriptTag({ type: "module", content: code });
    await page.waitForFunction(() => "storePage" in globalThis);
    return page;
  };
  const rowsIn = async (page: Page, name: string): Promise<Rows> => {
    await page.evaluate((given) => storePage.open(given), name);
    return openHttpRows({
      address: "this browser",
      send: async (call) => {
        const given = [name, Buffer.from(call).toString("base64")] as const;
        const answer = await page.evaluate(([store, bytes]) => storePage.ask(store, bytes), given);
        return Buffer.from(answer, "base64");
      },
    });
  };
  const filled = async (name: string, commits = 1): Promise<OrgStore> => {
    const store = openStore(await rowsIn(shared, name), nodeTools);
    valueOf(await store.createOrg({ id: "acme", name: "Acme" }));
    for (let base = 0; base < commits; base++)
      valueOf(await commitOf(store, { base, changeSet: changeSet(`c${base}`) }));
    return store;
  };

  beforeAll(async () => {
    code = await script();
    chromium = await launchChromium();
    await chromium.context.route(/127\.0\.0\.1:(?:9|10)\//, (route) =>
      route.fulfill({ contentType: "text/html", body: "<!doctype html><title>store</title>" }),
    );
    shared = await newPage();
  });
  afterAll(() => chromium.close());

  describeStore("indexeddb", { newRows: () => rowsIn(shared, `store-${count++}`) });

  test("two tabs that commit at once: one of them is told that the other was faster", async () => {
    const one = await filled("tabs");
    const other = openStore(await rowsIn(await newPage(), "tabs"), nodeTools);
    const codes = await Promise.all(
      [one, other].map(async (store, i) =>
        codeOf(await commitOf(store, { base: 1, changeSet: changeSet(`tab${i}`) })),
      ),
    );
    expect([...codes].sort()).toEqual(["ok", "stale-revision"]);
    expect((await all(other, "acme")).length).toBe(2);
  });

  test("what is read as of one moment stays so while others commit, save and set owners; an erasure ends it", async () => {
    const store = await filled("moment", 3);
    const rows = await rowsIn(await newPage(), "moment");
    const seen = await rows.reading(async (at) => {
      const owners = [{ areaId: a("pay"), owners: [{ personId: p("c0") }] }];
      const documents = { settings: "late" };
      valueOf(await commitOf(store, { base: 3, changeSet: changeSet("late"), owners, documents }));
      const held = openStore(at, nodeTools);
      return [
        (await all(held, "acme")).length,
        valueOf(await held.head("acme")).revision,
        (await at.ownersOf("acme")).length,
        await held.document("acme", "settings"),
        await held.revisionOf("acme", "late"),
      ];
    });
    expect(seen).toEqual([3, 3, 0, null, null]);
    const late = rows.reading(async (at) => {
      valueOf(await store.erase("acme", "c1"));
      return all(openStore(at, nodeTools), "acme");
    });
    await expect(late).rejects.toThrow(/Somebody was erased from acme/);
  });

  test("writes as one over an organisation that another tab writes meanwhile are not written", async () => {
    const store = await filled("as-one");
    const rows = await rowsIn(shared, "as-one");
    const writing = rows.writing(async (held) => {
      valueOf(await commitOf(openStore(held, nodeTools), { base: 1, changeSet: changeSet("mine") }));
      valueOf(await commitOf(store, { base: 1, changeSet: changeSet("theirs") }));
    });
    await expect(writing).rejects.toThrow(/written in another tab/);
    expect((await all(store, "acme")).map((one) => one.changeSet.id)).toEqual(["c0", "theirs"]);
    await rows.writing(async (held) =>
      valueOf(await commitOf(openStore(held, nodeTools), { base: 2, changeSet: changeSet("mine") })),
    );
    expect((await store.verify()).damages).toEqual([]);
    expect((await all(store, "acme")).length).toBe(3);
  });

  test("thousands of texts of one commit come back in order, over several pages", async () => {
    const store = await filled("pages", 0);
    const people = Array.from({ length: 12_000 }, (_, i) => person(`p${i}`, `Name ${i}`));
    valueOf(await commitOf(store, { base: 0, changeSet: changeSet("many", people) }));
    expect((await all(store, "acme"))[0]?.changeSet.changes).toEqual(people);
  });

  test("nothing of an erased name is left in any row", async () => {
    const store = await filled("erased", 0);
    const changes = [person("p1", "Ada Lovelace"), person("p2", "Bob")];
    valueOf(await commitOf(store, { base: 0, changeSet: changeSet("c1", changes) }));
    expect(await shared.evaluate((name) => storePage.dump(name), "erased")).toContain("Lovelace");
    expect(valueOf(await store.erase("acme", "p1")).remains.join(" ")).toContain("tidies");
    const dump = await shared.evaluate((name) => storePage.dump(name), "erased");
    expect(dump).not.toContain("Lovelace");
    expect(dump).toContain("Bob");
  });

  test("a deleted organisation is gone with every row, its neighbour stays, and its name can be used again", async () => {
    const store = await filled("dropped", 2);
    valueOf(await store.createOrg({ id: "acme-2", name: "Beta" }));
    valueOf(await commitOf(store, { orgId: "acme-2", base: 0, changeSet: changeSet("b1") }));
    await shared.evaluate((name) => storePage.dropOrg(name, "acme"), "dropped");
    expect((await store.orgs()).map(({ id }) => id)).toEqual(["acme-2"]);
    expect(await shared.evaluate((name) => storePage.dump(name), "dropped")).not.toContain('"acme"');
    expect((await store.verify()).damages).toEqual([]);
    valueOf(await store.createOrg({ id: "acme", name: "Acme again" }));
    valueOf(await commitOf(store, { base: 0, changeSet: changeSet("c0") }));
  });

  test("a browser without room refuses in words, and what is there can be read", async () => {
    const page = await newPage(CRAMPED);
    const cdp = await chromium.context.newCDPSession(page);
    await cdp.send("Storage.overrideQuotaForOrigin", { origin: CRAMPED, quotaSize: 200_000 });
    const store = openStore(await rowsIn(page, "full"), nodeTools);
    valueOf(await store.createOrg({ id: "acme", name: "Acme" }));
    valueOf(await commitOf(store, { base: 0, changeSet: changeSet("c0") }));
    const many = Array.from({ length: 3_000 }, (_, i) => person(`p${i}`, `Name ${i}`));
    const full = await commitOf(store, { base: 1, changeSet: changeSet("c1", many) });
    expect(full.ok ? "" : `${full.refusal.code}: ${full.refusal.message}`).toMatch(
      /^storage-full: .*no more room/,
    );
    expect((await all(store, "acme")).length).toBe(1);
    expect((await store.verify()).damages).toEqual([]);
  });
});
