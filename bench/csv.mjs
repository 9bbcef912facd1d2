/**
 * CSV → Org against papaparse's bare stream parse of the same bytes. Each reading runs in a process of its own, so
 * that its peak of memory is its own; readings are interleaved.
 */
import { execFileSync } from "node:child_process";
import { createReadStream, createWriteStream, mkdtempSync, rmSync, statSync } from "node:fs";
import { once } from "node:events";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { areasCsvLines, assignmentsCsvLines, companyOf, peopleCsvLines } from "./lib/companies.mjs";
import { cpuMs, goal, median, printTable, record } from "./lib/harness.mjs";

const TODAY = "2026-06-01";
/** Each loads its code first, which is not measured, and returns what reads. */
const READERS = { onethread: ours, papaparse: bareParse };
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

async function parseFiles(parseCsvStream, paths) {
  const sources = paths.map((path) => ({
    name: path.split(/[/\\]/).at(-1),
    bytesTotal: statSync(path).size,
    chunks: createReadStream(path, { highWaterMark: 1 << 20 }),
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
    for (const path of paths) {
      await new Promise((complete, error) => {
        Papa.parse(createReadStream(path, { encoding: "utf8", highWaterMark: 1 << 20 }), {
          chunk: ({ data }) => (rows += data.length),
          complete,
          error,
        });
      });
    }
    return { rows };
  };
}

async function compare() {
  const folder = mkdtempSync(join(tmpdir(), "onethread-bench-"));
  const rows = [];
  const goals = [];
  for (const { people, withAreas, rounds } of [
    { people: 10_000, withAreas: false, rounds: 5 },
    { people: 100_000, withAreas: false, rounds: 5 },
    { people: 100_000, withAreas: true, rounds: 3 },
    { people: 1_000_000, withAreas: false, rounds: 3 },
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
      ratio: median(own.map((run) => run.ms)) / median(bare.map((run) => run.ms)),
      "CSV → Org, peak MB": median(own.map((run) => run.rssMb)),
      "papaparse, peak MB": median(bare.map((run) => run.rssMb)),
    };
    rows.push(figures);
    if (people === 1_000_000)
      goals.push(
        ["CPU against papaparse's bare parse, 1M people", figures.ratio, 2.5, "×"],
        ["peak memory, 1M people", figures["CSV → Org, peak MB"], 1024, "MB"],
      );
  }
  rmSync(folder, { recursive: true, force: true });
  printTable("CSV → Org", rows);
  record("csv", { rows, goals: goals.map((one) => goal(...one)) });
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
