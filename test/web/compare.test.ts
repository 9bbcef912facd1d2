import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { seriousIn } from "./axe.ts";
import { CHROMIUM, openWebApp, type WebApp } from "./browser.ts";
import { planCompany } from "./company.ts";

describe.skipIf(CHROMIUM === undefined)("compare in a browser", () => {
  let app: WebApp;
  beforeAll(async () => {
    app = await openWebApp();
  });
  afterAll(() => app.close());

  test("two trees go together: who is selected on one side is shown on the other, by keyboard alone", async () => {
    const { page, errors } = await app.newPage({ bypassCSP: true });
    await compared(page, app.address);
    await page.getByRole("button", { name: "Side by side" }).click();
    await page.getByRole("button", { name: "Disciplines", exact: true }).click();
    const [before, after] = [
      page.getByRole("treegrid", { name: "Before" }),
      page.getByRole("treegrid", { name: "After" }),
    ];
    await before.getByRole("row", { name: /Iris Vance/ }).click();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowDown");
    const left = before.locator("[aria-selected=true]");
    const right = after.locator("[aria-selected=true]");
    await right.waitFor();
    const nameOf = async (row: typeof left): Promise<string> =>
      (await row.locator(".name").innerText()).trim();
    // Names are asked for: until they are there, a row has none.
    await expect.poll(() => nameOf(left), { timeout: 30_000 }).not.toBe("…");
    await expect.poll(() => nameOf(right), { timeout: 30_000 }).toBe(await nameOf(left));
    expect(await left.evaluate((row) => row === document.activeElement)).toBe(true);
    await page.getByText(/stand elsewhere/).waitFor();
    expect(await after.getByText(/↷ comes from/).count()).toBeGreaterThan(0);
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      expect(await seriousIn(page)).toEqual([]);
    }
    expect(errors).toEqual([]);
  });

  test("a change without its tick has a column of its own, and a second scenario has another", async () => {
    const { page, errors } = await app.newPage();
    await compared(page, app.address);
    const row = page.getByRole("row", { name: /^People with another manager|^Other managers/ }).first();
    expect(await headOf(page)).toEqual(["today", "owner named only", "STL", "STO"]);
    await page.getByRole("button", { name: /^Scenario:/ }).click();
    await page.getByRole("menuitem", { name: "Copy to new scenario …" }).click();
    await page.getByRole("button", { name: "Make it" }).click();
    await page.getByRole("button", { name: /^Scenario: .*copy/ }).waitFor();
    await page.getByRole("button", { name: "List", exact: true }).click();
    await page
      .getByRole("checkbox", { name: /^Counts: .* reports to / })
      .first()
      .click();
    await page
      .getByRole("columnheader", { name: /as edited/ })
      .first()
      .waitFor();
    await page.getByLabel("Compare with").selectOption({ index: 1 });
    await page.getByRole("columnheader", { name: "One owner each, draft 1", exact: true }).first().waitFor();
    expect(await headOf(page)).toEqual([
      "today",
      "owner named only",
      "STL",
      "STO",
      "One owner each, draft 1, copy, as edited",
      "One owner each, draft 1",
    ]);
    const values = await row.getByRole("cell").allInnerTexts();
    // The second scenario is the plan as it was made, the edited one has one manager fewer.
    expect(values[5]?.split("\n")[0]).toBe(values[3]?.split("\n")[0]);
    expect(Number(values[4]?.split("\n")[0])).toBe(Number(values[3]?.split("\n")[0]) - 1);
    await page.getByRole("heading", { name: "Not solved by this plan" }).waitFor();
    expect(errors).toEqual([]);
  });
});

async function compared(page: Page, address: string): Promise<void> {
  await planCompany(page, address);
  await page.locator(".toolbar").getByRole("link", { name: "Compare" }).click();
  await page.getByRole("heading", { name: /keep their manager/ }).waitFor();
}

async function headOf(page: Page): Promise<string[]> {
  return page.locator("table.comparison tbody").first().getByRole("columnheader").allInnerTexts();
}
