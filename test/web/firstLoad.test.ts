import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { CHROMIUM, openWebApp, WEB, type WebApp } from "./browser.ts";

/** Compressed script until Start can be used: the page and its worker. */
const MOST_BYTES = 200_000;

describe.skipIf(CHROMIUM === undefined)("the first load", () => {
  let app: WebApp;
  beforeAll(async () => {
    app = await openWebApp();
  });
  afterAll(() => app.close());

  test("Start can be used after 200 kB of compressed script; the rest comes with what needs it", async () => {
    // The service worker fetches everything, once the page stands.
    const { page, requests, errors } = await app.newPage({ serviceWorkers: "block" });
    await page.goto(app.address);
    await page.getByRole("button", { name: "Open the sample" }).waitFor();
    // The worker has answered which organisations there are, and nothing more is on its way.
    await page.waitForLoadState("networkidle");
    const scripts = [...new Set(requests)]
      .filter((url) => url.endsWith(".js"))
      .map((url) => url.slice(app.address.length));
    const sizes = scripts.map((name) => [name, gzipSync(readFileSync(join(WEB, name))).length] as const);
    const all = sizes.reduce((sum, [, bytes]) => sum + bytes, 0);
    expect(sizes.some(([name]) => /worker/.test(name))).toBe(true);
    expect(all, JSON.stringify(sizes)).toBeLessThanOrEqual(MOST_BYTES);
    expect(scripts.filter((name) => /formats|planner|engine-/.test(name))).toEqual([]);
    expect(errors.filter((line) => !line.includes("Service Worker"))).toEqual([]);
  });
});
