import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { POSTGRES_FOLDER, startPostgres, type PostgresServer } from "../postgres.ts";
import { BIN, SG22, workFolder } from "./onethread.ts";

const WORK = workFolder();
const SG24 = join(SG22, "..", "sourcegraph-2024-06-25");
const QUESTIONS =
  "shared-core;few-owners;no-delegation;one-product;one-journey;no-consent;too-small;retrofit;no-sponsor;large"
    .split(";")
    .map((code) => `${code}:no`)
    .join(";");

/** The whole life of an organisation in a store, told by the command line alone. */
function life(name: string, addressOf: () => string, restoredOf: () => string | Promise<string>): void {
  const cwd = join(WORK, name);
  mkdirSync(cwd);
  const at =
    (store: string) =>
    (...args: string[]) => {
      const { stdout, stderr, status } = spawnSync(process.execPath, [BIN, ...args], {
        cwd,
        encoding: "utf8",
        env: { ...process.env, ONETHREAD_STORE: store, ONETHREAD_USER: "ada" },
      });
      return { stdout, stderr, status, text: stdout + stderr };
    };
  const run = (...args: string[]) => at(addressOf())(...args);
  const json = (...args: string[]) => JSON.parse(run(...args, "--json").stdout);

  test("begins with a first list, and the same list adds nothing", () => {
    expect(run("status").status).toBe(2);
    expect(run("init", "--org", "acme", "--name", "Sourcegraph").status).toBe(0);
    expect(run("init", "--org", "acme")).toMatchObject({ status: 2 });
    const unasked = run("import", SG22, "--today", "2022-05-15");
    expect(unasked).toMatchObject({ status: 2, stderr: expect.stringContaining("add --yes") });
    expect(run("import", SG22, "--today", "2022-05-15", "--yes").status).toBe(0);
    expect(json("import", SG22, "--today", "2022-05-15", "--yes")).toMatchObject({
      first: false,
      committed: null,
      changes: 0,
    });
    expect(json("log").revisions).toMatchObject([{ number: 1, author: "ada", effectiveOn: "2022-05-15" }]);
    expect(run("show", "1").stdout).toContain("275 people or seats join");
    expect(json("check").org).toMatchObject({ managers: expect.any(Number) });
  });

  test("a scenario is edited, struck through, refused, approved and merged on its day", () => {
    run("scenario", "create", "growth");
    const add = (...words: string[]) => run("scenario", "add", "growth", ...words);
    expect(add("set-owner", "area=Growth", "person=Nobody At All").stderr).toContain(
      'called "Nobody At All"',
    );
    add(
      "set-owner",
      "area=Growth",
      "person=Marlow Thornward",
      "--effective",
      "2030-01-01",
      "--reason",
      "Try it",
    );
    add("set-manager", "person=Hollis Caldfield", "manager=Val Thornlow");
    expect(run("scenario", "strike", "growth", "1.2").status).toBe(0);
    expect(run("scenario", "list", "--user", "bob").stdout).toContain("You take part in no scenario");
    expect(run("scenario", "show", "growth", "--user", "bob")).toMatchObject({ status: 2 });
    const refused = run("scenario", "approve", "growth");
    expect(refused).toMatchObject({ status: 1, stdout: expect.stringContaining("was not asked") });
    expect(run("merge", "growth", "--yes")).toMatchObject({ status: 1 });
    add("update-area", "area=Growth", "candidacies=Marlow Thornward:willing");
    add("clear-owner", "area=IAM and Admin Experience", "person=Marlow Thornward");
    add(
      "add-decision",
      "id=case",
      "title=Why",
      "door=two-way",
      "decider=Val Thornlow",
      `contraindications=${QUESTIONS}`,
    );
    expect(run("scenario", "approve", "growth").status).toBe(0);
    const merged = json("merge", "growth", "--yes");
    expect(merged.merged).toMatchObject([{ revision: 2, effectiveOn: "2030-01-01" }]);
    expect(run("status").stdout).toContain("Dated ahead: revision 2, from 2030-01-01");
  });

  test("who owns it depends on the day, and how that is known is said", () => {
    const before = json("who", "Growth", "--as-of", "2029-12-31");
    const after = json("who", "Growth", "--as-of", "2030-01-01");
    const owner = (answer: typeof before) => answer.answers[0].owners[0].person.name;
    expect([owner(before), owner(after)]).toEqual(["Hollis Caldfield", "Marlow Thornward"]);
    expect(before.history[0]).toMatchObject({
      now: [{ setBy: { revision: 1 } }],
      next: [{ from: "2030-01-01", setBy: { revision: 2, author: "ada" } }],
    });
    expect(owner(json("who", "Growth", "--as-of", "2030-01-01", "--revision", "1"))).toBe("Hollis Caldfield");
    expect(run("as-of", "2030-01-01").stdout).toContain("What comes until then");
    expect(run("diff", "head", "2030-01-01").stdout).toContain("Marlow Thornward owns Growth.");
  });

  test("what was decided is undone by a new revision, and a newer list refreshes the rest", () => {
    const broken = run("revert", "2", "--yes");
    expect(broken).toMatchObject({ status: 1, stdout: expect.stringContaining("nothing was committed") });
    expect(run("revert", "2", "--yes", "--anyway").status).toBe(0);
    const look = json("import", SG24, "--dry-run");
    expect(look).toMatchObject({ committed: null, counts: { joiners: 71, leaversProposed: 179 } });
    const gone = run("import", SG24, "--leavers", "accept", "--yes");
    expect(gone).toMatchObject({ status: 1, stdout: expect.stringContaining("--accept mass-removal") });
    expect(run("import", SG24, "--leavers", "accept", "--accept", "mass-removal", "--yes").status).toBe(0);
    expect(json("log", "--limit", "1").revisions).toMatchObject([{ number: 4 }]);
  });

  test("somebody is forgotten, and the history still holds", () => {
    const figures = json("check").metrics;
    expect(run("erase", "Val Thornlow")).toMatchObject({
      status: 2,
      stderr: expect.stringContaining("--yes"),
    });
    expect(json("erase", "Val Thornlow", "--yes").texts).toBeGreaterThan(0);
    expect(run("log").text + run("show", "2").text).not.toContain("Val Thornlow");
    expect(json("check").metrics).toEqual(figures);
    expect(json("verify")).toMatchObject({ ok: true, damages: [] });
  });

  test("a backup is the same organisation elsewhere; a damaged one is refused", async () => {
    const file = join(cwd, "acme.backup");
    expect(run("backup", file).status).toBe(0);
    expect(run("backup", file)).toMatchObject({ status: 2, stderr: expect.stringContaining("--force") });
    const restored = await restoredOf();
    const there = at(restored);
    expect(run("restore", file, "--store", restored).status).toBe(0);
    const heads = [run, there].map((one) => JSON.parse(one("status", "--json").stdout).head);
    expect(heads[0]).toEqual(heads[1]);
    expect(there("as-of", "2029-01-01", "--json").stdout).toBe(run("as-of", "2029-01-01", "--json").stdout);
    expect(run("restore", file)).toMatchObject({ status: 2, stderr: expect.stringContaining("already") });
    const bytes = readFileSync(file);
    bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1;
    writeFileSync(file, bytes);
    expect(run("verify", file)).toMatchObject({ status: 1, stdout: expect.stringContaining("DAMAGED") });
    expect(run("restore", file, "--store", `${restored}-2`)).toMatchObject({ status: 2 });
  });
}

/** Each step is several processes; on a busy machine that takes its time. */
const PATIENCE = { timeout: 600_000 };

describe("in a file", PATIENCE, () => {
  life(
    "file",
    () => "acme.db",
    () => "restored.db",
  );
});

describe.skipIf(POSTGRES_FOLDER === null)("on a server", PATIENCE, () => {
  let server: PostgresServer;
  let address = "";
  beforeAll(async () => {
    server = await startPostgres();
    address = await server.newDatabase();
  }, PATIENCE.timeout);
  afterAll(() => server.close());
  life(
    "server",
    () => address,
    () => server.newDatabase(),
  );
});
