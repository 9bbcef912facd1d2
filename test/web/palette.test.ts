import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { CHROMIUM, openWebApp, type WebApp } from "./browser.ts";

describe.skipIf(CHROMIUM === undefined)("the palette in a browser", () => {
  let app: WebApp;
  beforeAll(async () => {
    app = await openWebApp();
  });
  afterAll(() => app.close());

  test("one box goes, finds, says who owns, why, and any day; by keys alone", async () => {
    const { page, errors } = await openSample(app);
    await page.keyboard.press("Control+k");
    await ask(page, "growth");
    await expectFirst(page, "area:", /Growth area/);
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    // The line below the exact name asks who owns it.
    await page.getByRole("heading", { name: "Hollis Caldfield owns Growth" }).waitFor();
    await page.getByRole("dialog").getByText("Cameron Sandgate").waitFor();
    await ask(page, "who owns code intelligence?");
    await page.getByRole("heading", { name: "No one person owns Code Intelligence: 3 are named" }).waitFor();
    await page.getByText(/stands on 2 legs\. The first manager they share: Val Thornlow/).waitFor();
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "Code Intelligence", exact: true }).waitFor();
    expect(page.url()).toMatch(/#\/org\?.*lens=areas.*sel=area%3A/);

    await page.keyboard.press("/");
    await ask(page, "as of 2022-06-01");
    await page.keyboard.press("Enter");
    await page.waitForURL(/on=2022-06-01/);
    await page.getByRole("dialog").waitFor({ state: "detached" });

    await page.keyboard.press("/");
    await ask(page, "xin millfield");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "Xin Millfield" }).waitFor();

    await page.keyboard.press("/");
    await ask(page, "why growth");
    await page.keyboard.press("Enter");
    await page.getByRole("dialog", { name: "Why Growth?" }).getByText("not single-threaded.").waitFor();
    expect(errors).toEqual([]);
  });

  test("a typed move shows what it would do; Enter does it in a scenario", async () => {
    const { page, errors } = await openSample(app);
    await page.keyboard.press("Control+k");
    await ask(page, "move xin millfield to tal caldlow");
    await page.getByText("Xin Millfield and 111 reports move to Tal Caldlow.").waitFor();
    await page.getByRole("row", { name: /Tal Caldlow, direct reports worse 8 9/ }).waitFor();
    expect(page.url()).not.toContain("scenario=");
    await page.keyboard.press("Enter");
    await page.waitForURL(/#\/org\?.*scenario=/);
    await page.getByRole("row", { name: /Xin Millfield/, selected: true }).waitFor();
    await page
      .getByRole("region", { name: "What is selected" })
      .getByRole("link", { name: "Tal Caldlow" })
      .waitFor();
    expect(errors).toEqual([]);
  });

  test("Enter that comes before the answer waits for it", async () => {
    const { page } = await openSample(app);
    await page.keyboard.press("Control+k");
    await ask(page, "growth");
    // Typed and entered in one go: nothing of "growth" may be opened.
    await page.locator("[cmdk-input]").fill("xin millfield");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "Xin Millfield" }).waitFor();
  });

  test("every button of a place can be given from the palette, and every command has its button or key there", async () => {
    const { page } = await openSample(app);
    for (const [place, ready] of [
      ["Findings", /Plan one owner per area/],
      ["Org", /Fit all/],
    ] as const) {
      await page.getByRole("link", { name: place, exact: true }).click();
      await page.getByText(ready).first().waitFor();
      const named = await buttonsOf(page);
      expect(named.length).toBeGreaterThan(0);
      await page.keyboard.press("Control+k");
      await page.locator("[cmdk-input]").waitFor();
      const listed = await page
        .locator("[cmdk-item]")
        .evaluateAll((items) =>
          items.map((item) => item.getAttribute("data-command") ?? item.getAttribute("data-button") ?? ""),
        );
      for (const name of named) expect(listed, `${place}: ${name}`).toContain(name);
      await page.keyboard.press("Escape");
      await page.getByRole("dialog").waitFor({ state: "detached" });
    }
    await page.keyboard.press("?");
    await page.getByRole("dialog", { name: "Keys" }).waitFor();
    const keyed = await page
      .locator("[role=dialog] [data-command]")
      .evaluateAll((all) => all.map((one) => one.getAttribute("data-command") ?? ""));
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "detached" });
    await page.keyboard.press("Control+k");
    await page.locator("[cmdk-item]").first().waitFor();
    const commands = await page
      .locator("[cmdk-item][data-command]")
      .evaluateAll((items) =>
        items
          .filter((item) => item.querySelector("kbd") !== null)
          .map((item) => item.getAttribute("data-command") ?? ""),
      );
    expect(commands.length).toBeGreaterThan(8);
    for (const id of commands) expect(keyed).toContain(id);
  });

  test("among twelve thousand people somebody is found by name, in few elements", async () => {
    const { page, errors } = await app.newPage();
    await page.goto(app.address);
    await page.setInputFiles("input[type=file] >> nth=0", {
      name: "people.csv",
      mimeType: "text/csv",
      buffer: Buffer.from(peopleCsv(12_000)),
    });
    await page.getByRole("button", { name: /Show the findings|Go on/ }).click();
    await page.getByRole("link", { name: "Org", exact: true }).click();
    await page.getByRole("row", { name: /Person 0 / }).waitFor();
    await page.keyboard.press("Control+k");
    await ask(page, "person 11999");
    await expectFirst(page, "person:", /Person 11999 Lund/);
    await ask(page, "lund");
    await page.getByText("11,995 more").waitFor();
    expect(await page.evaluate(() => document.querySelectorAll("*").length)).toBeLessThanOrEqual(1500);
    expect(errors).toEqual([]);
  });
});

async function openSample(app: WebApp): Promise<{ readonly page: Page; readonly errors: readonly string[] }> {
  const { page, errors } = await app.newPage({ reducedMotion: "reduce" });
  await page.goto(app.address);
  await page.getByRole("button", { name: "Open the sample" }).click();
  await page
    .getByRole("heading", { name: /stands on/ })
    .first()
    .waitFor();
  return { page, errors };
}

/** Types a question and waits until what is listed is of it. */
async function ask(page: Page, text: string): Promise<void> {
  await page.locator("[cmdk-input]").fill(text);
  await page.locator("[cmdk-list][data-fresh]").waitFor();
}

async function expectFirst(page: Page, subject: string, name: RegExp): Promise<void> {
  const first = page.locator("[cmdk-item][aria-selected=true]");
  expect(await first.getAttribute("data-subject")).toContain(subject);
  expect(await first.innerText()).toMatch(name);
}

/** What can be pressed on the page: the command of a button, else its name. Rows of lists are found by what they are. */
async function buttonsOf(page: Page): Promise<string[]> {
  return page.locator("#app button:visible:enabled").evaluateAll((all) =>
    all
      .filter((one) => one.closest("table, [role=treegrid], ul, ol") === null)
      .filter(
        (one) => one.getAttribute("aria-pressed") !== "true" && one.getAttribute("aria-haspopup") === null,
      )
      .map((one) => {
        const command = one.getAttribute("data-command");
        const group = one.closest("[role=group]")?.getAttribute("aria-label");
        const name = (one.getAttribute("aria-label") ?? one.textContent).replaceAll(/\s+/g, " ").trim();
        return command ?? (group === null || group === undefined ? name : `${group}: ${name}`);
      })
      .filter((name) => name !== "app.find"),
  );
}

function peopleCsv(size: number): string {
  const rows = Array.from({ length: size }, (_, i) => {
    const manager = i === 0 ? "" : `p${Math.floor((i - 1) / 8)}`;
    return `p${i},Person ${i} Lund,${manager},${["engineering", "product", "design"][i % 3]},Area ${i % 40}`;
  });
  return ["id,name,manager_id,discipline,area", ...rows].join("\n");
}
