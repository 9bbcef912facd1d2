import type { Page } from "playwright-core";

/** A company of twenty-four that is planned in a moment: three areas on three legs, and who waits for whom. */
const PEOPLE = [
  ["ceo", "Iris Vance", "", "executive", "Chief Executive"],
  ["vpe", "Noor Ashby", "ceo", "engineering", "VP Engineering"],
  ["vpp", "Mika Thorne", "ceo", "product", "VP Product"],
  ["hod", "Lou Farrow", "ceo", "design", "Head of Design"],
  ...["pay", "ads", "search"].flatMap((area, k) => [
    [`${area}-em`, `${["Ari", "Bo", "Cleo"][k]} Marsh`, "vpe", "engineering", "Engineering Manager"],
    [`${area}-pm`, `${["Dana", "Eli", "Fern"][k]} Holt`, "vpp", "product", "Product Manager"],
    [`${area}-d`, `${["Gil", "Hana", "Ilo"][k]} Reyes`, "hod", "design", "Designer"],
    ...[1, 2, 3].map((n) => [
      `${area}-e${n}`,
      `${["Juno", "Kai", "Lena"][k]} ${["Stone", "Wells", "York"][n - 1]}`,
      `${area}-em`,
      "engineering",
      "Engineer",
    ]),
  ]),
];
const AREAS = ["pay,Payments", "ads,Ads", "search,Search"];
const csv = (head: string, rows: readonly string[]): string => `${[head, ...rows].join("\n")}\n`;

/** The lists of the company. */
export const FILES: Readonly<Record<string, string>> = {
  "people.csv": csv(
    "id,name,manager_id,discipline,title",
    PEOPLE.map((row) => row.join(",")),
  ),
  "areas.csv": csv("id,name", AREAS),
  "assignments.csv": csv(
    "person_id,area_id",
    PEOPLE.flatMap(([id = ""]) => (id.includes("-") ? [`${id},${id.split("-")[0]}`] : [])),
  ),
};

/** What the areas wait for each other for: Payments is waited for most. */
export const DEPENDENCIES = csv("id,consumer_id,provider_id,mode,blocking,channel,response_time_hours", [
  "refunds,ads,pay,service,yes,refund-desk,16",
  "cards,ads,pay,service,no,card-tokens,",
  "rates,search,pay,collaboration,no,rates,",
  "ranking,pay,search,,no,ranking,40",
]);

/** Nine of the ten questions before a plan, answered. */
export const DECISIONS = csv("id,title,door,decider_id,raised_on,contraindications", [
  `why,Why one owner each,one-way,ceo,2026-01-15,${[
    "shared-core",
    "few-owners",
    "no-delegation",
    "one-product",
    "one-journey",
    "no-consent",
    "too-small",
    "retrofit",
    "no-sponsor",
  ]
    .map((code) => `${code}:no`)
    .join(";")}`,
]);

/** The company kept and its findings on the page. */
export async function openCompany(
  page: Page,
  address: string,
  more: Readonly<Record<string, string>> = {},
): Promise<void> {
  await page.goto(address);
  await page.setInputFiles(
    "input[type=file] >> nth=0",
    Object.entries({ ...FILES, ...more }).map(([name, text]) => ({
      name,
      mimeType: "text/csv",
      buffer: Buffer.from(text),
    })),
  );
  await page.getByRole("button", { name: /Show the findings|Go on in spite/ }).click();
  await page.getByRole("link", { name: "Plan one owner per area" }).waitFor();
}

/** A plan of it, looked at. */
export async function planCompany(
  page: Page,
  address: string,
  more: Readonly<Record<string, string>> = {},
): Promise<void> {
  await openCompany(page, address, more);
  await page.getByRole("link", { name: "Plan one owner per area" }).click();
  await page.getByRole("heading", { name: "3 areas with one owner each" }).waitFor();
}
