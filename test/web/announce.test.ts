import { readFileSync } from "node:fs";
import { strFromU8, unzipSync } from "fflate";
import type { Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { seriousIn } from "./axe.ts";
import { CHROMIUM, openWebApp, type WebApp } from "./browser.ts";
import { planCompany } from "./company.ts";

describe.skipIf(CHROMIUM === undefined)("letters, texts and packs in a browser", () => {
  let app: WebApp;
  let page: Page;
  let errors: readonly string[];
  beforeAll(async () => {
    app = await openWebApp();
    ({ page, errors } = await app.newPage({ bypassCSP: true }));
    await planCompany(page, app.address);
    await page.getByRole("navigation").getByRole("link", { name: "Announce" }).click();
    await page.getByRole("heading", { name: /^What changes for you on/ }).waitFor();
  }, 120_000);
  afterAll(() => app.close());

  test("a text names fields of the data alone, and is approved by somebody else than wrote it, each time anew", async () => {
    const opening = page.getByRole("region", { name: "Opening words" });
    const words = opening.getByRole("textbox", { name: "Opening words" });
    await words.fill("Your pay, {salary}, stays.");
    await opening.getByText("{salary} is no field of a letter", { exact: false }).waitFor();
    await words.fill("Your ladder: {ladder}.");
    await opening.getByText("{ladder} is in none of these letters", { exact: false }).waitFor();
    await words.fill("Dear {name}, from {day} on you work with {manager}.");
    await opening.getByText(/^Dear [A-Z].* on you work with /).waitFor();
    await opening.getByText(/rests on .*person\.managerId/).waitFor();
    await opening.getByLabel("Written by").fill("Ada Berg");
    await opening.getByRole("button", { name: "Put the text into the letters" }).click();
    await opening.getByText("Nobody has approved it yet", { exact: false }).waitFor();
    await page.locator(".locks").getByText("A text by Ada Berg has no approver", { exact: false }).waitFor();
    await approve(opening, " ada berg");
    await opening.getByText("Ada Berg wrote the text: somebody else approves it.").waitFor();
    await approve(opening, "Bo Lind");
    await opening.getByText(/Approved by Bo Lind, /).waitFor();
    expect(await seriousIn(page)).toEqual([]);
    await words.fill("Dear {name}, welcome.");
    await opening.getByRole("button", { name: "Put the text into the letters" }).click();
    await opening.getByText("Nobody has approved it yet", { exact: false }).waitFor();
  });

  test("no pack names whom its audience may not see", async () => {
    await page.getByRole("button", { name: "Packs for audiences" }).click();
    onTestFinished(() => page.keyboard.press("Escape"));
    const packs = page.getByRole("dialog");
    expect(await seriousIn(page)).toEqual([]);
    const deciders = await pack(packs, "Deciders");
    const [head = [], ...people] = tableOf(deciders["people.csv"] ?? "");
    const column = (row: readonly string[], name: string): string => row[head.indexOf(name)] ?? "";
    const named = people.map((row) => column(row, "name"));
    const managers = new Set(people.map((row) => column(row, "manager")));
    const movers = people
      .filter((row) => column(row, "changes").includes("manager"))
      .map((row) => column(row, "name"))
      .filter((name) => !managers.has(name));
    expect(movers.length).toBeGreaterThan(3);
    expect(movers.some((name) => deciders["report.html"]?.includes(name))).toBe(true);
    const said = await pack(packs, "Managers");
    expect(found(movers, said)).toEqual([]);
    expect(Object.keys(said).sort()).toEqual([
      "announcement.md",
      "order-of-telling.html",
      "order-of-telling.md",
      "read-me.txt",
      "report.html",
    ]);
    expect(found(named, await pack(packs, "Council"))).toEqual([]);
    const everybody = await pack(packs, "All hands");
    expect(found(named, everybody)).toEqual([]);
    expect(everybody["announcement.md"]).toContain("one owner each for");
  });

  test("letters as PDF and HTML are proposals while something is open; one letter is its reader's alone", async () => {
    const names = await page.locator(".letters table .link").allInnerTexts();
    await page.getByLabel("Letters as").first().selectOption("html");
    const pages = unzipped(await saved(page.getByRole("button", { name: "Export for review" })));
    for (const [path, text] of Object.entries(pages)) {
      expect(path).toMatch(/^proposals-not-to-send\/.*\.html$/);
      expect(text).toContain("Not to be sent yet: a proposal.");
      expect(text).not.toMatch(/<script|https?:/);
    }
    const [own = "", ...others] = names;
    await page.getByRole("button", { name: own, exact: true }).click();
    const pdf = await saved(page.getByRole("button", { name: "Save this letter" }));
    const text = pdf.bytes.toString("latin1");
    expect(pdf.name).toMatch(/^proposal-not-to-send-.*\.pdf$/);
    expect(text.startsWith("%PDF-1.7")).toBe(true);
    expect(text).toContain(hex(own));
    for (const other of others) expect(text).not.toContain(hex(other));
    expect(errors).toEqual([]);
  });
});

async function approve(text: Locator, name: string): Promise<void> {
  await text.getByLabel(/^Name of whoever approves/).fill(name);
  await text.getByRole("button", { name: "Approve", exact: true }).click();
}

async function saved(button: Locator): Promise<{ readonly name: string; readonly bytes: Buffer }> {
  const waiting = button.page().waitForEvent("download");
  await button.click();
  const download = await waiting;
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}

function unzipped({ bytes }: { readonly bytes: Buffer }): Record<string, string> {
  return Object.fromEntries(
    Object.entries(unzipSync(new Uint8Array(bytes))).map(([path, one]) => [path, strFromU8(one)]),
  );
}

const pack = async (dialog: Locator, audience: string): Promise<Record<string, string>> =>
  unzipped(await saved(dialog.getByRole("button", { name: `Save the pack for ${audience}` })));

/** Names that stand somewhere in the files. */
function found(names: readonly string[], files: Readonly<Record<string, string>>): string[] {
  const all = Object.values(files).join("\n");
  return names.filter((name) => all.includes(name));
}

/** Rows of a table without line breaks in its cells. */
const tableOf = (csv: string): string[][] =>
  csv
    .trim()
    .split("\n")
    .map((line) =>
      [...line.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)].map(([, cell = ""]) => cell.replace(/^"|"$/g, "")),
    );

/** A text as PDF writes it in bookmarks. */
const hex = (text: string): string =>
  [...text].map((one) => one.charCodeAt(0).toString(16).padStart(4, "0")).join("");
