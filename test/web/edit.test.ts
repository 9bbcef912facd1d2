import axe from "axe-core";
import type { Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { CHROMIUM, openWebApp, type WebApp } from "./browser.ts";
import { openCompany } from "./company.ts";

describe.skipIf(CHROMIUM === undefined)("moving people in a browser", () => {
  let app: WebApp;
  beforeAll(async () => {
    app = await openWebApp();
  });
  afterAll(() => app.close());

  const TEAM = "Ari Marsh and 3 reports move to Mika Thorne.";

  test("a team dragged and a team moved by keys become the same changes; undo and redo outlive a reload", async () => {
    const [dragged, keyed] = [await openOrg(app), await openOrg(app)];
    await drag(dragged.page, row(dragged.page, "Ari Marsh"), row(dragged.page, "Mika Thorne"));
    await dragged.page.getByText(TEAM).first().waitFor();
    await row(keyed.page, "Ari Marsh").click();
    await keyed.page.keyboard.press("m");
    await keyed.page.getByRole("heading", { name: "Ari Marsh + 3 reports" }).waitFor();
    await keyed.page.keyboard.type("mika");
    await keyed.page.getByRole("heading", { name: "Ari Marsh + 3 reports to Mika Thorne" }).waitFor();
    await keyed.page.getByRole("row", { name: /Mika Thorne, direct reports/ }).waitFor();
    await keyed.page.keyboard.press("Enter");
    await keyed.page.getByText(TEAM).first().waitFor();
    const changes = await changesOf(dragged.page);
    expect(changes).toEqual([[{ kind: "set-manager", personId: "pay-em", managerId: "vpp" }]]);
    expect(await changesOf(keyed.page)).toEqual(changes);
    // The focus stays with whoever was moved.
    const focused = keyed.page.locator("[role=row]:focus");
    await expect.poll(() => focused.textContent()).toContain("Ari Marsh");

    const { page, errors } = dragged;
    await page.keyboard.press("Control+z");
    await page.getByText(`Undone: ${TEAM}`).first().waitFor();
    await page.reload();
    await page.getByRole("button", { name: "Redo" }).waitFor();
    expect(await page.getByRole("button", { name: "Undo" }).isDisabled()).toBe(true);
    await page.keyboard.press("Control+Shift+z");
    await page.getByText(`Done again: ${TEAM}`).first().waitFor();
    expect(await page.getByRole("button", { name: "Redo" }).isDisabled()).toBe(true);
    await page.getByRole("button", { name: "Changes", exact: true }).click();
    await row(page, "Mika Thorne").click();
    await page.keyboard.press("ArrowRight");
    await page.getByRole("row", { name: /Ari Marsh ↷ other manager/ }).waitFor();
    await page.getByRole("button", { name: "Before", exact: true }).click();
    await row(page, "Noor Ashby").click();
    expect(await page.getByRole("button", { name: "Move to…" }).count()).toBe(0);
    expect([...errors, ...keyed.errors]).toEqual([]);
  });

  test("with Alt one person goes alone; Escape lets nobody go", async () => {
    const { page, errors } = await openOrg(app);
    await take(page, row(page, "Ari Marsh"), row(page, "Mika Thorne"));
    await page.locator(".drag-card", { hasText: "Ari Marsh + 3 reports" }).waitFor();
    await page.keyboard.press("Escape");
    await page.mouse.up();
    await page.locator(".drag-card").waitFor({ state: "detached" });
    expect(await changesOf(page)).toEqual([]);
    await page.keyboard.down("Alt");
    await take(page, row(page, "Ari Marsh"), row(page, "Mika Thorne"));
    await page.locator(".drag-card", { hasText: "Ari Marsh alone" }).waitFor();
    await page.mouse.up();
    await page.keyboard.up("Alt");
    await page.getByText("3 reports stay and report to the manager above.").first().waitFor();
    const [changes = []] = await changesOf(page);
    expect(changes.map(({ personId, managerId }) => `${String(personId)} ${String(managerId)}`)).toEqual([
      "pay-e1 vpe",
      "pay-e2 vpe",
      "pay-e3 vpe",
      "pay-em vpp",
    ]);
    expect(errors).toEqual([]);
  });

  test("several at once into an area by name, in words what it does; another day is view only", async () => {
    const { page, errors } = await openOrg(app);
    await row(page, "Ari Marsh").click();
    await page.keyboard.press("ArrowRight");
    await row(page, "Juno Stone").click();
    await page.keyboard.press("Shift+ArrowDown");
    await page.getByText("2 people selected").waitFor();
    await page.getByRole("button", { name: "Move to…" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("combobox", { name: "Where to?" }).fill("search");
    await dialog.getByRole("option").first().waitFor();
    await page.keyboard.press("Enter");
    await dialog.getByRole("row", { name: /Search, people changes/ }).waitFor();
    expect(await dialog.getByRole("row", { name: /Payments, people/ }).textContent()).toMatch(/6.*4/);
    expect(await seriousFaults(page)).toEqual([]);
    await dialog.getByRole("button", { name: "Move", exact: true }).click();
    await page.getByText("and 1 other work on Search; their managers stay.").first().waitFor();
    await page.getByRole("button", { name: "Changes", exact: true }).click();
    await page.getByText("↷ 2 move").waitFor();
    expect(await seriousFaults(page)).toEqual([]);
    const link = page.url().replace(/scenario=[^&]*/, "on=2099-01-01");
    await page.goto(link);
    await page.reload();
    await row(page, "Iris Vance").click();
    expect(await page.getByRole("button", { name: "Move to…" }).count()).toBe(0);
    expect(errors).toEqual([]);
  });
});

const row = (page: Page, name: string): Locator =>
  page.locator(".outline").getByRole("row", { name: new RegExp(name) });

/** The company in Org, with the managers of engineering in sight. */
async function openOrg(app: WebApp): Promise<{ readonly page: Page; readonly errors: readonly string[] }> {
  const { page, errors } = await app.newPage({ reducedMotion: "reduce" });
  await openCompany(page, app.address);
  await page.getByRole("link", { name: "Org", exact: true }).click();
  await row(page, "Noor Ashby").click();
  await page.keyboard.press("ArrowRight");
  await row(page, "Ari Marsh").waitFor();
  return { page, errors };
}

async function take(page: Page, from: Locator, to: Locator): Promise<void> {
  const [a, b] = [await from.boundingBox(), await to.boundingBox()];
  if (a === null || b === null) throw new Error("A row is not in sight.");
  await page.mouse.move(a.x + 120, a.y + a.height / 2);
  await page.mouse.down();
  await page.mouse.move(b.x + 160, b.y + b.height / 2, { steps: 6 });
}

async function drag(page: Page, from: Locator, to: Locator): Promise<void> {
  await take(page, from, to);
  await page.locator(".drag-card").waitFor();
  await page.mouse.up();
}

/** The changes of every edit that is stored. */
async function changesOf(page: Page): Promise<readonly (readonly Record<string, unknown>[])[]> {
  const bodies = await page.evaluate(
    () =>
      new Promise<string[]>((done, fail) => {
        const opening = indexedDB.open("onethread");
        opening.addEventListener("error", () => fail(new Error("The store does not open.")));
        opening.addEventListener("success", () => {
          const asked = opening.result.transaction("scenarios").objectStore("scenarios").getAll();
          asked.addEventListener("success", () => {
            opening.result.close();
            done(asked.result.map(({ body }: { body: string }) => body));
          });
        });
      }),
  );
  return bodies.flatMap((body) =>
    (JSON.parse(body) as { changeSets: { changes: Record<string, unknown>[] }[] }).changeSets.map(
      ({ changes }) => changes,
    ),
  );
}

async function seriousFaults(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe.source);
  const found = await page.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: typeof import("axe-core") };
    return (await axe.run()).violations.map(({ id, impact, nodes }) => ({
      impact,
      text: `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(" | ")}`,
    }));
  });
  return found.filter(({ impact }) => impact === "serious" || impact === "critical").map(({ text }) => text);
}
