import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { CHROMIUM, openWebApp, type WebApp } from "./browser.ts";

describe.skipIf(CHROMIUM === undefined)("the frame in a browser", () => {
  let app: WebApp;
  beforeAll(async () => {
    app = await openWebApp();
  });
  afterAll(() => app.close());

  test("keys go to places, not from a text field, not when switched off, and to where they are moved", async () => {
    const { page, errors } = await openSample(app);
    await keys(page, "g", "o");
    await page.getByRole("row", { name: /Val Thornlow/ }).waitFor();
    await keys(page, "2");
    await page.waitForURL(/lens=areas/);
    await page.getByRole("combobox", { name: /Find a person/ }).focus();
    await keys(page, "g", "f", "?", "1");
    expect(page.url()).toContain("#/org");
    expect(page.url()).toContain("lens=areas");
    expect(await page.getByRole("dialog").count()).toBe(0);

    await page.locator(".org-name").click();
    await page.getByRole("menuitem", { name: "Settings" }).click();
    const settings = page.getByRole("dialog", { name: "Settings" });
    await settings.locator("summary").click();
    const field = settings.getByLabel("Key for “Findings”");
    await field.fill("x");
    expect(await field.inputValue()).toBe("x");
    // A key of another command is not taken from it.
    await settings.getByLabel("Key for “Plan”").fill("1");
    await settings.getByText("“1” is taken by “By discipline”").waitFor();
    await page.keyboard.press("Escape");
    await settings.waitFor({ state: "detached" });
    await page.reload();
    await page
      .getByRole("row", { name: /Val Thornlow/ })
      .or(page.locator("[role=treegrid]"))
      .first()
      .waitFor();
    await keys(page, "x");
    await page.waitForURL(/#\/findings/);

    await keys(page, "?");
    await page.getByRole("dialog", { name: "Keys" }).getByText("X", { exact: true }).waitFor();
    await page.getByRole("button", { name: "Settings" }).click();
    await settings.getByLabel("Keys that type a sign give commands").uncheck();
    await page.keyboard.press("Escape");
    await settings.waitFor({ state: "detached" });
    await keys(page, "g", "o", "x");
    await page.keyboard.press("Control+k");
    await page.locator("[cmdk-input]").waitFor();
    expect(page.url()).toContain("#/findings");
    expect(errors).toEqual([]);
  });

  test("the chosen colours stand before the first paint; the language changes on the spot and stays", async () => {
    const { page, errors } = await openSample(app);
    await page.locator(".org-name").click();
    await page.getByRole("menuitem", { name: "Settings" }).click();
    await page.getByLabel("Dark", { exact: true }).check();
    await page.getByLabel("Deutsch").check();
    await page.getByRole("heading", { name: "Einstellungen" }).waitFor();
    await page.keyboard.press("Escape");
    await page.addInitScript(() => {
      // Before anything of the app runs: what the first frame will be painted with.
      requestAnimationFrame(() => {
        (globalThis as unknown as { first: string }).first = getComputedStyle(document.body).backgroundColor;
      });
    });
    await page.reload();
    await page.getByRole("link", { name: "Befunde" }).waitFor();
    expect(await page.evaluate(() => document.documentElement.lang)).toBe("de");
    expect(await page.title()).toBe("Befunde · Onethread");
    expect(await page.evaluate(() => (globalThis as unknown as { first: string }).first)).toBe(
      "rgb(20, 23, 27)",
    );
    expect(errors).toEqual([]);
  });

  test("a number opens its formula and rows, to be taken along", async () => {
    const { page, context } = await openSample(app);
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    const number = page.locator("[data-metric='area-row.legs']").first();
    const value = await number.innerText();
    await number.click();
    const dialog = page.getByRole("dialog", { name: "How this is worked out" });
    await dialog.getByText("1 if B ∈ S; else distinct keys", { exact: false }).waitFor();
    expect(await dialog.locator("[data-worked-out]").innerText()).toBe(value);
    expect(await dialog.locator(".rows tbody tr").count()).toBe(Number(value));
    await dialog.getByRole("button", { name: "Copy as CSV" }).click();
    await dialog.getByText(/^Copied: /).waitFor();
    const lines = (await page.evaluate(() => navigator.clipboard.readText())).trim().split("\n");
    expect(lines[0]).toBe("what,id,name,title,value,of,note");
    expect(lines.length).toBe(2 + Number(value));
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "detached" });
    await expect.poll(() => number.evaluate((element) => element === document.activeElement)).toBe(true);
  });

  test("a skip link leads past the bar, and menus are walked by arrows", async () => {
    const { page } = await openSample(app);
    const before = page.url();
    const skip = page.getByRole("link", { name: "To the content" });
    expect((await skip.boundingBox())?.width).toBeLessThan(2);
    await skip.focus();
    expect((await skip.boundingBox())?.width).toBeGreaterThan(40);
    await page.keyboard.press("Enter");
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("place");
    expect(page.url()).toBe(before);
    await page.locator(".org-name").focus();
    await keys(page, "Enter", "ArrowDown", "ArrowDown", "Enter");
    await page.getByRole("dialog", { name: "Keys" }).waitFor();
    await page.keyboard.press("Escape");
    expect(await page.locator("main").isVisible()).toBe(true);
  });

  test("a part that cannot be loaded says so, and the bar stays", async () => {
    const { page } = await openSample(app, { serviceWorkers: "block" }, /Announce-.*\.js/);
    await page.getByRole("link", { name: "Announce" }).click();
    await page.getByRole("alert").getByRole("button", { name: "Try again" }).waitFor();
    await page.getByRole("link", { name: "Findings", exact: true }).click();
    await page.locator(".statement").waitFor();
  });
});

/** @param missing what the host does not have. */
async function openSample(
  app: WebApp,
  options: Parameters<WebApp["newPage"]>[0] = {},
  missing?: RegExp,
): Promise<Awaited<ReturnType<WebApp["newPage"]>>> {
  const open = await app.newPage({ reducedMotion: "reduce", colorScheme: "light", ...options });
  if (missing !== undefined) await open.context.route(missing, (route) => route.abort());
  await open.page.goto(app.address);
  await open.page.getByRole("button", { name: "Open the sample" }).click();
  await open.page.waitForURL(/#\/findings/);
  await open.page.locator(".statement").first().waitFor();
  return open;
}

async function keys(page: Page, ...pressed: readonly string[]): Promise<void> {
  for (const key of pressed) await page.keyboard.press(key);
}
