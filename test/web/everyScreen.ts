import type { Page } from "playwright-core";
import type { OpenPage, WebApp } from "./browser.ts";

/** A screen of the app: how it is gone to, and what stands there once it is ready. */
export interface Screen {
  readonly place: string;
  readonly ready: string;
  readonly fields?: string;
}

/** Every screen there is, on the sample with a plan made. */
export const SCREENS: readonly Screen[] = [
  { place: "findings", ready: ".statement" },
  { place: "org", ready: "[role=treegrid] [role=row][aria-level='1']" },
  { place: "org", ready: ".subject .figures", fields: "&lens=areas&sel=area%3Ateam-growth" },
  { place: "work", ready: "table, h1" },
  { place: "plan", ready: ".area-card" },
  { place: "compare", ready: ".comparison" },
  { place: "dependencies", ready: "h1" },
  { place: "announce", ready: ".letters table, .letter" },
  { place: "start", ready: "h1" },
];

export interface Walk extends OpenPage {
  readonly goTo: (screen: Screen) => Promise<void>;
}

/** The sample opened and planned, ready to be walked through. */
export async function walkThrough(
  app: WebApp,
  options: Parameters<WebApp["newPage"]>[0] = {},
): Promise<Walk> {
  const open = await app.newPage({ reducedMotion: "reduce", ...options });
  const { page } = open;
  await page.goto(app.address);
  await page.getByRole("button", { name: /^(Open the sample|Beispiel öffnen)$/ }).click();
  await page.waitForURL(/#\/findings/);
  const org = fieldOf(page, "org");
  await page.evaluate((id) => {
    location.hash = `#/plan?org=${id}&start=1`;
  }, org);
  await page.waitForURL(/scenario=/);
  const scenario = fieldOf(page, "scenario");
  return {
    ...open,
    goTo: async ({ place, ready, fields = "" }) => {
      const hash = place === "start" ? "#/start" : `#/${place}?org=${org}&scenario=${scenario}${fields}`;
      await page.evaluate((next) => {
        location.hash = next;
      }, hash);
      await page.locator(ready).first().waitFor();
    },
  };
}

const fieldOf = (page: Page, name: string): string =>
  new URLSearchParams(page.url().split("?")[1]).get(name) ?? "";
