import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { CHROMIUM, openWebApp, type WebApp } from "./browser.ts";

describe.skipIf(CHROMIUM === undefined)("the exact solver in a browser", () => {
  let app: WebApp;
  beforeAll(async () => {
    app = await openWebApp();
  });
  afterAll(() => app.close());

  test("the plan of the sample is proved optimal, by a solver that is loaded when a plan asks for it", async () => {
    const { page, requests, errors } = await app.newPage({ serviceWorkers: "block" });
    const solver = (): readonly string[] => requests.filter((url) => /highs[^/]*\.wasm$/.test(url));
    await page.goto(app.address);
    await page.getByRole("button", { name: "Open the sample" }).click();
    await page.getByRole("link", { name: "Plan", exact: true }).click();
    const plan = page.locator("main").getByText("Plan one owner per area");
    await plan.waitFor();
    expect(solver()).toEqual([]);
    await plan.click();
    await page.getByText("Proved when it was planned: no placement of these people costs less.").waitFor();
    expect(solver().length).toBeGreaterThan(0);
    expect(errors.filter((line) => !line.includes("Service Worker"))).toEqual([]);
  });
});
