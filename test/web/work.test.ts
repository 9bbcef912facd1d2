import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parseSheet, formatSheet } from "../../src/formats/index.ts";
import { seriousIn } from "./axe.ts";
import { CHROMIUM, openWebApp, type WebApp } from "./browser.ts";

/** As HR systems write it: managers and titles, no word of products. */
const HR = [
  "id,name,manager_id,title,department,cost group",
  "1,Ada Lo,,CEO,Executive,Z",
  "2,Bo Mi,1,VP Engineering,Engineering,Z",
  "3,Cy Ra,1,VP Product,Product,Z",
  '4,Di Su,2,"Engineering Manager, Payments",Engineering,A',
  '5,Ed Po,4,"Engineer, Payments",Engineering,A',
  "6,Fi Ko,4,Engineer,Engineering,A",
  '7,Gu Ne,4,"Engineer, Payments",Engineering,A',
  '8,Hy La,2,"Engineering Manager, Growth",Engineering,B',
  '9,Io Ta,8,"Engineer, Growth",Engineering,B',
  '10,Jo Ve,8,"Engineer, Growth",Engineering,B',
  '11,Li Xo,3,"Product Manager, Payments",Product,A',
  '12,Mo Yi,3,"Product Manager, Growth",Product,B',
].join("\n");

type Page = Awaited<ReturnType<WebApp["newPage"]>>["page"];

async function open(page: Page, app: WebApp, name: string): Promise<void> {
  await page.goto(app.address);
  await page.setInputFiles("input[type=file]", {
    name: `${name}.csv`,
    mimeType: "text/csv",
    buffer: Buffer.from(`${HR}\n`),
  });
  await page.getByRole("button", { name: "Ask who works on what" }).click();
  await page.getByText("0 of 12 people have a product: cannot say.").waitFor();
}

const focused = (page: Page): Promise<string | null> =>
  page.evaluate(() => document.activeElement?.getAttribute("aria-label") ?? null);

async function until(page: Page, label: string): Promise<void> {
  await page.waitForFunction((one) => document.activeElement?.getAttribute("aria-label") === one, label);
}

describe.skipIf(CHROMIUM === undefined)("who works on what", () => {
  let app: WebApp;
  beforeAll(async () => {
    app = await openWebApp();
  });
  afterAll(() => app.close());

  test("an HR export without areas goes through the sheets to findings, by keyboard alone", async () => {
    const { page, errors } = await app.newPage();
    await open(page, app, "hr");
    await page.getByText("No area column. Pick one, or group by team name: 2 groups found.").waitFor();
    await page.getByRole("button", { name: /^Di Su/ }).focus();
    await page.keyboard.press("Enter");
    await until(page, "What Di Su works on");
    // Enter alone takes the first guess, and the next row waits.
    await page.keyboard.press("Enter");
    await until(page, "What Ed Po; Fi Ko; Gu Ne works on");
    // Letters find the area; a semicolon begins another.
    await page.keyboard.type("pay");
    await page.getByRole("option", { name: "Payments", selected: true }).waitFor();
    await page.keyboard.type(";gro");
    await page.getByRole("option", { name: "Growth", selected: true }).waitFor();
    await page.keyboard.press("Enter");
    // The sheet is done: the next manager who was not answered.
    await until(page, "What Hy La works on");
    expect(page.url()).toContain("manager=8");
    await page.keyboard.press("ArrowDown");
    await until(page, "What Io Ta; Jo Ve works on");
    await page.keyboard.press("ArrowUp");
    await page.keyboard.type("nob");
    await page.getByRole("option", { name: "A new area: “nob”" }).waitFor();
    await page.keyboard.press("Escape");
    await page.keyboard.press("Control+a");
    await page.keyboard.type("none");
    await page.getByRole("option", { name: "None: on no area", selected: true }).waitFor();
    await page.keyboard.press("Enter");
    await until(page, "What Io Ta; Jo Ve works on");
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: "Keep 4 answers" }).waitFor();

    // Answers outlive a reload; half and half is said where it was not.
    await page.reload();
    await page.getByRole("button", { name: "Keep 4 answers" }).waitFor();
    await page.getByRole("button", { name: /^Di Su/ }).click();
    const share = page.getByLabel("Share of Ed Po; Fi Ko; Gu Ne");
    await share.fill("50/25/25");
    await share.press("Enter");
    await page.getByRole("alert").filter({ hasText: "one for each" }).waitFor();
    await share.fill("70/30");
    await share.press("Enter");
    await page.getByText("50/25/25").waitFor({ state: "detached" });

    await page.getByRole("button", { name: "Keep 4 answers" }).focus();
    await page.keyboard.press("Enter");
    await page.getByText("7 people get a confirmed row. 1 works on no area. 2 areas come with it").waitFor();
    await page.getByText("6 of 12 people have a product, 1 works on none.").waitFor();
    await page.getByRole("link", { name: "Show the findings" }).focus();
    await page.keyboard.press("Enter");
    await page.getByText("0 of 2", { exact: true }).waitFor();
    await page.getByText("6 of 12 people have a product, 1 works on none.").waitFor();
    expect(errors).toEqual([]);
  });

  test("team names fill the sheets in, a revision takes all of it back", async () => {
    const { page, errors } = await app.newPage();
    await open(page, app, "teams");
    await page.getByRole("button", { name: "Group by team name" }).click();
    await page.getByRole("button", { name: /^Keep \d+ answers$/ }).click();
    await page.getByText("9 of 12 people have a product.").waitFor();
    await page.getByText("Kept as revision 2.").waitFor();
    await page.getByRole("button", { name: "Undo" }).click();
    await page.getByText("0 of 12 people have a product: cannot say.").waitFor();
    expect(errors).toEqual([]);
  });

  test("a column that names the areas is taken for all", async () => {
    const { page, errors } = await app.newPage();
    await open(page, app, "column");
    await page.getByRole("link", { name: "Show the findings" }).click();
    await page.getByRole("heading", { name: /^No area column\. .* 2 groups found\.$/ }).waitFor();
    await page.getByRole("main").getByRole("link", { name: "Who works on what" }).first().click();
    await page.getByRole("row", { name: /cost group.*12.*3/ }).waitFor();
    await page.getByRole("button", { name: "These are the areas: cost group" }).click();
    await page.getByText("12 people get a confirmed row. 3 areas come with it: A, B, Z.").waitFor();
    await page.getByText("Nobody is left to ask").waitFor();
    expect(errors).toEqual([]);
  });

  test("sheets go out with what is answered, and come back filled", async () => {
    const { page, errors } = await app.newPage({ acceptDownloads: true });
    await open(page, app, "round");
    await page.getByRole("button", { name: /^Di Su/ }).click();
    await until(page, "What Di Su works on");
    await page.keyboard.press("Enter");
    await until(page, "What Ed Po; Fi Ko; Gu Ne works on");
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: "Everybody, CSV" }).click(),
    ]);
    expect(download.suggestedFilename()).toBe("who-works-on-what-round.csv");
    const { rows, problems } = parseSheet(readFileSync(await download.path()));
    expect(problems).toEqual([]);
    expect(rows.filter((row) => row.confirmed === "yes").map((row) => row.who)).toEqual(["Di Su"]);

    const filled = rows.map((row) =>
      row.manager === "Hy La" ? { ...row, areas: ["Growth Lab"], confirmed: "yes" as const } : row,
    );
    await page
      .locator("input[type=file]")
      .setInputFiles({ name: "back.csv", mimeType: "text/csv", buffer: Buffer.from(formatSheet(filled)) });
    await page
      .getByText("4 people get a confirmed row. 2 areas come with it: Growth Lab, Payments.")
      .waitFor();
    await page.getByText('no area is called "Growth Lab"').first().waitFor();
    await page.getByRole("button", { name: "Keep what the sheets say" }).click();
    await page.getByText("4 of 12 people have a product.").waitFor();
    // On the first page it would be a list of nobody.
    await page.goto(app.address);
    await page.getByRole("heading", { name: "Opened before" }).waitFor();
    const sheet = { name: "back.csv", mimeType: "text/csv", buffer: Buffer.from(formatSheet(filled)) };
    await page.setInputFiles("input[type=file]", sheet);
    await page.getByRole("alert").filter({ hasText: "This is a sheet on who works on what" }).waitFor();
    expect(errors).toEqual([]);
  });

  test.each(["light", "dark"] as const)("axe finds nothing serious, %s", async (colorScheme) => {
    const { page } = await app.newPage({ colorScheme, bypassCSP: true });
    await open(page, app, "axe");
    await page.getByRole("combobox").first().fill("g");
    await page.getByRole("option").first().waitFor();
    expect(await seriousIn(page)).toEqual([]);
    expect(await focused(page)).toMatch(/works on$/);
  });
});
