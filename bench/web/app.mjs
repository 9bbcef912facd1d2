/** The app itself on a hundred thousand people: from the file to findings, then the palette and a drag. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

/** Keeps the page's way to its engine, to ask what a drag asks. */
function keepEngine() {
  const Real = globalThis.Worker;
  globalThis.Worker = class extends Real {
    constructor(url, options) {
      super(url, options);
      if (options?.name === "engine") globalThis.engineWorker = this;
    }
  };
}

/** Opens the app, drops the file, goes on at once. `more` does more with the page. */
export async function toFindings(browser, address, csv, more = async () => ({})) {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    serviceWorkers: "block",
  });
  try {
    const page = await context.newPage();
    page.setDefaultTimeout(180_000);
    page.on("dialog", (dialog) => void dialog.accept());
    await page.addInitScript(keepEngine);
    await page.goto(address);
    await page.getByRole("button", { name: "Open the sample" }).waitFor();
    // The goal is of the way through the app; its code is there, as after a first visit.
    const begin = performance.now();
    await page.setInputFiles("input[type=file] >> nth=0", csv);
    await page.getByRole("button", { name: /Show the findings|Go on/ }).click();
    await page.locator("table.data tbody tr").first().waitFor();
    const ms = performance.now() - begin;
    return { ms, elements: await count(page), ...(await more(page)) };
  } finally {
    await context.close();
  }
}

const count = (page) => page.evaluate(() => document.querySelectorAll("*").length);

/** Once it is kept: elements of Org with its outline, answers of the palette, consequences of a drag. */
export async function useIt(page, shot) {
  await page.locator(".keeping-now").waitFor({ state: "detached" });
  await page.getByRole("link", { name: "Org", exact: true }).click();
  await page.locator("[role=treegrid] [role=row]").nth(5).waitFor();
  await page.screenshot({ path: shot });
  const orgElements = await count(page);
  return { orgElements, keystrokeMs: await keystrokes(page), consequencesMs: await consequences(page) };
}

/** From a key to the list that answers it, each letter of some names. */
async function keystrokes(page) {
  await page.keyboard.press("Control+k");
  await page.getByRole("combobox").last().waitFor();
  await page.waitForTimeout(4_000);
  await page.evaluate(() => {
    const list = document.querySelector("[role=dialog] [cmdk-list], [role=dialog] [role=listbox]");
    globalThis.answers = [];
    let asked = null;
    addEventListener("input", () => (asked = performance.now()), true);
    new MutationObserver(() => {
      if (asked === null) return;
      const since = asked;
      asked = null;
      requestAnimationFrame(() => globalThis.answers.push(performance.now() - since));
    }).observe(list, { childList: true, subtree: true, characterData: true, attributes: true });
  });
  for (const word of ["ada ash", "area 12", "kerr 99"]) {
    for (const letter of word) {
      await page.keyboard.type(letter);
      await page.waitForTimeout(250);
    }
    for (const _ of word) await page.keyboard.press("Backspace");
    await page.waitForTimeout(250);
  }
  const answers = await page.evaluate(() => globalThis.answers);
  await page.keyboard.press("Escape");
  return answers;
}

/** What the page asks while somebody is dragged over areas: one team, many targets. */
function consequences(page) {
  return page.evaluate(async () => {
    const org = new URLSearchParams(location.hash.split("?")[1]).get("org");
    const worker = globalThis.engineWorker;
    const raw = (value) => ({ type: "RAW", value });
    const ask = (name, ...given) =>
      new Promise((done, failed) => {
        const id = `bench-${Math.random()}`;
        const hear = ({ data }) => {
          if (data?.id !== id) return;
          worker.removeEventListener("message", hear);
          if (data.type === "HANDLER") failed(new Error(JSON.stringify(data.value)));
          else done(data.value);
        };
        worker.addEventListener("message", hear);
        worker.postMessage({ id, type: "APPLY", path: [name], argumentList: given.map(raw) }, []);
      });
    const nodes = Int32Array.from({ length: 60 }, (_, k) => 300 + k * 37);
    const people = await ask("orgLabels", { org }, "disciplines", nodes);
    const [team, ...targets] = people.map(({ subject }) => subject.slice("person:".length));
    const times = [];
    for (const manager of targets) {
      const begin = performance.now();
      await ask("consequences", { org }, { people: [team], withReports: true, target: { manager } });
      times.push(performance.now() - begin);
    }
    return times;
  });
}

/** kB of compressed script until Start can be used. */
export async function firstLoadKb(browser, address, folder) {
  const context = await browser.newContext({ serviceWorkers: "block" });
  const names = new Set();
  context.on("request", (request) => {
    if (request.url().endsWith(".js")) names.add(request.url().slice(address.length));
  });
  const page = await context.newPage();
  await page.goto(address);
  await page.getByRole("button", { name: "Open the sample" }).waitFor();
  await page.waitForLoadState("networkidle");
  await context.close();
  const known = new Set(readdirSync(folder, { recursive: true, encoding: "utf8" }));
  const bytes = [...names]
    .filter((name) => known.has(name))
    .map((name) => gzipSync(readFileSync(join(folder, name))).length);
  return bytes.reduce((sum, one) => sum + one, 0) / 1000;
}
