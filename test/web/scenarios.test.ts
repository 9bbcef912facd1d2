import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { CHROMIUM, openWebApp, type WebApp } from "./browser.ts";
import { DECISIONS, planCompany } from "./company.ts";

const LAST_QUESTION = "Are there so many areas that divergence and uneven leaders outweigh speed?";

describe.skipIf(CHROMIUM === undefined)("scenarios in a browser", () => {
  let app: WebApp;
  beforeAll(async () => {
    app = await openWebApp();
  });
  afterAll(() => app.close());

  test("a plan gets another day, another name and a copy, is talked about and struck through; a reload keeps all of it", async () => {
    const { page, errors } = await app.newPage();
    await planCompany(page, app.address);
    const day = page.getByLabel("Day of wave 1");
    const later = `${Number((await day.inputValue()).slice(0, 4)) + 1}-02-03`;
    await day.fill(later);
    await day.press("Enter");
    await page.getByText("Proposed by the plan:").waitFor();
    expect(await page.getByLabel("Day of wave 1").inputValue()).toBe(later);

    await fromMenu(page, "Rename …");
    await page.getByLabel("Name", { exact: true }).fill("One owner each, for the board");
    await page.getByRole("button", { name: "Keep this name" }).click();
    await page.getByRole("button", { name: "Scenario: One owner each, for the board" }).waitFor();

    await page.getByRole("button", { name: "Review", exact: true }).click();
    const first = page.getByRole("checkbox", { name: /^Counts: .* reports to / }).first();
    const what = ((await first.getAttribute("aria-label")) ?? "").replace("Counts: ", "");
    await first.click();
    await page.locator("s", { hasText: what }).waitFor();

    await page.getByRole("button", { name: `Comment: ${what}` }).click();
    const row = page.locator("table.changes");
    await row.getByLabel("Your name").fill("Ada Quist");
    await row.getByRole("button", { name: "Keep my name" }).click();
    await row.getByLabel("Your comment").fill("They asked to stay until June.");
    await row.getByRole("button", { name: "Say it" }).click();
    await page.getByRole("button", { name: `1 comment: ${what}` }).waitFor();

    await fromMenu(page, "Copy to new scenario …");
    await page.getByRole("button", { name: "Make it" }).click();
    await page.getByRole("button", { name: "Scenario: One owner each, for the board, copy" }).waitFor();
    await page.getByRole("heading", { name: "Approvals" }).waitFor();
    await page.locator("s", { hasText: what }).waitFor();
    await page.getByRole("button", { name: `Comment: ${what}` }).waitFor();
    await page
      .getByText("Ada Quist copied it from One owner each, for the board.")
      .waitFor({ state: "attached" });

    await page.reload();
    await page.locator("s", { hasText: what }).waitFor();
    await page.getByText("You are Ada Quist.").waitFor();
    await page.getByRole("button", { name: /^Scenario: One owner each, for the board, copy/ }).click();
    await page.getByRole("menuitemradio", { name: /One owner each, for the board$/ }).click();
    await page.getByRole("button", { name: `1 comment: ${what}` }).click();
    await page.getByText("They asked to stay until June.").waitFor();
    // The plan's own figures say that they are not those of the edited scenario.
    await page.getByRole("button", { name: "Areas", exact: true }).click();
    await page.getByText(/1 were struck through/).waitFor();

    // Without a plan there is no certificate to show, and nothing to compare yet.
    await fromMenu(page, "New scenario …");
    await page.getByRole("button", { name: "Make it" }).click();
    await page.getByRole("heading", { name: "Made by hand, without a plan" }).waitFor();
    await page.getByText("No changes.").waitFor();
    await page.locator(".toolbar").getByRole("link", { name: "Compare" }).click();
    await page.getByText("changes nobody's manager").waitFor();
    expect(errors).toEqual([]);
  });

  test("newer data, then an approval, then a merge: each step says what is missing", async () => {
    const { page, errors } = await app.newPage();
    await planCompany(page, app.address, { "decisions.csv": DECISIONS });
    // A question nobody answered, and three owners nobody asked.
    await page.getByRole("button", { name: "Review", exact: true }).click();
    await page.getByText("4 things stand in the way of approving the whole").waitFor();
    await page.getByLabel("Your name").first().fill("Ada Quist");
    await page.getByRole("button", { name: "Keep my name" }).first().click();
    await page.getByRole("button", { name: "Approve the whole" }).click();
    await page.getByRole("alert").filter({ hasText: "was not approved" }).waitFor();
    await page.getByRole("button", { name: "Areas", exact: true }).click();
    for (const area of ["Payments", "Ads", "Search"]) {
      await page.locator(".area-card", { hasText: area }).click();
      await page.getByRole("heading", { name: area, exact: true }).waitFor();
      await page
        .getByLabel(/^What .* said$/)
        .first()
        .selectOption("willing");
      await page.getByText(/ready, said yes\./).waitFor();
    }
    // Somebody answers the last question: the organisation moves on under the scenario.
    await page.goto(
      page
        .url()
        .replace("#/plan", "#/findings")
        .replace(/&(?:scenario|sel)=[^&]*/g, ""),
    );
    await page.getByText("1 of 10 questions before a plan is open").click();
    const question = page.getByRole("group", { name: LAST_QUESTION });
    await question.getByLabel("No", { exact: true }).check();
    await question.getByRole("button", { name: "Keep the answer" }).click();
    await page.getByText("All 10 questions before a plan are answered").waitFor();
    await page.getByRole("link", { name: "Plan", exact: true }).click();
    await page.getByRole("button", { name: "See what is newer" }).click();
    await page.getByText("The data moved on: 1 difference since revision 1.").waitFor();
    await page.getByText("does not stand on the newest revision yet").waitFor();
    await page.getByRole("button", { name: "Bring up to date" }).click();
    await page.getByRole("heading", { name: "Newer data" }).waitFor({ state: "detached" });

    await page.getByText("Nothing stands in the way of approving the whole.").waitFor();
    await page.getByRole("button", { name: "Approve the whole" }).click();
    await page.getByText("approved by Ada Quist").waitFor();
    await page.getByText("is approved and locked").waitFor();
    expect(await page.getByRole("checkbox").count()).toBe(0);

    // Approved is not merged: what the waves would leave behind is forecast.
    await page.getByText("5 things stand in the way of merging").waitFor();
    await page.getByText(/The charter of Payments lacks a purpose/).waitFor();
    await page.getByRole("button", { name: "Take back: the approval of the whole" }).click();
    await page
      .getByRole("checkbox", { name: /^Counts:/ })
      .first()
      .waitFor();
    expect(errors).toEqual([]);
  });
});

async function fromMenu(page: Page, item: string): Promise<void> {
  await page.getByRole("button", { name: /^Scenario:/ }).click();
  await page.getByRole("menuitem", { name: item, exact: true }).click();
}
