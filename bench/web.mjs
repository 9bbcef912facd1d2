/**
 * The app in a real browser: first paint and frames beside the peers it is compared with, and the way of a hundred
 * thousand people from the file to findings, the palette and a drag. Cases are interleaved round by round; medians count.
 * Times are the clock's, so ratios within this run are what holds. Screenshots stay in results/web/: a page that paints
 * almost nothing stops the bench. `ONETHREAD_ROUNDS=1` for a quick look; `ONETHREAD_WEB_DIR` for another bundle.
 */
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { chromium } from "playwright-core";
import { firstLoadKb, toFindings, useIt } from "./web/app.mjs";
import { installPeers, PEERS, serve, writePeople } from "./web/files.mjs";
import { firstPaint, frames, paintedShare } from "./web/painting.mjs";
import { goal, median, printTable, record } from "./lib/harness.mjs";

const ROUNDS = Number(process.env.ONETHREAD_ROUNDS ?? 5);
const ROOT = resolve(import.meta.dirname, "..");
const WEB = resolve(process.env.ONETHREAD_WEB_DIR ?? join(ROOT, "dist/web"));
const SHOTS = join(import.meta.dirname, "results/web");
const ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"];

const folder = mkdtempSync(join(tmpdir(), "onethread-bench-"));
mkdirSync(SHOTS, { recursive: true });
const hasPeers = installPeers(join(folder, "peers"));
if (!hasPeers) process.stdout.write(`SKIPPED the peers: ${PEERS.join(", ")} could not be installed\n`);
const sizes = [10_000, 100_000, 1_000_000];
const csv = Object.fromEntries(sizes.map((size) => [size, writePeople(folder, size)]));
const { address, close } = await serve({
  app: WEB,
  data: folder,
  peers: join(folder, "peers/node_modules"),
  pages: join(import.meta.dirname, "web"),
});
const browser = await chromium.launch({
  executablePath: process.env.ONETHREAD_CHROMIUM ?? "/usr/bin/chromium",
  args: ARGUMENTS,
});
const data = (size) => encodeURIComponent(`${address}data/people-${size}.csv`);
const ours = (size) => ({
  url: `${address}app/bench.html?n=${size}&data=${data(size)}`,
  picture: ".drawing",
});
const peer = (name, size) => ({ url: `${address}pages/${name}.html?data=${data(size)}`, picture: "#chart" });
const CASES = {
  "ours, 10k": ours(10_000),
  "ours, 100k": ours(100_000),
  "ours, 1M": ours(1_000_000),
  ...(hasPeers
    ? { "GoJS, 10k": peer("gojs", 10_000), "d3-org-chart, nine cards of 100k": peer("d3-org-chart", 100_000) }
    : {}),
};
/** Below this share of its width a picture of ours counts as blank. Peers that fit everybody in show a hairline. */
const PAINTED_MIN = 0.9;

const painted = Object.fromEntries(Object.keys(CASES).map((name) => [name, []]));
const findings = [];
for (let round = 0; round < ROUNDS; round++) {
  for (const [name, { url, picture }] of Object.entries(CASES)) {
    const isLast = round === ROUNDS - 1;
    const more = async (page) => {
      const share = await paintedShare(page, picture, join(SHOTS, `${name.replaceAll(/\W+/g, "-")}.png`));
      if (name.startsWith("ours") && share < PAINTED_MIN)
        throw new Error(`${name} painted ${share} of its width.`);
      return { share, ...(isLast && !name.startsWith("d3") ? { moved: await frames(page, picture) } : {}) };
    };
    painted[name].push(await firstPaint(browser, url, { timeout: 300_000, more }));
    process.stdout.write(`round ${round + 1}: ${name} ${Math.round(painted[name].at(-1).ms)} ms\n`);
  }
  const isLast = round === ROUNDS - 1;
  const more = isLast ? (page) => useIt(page, join(SHOTS, "org-100k.png")) : undefined;
  findings.push(await toFindings(browser, `${address}app/`, csv[100_000], more));
  process.stdout.write(`round ${round + 1}: CSV to findings ${Math.round(findings.at(-1).ms)} ms\n`);
}
const firstLoad = await firstLoadKb(browser, `${address}app/`, WEB);
await browser.close();
close();
rmSync(folder, { recursive: true, force: true });

const of = (name, field) => median(painted[name].map((one) => one[field]));
const paint = Object.keys(CASES).map((name) => ({
  page: name,
  "rows → everybody, ms": of(name, "ms"),
  "columns, MB": of(name, "columnMb"),
  "heap of the page, MB": of(name, "heapMb"),
  elements: of(name, "elements"),
  "painted, of its width": of(name, "share"),
}));
const moved = Object.entries(painted).flatMap(([name, rounds]) =>
  Object.entries(rounds.at(-1).moved ?? {}).map(([what, figures]) => ({ page: name, what, ...figures })),
);
const last = findings.at(-1);
const read = median(painted["ours, 100k"].map((one) => one.readMs));
const toFind = median(findings.map((one) => one.ms));
const longest = (list) => Math.max(...list);
const app = [
  { what: "CSV of 100k → findings, ms", value: toFind },
  { what: "the same file read and parsed alone, ms", value: read },
  {
    what: "ratio, round by round",
    value: median(findings.map((one, round) => one.ms / painted["ours, 100k"][round].readMs)),
  },
  { what: "key → answers of the palette, median ms", value: median(last.keystrokeMs) },
  { what: "key → answers of the palette, longest ms", value: longest(last.keystrokeMs) },
  { what: "consequences of a drag, median ms", value: median(last.consequencesMs) },
  { what: "consequences of a drag, longest ms", value: longest(last.consequencesMs) },
  { what: "elements in Findings", value: last.elements },
  { what: "elements in Org, outline open", value: last.orgElements },
  { what: "script before Start can be used, kB compressed", value: firstLoad },
];
printTable("First paint", paint);
printTable("Frames", moved);
printTable("The app at 100,000 people", app);
/** Round by round, since a slow minute hits both. */
const ratio = (name, to) => median(painted[name].map(({ ms }, round) => ms / painted[to][round].ms));
const fps = (name) => Math.min(...moved.filter((one) => one.page === name).map((one) => one.fps));
const slowest = (name) => Math.max(...moved.filter((one) => one.page === name).map((one) => one.longestMs));
record("web", {
  rounds: ROUNDS,
  peers: hasPeers ? PEERS : [],
  paint,
  moved,
  app,
  goals: [
    ...(hasPeers
      ? [
          goal("everybody at 100k against GoJS at 10k", ratio("ours, 100k", "GoJS, 10k"), 0.2, "×"),
          goal("everybody at 1M against GoJS at 10k", ratio("ours, 1M", "GoJS, 10k"), 1, "×"),
          goal(
            "everybody at 100k against d3-org-chart's nine cards",
            ratio("ours, 100k", "d3-org-chart, nine cards of 100k"),
            1,
            "×",
          ),
        ]
      : []),
    ...["ours, 100k", "ours, 1M"].flatMap((name) => [
      goal(`median frame, ${name}`, 1000 / fps(name), 1000 / 55, "ms"),
      goal(`longest frame, ${name}`, slowest(name), 50, "ms"),
    ]),
    goal("CSV of 100k to findings", toFind, 3_000, "ms"),
    goal("longest answer of the palette", longest(last.keystrokeMs), 50, "ms"),
    goal("consequences of a drag, median", median(last.consequencesMs), 16, "ms"),
    goal("drawing columns at 100k", of("ours, 100k", "columnMb"), 60, "MB"),
    goal(
      "elements at any size",
      Math.max(last.elements, last.orgElements, of("ours, 1M", "elements")),
      1_500,
      "",
    ),
    goal("first load", firstLoad, 200, "kB"),
  ],
});
