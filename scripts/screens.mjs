/**
 * Pictures of every screen into docs/screens/, from the app as it is built: light, dark, German, and with 100,000
 * people. `npm run screens`, or `npm run screens -- org plan` for some places. Needs the system's Chromium; everybody in
 * the pictures is from the sample or invented.
 */
import { existsSync, mkdirSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { build, buildWeb, install, isOnPath, requireNode, ROOT, say, stop } from "./setup.mjs";

requireNode();
await install();
await build();
await buildWeb();
const browserName = ["chromium", "chromium-browser", "google-chrome"].find(isOnPath);
if (browserName === undefined) stop("Chromium is not installed. To get it: apt-get install chromium.");
const { chromium } = await import("playwright-core");
const { companyOf, areasCsvLines, assignmentsCsvLines, peopleCsvLines } =
  await import("../bench/lib/companies.mjs");
const { webFiles } = await import(join(ROOT, "dist/server/webFiles.js"));

const FOLDER = join(ROOT, "docs/screens");
const SIZE = { width: 1280, height: 800 };
const PATIENCE_MS = 90_000;

/** What is seen of a place once it is there. */
const SAMPLE_SHOTS = [
  { name: "start", place: "start", ready: shown("section.sample svg") },
  { name: "work", place: "work", ready: shown("table") },
  { name: "findings", place: "findings", ready: shown("table") },
  { name: "org", place: "org", ready: painted },
  { name: "org-areas", place: "org", own: "lens=areas", ready: painted },
  { name: "plan", place: "plan", ready: shown(".area-card") },
  { name: "compare", place: "compare", ready: shown("table") },
  { name: "announce", place: "announce", ready: shown(".letters table") },
  { name: "dependencies", place: "dependencies", ready: shown("h1, h2") },
  { name: "find", place: "findings", ready: whoOwns },
];
const LARGE_SHOTS = [
  { name: "findings", place: "findings", ready: shown("table") },
  { name: "org", place: "org", ready: painted },
  { name: "org-areas", place: "org", own: "lens=areas", ready: painted },
];
const VARIANTS = [
  { suffix: "", options: { colorScheme: "light", locale: "en-GB" } },
  { suffix: "-dark", options: { colorScheme: "dark", locale: "en-GB" } },
  { suffix: "-german", options: { colorScheme: "light", locale: "de-DE" } },
];

const wanted = process.argv.slice(2);
const isWanted = ({ name }) => wanted.length === 0 || wanted.includes(name);

const { address, close } = await serve();
const browser = await chromium.launch({ executablePath: onPath(browserName), args: ["--no-sandbox"] });
mkdirSync(FOLDER, { recursive: true });
for (const { suffix, options } of VARIANTS) await shoot(SAMPLE_SHOTS, suffix, options, openSample);
await shoot(LARGE_SHOTS, "-100k", VARIANTS[0].options, openLarge);
await browser.close();
close();

/** Every picture of the shots wanted, in one visit. `open` brings the organisation and says what follows `#/place?`. */
async function shoot(shots, suffix, options, open) {
  const asked = shots.filter(isWanted);
  if (asked.length === 0) return;
  const context = await browser.newContext({ viewport: SIZE, ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE_MS);
  const org = await open(page);
  for (const { name, place, own, ready } of asked) {
    const query = place === "start" ? "" : `?${[org, own].filter(Boolean).join("&")}`;
    await page.goto(`${address}#/${place}${query}`);
    await ready(page);
    await page.evaluate(() => document.fonts.ready);
    // Transitions of 700 ms at most have ended.
    await page.waitForTimeout(1_000);
    const path = join(FOLDER, `${name}${suffix}.png`);
    await page.screenshot({ path, animations: "disabled" });
    say(`docs/screens/${name}${suffix}.png`);
  }
  await context.close();
}

/** The sample, planned. */
async function openSample(page) {
  await page.goto(address);
  await page.getByRole("button", { name: /^(Open the sample|Beispiel öffnen)$/ }).click();
  await page
    .getByRole("link", { name: /^(Plan one owner per area|Je Bereich einen Eigner planen)$/ })
    .first()
    .click();
  await page.waitForURL(/scenario=/);
  return page.url().split("?")[1];
}

/** An invented company of 100,000. */
async function openLarge(page) {
  const records = companyOf(100_000);
  const lists = {
    "people.csv": peopleCsvLines(records),
    "areas.csv": areasCsvLines(records),
    "assignments.csv": assignmentsCsvLines(records),
  };
  await page.goto(address);
  await page.setInputFiles(
    "input[type=file] >> nth=0",
    Object.entries(lists).map(([name, lines]) => ({
      name,
      mimeType: "text/csv",
      buffer: Buffer.from([...lines].join("\n")),
    })),
  );
  await page.getByRole("button", { name: /^(Show the findings|Go on in spite of these)$/ }).click();
  await page.waitForURL(/#\/findings/);
  return page.url().split("?")[1];
}

/** @returns what waits until the selector is in sight. */
function shown(selector) {
  return (page) => page.locator(`${selector} >> visible=true`).first().waitFor();
}

/** Everybody stands on the canvas: a blank one is a picture of hardly any bytes. */
async function painted(page) {
  const drawing = page.locator(".drawing");
  for (const until = Date.now() + PATIENCE_MS; Date.now() < until; await page.waitForTimeout(200))
    if ((await drawing.screenshot()).byteLength > 5_000) return;
  throw new Error("Nobody was drawn.");
}

async function whoOwns(page) {
  await page.keyboard.press("Control+k");
  await page.getByRole("dialog").getByRole("combobox").fill("who owns search");
  await page.getByRole("dialog").locator("h2, h3").first().waitFor();
}

async function serve() {
  const files = webFiles();
  const server = createServer((request, response) => {
    const name = (request.url ?? "").replace(/[?#].*/s, "").slice(1);
    const file = files.get(name === "" ? "index.html" : name);
    if (file === undefined) return response.writeHead(404).end();
    response.writeHead(200, { "content-type": file.type });
    response.end(file.read());
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  return { address: `http://127.0.0.1:${server.address().port}/`, close: () => server.close() };
}

function onPath(command) {
  return process.env.PATH.split(":")
    .map((folder) => join(folder, command))
    .find((path) => existsSync(path));
}
