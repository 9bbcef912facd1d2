import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { CHROMIUM, openWebApp, WEB, type WebApp } from "./browser.ts";

async function firstMinute(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Open the sample" }).click();
  await page.getByRole("heading", { name: /stands on two legs/ }).waitFor();
}

describe.skipIf(CHROMIUM === undefined)("without a network, from a sub-path", () => {
  let app: WebApp;
  beforeAll(async () => {
    app = await openWebApp();
  });
  afterAll(() => app.close());

  test("the release lists every file but those for people, by the hash of them all", () => {
    const worker = readFileSync(join(WEB, "sw.js"), "utf8");
    expect(worker).toMatch(/VERSION = "[0-9a-f]{16}"/);
    for (const name of [
      '"./"',
      '"theme.js"',
      '"icon.svg"',
      /"assets\/worker-[^"]+\.js"/,
      /"assets\/people-[^"]+\.csv"/,
    ])
      expect(worker).toMatch(name);
    expect(worker).not.toMatch(/README|LICENSES|manifest|"sw\.js"/);
    expect(readFileSync(join(WEB, "README.txt"), "utf8")).toContain("any host");
    expect(readFileSync(join(WEB, "LICENSES.txt"), "utf8")).toMatch(/Jake Archibald[^]*Eemeli Aro/);
  });

  test("once loaded, everything works with no network, at once and after a reload, and nothing is asked for in vain", async () => {
    const { page, context, errors, requests } = await app.newPage();
    const failed: string[] = [];
    context.on("requestfailed", (request) => failed.push(request.url()));
    await page.goto(app.address);
    await page.waitForFunction(() => navigator.serviceWorker.controller?.state === "activated");
    await context.setOffline(true);
    await app.stopServing();
    await firstMinute(page);
    await page.goto(`${app.address}index.html`);
    await page.getByRole("link", { name: "Sourcegraph 2022-05-15" }).waitFor();
    await page.reload();
    await firstMinute(page);
    expect(failed).toEqual([]);
    expect(errors).toEqual([]);
    expect(requests.filter((url) => !url.startsWith(app.address))).toEqual([]);
  });
});
