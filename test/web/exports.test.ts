import { readFileSync } from "node:fs";
import { strFromU8, unzipSync } from "fflate";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { seriousIn } from "./axe.ts";
import { CHROMIUM, openWebApp, type WebApp } from "./browser.ts";

describe.skipIf(CHROMIUM === undefined)("files of an organisation, in a browser", () => {
  let app: WebApp;
  let page: Page;
  let errors: readonly string[];
  beforeAll(async () => {
    app = await openWebApp();
    ({ page, errors } = await app.newPage());
    await openShare(page, app.address);
    await page.locator(".export-preview").waitFor();
  }, 120_000);
  afterAll(() => app.close());

  test("the drawing in view as PNG, SVG, PDF and PowerPoint", async () => {
    const drawing = page.getByRole("combobox", { name: "Drawing" });
    expect(await drawing.inputValue()).toBe("stool");
    await drawing.selectOption("everyone");
    expect((await saved(page, "PNG")).subarray(1, 4).toString()).toBe("PNG");
    const svg = (await saved(page, "SVG")).toString();
    expect(svg).toMatch(/^<svg [\s\S]*Łukasz Žižek[\s\S]*<\/svg>\n$/);
    expect((await saved(page, "PDF")).toString("latin1")).toMatch(/^%PDF-1\.7[\s\S]*%%EOF\n$/);
    const slides = unzipSync(new Uint8Array(await saved(page, "PowerPoint")));
    expect(strFromU8(slides["ppt/slides/slide1.xml"] ?? new Uint8Array())).toContain("Łukasz Žižek");
    expect(errors).toEqual([]);
  });

  test("letters no reader's font has are painted, and keep their text", async () => {
    const pdf = (await saved(page, "PDF")).toString("latin1");
    expect(pdf).toContain("/Subtype /Type3");
    expect(pdf).toContain("/ImageMask true");
  });

  test("without names no drawing has one", async () => {
    await page.getByRole("checkbox", { name: "With people's names" }).uncheck();
    for (const kind of ["everyone", "areas", "stool"]) {
      await page.getByRole("combobox", { name: "Drawing" }).selectOption(kind);
      expect((await saved(page, "SVG")).toString()).not.toMatch(/Žižek|Lind|李/);
    }
    const book = (await saved(page, "All as PDF")).toString("latin1");
    // Index, everyone, areas, and a page for the one area.
    expect(book.match(/\/Type \/Page /g)).toHaveLength(4);
  });

  test("axe finds nothing serious, in the files by day and the snapshot by night", async () => {
    const { page: other } = await app.newPage({ bypassCSP: true });
    await openShare(other, app.address);
    const dialog = other.getByRole("dialog");
    for (const [kind, colorScheme] of [
      ["Encrypted snapshot", "dark"],
      ["Files", "light"],
    ] as const) {
      await dialog.getByRole("button", { name: kind }).click();
      await dialog.getByRole("heading", { level: 3 }).first().waitFor();
      await other.emulateMedia({ colorScheme });
      expect(await seriousIn(other)).toEqual([]);
    }
  });

  test("people as CSV and XLSX", async () => {
    const csv = (await saved(page, "CSV")).toString();
    expect(csv.split("\n")[0]).toBe("id,name,title,vacant,manager_id,manager,area,discipline");
    expect(csv).toContain("p3,李雷,Lead,,p1,Łukasz Žižek,checkout,");
    const sheet = unzipSync(new Uint8Array(await saved(page, "XLSX")));
    expect(strFromU8(sheet["xl/sharedStrings.xml"] ?? new Uint8Array())).toContain("李雷");
  });
});

async function openShare(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await page.setInputFiles("input[type=file] >> nth=0", {
    name: "people.csv",
    mimeType: "text/csv",
    buffer: Buffer.from(PEOPLE),
  });
  await page.getByRole("button", { name: /Show the findings|Go on in spite/ }).click();
  await page.getByRole("button", { name: "Share", exact: true }).click();
}

async function saved(page: Page, label: string): Promise<Buffer> {
  const waiting = page.waitForEvent("download");
  await page.getByRole("dialog").getByRole("button", { name: label, exact: true }).click();
  return readFileSync(await (await waiting).path());
}

const PEOPLE = `id,name,manager_id,discipline,area,title
p1,Łukasz Žižek,,executive,,Head
p2,Bo Lind,p1,engineering,checkout,Lead
p3,李雷,p1,product,checkout,Lead
`;
