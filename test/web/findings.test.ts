import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { seriousIn } from "./axe.ts";
import { CHROMIUM, openWebApp, type WebApp } from "./browser.ts";

type Page = Awaited<ReturnType<WebApp["newPage"]>>["page"];

async function openSample(page: Page, app: WebApp): Promise<void> {
  await page.goto(app.address);
  await page.getByRole("button", { name: "Open the sample" }).click();
  await page.getByRole("region", { name: "What the checks say" }).waitFor();
  expect(await page.getByRole("button", { name: /^2 of 19/ }).count()).toBe(1);
}

/** The entry of a check in the lists by tier. */
const check = (page: Page, name: string) =>
  page.getByRole("region", { name: "What the checks say" }).getByRole("button", { name });

describe.skipIf(CHROMIUM === undefined)("findings", () => {
  let app: WebApp;
  beforeAll(async () => {
    app = await openWebApp();
  });
  afterAll(() => app.close());

  test("coverage, who people meet through, no verdict under five people", async () => {
    const { page, errors } = await app.newPage();
    await openSample(page, app);
    await page.locator("[data-coverage]").filter({ hasText: "108 of 275 people have a product." }).waitFor();
    const small = page.getByRole("row", { name: /^Content Platform Team/ });
    expect(await small.textContent()).toContain("No verdict: fewer than five people");
    expect(await small.textContent()).not.toContain("owns it");
    const integrations = page.getByRole("row", { name: /^Integrations/ });
    expect(await integrations.textContent()).toMatch(
      /Meet at .*, only through product marketing \(.*\); else at/,
    );
    await page.getByRole("link", { name: /^All findings for/ }).click();
    await page.getByRole("heading", { name: /^Findings for/ }).waitFor();
    expect(errors).toEqual([]);
  });

  test("an exception with reason and expiry: listed, undone, standing, revoked", async () => {
    const { page, errors } = await app.newPage();
    await openSample(page, app);
    await check(page, "People have one home 17").click();
    await page.getByRole("button", { name: "Grant an exception …" }).first().focus();
    await page.keyboard.press("Enter");
    const dialog = page.getByRole("dialog", { name: "An exception to “People have one home”" });
    await dialog.getByLabel("Reason").fill("Shared until the migration is over");
    const grant = dialog.getByRole("button", { name: "Grant the exception" });
    // Longer than a dated exception may run.
    await dialog.getByRole("textbox", { name: "Until" }).fill("2099-01-01");
    expect(await grant.isDisabled()).toBe(true);
    const lastDay = await dialog.getByRole("textbox", { name: "Until" }).getAttribute("max");
    await dialog.getByRole("textbox", { name: "Until" }).fill(lastDay ?? "");
    await grant.click();
    await check(page, "People have one home 16, 1 severe, 1 excepted").waitFor();
    const exceptions = page.getByRole("region", { name: /^Exceptions/ });
    await exceptions.getByRole("row", { name: /Shared until the migration is over/ }).waitFor();
    await page.getByRole("button", { name: "Undo" }).click();
    await check(page, "People have one home 17").waitFor();
    await exceptions.waitFor({ state: "detached" });

    await page.getByRole("button", { name: "Grant an exception …" }).first().click();
    await dialog.getByLabel("Reason").fill("Architects stay together");
    await dialog.getByLabel("Standing exception").check();
    await grant.click();
    await exceptions.getByRole("cell", { name: "Standing", exact: true }).waitFor();
    await page.reload();
    await exceptions.getByRole("button", { name: /^Revoke the exception to People have one home/ }).click();
    await exceptions.waitFor({ state: "detached" });
    expect(errors).toEqual([]);
  });

  test("what is wrong is noted in this browser, saved as a file, dropped", async () => {
    const { page, errors } = await app.newPage({ acceptDownloads: true });
    await openSample(page, app);
    await check(page, "The owner works on nothing else 1").click();
    await page.getByRole("button", { name: "Wrong, because …" }).click();
    await page.getByLabel("Wrong, because", { exact: true }).fill("The list is from March");
    await page.getByRole("button", { name: "Keep the note" }).click();
    const notes = page.getByRole("region", { name: "1 finding is said to be wrong" });
    await notes.getByText("Said to be wrong: The list is from March").waitFor();
    await page.reload();
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      notes.getByRole("button", { name: "Save the notes as a file" }).click(),
    ]);
    const saved = JSON.parse(readFileSync(await download.path(), "utf8"));
    expect(saved).toMatchObject({
      format: "onethread-wrong/1",
      notes: [{ check: "owner-dedicated", because: "The list is from March" }],
    });
    await notes.getByRole("button", { name: /^Drop the note/ }).click();
    await notes.waitFor({ state: "detached" });
    expect(errors).toEqual([]);
  });

  test("the ten questions are answered above the plan, a yes in writing", async () => {
    const { page, errors } = await app.newPage();
    await openSample(page, app);
    await page.getByText("10 of 10 questions before a plan are open").click();
    const question = page.getByRole("group", { name: "Do executives keep deciding?" });
    await question.getByLabel("Yes").check();
    expect(await question.getByRole("button", { name: "Keep the answer" }).isDisabled()).toBe(true);
    await question.getByLabel(/^What speaks for it/).fill("Three of five launches were decided above");
    await question.getByRole("button", { name: "Keep the answer" }).click();
    await page.getByText("9 of 10 questions before a plan are open").waitFor();
    const other = page.getByRole("group", { name: "Is the head of product or of design against it?" });
    await other.getByLabel("No", { exact: true }).check();
    await other.getByRole("button", { name: "Keep the answer" }).click();
    await page.getByText("8 of 10 questions before a plan are open").waitFor();
    await page.reload();
    await page.getByText("8 of 10 questions before a plan are open").click();
    expect(await question.getByLabel(/^What speaks for it/).inputValue()).toBe(
      "Three of five launches were decided above",
    );
    expect(errors).toEqual([]);
  });

  test("another day is looked at and not written", async () => {
    const { page, errors } = await app.newPage();
    await openSample(page, app);
    await page.goto(page.url().replace(/\?/, "?on=2022-06-01&"));
    await page.getByText("View only: another day or a scenario is looked at.").waitFor();
    await check(page, "People have one home 17").click();
    await page.getByRole("button", { name: "Wrong, because …" }).first().waitFor();
    expect(await page.getByRole("button", { name: "Grant an exception …" }).count()).toBe(0);
    expect(errors).toEqual([]);
  });

  test.each(["light", "dark"] as const)("axe finds nothing serious, %s", async (colorScheme) => {
    const { page } = await app.newPage({ colorScheme, bypassCSP: true });
    await openSample(page, app);
    await page.getByText("10 of 10 questions before a plan are open").click();
    await check(page, "People have one home 17").click();
    await page.getByRole("button", { name: "Grant an exception …" }).first().waitFor();
    // Behind a dialog the page is hidden from everybody: each is looked at once.
    if (colorScheme === "dark") {
      await page.getByRole("button", { name: "Grant an exception …" }).first().click();
      await page.getByLabel("Reason").waitFor();
    }
    expect(await seriousIn(page)).toEqual([]);
  });
});
