import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { seriousIn } from "./axe.ts";
import { CHROMIUM, openWebApp, type WebApp } from "./browser.ts";
import { DEPENDENCIES, openCompany } from "./company.ts";

describe.skipIf(CHROMIUM === undefined)("dependencies in a browser", () => {
  let app: WebApp;
  beforeAll(async () => {
    app = await openWebApp();
  });
  afterAll(() => app.close());

  test("who is waited for most, by keyboard to what was agreed, and the same as a table", async () => {
    const { page, errors } = await app.newPage({ bypassCSP: true });
    await openCompany(page, app.address, { "dependencies.csv": DEPENDENCIES });
    await page.keyboard.press("g");
    await page.keyboard.press("d");
    await page.getByRole("heading", { name: "Payments is waited for most: 3 dependencies" }).waitFor();
    const columns = page.getByRole("columnheader");
    expect(await columns.allInnerTexts()).toEqual(["Payments", "Search", "Ads"]);
    const totals = page.getByRole("row", { name: /^Waited for, today/ }).getByRole("cell");
    expect(await totals.allInnerTexts()).toEqual(["3", "1", "0"]);

    await page.getByRole("button", { name: "Payments waits for Search: 1" }).focus();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowDown");
    const cell = page.getByRole("button", { name: "Ads waits for Payments: 2" });
    await expect.poll(() => cell.evaluate((one) => one === document.activeElement)).toBe(true);
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "Ads waits for Payments: 2" }).waitFor();
    const refunds = page.getByRole("row", { name: /refund-desk/ });
    expect(await refunds.getByRole("cell").allInnerTexts()).toEqual([
      "refund-desk\nwork stops meanwhile",
      "service",
      "16 hours",
      "! no",
    ]);
    const link = page.url();
    await page.reload();
    await page.getByRole("heading", { name: "Ads waits for Payments: 2" }).waitFor();
    expect(page.url()).toBe(link);
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      expect(await seriousIn(page)).toEqual([]);
    }

    await page.getByRole("button", { name: "Table", exact: true }).click();
    const rows = page.getByRole("region", { name: "Table" }).getByRole("row");
    expect((await rows.allInnerTexts()).map((row) => row.split(/\s+/))).toEqual([
      ["Who", "waits", "For", "whom", "Today"],
      ["Ads", "Payments", "2"],
      ["Payments", "Search", "1"],
      ["Search", "Payments", "1"],
    ]);
    expect(errors).toEqual([]);
  });

  test("where nothing is on record it is said how to put it there", async () => {
    const { page } = await app.newPage();
    await openCompany(page, app.address);
    await page.keyboard.press("g");
    await page.keyboard.press("d");
    await page.getByRole("heading", { name: "No dependencies are on record." }).waitFor();
    await page.getByText("consumer_id,provider_id").waitFor();
    await page.getByRole("link", { name: "Read a folder" }).waitFor();
  });
});
