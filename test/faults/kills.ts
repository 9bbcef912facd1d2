import { expect } from "vitest";
import { openStore } from "../../src/storage/openStore.ts";
import { nodeTools } from "../../src/storage/node/nodeTools.ts";
import type { Outcome } from "../../src/storage/refusal.ts";
import type { Rows } from "../../src/storage/rows.ts";
import { faultsOf } from "./judge.ts";
import { KILLS, report } from "./length.ts";
import { killedWriter, type Acknowledged, type WriterOptions } from "./writers.ts";

export interface Killed {
  readonly kind: WriterOptions["kind"];
  /** A new file or database. */
  readonly newPlace: () => Promise<string>;
  readonly open: (at: string) => Promise<Outcome<Rows>>;
}

/** Writers go on in one store for so many kills, so that each opens what the one before left. */
const KILLS_A_STORE = 10;
/** Every fifth kill meets a writer that is just starting, making the store. */
const STARTING = 5;

/** Kills writers at random moments; after each nothing acknowledged may be lost and nothing half done. */
export async function killWriters({ kind, newPlace, open }: Killed): Promise<void> {
  const faults: string[] = [];
  let [acknowledged, revisions] = [0, 0];
  let at = "";
  let told: Acknowledged[] = [];
  for (let kill = 0; kill < KILLS; kill++) {
    const isStarting = kill % STARTING === STARTING - 1;
    if (kill % KILLS_A_STORE === 0) {
      at = await newPlace();
      told = [];
    }
    const place = isStarting ? await newPlace() : at;
    const before = isStarting ? [] : told;
    const random = Math.random();
    const lines = await killedWriter(
      { kind, at: place, run: `r${kill}` },
      isStarting ? { after: "start", ms: random * 600 } : { after: "first", ms: 50 + random * 600 },
    );
    before.push(...lines);
    const judged = await judge(open, place, before);
    faults.push(...judged.faults.map((fault) => `kill ${kill}: ${fault}`));
    acknowledged += lines.length;
    revisions = Math.max(revisions, judged.revisions);
  }
  expect(faults).toEqual([]);
  expect(acknowledged).toBeGreaterThan(KILLS / 2);
  expect(revisions).toBeGreaterThan(0);
  report(
    `${kind}: ${KILLS} kills, ${acknowledged} writes acknowledged, ${faults.filter((one) => one.includes("lost")).length} lost, ${faults.filter((one) => one.includes("half")).length} half done`,
  );
}

/** A writer that dies before each of these statements in turn. */
export async function dieAtStatements(
  { kind, newPlace, open }: Killed,
  places: readonly number[],
): Promise<void> {
  const at = await newPlace();
  const told: Acknowledged[] = [];
  const faults: string[] = [];
  let deaths = 0;
  for (const dieAt of places) {
    const lines = await killedWriter({ kind, at, run: `d${dieAt}`, dieAt }, null);
    told.push(...lines);
    if (!lines.some((line) => "survived" in line)) deaths++;
    faults.push(...(await judge(open, at, told)).faults.map((fault) => `at statement ${dieAt}: ${fault}`));
  }
  expect(faults).toEqual([]);
  expect(deaths).toBeGreaterThan(0);
  report(`${kind}: ${deaths} deaths between two statements of a write, ${faults.length} faults`);
}

async function judge(
  open: Killed["open"],
  at: string,
  told: readonly Acknowledged[],
): Promise<{ readonly faults: readonly string[]; readonly revisions: number }> {
  const opened = await open(at);
  if (!opened.ok) return { faults: [`lost: ${opened.refusal.message}`], revisions: 0 };
  const rows = opened.value;
  try {
    // One state: a server may still be finishing what the killed process had asked of it.
    return await rows.reading(async (still) => {
      const store = openStore(still, nodeTools);
      const faults = await faultsOf(store, still, told);
      const head = await store.head("acme");
      return { faults, revisions: head.ok ? head.value.revision : 0 };
    });
  } finally {
    await rows.close();
  }
}
