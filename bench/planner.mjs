/**
 * The planner on the yardsticks and on invented companies of the same kind: cost, bound, gap, part of the avoidable
 * cost that is gone, CPU, memory, and when the first plan was there. Each solve is a process of its own: the command
 * `onethread yardstick`, as users run it.
 *
 * `npm run bench -- planner`; ONETHREAD_PEOPLE=20000,200000 also solves invented companies of these sizes, which takes
 * minutes for the large one.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { gunzipSync } from "node:zlib";
import { goal, printTable, record } from "./lib/harness.mjs";
import { naiveCost, profileOf, yardstickOf } from "./lib/yardsticks.mjs";

const ROOT = resolve(import.meta.dirname, "..");
const FOLDER = join(ROOT, "examples/yardsticks");
const FILES = ["n80s1.json", "n200s1.json", "n200s2.json", "n500s1.json", "n2000s1.json", "n20000s1.json.gz"];
const INVENTED = (process.env.ONETHREAD_PEOPLE ?? "2000,20000").split(",").map(Number).filter(Boolean);
/**
 * Seconds of CPU a solve may take, start and reading included; the default of the command is 15. What two threads use of
 * them in two minutes by the clock.
 */
const deadlineFor = (people) => (people > 50_000 ? 142 : people === 2000 ? 2 : 15);
const threadsFor = (people) => (people > 50_000 ? ["--workers", "2"] : []);

const made = mkdtempSync(join(tmpdir(), "onethread-bench-planner-"));
process.once("exit", () => rmSync(made, { recursive: true, force: true }));

function readYardstick(path) {
  const bytes = readFileSync(path);
  return JSON.parse(path.endsWith(".gz") ? gunzipSync(bytes) : bytes);
}

function solveFile(path, people, more = []) {
  const args = [
    "bin/onethread.js",
    "yardstick",
    path,
    "--json",
    "--deadline",
    String(deadlineFor(people)),
    ...threadsFor(people),
    ...more,
  ];
  const begun = performance.now();
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    cwd: ROOT,
    encoding: "utf8",
    maxBuffer: 1e9,
  });
  if (status !== 0) throw new Error(`${path}: ${stderr}`);
  return { ...JSON.parse(stdout), seconds: (performance.now() - begun) / 1000 };
}

function row(name, path, yardstick) {
  const people = yardstick.people.count;
  const naive = naiveCost(yardstick);
  const { cost, lowerBound, gap, cpuSeconds, seconds, rssMb, firstPlanSeconds, proof } = solveFile(
    path,
    people,
  );
  const result = {
    file: name,
    people,
    units: yardstick.areas.count,
    naive,
    cost,
    bound: lowerBound,
    "gap %": 100 * gap,
    "avoidable removed %": (100 * (naive - cost)) / (naive - lowerBound),
    proof: proof?.kind ?? "",
    "CPU s": cpuSeconds,
    "clock s": seconds,
    "first plan, CPU s": firstPlanSeconds,
    MB: rssMb,
  };
  process.stdout.write(`${JSON.stringify(result)}\n`);
  return result;
}

const rows = FILES.map((file) => row(file, join(FOLDER, file), readYardstick(join(FOLDER, file))));
const profiles = [
  { company: "n2000s1", ...profileOf(readYardstick(join(FOLDER, "n2000s1.json"))) },
  { company: "n20000s1", ...profileOf(readYardstick(join(FOLDER, "n20000s1.json.gz"))) },
];
for (const people of INVENTED) {
  const yardstick = yardstickOf(people, 1);
  const path = join(made, `${yardstick.instance}.json`);
  writeFileSync(path, JSON.stringify(yardstick));
  profiles.push({ company: yardstick.instance, ...profileOf(yardstick) });
  rows.push(row(yardstick.instance, path, yardstick));
}

/** GAP and assignment files: all optima proved. */
const small = [];
for (const { name, path, optimum } of publishedFiles()) {
  const { cost, lowerBound, cpuSeconds } = solveFile(path, 0, ["--prove"]);
  small.push({ name, isProved: cost === optimum && lowerBound === optimum, cpuSeconds });
}

function publishedFiles() {
  const optima = readFileSync(join(FOLDER, "gap/optima.csv"), "utf8").trim().split("\n").slice(1);
  const gap = optima.map((line) => {
    const [name, , , optimum] = line.split(",");
    return { name, path: join(FOLDER, "gap", name), optimum: Number(optimum) };
  });
  const assign = [
    ["assign100", 305],
    ["assign200", 475],
    ["assign300", 626],
    ["assign400", 804],
  ].map(([name, optimum]) => ({ name, path: join(FOLDER, "assign", `${name}.txt`), optimum }));
  return [...gap, ...assign];
}

printTable("Yardsticks and invented companies", rows);
printTable("How alike they are", profiles);
const proved = small.filter((one) => one.isProved).length;
process.stdout.write(`\n${proved} of ${small.length} published optima proved\n`);

const of = (file) => rows.find((one) => one.file === file);
const goals = [
  goal("n80s1: gap", of("n80s1.json")["gap %"], 0, "%"),
  goal("n200s1: gap", of("n200s1.json")["gap %"], 0, "%"),
  goal("n200s2: gap", of("n200s2.json")["gap %"], 0, "%"),
  goal("n500s1: gap", of("n500s1.json")["gap %"], 0.3, "%"),
  goal("n2000s1: gap", of("n2000s1.json")["gap %"], 0.9, "%"),
  goal("n2000s1: avoidable cost left", 100 - of("n2000s1.json")["avoidable removed %"], 3, "%"),
  goal("n20000s1: gap", of("n20000s1.json.gz")["gap %"], 1, "%"),
  goal("n20000s1: first plan", of("n20000s1.json.gz")["first plan, CPU s"], 1, "s CPU"),
  goal("n20000s1: avoidable cost left", 100 - of("n20000s1.json.gz")["avoidable removed %"], 4, "%"),
  goal("published optima not proved", small.length - proved, 0, "files"),
];
const large = rows.find((one) => one.people === 200_000);
if (large !== undefined)
  goals.push(goal("200,000: gap", large["gap %"], 2, "%"), goal("200,000: memory", large.MB, 600, "MB"));
if (large !== undefined) goals.push(goal("200,000: by the clock", large["clock s"], 120, "s"));
record("planner", { rows, profiles, small, goals });
