import { readFileSync } from "node:fs";
import { strFromU8, unzipSync } from "fflate";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { seriousIn } from "./axe.ts";
import { CHROMIUM, openWebApp, type WebApp } from "./browser.ts";
import { planCompany } from "./company.ts";

describe.skipIf(CHROMIUM === undefined)("plan, compare and announce in a browser", () => {
  let app: WebApp;
  beforeAll(async () => {
    app = await openWebApp();
  });
  afterAll(() => app.close());

  test("from a list to a letter that stays locked; a reload keeps the plan; what everybody reads names nobody", async () => {
    const { page, errors } = await app.newPage();
    await planCompany(page, app.address);
    await page.getByRole("heading", { name: "Not solved by this plan" }).waitFor();
    const link = page.url();
    expect(link).toMatch(/scenario=/);
    await page.reload();
    await page.getByRole("heading", { name: "3 areas with one owner each" }).waitFor();
    expect(page.url()).toBe(link);

    await page.locator(".toolbar").getByRole("link", { name: "Compare" }).click();
    await page.getByRole("heading", { name: /people with a home area keep their manager/ }).waitFor();
    const row = page.getByRole("row", { name: /^Areas with one named owner/ });
    expect(await row.getByRole("cell").allInnerTexts()).toEqual(["0", "3", "3", "3\nbetter"]);

    await page.getByRole("link", { name: "Write letters" }).click();
    await page.getByRole("heading", { name: /^What changes for you on/ }).waitFor();
    const send = page.getByRole("button", { name: /^Export letters/ });
    expect(await send.isDisabled()).toBe(true);
    const review = await savedFiles(page, "Export for review");
    expect(Object.keys(review).length).toBeGreaterThan(5);
    for (const [path, text] of Object.entries(review)) {
      expect(path).toMatch(/^proposals-not-to-send\//);
      expect(text).toContain("Not to be sent yet: a proposal.");
    }

    await settle(page);
    await page.getByText("Nothing is open: this letter may be sent.").or(page.locator(".locks")).waitFor();
    // Whose owner has not said yes gets no letter, however much else is settled.
    const locked = page.getByRole("row", { name: /locked/ });
    await locked.first().waitFor();
    if (await send.isEnabled()) {
      const sent = await savedFiles(page, "Export letters");
      for (const text of Object.values(sent)) expect(text).not.toContain("Not to be sent yet");
      const name = await locked.first().getByRole("button").innerText();
      expect(Object.keys(sent).some((path) => path.includes(name.replaceAll(" ", "-")))).toBe(false);
    }

    const names = await page.locator(".letters table .link").allInnerTexts();
    expect(names.length).toBeGreaterThan(5);
    await page.getByRole("button", { name: "Everybody", exact: true }).click();
    const said = page.locator(".said");
    await said.waitFor();
    const [file] = Object.values(await savedFiles(page, "Save this text"));
    for (const text of [await said.innerText(), file ?? ""]) {
      expect(text).toContain("one owner");
      for (const one of names) expect(text).not.toContain(one);
    }
    expect(errors).toEqual([]);
  });

  test("a person fixed by hand has a price first, holds in the plan, and is undone", async () => {
    const { page, errors } = await app.newPage();
    await planCompany(page, app.address);
    await page.getByRole("button", { name: "Fix … for Ari Marsh" }).click();
    await page.getByRole("menuitem", { name: "Ari Marsh goes to Search" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByText(/Costs .* points/).waitFor();
    await dialog.getByRole("button", { name: "Fix it and plan again" }).click();
    await page.getByRole("button", { name: /^Release:/ }).waitFor();
    await page.reload();
    await page.getByRole("button", { name: /^Release:/ }).waitFor();
    await page.getByRole("button", { name: "Undo" }).click();
    await page.getByText("Nothing. Fix somebody's place").waitFor();
    expect(errors).toEqual([]);
  });

  test("a search that is stopped keeps the best plan so far", async () => {
    const { page } = await app.newPage();
    await page.goto(app.address);
    await page.setInputFiles("input[type=file] >> nth=0", {
      name: "people.csv",
      mimeType: "text/csv",
      buffer: Buffer.from(peopleCsv(4_000)),
    });
    await page.getByRole("button", { name: /Show the findings|Go on in spite/ }).click();
    await page.getByRole("link", { name: "Plan one owner per area" }).click();
    await page.getByRole("button", { name: "Stop and keep the best so far" }).click();
    await page.getByRole("heading", { name: "How good it is" }).waitFor();
    await page.getByText(/[Nn]o placement of these people costs less/).waitFor();
  });

  test("axe finds nothing serious, light and dark", async () => {
    const { page } = await app.newPage({ bypassCSP: true });
    const sound = async (): Promise<void> => {
      for (const colorScheme of ["light", "dark"] as const) {
        await page.emulateMedia({ colorScheme });
        expect(await seriousIn(page)).toEqual([]);
      }
    };
    await planCompany(page, app.address);
    await page.locator(".area-card").first().click();
    await page.getByRole("heading", { name: "Who else could own it" }).waitFor();
    await sound();
    await page.getByRole("button", { name: "Review", exact: true }).click();
    await page.getByRole("heading", { name: "Approvals" }).waitFor();
    await sound();
    await page.locator(".toolbar").getByRole("link", { name: "Compare" }).click();
    await page.getByRole("heading", { name: /keep their manager/ }).waitFor();
    await sound();
    await page.getByRole("link", { name: "Write letters" }).click();
    await page.getByRole("heading", { name: /^What changes for you on/ }).waitFor();
    await sound();
  });
});

/** Four lines of discipline, each of teams whose people work in many areas: long to plan. */
function peopleCsv(size: number): string {
  const disciplines = ["engineering", "product", "design", "data"];
  const rows = Array.from({ length: size }, (_, i) => {
    const managerId = i === 0 ? "" : i < 5 ? "p0" : i < 40 ? `p${1 + (i % 4)}` : `p${5 + ((i * 7) % 35)}`;
    const area = i < 5 ? "" : `Area ${(i * i + 3 * i) % 23}`;
    return `p${i},Person ${i},${managerId},${disciplines[i % 4]},${area}`;
  });
  return `${["id,name,manager_id,discipline,area", ...rows].join("\n")}\n`;
}

/** Says who answers and where objections go. */
async function settle(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Settle it below" }).first().click();
  await page.getByLabel("Who answers questions").fill("Ada of the works council");
  await page.getByLabel("Where an objection goes").fill("objections@example.org");
  await page.getByLabel("Answered within days").fill("10");
  await page.getByRole("button", { name: "Put into the letters" }).click();
}

/** What a button saves: the files of a zip, or the one file, as text. */
async function savedFiles(page: Page, label: string): Promise<Record<string, string>> {
  const waiting = page.waitForEvent("download");
  await page.getByRole("button", { name: label }).click();
  const download = await waiting;
  const bytes = new Uint8Array(readFileSync(await download.path()));
  const name = download.suggestedFilename();
  if (!name.endsWith(".zip")) return { [name]: strFromU8(bytes) };
  return Object.fromEntries(Object.entries(unzipSync(bytes)).map(([path, one]) => [path, strFromU8(one)]));
}
