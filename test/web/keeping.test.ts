import axeCore from "axe-core";
import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { checkBackup } from "../../src/storage/index.ts";
import { nodeTools } from "../../src/storage/node/nodeTools.ts";
import { CHROMIUM, openWebApp, type WebApp } from "./browser.ts";

const CSV = "id,name,manager_id,function,area\na,Ada,,engineering,Pay\nb,Bo,a,product,Pay\n";

async function keep(page: Page, app: WebApp, name: string): Promise<void> {
  await page.goto(app.address);
  await page.setInputFiles("input[type=file]", {
    name: `${name}.csv`,
    mimeType: "text/csv",
    buffer: Buffer.from(CSV),
  });
  await page.getByRole("button", { name: /Show the findings|Go on/ }).click();
  await page.waitForURL(/findings/);
}

async function saved(page: Page, button: string): Promise<Buffer> {
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: button }).click(),
  ]);
  return readFileSync(await download.path());
}

async function names(page: Page): Promise<string[]> {
  await page.getByRole("heading", { name: "Opened before" }).waitFor();
  return page.locator(".kept .name").allTextContents();
}

describe.skipIf(CHROMIUM === undefined)("organisations are kept by the browser", () => {
  let app: WebApp;
  beforeAll(async () => {
    app = await openWebApp();
  });
  afterAll(() => app.close());

  test("kept over a reload, saved, deleted after a question, and taken in again from the file", async () => {
    const { page, errors } = await app.newPage({ acceptDownloads: true });
    await keep(page, app, "Acme");
    await keep(page, app, "Beta");
    await page.goto(app.address);
    await page.reload();
    expect(await names(page)).toEqual(["Acme", "Beta"]);

    const backup = await saved(page, "Save with history: Acme");
    const checked = await checkBackup(async function* () {
      yield backup;
    }, nodeTools);
    expect(checked.ok && checked.value.orgs.map(({ entry, head }) => [entry.name, head.revision])).toEqual([
      ["Acme", 1],
    ]);
    const zip = await saved(page, "Save as files: Acme");
    expect(zip.subarray(0, 2).toString()).toBe("PK");
    expect(zip.toString("latin1")).toContain("acme/");

    await page.getByRole("button", { name: "Delete Acme" }).click();
    const dialog = page.getByRole("alertdialog", { name: "Delete Acme?" });
    await dialog.waitFor();
    expect(
      await dialog.getByRole("button", { name: "Keep it" }).evaluate((one) => one.matches(":focus")),
    ).toBe(true);
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "detached" });
    expect(await names(page)).toEqual(["Acme", "Beta"]);
    await page.getByRole("button", { name: "Delete Acme" }).click();
    await dialog.getByRole("button", { name: "Delete" }).click();
    await dialog.waitFor({ state: "detached" });
    await page.getByRole("link", { name: "Acme", exact: true }).waitFor({ state: "detached" });
    await page.reload();
    expect(await names(page)).toEqual(["Beta"]);

    const file = { name: "acme.backup", mimeType: "application/octet-stream" };
    const damaged = Buffer.from(backup);
    damaged[2_000] = (damaged[2_000] ?? 0) ^ 1;
    await page.setInputFiles("input[type=file]", { ...file, buffer: damaged });
    await page
      .getByRole("alert")
      .filter({ hasText: /damaged at block/ })
      .waitFor();
    await page.setInputFiles("input[type=file]", { ...file, buffer: backup });
    await page.getByText("1 organisation taken in.").waitFor();
    expect(await names(page)).toEqual(["Acme", "Beta"]);
    await page.setInputFiles("input[type=file]", { ...file, buffer: backup });
    await page
      .getByRole("alert")
      .filter({ hasText: /already holds an organisation acme/ })
      .waitFor();
    await page.getByRole("link", { name: "Acme", exact: true }).click();
    await page.getByText("0 of 1", { exact: true }).waitFor();

    await page.goto(app.address);
    await page.getByRole("button", { name: "Delete everything" }).click();
    const all = page.getByRole("alertdialog", { name: "Delete all 2 organisations kept here?" });
    await all.getByRole("button", { name: "Delete everything" }).click();
    await all.waitFor({ state: "detached" });
    await page.getByRole("heading", { name: "Opened before" }).waitFor({ state: "detached" });
    await page.reload();
    await page.getByRole("button", { name: "Open the sample" }).waitFor();
    expect(await page.getByRole("heading", { name: "Opened before" }).count()).toBe(0);
    expect(errors).toEqual([]);
  });

  test("what another tab committed is seen without a reload of the worker", async () => {
    const { page, context } = await app.newPage();
    await keep(page, app, "Acme");
    const other = await context.newPage();
    await keep(other, app, "Beta");
    await page.goto(`${app.address}#/findings?org=beta`);
    await page.getByText("0 of 1", { exact: true }).waitFor();
  });

  test.each(["light", "dark"] as const)(
    "axe finds nothing serious in the list and the question, %s",
    async (colorScheme) => {
      const { page } = await app.newPage({ colorScheme, bypassCSP: true });
      await keep(page, app, "Acme");
      await page.goto(app.address);
      await page.getByRole("button", { name: "Delete Acme" }).waitFor();
      await page.addScriptTag({ content: axeCore.source });
      const serious = (): Promise<string[]> =>
        page.evaluate(async () => {
          const { axe } = globalThis as unknown as { axe: typeof axeCore };
          const { violations } = await axe.run();
          return violations
            .filter(({ impact }) => impact === "serious" || impact === "critical")
            .map(({ help }) => help);
        });
      expect(await serious()).toEqual([]);
      await page.getByRole("button", { name: "Delete Acme" }).click();
      await page.getByRole("alertdialog").waitFor();
      expect(await serious()).toEqual([]);
    },
  );
});
