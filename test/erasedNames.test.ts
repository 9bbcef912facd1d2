import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { DEFAULT_CONFIG, type Org } from "../src/org/index.ts";
import { nodeTools } from "../src/storage/node/nodeTools.ts";
import { openMemoryRows, openStore, type OrgStore } from "../src/storage/index.ts";
import type { Rows } from "../src/storage/rows.ts";
import { openSqliteRows } from "../src/storage/sqlite/open.ts";
import { scenarioOf, valueOf } from "../src/storage/store.case.ts";
import { checkOrg } from "../src/usecases/checkOrg.ts";
import { commitChanges } from "../src/usecases/commitChanges.ts";
import { convertOrg } from "../src/usecases/convertOrg.ts";
import { importOrg } from "../src/usecases/importOrg.ts";
import { importChangeSet, importRevision } from "../src/usecases/importRevision.ts";
import { openOrg } from "../src/usecases/openOrg.ts";
import { refreshOrg } from "../src/usecases/refreshOrg.ts";

const TODAY = "2026-06-01";
const ORG = "acme";

/** Somebody whose name, address and login stand wherever a list can put them, ids included. */
const LISTS: Readonly<Record<string, string>> = {
  "people.csv": `id,name,email,title,discipline,manager_id,employee_number,note
1,Val Thornlow,val@acme.example,CEO,executive,,100001,
zoe.quackenbush,Zoë Quackenbush,zquack@acme.example,Head,Zoë Quackenbush Crew,1,E77123,lunch
3,Remy Farnwick,remy@acme.example,Aide of Zoe Quackenbush,engineering,zoe.quackenbush,100003,buddy: Quackenbush Zoë
4,Lumi Waldale,lumi@acme.example,Engineer,engineering,zoe.quackenbush,100004,
5,Bo Ek,bo@acme.example,Engineer,engineering,anna.nobody,100005,`,
  "areas.csv": `id,name,parent_id,kind,owner_id,aliases
acme,Acme,,corporate,1,
zoe-quackenbush-s-team,Zoë Quackenbush's team,acme,product,zoe.quackenbush,@acme/zoe-quackenbush-s-team
pay,Pay,zoe-quackenbush-s-team,product,3,
zquack-acme-example,Post,acme,product,4,zquack@acme.example`,
  "assignments.csv": `person_id,area_id,share,role
zoe.quackenbush,zoe-quackenbush-s-team,1,
3,pay,0.5,
4,Zoë Quackenbush's team,0.5,for ZOE QUACKENBUSH
4,Ask Zoe Quackenbush,0.5,`,
  "assets.csv": `id,name,kind,area_id,owner_ids,external_ids
zoequackenbush/dotfiles,zoequackenbush/dotfiles,repo,zoe-quackenbush-s-team,zoe.quackenbush,github:zoe-quackenbush/dotfiles
laptop-E77123,Laptop E77123,service,pay,zquack@acme.example,`,
  "dependencies.csv": `id,consumer_id,provider_id,channel
pay->zoe-quackenbush-s-team,pay,zoe-quackenbush-s-team,#zoe-quackenbush`,
  "decisions.csv": `id,area_id,title,door,decider_id,outcome
ask-zoe_quackenbush,zoe-quackenbush-s-team,What Zoë Quackenbush decides,two-way,zoe.quackenbush,as zquack@acme.example wrote`,
  "waivers.csv": `id,check_id,subject_ids,reason,approver_id
w-quackenbush-zoe,span,zoe-quackenbush-s-team,Zoë Quackenbush asked,1`,
  "redirects.csv": `kind,from_id,to_ids
area,zoe-quackenbush-old,zoe-quackenbush-s-team
person,quackenbush.zoe,zoe.quackenbush`,
};
const SETTINGS = "areas:\n  zoe-quackenbush-s-team:\n    kind: platform # Zoë Quackenbush wants it\n";

const files = Object.entries(LISTS).map(([name, text]) => ({ name, bytes: new TextEncoder().encode(text) }));
const counting = (): (() => string) => {
  let n = 0;
  return () => `gen${n++}`;
};
const imported = () => importOrg({ files, configText: SETTINGS, today: TODAY });

/** Name, address, login and number however they are written: letters and digits alone, without accents. */
const WORDS = ["zoequackenbush", "quackenbushzoe", "zquackacmeexample", "zquack", "e77123"];
function wordsIn(bytes: Uint8Array | string): string[] {
  const text = typeof bytes === "string" ? bytes : Buffer.from(bytes).toString("utf8");
  const bare = text
    .normalize("NFKD")
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "");
  return WORDS.filter((word) => bare.includes(word));
}

async function filled(rows: Rows): Promise<OrgStore> {
  const store = openStore(rows, nodeTools);
  valueOf(await store.createOrg({ id: ORG, name: "Acme" }));
  const first = importRevision({ imported: imported(), newId: counting() });
  const set = { id: "import", author: "zquack", reason: "Zoë Quackenbush asked", effectiveOn: TODAY };
  const made = importChangeSet({ ...first, blocking: [] }, set, { settings: SETTINGS });
  if (!made.ok) throw new Error("blocked");
  const { changeSet, documents } = made;
  const done = await commitChanges(store, {
    orgId: ORG,
    base: 0,
    changeSet,
    documents,
    today: TODAY,
    invariants: "tell",
  });
  expect(done.ok).toBe(true);
  const scenario = scenarioOf({
    name: "Without Zoë Quackenbush",
    changeSets: [
      {
        id: "w1",
        author: "zquack",
        reason: "zoe quackenbush leaves",
        effectiveOn: TODAY,
        changes: [
          { kind: "update-person", personId: "1" as never, fields: { title: "for Zoë Quackenbush" } },
        ],
      },
    ],
  });
  valueOf(await store.saveScenario({ ...scenario, orgId: ORG }, 0));
  return store;
}

const opened = async (store: OrgStore): Promise<Org> =>
  valueOf(await openOrg(store, ORG, { today: TODAY })).org;

function figures(org: Org): unknown {
  const { rows, verdicts, metrics, findings } = checkOrg(org, DEFAULT_CONFIG);
  return {
    rows: rows.map((row) => ({ ...row, name: "" })),
    verdicts: verdicts.map((one) => one.verdict),
    metrics,
    findings: findings.map((one) => [one.check, one.subjects, one.value]),
  };
}

const folder = mkdtempSync(join(tmpdir(), "onethread-names-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe.each([
  { kind: "memory", newRows: async (): Promise<Rows> => openMemoryRows() },
  {
    kind: "sqlite",
    newRows: async (): Promise<Rows> => valueOf(await openSqliteRows({ path: join(folder, "store.db") })),
  },
])("erasing on $kind somebody whose name stands in ids", ({ kind, newRows }) => {
  test("leaves neither name nor address anywhere, and every figure as it was", async () => {
    const store = await filled(await newRows());
    const before = await opened(store);
    const again = refreshOrg({
      head: before,
      draft: imported().draft,
      config: imported().config,
      newId: counting(),
    });
    expect(again.changes).toEqual([]);
    expect(wordsIn(JSON.stringify(before.records))).toEqual(WORDS);
    const zoe = before.people.find(({ name }) => name === "Zoë Quackenbush")!;

    const { remains } = valueOf(await store.erase(ORG, zoe.id));
    expect(remains.filter((line) => !line.startsWith("Backups"))).toEqual([]);
    expect((await store.verify()).damages).toEqual([]);
    const after = await opened(store);
    expect(figures(after)).toEqual(figures(before));
    expect(after.areas.map(({ name }) => name)).toContain("[erased]'s team");

    const pieces: Uint8Array[] = [];
    for await (const piece of store.backup()) pieces.push(piece);
    expect(wordsIn(Buffer.concat(pieces))).toEqual([]);
    for (const format of ["folder", "csv"])
      for (const { name, bytes } of convertOrg(after, format)!.files)
        expect([name, wordsIn(name), wordsIn(bytes)]).toEqual([name, [], []]);
    const scenarios = await store.scenarios(ORG);
    const documents = await Promise.all(
      (["settings", "mapping", "problems"] as const).map((one) => store.document(ORG, one)),
    );
    expect(wordsIn(JSON.stringify([after.records, after.problems, scenarios, documents]))).toEqual([]);
    const kept = kind === "sqlite" ? readdirSync(folder) : [];
    expect(kept.length > 0).toBe(kind === "sqlite");
    for (const name of kept) expect([name, wordsIn(readFileSync(join(folder, name)))]).toEqual([name, []]);
    await store.close();
  });
});
