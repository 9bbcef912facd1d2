import { spawn, type ChildProcess } from "node:child_process";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { BIN, onethread, onethreadJson, workFolder } from "../cli/onethread.ts";
import { CHROMIUM, launchChromium, type Chromium } from "./browser.ts";

const CSV = "id,name,manager_id,function,area\na,Ada,,engineering,Pay\nb,Bo,a,product,Pay\n";

/** Runs until the line with the address is there. */
function serving(
  cwd: string,
  pattern: RegExp,
  ...args: string[]
): Promise<{ url: string; child: ChildProcess }> {
  const child = spawn(process.execPath, [BIN, ...args], { cwd, stdio: ["ignore", "pipe", "inherit"] });
  return new Promise((done, failed) => {
    let text = "";
    child.stdout.setEncoding("utf8").on("data", (piece: string) => {
      text += piece;
      const url = pattern.exec(text)?.[1];
      if (url !== undefined) done({ url, child });
    });
    child.on("exit", () => failed(new Error(`It ended: ${text}`)));
  });
}

const ended = (child: ChildProcess): Promise<number | null> =>
  new Promise((done) => {
    child.on("exit", (code) => done(code));
    child.kill("SIGINT");
  });

describe.skipIf(CHROMIUM === undefined)("the app on a store of this machine", () => {
  const cwd = workFolder();
  let chromium: Chromium;
  beforeAll(async () => {
    chromium = await launchChromium();
  });
  afterAll(() => chromium.close());

  test("it shows what the command line keeps, and the command line what the app keeps; nothing is left in the browser", async () => {
    expect(onethread(cwd, "init", "--org", "beta").status).toBe(0);
    const { url, child } = await serving(cwd, /Open: (\S+)/, "serve", "--org", "beta");
    const page = await chromium.context.newPage();
    const requests: string[] = [];
    page.on("request", (one) => requests.push(one.url()));
    await page.goto(url.replace(/#.*/, ""));
    await page.getByText("Kept in onethread.db on this machine. Nothing leaves it.").waitFor();
    await page.locator(".kept .name").first().waitFor();
    expect(await page.locator(".kept .name").allTextContents()).toHaveLength(1);
    expect(await page.getByRole("button", { name: /^Delete/ }).count()).toBe(0);
    await page.setInputFiles("input[type=file]", {
      name: "Acme.csv",
      mimeType: "text/csv",
      buffer: Buffer.from(CSV),
    });
    await page.getByRole("button", { name: /Show the findings|Go on/ }).click();
    await page.getByText("0 of 1", { exact: true }).waitFor();
    const log = onethreadJson(cwd, "log", "--org", "acme");
    expect(log.revisions).toHaveLength(1);
    expect(onethread(cwd, "verify", "onethread.db").status).toBe(0);
    await page.reload();
    await page.getByText("0 of 1", { exact: true }).waitFor();
    expect(await page.evaluate(async () => (await indexedDB.databases()).length)).toBe(0);
    expect(await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)).toBe(
      0,
    );
    expect(requests.every((one) => one.startsWith(url.replace(/#.*/, "")))).toBe(true);
    expect(await ended(child)).toBe(130);
  });

  test("start prints the app beside the report, on the organisation it kept", async () => {
    const { url, child } = await serving(cwd, /App: +(\S+)\n/, "start");
    const page = await chromium.context.newPage();
    await page.goto(url);
    await page.getByText(/^\d+ of 19$/).waitFor();
    expect(await ended(child)).toBe(130);
  });
});
