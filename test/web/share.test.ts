import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { CHROMIUM, openWebApp, type WebApp } from "./browser.ts";

const PASSPHRASE = "kept between two";

describe.skipIf(CHROMIUM === undefined)("an organisation handed on, in a browser", () => {
  let app: WebApp;
  beforeAll(async () => {
    app = await openWebApp();
  });
  afterAll(() => app.close());

  test("as a file: the receiver needs the passphrase, sees what was chosen, and can change nothing", async () => {
    const { page } = await app.newPage();
    await page.goto(app.address);
    await page.setInputFiles("input[type=file] >> nth=0", peopleCsv());
    await page.getByRole("button", { name: /Show the findings|Go on in spite/ }).click();
    const dialog = await openSnapshotForm(page);
    await dialog.getByRole("checkbox", { name: "Names" }).uncheck();
    const seen = dialog.getByRole("region", { name: "What the receiver will see" });
    await seen.getByRole("cell", { name: "Person 2" }).first().waitFor();
    expect(await seen.innerText()).not.toMatch(/Ada|Cellar/);
    await dialog.getByLabel(/^Passphrase/).fill(PASSPHRASE);
    const waiting = page.waitForEvent("download");
    await dialog.getByRole("button", { name: "Save the file" }).click();
    const bytes = readFileSync(await (await waiting).path());
    expect(bytes.toString("latin1")).not.toMatch(/Ada|checkout/);

    const receiver = await app.newPage();
    await receiver.page.goto(app.address);
    await receiver.page.setInputFiles("input[type=file] >> nth=0", {
      name: "acme.onethread",
      mimeType: "application/octet-stream",
      buffer: bytes,
    });
    const asking = receiver.page.getByRole("dialog");
    await asking.getByLabel("Passphrase").fill("some other words");
    await asking.getByRole("button", { name: "Open" }).click();
    await asking.getByText(/the passphrase is wrong/).waitFor();
    await asking.getByLabel("Passphrase").fill(PASSPHRASE);
    await asking.getByRole("button", { name: "Open" }).click();
    await receiver.page.getByText(/^View only, as of/).waitFor();
    await receiver.page.getByRole("cell", { name: "checkout" }).first().waitFor();
    expect(await receiver.page.locator("main").innerText()).not.toMatch(/Ada|Cellar/);
    const places = await receiver.page.getByRole("navigation").getByRole("link").allInnerTexts();
    expect(places).toEqual(["Findings", "Org"]);
    // Controls that would change something are absent, not grey.
    for (const name of [/Plan one owner/, /Who works on what/, /Waive/, /wrong, because/i])
      expect(await receiver.page.locator("main").getByText(name).count()).toBe(0);
    await receiver.page.getByRole("navigation").getByRole("link", { name: "Org" }).click();
    await receiver.page.getByRole("treegrid").waitFor();
    for (const name of [/^Undo/, /scenario/i, /Move to/, /^Today$/])
      expect(await receiver.page.locator("main").getByRole("button", { name }).count()).toBe(0);
    // Nothing is kept: after a reload the file is asked for again.
    await receiver.page.reload();
    await receiver.page.getByText(/nothing of it is kept/).waitFor();
  });

  test("as a link: it stands behind the #, and after its last day it does not open", async () => {
    const { page, context } = await app.newPage({ permissions: ["clipboard-read", "clipboard-write"] });
    await page.goto(app.address);
    await page.setInputFiles("input[type=file] >> nth=0", peopleCsv());
    await page.getByRole("button", { name: /Show the findings|Go on in spite/ }).click();
    const dialog = await openSnapshotForm(page);
    await dialog.getByLabel("Last day", { exact: true }).fill("2020-01-31");
    await dialog.getByLabel(/^Passphrase/).fill(PASSPHRASE);
    await dialog.getByRole("button", { name: "Copy as a link" }).click();
    await dialog.getByText("The link is copied.").waitFor();
    const link = await page.evaluate(() => navigator.clipboard.readText());
    expect(link.startsWith(`${app.address}#/start?snapshot=`)).toBe(true);

    const receiver = await context.newPage();
    const asked: string[] = [];
    receiver.on("request", (request) => asked.push(request.url()));
    await receiver.goto(link);
    const asking = receiver.getByRole("dialog");
    await asking.getByLabel("Passphrase").fill(PASSPHRASE);
    await asking.getByRole("button", { name: "Open" }).click();
    await asking.getByText("This snapshot was to be looked at until 2020-01-31.", { exact: false }).waitFor();
    expect(asked.filter((url) => url.includes("snapshot="))).toEqual([]);
  });
});

async function openSnapshotForm(page: Page) {
  await page.getByRole("button", { name: "Share", exact: true }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Encrypted snapshot" }).click();
  return dialog;
}

function peopleCsv(): { name: string; mimeType: string; buffer: Buffer } {
  const rows = [
    "id,name,manager_id,discipline,area,title,location",
    "p1,Ada Berg,,executive,,Head,Cellar",
    "p2,Bo Lind,p1,engineering,checkout,Lead,Cellar",
    "p3,Cy Moor,p1,product,checkout,Lead,Attic",
    "p4,Di Nash,p2,engineering,checkout,Engineer,Attic",
  ];
  return { name: "people.csv", mimeType: "text/csv", buffer: Buffer.from(`${rows.join("\n")}\n`) };
}
