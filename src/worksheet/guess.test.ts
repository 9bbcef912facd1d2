import { describe, expect, test } from "vitest";
import { assetId, areaId, disciplineId, personId, wording, type Asset, type Org } from "../org/index.ts";
import { orgOf, type OrgOfOptions } from "../../test/orgOf.ts";
import { guessWork } from "./index.ts";

const AREAS = "pay:; cloud:; cloud/billing:; growth:; links:";
const NAMES: NonNullable<OrgOfOptions["areas"]> = {
  pay: { name: "Payments", aliases: ["Checkout"] },
  cloud: { name: "Cloud" },
  billing: { name: "Cloud Billing" },
  growth: { name: "Growth" },
  links: { name: "Integrations Team" },
};

function titled(lines: string, titles: Readonly<Record<string, string>>, options: OrgOfOptions = {}): Org {
  const people = Object.fromEntries(Object.entries(titles).map(([id, title]) => [id, { title }]));
  return orgOf(`${lines}; ${AREAS}`, { areas: NAMES, people, ...options });
}

const guessesOf = (org: Org, id: string): string[] =>
  guessWork(org)
    .guesses.filter((guess) => guess.personId === id)
    .map((guess) => `${guess.areaIds.join("+")} ${guess.basis}: ${wording(guess.reason)}`);

describe("one person", () => {
  test.each([
    ["Engineer, Payments", ["pay title: The title names Payments."]],
    ["Engineer, CHECKOUT", ["pay title: The title names Payments."]],
    ["PM, Growth & Integrations", ["growth+links title: The title names Growth and Integrations Team."]],
    ["Cloud Billing, part of Cloud", ["billing title: The title names Cloud Billing."]],
    ["Engineer", []],
  ])("title %j", (title, guesses) => {
    expect(guessesOf(titled("ceo > dev, other", { dev: title }), "dev")).toEqual(guesses);
  });

  test("a team column stands before the title", () => {
    const org = titled(
      "ceo > dev, other",
      {},
      {
        people: { dev: { title: "Engineer, Growth", extra: { Team: "payments team" } } },
      },
    );
    expect(guessesOf(org, "dev")).toEqual([
      "pay column: The column Team says Payments.",
      "growth title: The title names Growth.",
    ]);
  });

  test("an area named like a craft is not read from titles", () => {
    const org = orgOf("ceo > pm; p:", {
      areas: { p: { name: "Product" } },
      people: { pm: { title: "Product Manager" } },
    });
    expect(guessWork(org).guesses).toEqual([]);
  });

  test("on-call rows and owners of things, the area with most things first", () => {
    const asset = (id: string, area: string, fields: Partial<Asset>): Asset => ({
      id: assetId(id),
      name: id,
      kind: "repo",
      tier: 3,
      areaId: areaId(area),
      ...fields,
    });
    const org = titled(
      "ceo > dev, other",
      {},
      {
        people: { dev: { email: "Dev@example.com" } },
        assets: [
          asset("site", "growth", { ownerIds: ["dev@example.com"] }),
          asset("ledger", "pay", { ownerIds: ["dev"] }),
          asset("tills", "pay", { ownerIds: ["dev"] }),
          asset("pager", "cloud", { kind: "on-call", memberIds: [personId("dev")] }),
        ],
      },
    );
    expect(guessesOf(org, "dev")).toEqual([
      "cloud on-call: On call for pager of Cloud.",
      "pay owner: Named as owner of ledger and 1 more of Payments.",
      "growth owner: Named as owner of site of Growth.",
    ]);
  });

  test("who has a confirmed row is not guessed", () => {
    const org = orgOf("ceo > dev; pay: dev; growth:", {
      areas: NAMES,
      people: { dev: { title: "Engineer, Growth" } },
    });
    expect(guessesOf(org, "dev")).toEqual([]);
  });
});

describe("people who surely work together", () => {
  const LINES = "ceo > em/engineering, x; em > a/engineering, b/engineering, c/engineering";
  test("the manager's title holds for the team", () => {
    const org = titled(LINES, { em: "Engineering Manager, Payments" });
    expect(guessesOf(org, "b")).toEqual(["pay manager: Reports to em, whose title names Payments."]);
  });

  test("two of three say it for the third and for the manager", () => {
    const org = titled(LINES, { a: "Engineer, Payments", b: "Engineer on Payments" });
    expect(guessesOf(org, "c")).toEqual([
      "pay peers: 2 of the 3 people of em point at Payments, nobody contradicts.",
    ]);
    expect(guessesOf(org, "em")).toEqual([
      "pay reports: 2 of 3 reports point at Payments or an area in it, nobody contradicts.",
    ]);
  });

  test("one of three says nothing about the others", () => {
    expect(guessesOf(titled(LINES, { a: "Engineer, Payments" }), "c")).toEqual([]);
  });

  test("confirmed colleagues count", () => {
    const org = orgOf(`${LINES}; pay: a, b`);
    expect(guessesOf(org, "c")).toEqual([
      "pay peers: 2 of the 3 people of em point at pay, nobody contradicts.",
    ]);
  });

  test("people who differ are no team", () => {
    const org = titled(LINES, { em: "EM, Cloud", a: "Engineer, Payments", b: "Engineer, Growth" });
    expect(guessesOf(org, "c")).toEqual([]);
  });

  test("the more exact area comes first", () => {
    const org = titled(LINES, {
      em: "EM, Cloud",
      a: "Engineer, Cloud Billing",
      b: "Engineer, Cloud Billing",
    });
    expect(guessesOf(org, "c").map((guess) => guess.split(" ")[0])).toEqual(["billing", "cloud"]);
  });

  test("who says less neither counts nor contradicts", () => {
    const titles = { a: "Engineer, Cloud Billing", b: "Engineer, Cloud" };
    expect(guessesOf(titled(LINES, titles), "c")).toEqual([]);
    expect(guessesOf(titled(LINES, { ...titles, c: "Cloud Billing" }), "b")[1]).toBe(
      "billing peers: 2 of the 3 people of em point at Cloud Billing, nobody contradicts.",
    );
  });

  test("product managers under a head of product are spread, not a team", () => {
    const lines =
      "ceo > head/product, em/engineering; head > p1/product, p2/product; em > e1/engineering, e2/engineering";
    const org = titled(lines, { head: "Head of Product, Cloud", em: "EM, Payments" });
    expect(guessesOf(org, "p1")).toEqual([]);
    expect(guessesOf(org, "e1")).toHaveLength(1);
  });

  test("eleven people need not be one team", () => {
    const people = Array.from({ length: 11 }, (_, i) => `e${i}/engineering`).join(", ");
    expect(guessesOf(titled(`ceo > em; em > ${people}`, { em: "EM, Payments" }), "e3")).toEqual([]);
  });

  test("a manager of managers gets the area above all their areas", () => {
    const org = orgOf(
      "ceo > vp; vp > m1, m2; m1 > a; m2 > b; cloud:; cloud/billing: a, m1; cloud/meters: b, m2",
      {
        areas: { cloud: { name: "Cloud" } },
      },
    );
    expect(guessesOf(org, "vp")).toEqual([
      "cloud reports: 2 of 2 reports point at Cloud or an area in it, nobody contradicts.",
    ]);
  });
});

describe("an org without areas", () => {
  const engineer = (title: string, extra: Record<string, string> = {}) => ({
    title,
    extra,
    discipline: disciplineId("engineering"),
  });
  test("names that recur are proposed as areas, and say so", () => {
    const org = orgOf("ceo > a, b, c, d, e, f", {
      people: {
        a: engineer("Engineer, Payments"),
        b: engineer("EM - Payments"),
        c: engineer("Engineer, Frontend"),
        d: engineer("Engineer, Frontend"),
        e: engineer("Engineer", { squad: "Growth" }),
        f: engineer("Engineer", { squad: "growth team" }),
      },
    });
    const { areas, guesses } = guessWork(org);
    expect(areas.map((area) => [area.id, area.name, area.status, area.parentId])).toEqual([
      ["area-growth", "Growth", "proposed", "company"],
      ["area-payments", "Payments", "proposed", "company"],
    ]);
    expect(guesses.map((guess) => guess.personId)).toEqual(["a", "b", "e", "f"]);
  });

  test.each([
    ["one person", { a: engineer("Engineer, Payments"), b: engineer("Engineer") }],
    ["a craft", { a: engineer("Lead, Engineering"), b: engineer("Manager, Engineering") }],
    ["a region", { a: engineer("Engineer, EMEA"), b: engineer("Manager, EMEA") }],
  ])("%s proposes nothing", (_, people) => {
    expect(guessWork(orgOf("ceo > a, b", { people }))).toEqual({ guesses: [], areas: [] });
  });
});
