import axeCore from "axe-core";
import type { Page } from "playwright-core";

/** What axe finds wrong on a page, serious or worse. The page must bypass the app's content security policy. */
export async function seriousIn(page: Page): Promise<string[]> {
  await page.addScriptTag({ content: axeCore.source });
  return page.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: typeof axeCore };
    const { violations } = await axe.run();
    return violations
      .filter(({ impact }) => impact === "serious" || impact === "critical")
      .map(({ help, nodes }) => `${help}: ${nodes[0]?.html ?? ""}`);
  });
}
