import { readFileSync, readdirSync } from "node:fs";
import { describe, expect, test, vi } from "vitest";
import { importOrg } from "../../src/usecases/importOrg.ts";
import { openMemoryRows } from "../../src/storage/memory/open.ts";
import type { Org } from "../../src/org/index.ts";
import type { Append, Rows } from "../../src/storage/rows.ts";
import { createContext, lookedOf, type EngineContext } from "../../src/web/engine/context.ts";
import type { KeepingNow } from "../../src/web/engine/keepNow.ts";
import { startEngine } from "../../src/web/engine/start.ts";

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const LISTS = {
  sample: () =>
    readdirSync("examples/sourcegraph-2022-05-15")
      .filter((name) => name.endsWith(".csv"))
      .map((name) => ({ name, bytes: readFileSync(`examples/sourcegraph-2022-05-15/${name}`) })),
  // Not in the order of the lines, with an address for an id, an unknown manager, two roots and a vacancy.
  unruly: () => [
    {
      name: "people.csv",
      bytes: bytesOf(
        "id,name,manager_id,function,area,vacant\nz,Zoe,y,design,Web,\ny,Yan,a@acme.example,product,Web,\na@acme.example,Ada Lark,,engineering,,\nc,,nobody,design,App,yes\nb,Bo,y,engineering,App,\nq,Quin,,data,App,\n",
      ),
    },
  ],
};

function begin(rows: Rows = openMemoryRows()): {
  context: EngineContext;
  told: (readonly KeepingNow[])[];
} {
  const told: (readonly KeepingNow[])[] = [];
  const kept = {
    kind: "memory",
    rows,
    dropOrg: vi.fn<(orgId: string) => Promise<void>>(async () => {}),
  } as const;
  const context = createContext({
    served: Promise.resolve(null),
    kept: Promise.resolve(kept),
    user: () => "",
    tellKeeping: (now) => told.push(now),
  });
  return { context, told };
}

/** What answers go by: who and which areas in which order, with every field but the row of the file. */
const saidOf = (org: Org): unknown => ({
  people: org.people.map((one) => ({ ...one, row: null })),
  areas: org.areas.map((one) => ({ ...one, row: null })),
  work: org.records.assignments.map((one) => ({ ...one, row: null })),
  problems: org.problems,
  today: org.today,
});

describe.each(Object.keys(LISTS) as (keyof typeof LISTS)[])("%s", (name) => {
  test("what is looked at while it is being kept is what the store has afterwards", async () => {
    const rows = openMemoryRows();
    const slow = {
      ...rows,
      append: async (given: Append) => {
        await new Promise((done) => setTimeout(done, 50));
        return rows.append(given);
      },
    };
    const { context, told } = begin(slow);
    const start = startEngine(context);
    const keeping = start.keepRead("Acme", await blocking(start, name));
    await vi.waitFor(
      () => expect(told.at(-1)?.[0]).toMatchObject({ org: "acme", name: "Acme", failed: null }),
      { interval: 2 },
    );
    const early = await context.look({ org: "acme" });
    const { id } = await keeping;
    const head = await (await context.store).head(id);
    expect(head.ok && head.value.revision).toBe(1);
    expect(told.at(-1)).toEqual([]);
    // The same object: what was judged is not judged again.
    expect(await context.look({ org: id })).toBe(early);
    const later = await begin(rows).context.look({ org: id });
    expect(saidOf(later.org)).toEqual(saidOf(early.org));
    expect(later).toMatchObject({ head: early.head, name: early.name, config: early.config });
    expect(later.problems).toEqual(early.problems);
    expect(later.judgement().findings).toEqual(early.judgement().findings);
  });
});

/** Reads a list; which of its problems must be accepted. */
async function blocking(start: ReturnType<typeof startEngine>, name: keyof typeof LISTS): Promise<string[]> {
  const read = await start.readFiles(LISTS[name]());
  return read.problems.filter((one) => one.blocks).map(({ code }) => code);
}

test("what cannot be kept is told with the reason, can be looked at, and leaves nothing behind", async () => {
  const rows = openMemoryRows();
  const full: Rows = {
    ...rows,
    append: async () => ({ ok: false, refusal: { code: "storage-full", message: "No more room." } }),
  };
  const { context, told } = begin(full);
  const start = startEngine(context);
  const codes = await blocking(start, "unruly");
  await expect(start.keepRead("Acme", codes)).rejects.toThrow("No more room.");
  expect((await context.kept).dropOrg).toHaveBeenCalledWith("acme");
  expect(told.at(-1)).toEqual([]);

  // A long list is looked at already when that is known.
  const { org, config, problems } = importOrg({ files: LISTS.unruly(), today: context.today() });
  const set = { id: "import-1", author: "you", reason: "First list" };
  const order = {
    orgId: "acme",
    records: org.records,
    problems,
    today: org.today,
    set,
    files: [],
    documents: {},
  };
  await (await context.store).createOrg({ id: "acme-2", name: "Acme" });
  const read = lookedOf({ at: { org: "acme-2" }, name: "Acme", org, config, problems, head: 1 });
  expect(await context.keep({ ...order, orgId: "acme-2" }, read)).toBe("No more room.");
  expect(told.at(-1)).toMatchObject([{ org: "acme-2", failed: "No more room." }]);
  expect(await context.look({ org: "acme-2" })).toBe(read);
  context.forget("acme-2");
  expect(told.at(-1)).toEqual([]);
});
