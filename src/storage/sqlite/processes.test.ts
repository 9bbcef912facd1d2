import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, test } from "vitest";
import { nodeTools } from "../node/nodeTools.ts";
import { openStore } from "../openStore.ts";
import { all, changeSet, codeOf, commitOf, tempFolder, valueOf } from "../store.case.ts";
import { openSqliteRows } from "./open.ts";

const folder = tempFolder();
const DIST = resolve(import.meta.dirname, "../../../dist/storage");

/** What each process does: so many commits of its own, reading the head anew when another was faster. */
const WRITER = `
const [path, name, count] = process.argv.slice(1);
const at = (file) => import(${JSON.stringify(pathToFileURL(DIST).href)} + "/" + file);
const { openStore } = await at("index.js");
const { openSqliteRows } = await at("sqlite/open.js");
const { nodeTools } = await at("node/nodeTools.js");
const opened = await openSqliteRows({ path });
if (!opened.ok) throw new Error(opened.refusal.message);
const store = openStore(opened.value, nodeTools);
await store.createOrg({ id: "acme", name: "Acme" });
const codes = {};
for (let i = 0; i < Number(count); ) {
  const head = await store.head("acme");
  const changeSet = { id: name + i, author: name, reason: "r", effectiveOn: "2026-06-01", changes: [] };
  const done = await store.commit({ orgId: "acme", base: head.value.revision, changeSet, owners: [] });
  const code = done.ok ? "ok" : done.refusal.code;
  codes[code] = (codes[code] ?? 0) + 1;
  if (done.ok) { i++; process.stdout.write(changeSet.id + "\\n"); }
  else if (code !== "stale-revision") throw new Error(done.refusal.message);
}
process.stdout.write(JSON.stringify(codes) + "\\n");
await store.close();
`;

interface Writer {
  readonly lines: string[];
  readonly ended: Promise<number | null>;
}

function writer(path: string, name: string, count: number): Writer {
  const child = spawn(process.execPath, ["--input-type=module", "-e", WRITER, path, name, String(count)], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const lines: string[] = [];
  let rest = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    const parts = (rest + text).split("\n");
    rest = parts.pop() ?? "";
    lines.push(...parts);
  });
  const ended = new Promise<number | null>((done) => child.on("close", done));
  return { lines, ended };
}

describe.skipIf(!existsSync(join(DIST, "sqlite/open.js")))(
  "several processes on one file (SKIPPED without a build)",
  () => {
    test("three that begin with nothing and commit at once lose nothing, and none is told to wait", async () => {
      const path = join(folder.path, "race.db");
      const writers = ["a", "b", "c"].map((name) => writer(path, name, 25));
      expect(await Promise.all(writers.map(({ ended }) => ended))).toEqual([0, 0, 0]);
      for (const { lines } of writers)
        expect(
          Object.keys(JSON.parse(lines.at(-1) ?? "{}") as object)
            .sort()
            .join(" "),
        ).toMatch(/^ok( stale-revision)?$/);
      const store = openStore(valueOf(await openSqliteRows({ path })), nodeTools);
      const committed = (await all(store, "acme")).map((one) => one.changeSet.id);
      const told = writers.flatMap(({ lines }) => lines.slice(0, -1));
      expect([...committed].sort()).toEqual([...told].sort());
      expect(committed.length).toBe(75);
      expect((await store.verify()).damages).toEqual([]);
      expect(await store.damage("acme")).toBeNull();
      await store.close();
    });

    test("a writer waits for another, and gives up with a plain answer", async () => {
      const path = join(folder.path, "busy.db");
      const [first, second] = [
        valueOf(await openSqliteRows({ path })),
        valueOf(await openSqliteRows({ path, busyMs: 50 })),
      ];
      const [one, two] = [openStore(first, nodeTools), openStore(second, nodeTools)];
      valueOf(await one.createOrg({ id: "acme", name: "Acme" }));
      await first.writing(async () => {
        const refused = await commitOf(two, { base: 0, changeSet: changeSet("c1") });
        expect(codeOf(refused)).toBe("storage-busy");
        // Who only reads is not kept waiting.
        expect(valueOf(await two.head("acme")).revision).toBe(0);
      });
      valueOf(await commitOf(two, { base: 0, changeSet: changeSet("c1") }));
      await one.close();
      await two.close();
    });
  },
);
