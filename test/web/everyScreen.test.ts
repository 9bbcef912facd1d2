import axe from "axe-core";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { CHROMIUM, openWebApp, type WebApp } from "./browser.ts";
import { SCREENS, walkThrough, type Screen, type Walk } from "./everyScreen.ts";

describe.skipIf(CHROMIUM === undefined)("every screen", () => {
  let app: WebApp;
  // One walk for all: the plan is made once.
  let walk: Walk;
  beforeAll(async () => {
    app = await openWebApp();
    walk = await walkThrough(app);
  });
  afterAll(() => app.close());

  test("axe finds nothing serious, light and dark; one measure is one value wherever it stands", async () => {
    const { page, goTo, errors } = walk;
    const values = new Map<string, Map<string, string>>();
    const faults: string[] = [];
    for (const screen of SCREENS) {
      await goTo(screen);
      for (const colorScheme of ["light", "dark"] as const) {
        await page.emulateMedia({ colorScheme });
        for (const fault of await seriousFaults(page))
          faults.push(`${nameOf(screen)}, ${colorScheme}: ${fault}`);
      }
      for (const [figure, value] of await figuresOf(page))
        values.set(figure, (values.get(figure) ?? new Map<string, string>()).set(value, nameOf(screen)));
    }
    expect(faults).toEqual([]);
    expect(values.size).toBeGreaterThan(20);
    const shownTwice = [...values].filter(([, shown]) => shown.size > 1);
    expect(shownTwice.map(([figure, shown]) => `${figure}: ${JSON.stringify([...shown])}`)).toEqual([]);
    expect(errors).toEqual([]);
  });

  test("axe finds nothing serious in what lies above the page", async () => {
    const { page, goTo } = walk;
    await goTo({ place: "findings", ready: ".statement" });
    const faults: string[] = [];
    const judge = async (what: string): Promise<void> => {
      for (const fault of await seriousFaults(page)) faults.push(`${what}: ${fault}`);
      await page.keyboard.press("Escape");
      await page.getByRole("dialog").waitFor({ state: "detached" });
    };
    await page.keyboard.press("Control+k");
    await page.locator("[cmdk-input]").fill("who owns growth");
    await page.locator(".owner-card").waitFor();
    await judge("palette");
    await page.keyboard.press("?");
    await page.getByRole("dialog", { name: "Keys" }).waitFor();
    await judge("keys");
    await page.locator(".org-name").click();
    await page.getByRole("menuitem", { name: "Settings" }).click();
    await page.getByRole("dialog").locator("summary").click();
    await judge("settings");
    await page.locator("[data-metric='area-row.legs']").first().click();
    await page.locator("[data-worked-out]").waitFor();
    await judge("how a number is worked out");
    expect(faults).toEqual([]);
  });

  test("in German no label is cut: on a laptop, 320 px wide, and with text twice as large", async () => {
    const { page, goTo } = walk;
    await page.evaluate(() => localStorage.setItem("language", "de"));
    await page.reload();
    await page.waitForFunction(() => document.documentElement.lang === "de");
    const faults: string[] = [];
    for (const [width, scale] of [
      [1280, 1],
      [320, 1],
      [640, 2],
    ] as const) {
      await page.setViewportSize({ width, height: 800 });
      await page.evaluate((times) => {
        document.documentElement.style.fontSize = `${16 * times}px`;
      }, scale);
      for (const screen of SCREENS) {
        await goTo(screen);
        for (const fault of await cutOff(page))
          faults.push(`${nameOf(screen)}, ${width} px × ${scale}: ${fault}`);
      }
    }
    expect(faults).toEqual([]);
  });
});

const nameOf = ({ place, fields = "" }: Screen): string => `${place}${fields}`;

/** Numbers of the screen with what they measure, and of which area. */
async function figuresOf(page: Page): Promise<readonly (readonly [string, string])[]> {
  return page.locator("[data-metric]").evaluateAll((all) =>
    all.map((one) => {
      const { metric = "", area = "" } = (one as HTMLElement).dataset;
      return [`${metric} ${area}`, one.textContent.trim()] as const;
    }),
  );
}

/** Labels that are wider than their room, and what lies beside the window; what scrolls on its own is left out. */
async function cutOff(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const LABELS = "button, a, th, label, legend, summary, h1, h2, h3, dt";
    const scrolls = (element: Element): boolean => {
      for (
        let above = element.parentElement;
        above !== null && above.id !== "place";
        above = above.parentElement
      )
        if (/auto|scroll/.test(getComputedStyle(above).overflowX)) return true;
      return false;
    };
    const faults: string[] = [];
    for (const element of document.querySelectorAll(LABELS)) {
      const { overflowX, display } = getComputedStyle(element);
      const { left, right } = element.getBoundingClientRect();
      const isSeen =
        element.getClientRects().length > 0 && element.closest(".visually-hidden, .skip") === null;
      if (!isSeen || display === "inline") continue;
      const isCut = overflowX !== "visible" && element.scrollWidth > element.clientWidth + 1;
      const isBeside = (right > innerWidth + 1 || left < -1) && !scrolls(element);
      if (isCut || isBeside) faults.push(`${element.tagName} ${element.textContent.slice(0, 40)}`);
    }
    const room = document.scrollingElement;
    if (room !== null && room.scrollWidth > innerWidth + 1)
      faults.push(`the page is ${room.scrollWidth} px wide`);
    return faults;
  });
}

async function seriousFaults(page: Page): Promise<readonly string[]> {
  // As the debugger gives it: the page forbids scripts that are not its own.
  if (!(await page.evaluate(() => "axe" in globalThis))) await page.evaluate(axe.source);
  return page.evaluate(async () => {
    const { axe: run } = globalThis as unknown as { axe: typeof import("axe-core") };
    const { violations } = await run.run({ resultTypes: ["violations"] });
    return violations
      .filter(({ impact }) => impact === "serious" || impact === "critical")
      .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(" | ")}`);
  });
}
