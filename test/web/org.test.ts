import axe from "axe-core";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { CHROMIUM, openWebApp, type WebApp } from "./browser.ts";

describe.skipIf(CHROMIUM === undefined)("the place Org in a browser", () => {
  let app: WebApp;
  beforeAll(async () => {
    app = await openWebApp();
  });
  afterAll(() => app.close());

  test("keys in the outline move the selection and the link, and a reload keeps it", async () => {
    const { page, errors } = await openSample(app);
    const chief = page.getByRole("row", { name: /Val Thornlow/ });
    await chief.click();
    await page.getByRole("heading", { name: "Val Thornlow" }).waitFor();
    await page.keyboard.press("ArrowDown");
    await page.getByRole("heading", { name: "Lumi Waldale" }).waitFor();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowRight");
    await page.getByRole("heading", { name: "Xin Millfield" }).waitFor();
    const row = page.getByRole("row", { name: /Xin Millfield/ });
    expect(await row.getAttribute("aria-level")).toBe("3");
    expect(await row.getAttribute("aria-posinset")).toBe("1");
    expect(await row.evaluate((element) => element === document.activeElement)).toBe(true);
    await page.keyboard.press("'");
    await page.keyboard.type("noor");
    await page.getByRole("heading", { name: "Noor Millshaw" }).waitFor();
    await page.keyboard.press("ArrowLeft");
    await page.keyboard.press("Home");
    await page.getByRole("heading", { name: "Val Thornlow" }).waitFor();
    await page.keyboard.press("End");
    await page.getByRole("heading", { name: "Jules Holmcroft" }).waitFor();
    const link = page.url();
    expect(link).toMatch(/sel=person%3A/);
    await page.reload();
    await page.getByRole("heading", { name: "Jules Holmcroft" }).waitFor();
    expect(page.url()).toBe(link);
    expect(errors).toEqual([]);
  });

  test("a click on a block selects that person; the lens and its place in the link", async () => {
    const { page, errors } = await openSample(app);
    await paintedMany(page);
    const box = await page.locator(".drawing").boundingBox();
    await page.mouse.click(box!.x + box!.width / 2, box!.y + 20);
    await page.getByRole("heading", { name: "Val Thornlow" }).waitFor();
    await page.locator(".drawing .ring").waitFor();
    await page.getByRole("button", { name: "Areas", exact: true }).click();
    await page.getByRole("columnheader", { name: "Area or person" }).waitFor();
    expect(page.url()).toContain("lens=areas");
    await find(page, "code graph");
    await page.getByRole("heading", { name: "Code Graph" }).waitFor();
    await page
      .getByRole("region", { name: "What is selected" })
      .getByText(/single-threaded|cannot be said/)
      .waitFor();
    await page.getByRole("button", { name: "Show only these people" }).click();
    await page.getByRole("heading", { name: /of 275 people/ }).waitFor();
    expect(errors).toEqual([]);
  });

  test("whoever is searched is found by a part of the name", async () => {
    const { page } = await openSample(app);
    await find(page, "millf");
    await page.getByRole("heading", { name: "Xin Millfield" }).waitFor();
    await page.getByRole("row", { name: /Xin Millfield/ }).waitFor();
  });

  test.each(["light", "dark"] as const)("axe finds nothing serious in the %s theme", async (colorScheme) => {
    const { page } = await openSample(app, { colorScheme });
    await page.getByRole("row", { name: /Val Thornlow/ }).click();
    await page.getByRole("heading", { name: /\d findings?$/ }).waitFor();
    expect(await seriousFaults(page)).toEqual([]);
    await page.getByRole("button", { name: "Areas", exact: true }).click();
    await find(page, "code graph");
    await page.getByRole("heading", { name: "Code Graph" }).waitFor();
    expect(await seriousFaults(page)).toEqual([]);
  });

  test("twenty thousand people are drawn, in few elements", async () => {
    const { page, errors } = await app.newPage();
    await page.goto(app.address);
    await page.setInputFiles("input[type=file] >> nth=0", {
      name: "people.csv",
      mimeType: "text/csv",
      buffer: Buffer.from(peopleCsv(20_000)),
    });
    await page.getByRole("button", { name: /Show the findings|Go on|Ask who works/ }).click();
    await page.getByRole("link", { name: "Org", exact: true }).click();
    await page.getByRole("heading", { name: "20,000 people" }).waitFor();
    await paintedMany(page);
    await page.getByRole("row", { name: /Person 0 / }).focus();
    for (const key of ["ArrowDown", "Enter", "ArrowDown", "Enter", "ArrowDown", "Enter", "End"])
      await page.keyboard.press(key);
    await page.getByRole("row", { name: /Person 8 /, selected: true }).waitFor();
    expect(await page.evaluate(() => document.querySelectorAll("*").length)).toBeLessThanOrEqual(1500);
    expect(errors).toEqual([]);
  });

  test("the page to measure the drawing on says when rows were read and when everybody stood there", async () => {
    const { page, context, errors } = await app.newPage();
    const body = "id,manager,name,title,function,area\na,,Ada,Chief,engineering,pay\nb,a,Bo,,product,pay\n";
    await context.route("**/rows.csv", (route) => route.fulfill({ contentType: "text/csv", body }));
    await page.goto(`${app.address}bench.html?n=2&data=rows.csv`);
    await page.waitForFunction(() => performance.getEntriesByName("chart-painted").length > 0);
    expect(await page.evaluate(() => performance.getEntriesByName("data-ready").length)).toBe(1);
    await page.getByRole("row", { name: /Ada/ }).waitFor();
    expect(errors).toEqual([]);
  });
});

/** Everybody has eight reports as long as there is somebody to report. */
function peopleCsv(size: number): string {
  const rows = Array.from({ length: size }, (_, i) => {
    const manager = i === 0 ? "" : `p${Math.floor((i - 1) / 8)}`;
    return `p${i},Person ${i} Lund,${manager},${["engineering", "product", "design"][i % 3]}`;
  });
  return ["id,name,manager_id,discipline", ...rows].join("\n");
}

async function openSample(
  app: WebApp,
  options: Parameters<WebApp["newPage"]>[0] = {},
): Promise<{ readonly page: Page; readonly errors: readonly string[] }> {
  const { page, errors } = await app.newPage({ reducedMotion: "reduce", ...options });
  await page.goto(app.address);
  await page.getByRole("button", { name: "Open the sample" }).click();
  await page.getByRole("link", { name: "Org", exact: true }).click();
  await page.getByRole("row", { name: /Val Thornlow/ }).waitFor();
  return { page, errors };
}

/** Types into the search and takes the first that fits. */
async function find(page: Page, text: string): Promise<void> {
  await page.getByRole("combobox", { name: "Find a person or an area" }).fill(text);
  await page.locator("[role=listbox] [role=option]").first().waitFor();
  await page.keyboard.press("Enter");
}

/** Waits until the picture shows blocks of many colours: a screenshot of nothing is a few hundred bytes. */
async function paintedMany(page: Page): Promise<void> {
  const drawing = page.locator(".drawing");
  await expect
    .poll(async () => (await drawing.screenshot()).byteLength, { timeout: 10_000 })
    .toBeGreaterThan(5000);
}

async function seriousFaults(page: Page): Promise<readonly string[]> {
  await page.addScriptTag({ content: axe.source }).catch(() => page.evaluate(axe.source));
  const found = await page.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: typeof import("axe-core") };
    return (await axe.run()).violations.map(({ id, impact, nodes }) => ({
      impact,
      text: `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(" | ")}`,
    }));
  });
  return found.filter(({ impact }) => impact === "serious" || impact === "critical").map(({ text }) => text);
}
