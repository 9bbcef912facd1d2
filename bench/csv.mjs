/**
 * CSV → Org against papaparse's bare stream parse of the same file: it cuts the text into rows in chunks of the same
 * size and only counts their cells. Each reading runs in a process of its own, so that its peak of memory is its own;
 * readings are interleaved, and the ratio is the median of the rounds' ratios, since a slow minute hits both sides.
 */
import { execFileSync } from "node:child_process";
import { createReadStream, createWriteStream, mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { once } from "node:events";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { areasCsvLines, assignmentsCsvLines, companyOf, peopleCsvLines } from "./lib/companies.mjs";
import { cpuMs, goal, median, printTable, record } from "./lib/harness.mjs";

const TODAY = "2026-06-01";
/** Each loads its code first, which is not measured, and returns what reads. */
const READERS = { onethread: ours, "onethread-whole": oursWhole, papaparse: bareParse };
const CHUNK_BYTES = 1 << 20;
/** Files that a careless reader takes quadratic time for. Rows are id, name, manager. */
const HARD = {
  "empty seats under unknown managers": (i) => `p${i},TBD (2),m${Math.floor(i / 7)}`,
  "one chain of lines": (i) => `p${i},P ${i},${i === 0 ? "" : `p${i - 1}`}`,
  "one id": (i) => `p,P ${i},p`,
  "managers by ambiguous names": (i) => `p${i},Ada ${i % 1000},Ada ${(i * 7) % 1003}`,
};

const [, script, reader, ...files] = process.argv;

if (reader !== undefined) {
  const read = await READERS[reader]();
  let outcome = {};
  const ms = await cpuMs(async () => (outcome = await read(files)));
  process.stdout.write(JSON.stringify({ ms, rssMb: process.resourceUsage().maxRSS / 1024, ...outcome }));
} else await compare();

async function ours() {
  const { parseCsvStream } = await import("../dist/formats/index.js");
  const { buildOrg } = await import("../dist/org/index.js");
  return async (paths) => {
    let draft;
    const parseMs = await cpuMs(async () => (draft = await parseFiles(parseCsvStream, paths)));
    return { parseMs, people: buildOrg(draft, { today: TODAY }).people.length };
  };
}

/** The whole file in memory, as the command line reads it. */
async function oursWhole() {
  const { parseCsvFolder } = await import("../dist/formats/index.js");
  const { buildOrg } = await import("../dist/org/index.js");
  return (paths) => {
    const files = paths.map((path) => ({ name: nameOf(path), bytes: readFileSync(path) }));
    return { people: buildOrg(parseCsvFolder(files, { today: TODAY }), { today: TODAY }).people.length };
  };
}

function nameOf(path) {
  return path.split(/[/\\]/).at(-1);
}

async function parseFiles(parseCsvStream, paths) {
  const sources = paths.map((path) => ({
    name: nameOf(path),
    bytesTotal: statSync(path).size,
    chunks: createReadStream(path, { highWaterMark: CHUNK_BYTES }),
  }));
  const reading = parseCsvStream(sources, { today: TODAY });
  for (;;) {
    const step = await reading.next();
    if (step.done) return step.value;
  }
}

async function bareParse() {
  const { default: Papa } = await import("papaparse");
  return async (paths) => {
    let rows = 0;
    let cells = 0;
    const count = ({ data }) => {
      rows += data.length;
      for (const row of data) cells += row.length;
    };
    for (const path of paths) {
      await new Promise((complete, error) => {
        Papa.parse(createReadStream(path, { encoding: "utf8", highWaterMark: CHUNK_BYTES }), {
          chunk: count,
          complete,
          error,
        });
      });
    }
    return { rows, cells };
  };
}

function* hardLines(rowOf) {
  yield "id,name,manager";
  for (let i = 0; i < 1_000_000; i++) yield rowOf(i);
}

async function compare() {
  const folder = mkdtempSync(join(tmpdir(), "onethread-bench-"));
  const rows = [];
  const goals = [];
  for (const { people, withAreas, rounds } of [
    { people: 1_000, withAreas: false, rounds: 5 },
    { people: 10_000, withAreas: false, rounds: 5 },
    { people: 100_000, withAreas: false, rounds: 5 },
    { people: 100_000, withAreas: true, rounds: 5 },
    { people: 1_000_000, withAreas: false, rounds: 5 },
  ]) {
    const paths = await writeCompany(folder, people, withAreas);
    const runs = { onethread: [], papaparse: [] };
    for (let round = 0; round < rounds; round++) {
      for (const name of Object.keys(runs)) runs[name].push(inProcess(name, paths));
    }
    const [own, bare] = [runs.onethread, runs.papaparse];
    if (own[0].people !== people) throw new Error(`${own[0].people} people were read, ${people} written.`);
    const figures = {
      people,
      files: paths.length,
      MB: paths.reduce((sum, path) => sum + statSync(path).size, 0) / 1e6,
      "CSV → Org, CPU ms": median(own.map((run) => run.ms)),
      "of it parse": median(own.map((run) => run.parseMs)),
      "papaparse bare, CPU ms": median(bare.map((run) => run.ms)),
      ratio: median(own.map((run, round) => run.ms / bare[round].ms)),
      "CSV → Org, peak MB": median(own.map((run) => run.rssMb)),
      "papaparse, peak MB": median(bare.map((run) => run.rssMb)),
    };
    rows.push(figures);
    if (people < 1_000_000) continue;
    const whole = inProcess("onethread-whole", paths).rssMb;
    goals.push(
      ["CPU against papaparse's bare parse, 1M people", figures.ratio, 2.5, "×"],
      ["peak memory, 1M people", figures["CSV → Org, peak MB"], 1024, "MB"],
      ["peak memory with the whole file in memory, 1M people", whole, 1024, "MB"],
    );
  }
  const hard = [];
  for (const [name, rowOf] of Object.entries(HARD)) {
    const path = await writeLines(join(folder, "people.csv"), hardLines(rowOf));
    const { ms, rssMb } = inProcess("onethread", [path]);
    hard.push({ "1M rows": name, "CPU ms": ms, "peak MB": rssMb });
  }
  rmSync(folder, { recursive: true, force: true });
  printTable("CSV → Org", rows);
  printTable("Files made to be hard", hard);
  record("csv", { rows, hard, goals: goals.map((one) => goal(...one)) });
}

function inProcess(name, paths) {
  return JSON.parse(execFileSync(process.execPath, [script, name, ...paths], { encoding: "utf8" }));
}

async function writeCompany(folder, people, withAreas) {
  const records = companyOf(people);
  const paths = [await writeLines(join(folder, "people.csv"), peopleCsvLines(records))];
  if (withAreas)
    paths.push(
      await writeLines(join(folder, "areas.csv"), areasCsvLines(records)),
      await writeLines(join(folder, "assignments.csv"), assignmentsCsvLines(records)),
    );
  return paths;
}

async function writeLines(path, lines) {
  const stream = createWriteStream(path);
  let block = "";
  for (const line of lines) {
    block += `${line}\r\n`;
    if (block.length < 1 << 20) continue;
    if (!stream.write(block)) await once(stream, "drain");
    block = "";
  }
  stream.end(block);
  await once(stream, "finish");
  return path;
}
