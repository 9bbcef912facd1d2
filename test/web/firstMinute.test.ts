import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { CHROMIUM, openWebApp, type WebApp } from "./browser.ts";

describe.skipIf(CHROMIUM === undefined)("the first minute in a browser", () => {
  let app: WebApp;
  beforeAll(async () => {
    app = await openWebApp();
  });
  afterAll(() => app.close());

  test("the sample shows why its areas are not single-threaded, and the link says which", async () => {
    const { page, errors } = await app.newPage();
    await page.goto(app.address);
    await page.getByRole("button", { name: "Open the sample" }).click();
    await page.getByRole("heading", { name: /stands on two legs/ }).waitFor();
    await page.getByText("2 of 19", { exact: true }).waitFor();
    await page.getByRole("button", { name: "Security", exact: true }).click();
    await page.getByRole("heading", { name: /Security/ }).waitFor();
    expect(page.url()).toContain("sel=area%3Ateam-security");
    expect(errors).toEqual([]);
  });

  test("a chosen CSV is read, what does not fit is shown before anything is kept", async () => {
    const { page, errors } = await app.newPage();
    await page.goto(app.address);
    const csv = "id,name,manager_id,function\na,Ada,,engineering\nb,Bo,a,product\nc,Cy,nobody,design\n";
    await page.setInputFiles("input[type=file]", {
      name: "acme.csv",
      mimeType: "text/csv",
      buffer: Buffer.from(csv),
    });
    await page.getByRole("heading", { name: /3 people read|4 people read/ }).waitFor();
    await page
      .getByRole("row", { name: /nobody/ })
      .first()
      .waitFor();
    expect(errors).toEqual([]);
  });
});
