import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { onethread, workFolder } from "../cli/onethread.ts";
import { CHROMIUM, openWebApp, type WebApp } from "./browser.ts";
import { FILES, openCompany } from "./company.ts";

describe.skipIf(CHROMIUM === undefined)("a plan as a file", () => {
  const cwd = workFolder();
  let app: WebApp;
  beforeAll(async () => {
    app = await openWebApp();
  });
  afterAll(() => app.close());

  test("that the command line wrote is verified and opened; one that was changed is refused with the reason", async () => {
    mkdirSync(join(cwd, "acme"));
    for (const [name, text] of Object.entries(FILES)) writeFileSync(join(cwd, "acme", name), text);
    expect(onethread(cwd, "plan", "acme", "--out", "march.json").status).toBe(0);
    const written = readFileSync(join(cwd, "march.json"), "utf8");
    const { page, errors } = await app.newPage();
    await openCompany(page, app.address);
    await page.getByRole("link", { name: "Plan", exact: true }).click();
    const choose = (name: string, text: string): Promise<void> =>
      page
        .getByLabel("Open a plan file")
        .setInputFiles({ name, mimeType: "application/json", buffer: Buffer.from(text) });

    await choose("march.json", written.replace(/"cost": (\d+)/, '"cost": 1'));
    await page.getByRole("alert").filter({ hasText: "Nothing was kept." }).waitFor();
    await page.getByRole("heading", { name: "No plan yet." }).waitFor();

    await choose("march.json", written);
    await page.getByRole("heading", { name: "3 areas with one owner each" }).waitFor();
    await page.getByRole("button", { name: /march/ }).waitFor();
    const { cost } = JSON.parse(written) as { readonly cost: number };
    await page.getByText(cost.toLocaleString("en"), { exact: true }).first().waitFor();

    await page.getByRole("button", { name: "Alternatives", exact: true }).click();
    await choose("march.json", written);
    await page.getByRole("button", { name: /march, 2/ }).waitFor();
    expect(errors).toEqual([]);
  });
});
