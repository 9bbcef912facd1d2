import { execFileSync } from "node:child_process";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { SAMPLE_DRAWN } from "../../src/web/screens/start/sampleDrawn.ts";
import { seriousIn } from "./axe.ts";
import { CHROMIUM, openWebApp, type WebApp } from "./browser.ts";

const CSV = [
  "Staff No.,Full name,Boss No.,Function,Squad name",
  "1,Ada Lo,,executive,",
  "2,Bo Mi,1,engineering,Payments",
  "3,Cy Ra,1,design,Payments",
  "4,Di Su,9,design,Growth",
].join("\n");
const FILE = { name: "staff.csv", mimeType: "text/csv", buffer: Buffer.from(`${CSV}\n`) };

test("the sample on the first page is what the code makes of it today", () => {
  const made = execFileSync("node", ["scripts/sampleDrawn.mjs", "--print"], {
    encoding: "utf8",
    maxBuffer: 1e7,
  });
  expect(JSON.parse(made)).toEqual(SAMPLE_DRAWN);
});

describe.skipIf(CHROMIUM === undefined)("an organisation comes in", () => {
  let app: WebApp;
  beforeAll(async () => {
    app = await openWebApp();
  });
  afterAll(() => app.close());

  test("columns that are not known are matched by hand, and the list is read again at once", async () => {
    const { page, errors } = await app.newPage();
    await page.goto(app.address);
    await page.setInputFiles("input[type=file]", FILE);
    await page.getByText("staff.csv: 2 of 5 columns read").waitFor();
    // Values to judge by.
    await page.getByRole("row", { name: /Squad name.*Payments, Growth/ }).waitFor();
    const meaning = (column: string) => page.getByLabel(`What ${column} is read as`);
    await meaning("Staff No.").selectOption({ label: "Id of the person" });
    await meaning("Boss No.").selectOption({ label: "Manager, by id" });
    await meaning("Squad name").selectOption({ label: "Area or team worked on" });
    await page.getByRole("heading", { name: /5 people read, 2 areas, 3 rows/ }).waitFor();
    await page.getByRole("row", { name: /1 person reports to "9"/ }).waitFor();
    // A guess can be chosen away.
    await meaning("Function").selectOption({ label: "Kept as it is" });
    await page.getByRole("row", { name: /Function.*chosen/ }).waitFor();
    await page.getByRole("button", { name: "Go on in spite of these" }).click();
    await page.waitForURL(/#\/findings\?org=staff/);
    await page.getByText("0 of 2", { exact: true }).waitFor();
    expect(errors).toEqual([]);
  });

  test("pasted rows without products lead to who works on what, by keyboard alone", async () => {
    const { page, errors } = await app.newPage();
    await page.goto(app.address);
    await page.getByRole("button", { name: "Paste from a sheet" }).focus();
    await page.keyboard.press("Enter");
    await page.getByLabel("Rows copied from a spreadsheet").waitFor();
    await page.keyboard.insertText("id\tname\tmanager\ttitle\na\tAda\t\tCEO\nb\tBo\tAda\tEngineer\n");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: /^2 people read/ }).waitFor();
    await page.getByRole("button", { name: "Ask who works on what" }).focus();
    await page.keyboard.press("Enter");
    await page.waitForURL(/#\/work\?org=pasted-list/);
    await page.getByText("0 of 2 people have a product: cannot say.").waitFor();
    expect(errors).toEqual([]);
  });

  test("deleting everything leaves nobody's name in the browser", async () => {
    const { page } = await app.newPage();
    await page.goto(app.address);
    await page.setInputFiles("input[type=file]", {
      ...FILE,
      buffer: Buffer.from("id,name,manager_id,area\na,Zebedee,,\nb,Bo,a,\n"),
    });
    await page.getByRole("button", { name: "Ask who works on what" }).click();
    const box = page.getByRole("combobox", { name: "What Zebedee works on" });
    await box.fill("Zebra unit");
    await box.press("Enter");
    await page.getByRole("button", { name: "Keep 1 answer" }).waitFor();
    await page.evaluate(() => {
      localStorage.setItem("seen:staff", "Zebedee");
      localStorage.setItem("theme", "light");
    });
    expect(await keptTexts(page)).toMatch(/Zebedee[^]*Zebra unit|Zebra unit[^]*Zebedee/);
    await page.goto(app.address);
    await page.getByRole("button", { name: "Delete everything" }).click();
    const dialog = page.getByRole("alertdialog");
    await dialog.getByRole("button", { name: "Delete everything" }).click();
    await dialog.waitFor({ state: "detached" });
    const left = await keptTexts(page);
    expect(left).not.toMatch(/Zebedee|Zebra|staff/);
    expect(left).toContain("theme=light");
  });

  test.each(["light", "dark"] as const)(
    "axe finds nothing serious before and after reading, %s",
    async (colorScheme) => {
      const { page } = await app.newPage({ colorScheme, bypassCSP: true });
      await page.goto(app.address);
      await page.getByRole("heading", { name: "The sample today" }).waitFor();
      expect(await seriousIn(page)).toEqual([]);
      await page.setInputFiles("input[type=file]", FILE);
      await page.getByText("staff.csv: 2 of 5 columns read").waitFor();
      expect(await seriousIn(page)).toEqual([]);
    },
  );
});

type Page = Awaited<ReturnType<WebApp["newPage"]>>["page"];

/** Everything the browser keeps for the app as one text: all databases, all stores, both storages. */
function keptTexts(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const parts: string[] = [];
    const done = <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        request.addEventListener("success", () => resolve(request.result));
        request.addEventListener("error", () => reject(request.error));
      });
    const texts = (value: unknown): string =>
      JSON.stringify(value, (_, one: unknown) =>
        one instanceof Uint8Array ? new TextDecoder().decode(one) : one instanceof Map ? [...one] : one,
      ) ?? "";
    for (const { name } of await indexedDB.databases()) {
      const db = await done(indexedDB.open(name ?? ""));
      for (const store of db.objectStoreNames) {
        const open = db.transaction(store).objectStore(store);
        parts.push(store, texts(await done(open.getAllKeys())), texts(await done(open.getAll())));
      }
      db.close();
    }
    for (const storage of [localStorage, sessionStorage])
      for (const [key, value] of Object.entries(storage)) parts.push(`${key}=${String(value)}`);
    return parts.join("\n");
  });
}
