import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { CHROMIUM, openWebApp, type WebApp } from "./browser.ts";

const PEOPLE = 100_000;
const ELEMENTS_MAX = 1_500;

describe.skipIf(CHROMIUM === undefined)("a list of a hundred thousand people", () => {
  let app: WebApp;
  beforeAll(async () => {
    app = await openWebApp();
  });
  afterAll(() => app.close());

  test("is read, judged and drawn while it is being kept, and is there after a reload", async () => {
    const { page, errors } = await app.newPage({ reducedMotion: "reduce" });
    page.on("dialog", (dialog) => void dialog.accept());
    await page.goto(app.address);
    await page.setInputFiles("input[type=file] >> nth=0", {
      name: "people.csv",
      mimeType: "text/csv",
      buffer: Buffer.from(peopleCsv()),
    });
    await page.getByRole("button", { name: /Show the findings|Go on/ }).click();
    await page.locator("table.data tbody tr").first().waitFor();
    // Seen long before it is kept; the browser asks before it closes.
    await page.getByText(/^Keeping people in the background: \d+ %/).waitFor();
    expect(await elements(page)).toBeLessThanOrEqual(ELEMENTS_MAX);

    await page.getByRole("link", { name: "Org", exact: true }).click();
    await page.getByRole("heading", { name: "100,000 people" }).waitFor();
    expect(await paintedShare(page)).toBeGreaterThan(0.9);
    await page.getByRole("row", { name: /Person 0 / }).focus();
    for (const key of ["ArrowDown", "Enter", "ArrowDown", "Enter", "End"]) await page.keyboard.press(key);
    await page.getByRole("row", { selected: true }).waitFor();
    await page.getByRole("combobox", { name: "Find a person or an area" }).fill("person 98765 ");
    await page.getByRole("option", { name: /Person 98765 / }).waitFor();
    expect(await elements(page)).toBeLessThanOrEqual(ELEMENTS_MAX);

    await page.locator(".keeping-now").waitFor({ state: "detached" });
    await page.reload();
    await page.getByRole("heading", { name: "100,000 people" }).waitFor();
    expect(errors).toEqual([]);
  });
});

/** Everybody has eight reports as long as there is somebody to report; an area of forty across three disciplines. */
function peopleCsv(): string {
  const rows = Array.from({ length: PEOPLE }, (_, i) => {
    const manager = i === 0 ? "" : `p${Math.floor((i - 1) / 8)}`;
    return `p${i},Person ${i} Lund,${manager},${["engineering", "product", "design"][i % 3]},Area ${i % 2_500}`;
  });
  return ["id,name,manager_id,discipline,area", ...rows].join("\n");
}

const elements = (page: Page): Promise<number> => page.evaluate(() => document.querySelectorAll("*").length);

/** How much of the lowest level of the picture, which is most of the people, differs from the ground beside it. */
async function paintedShare(page: Page): Promise<number> {
  let share = 0;
  await expect
    .poll(
      async () => {
        const png = await page.locator(".drawing").screenshot();
        share = await page.evaluate(shareOf, png.toString("base64"));
        return share;
      },
      { timeout: 20_000 },
    )
    .toBeGreaterThan(0.5);
  return share;
}

/** Columns of pixels in which anything stands, of all. */
async function shareOf(base64: string): Promise<number> {
  const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  const image = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
  const context = new OffscreenCanvas(image.width, image.height).getContext("2d");
  if (context === null) return 0;
  context.drawImage(image, 0, 0);
  const { data } = context.getImageData(0, 0, image.width, image.height);
  let painted = 0;
  for (let x = 0; x < image.width; x++) {
    const hues = new Set<number>();
    for (let y = 0; y < image.height; y++) {
      const at = (y * image.width + x) * 4;
      hues.add(((data[at] ?? 0) << 16) | ((data[at + 1] ?? 0) << 8) | (data[at + 2] ?? 0));
    }
    if (hues.size > 3) painted++;
  }
  return painted / image.width;
}
