import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { orgOf } from "../../test/orgOf.ts";
import {
  areaId,
  assetId,
  decisionId,
  dependencyId,
  foldText,
  indexOrg,
  type Asset,
  type Org,
  type Redirect,
} from "../org/index.ts";
import { EXACT_MAX, findSubjects } from "./findSubjects.ts";
import { typingErrors } from "./textSketch.ts";

const asset = (id: string, rest: Partial<Asset> = {}): Asset => ({
  id: assetId(id),
  name: id,
  kind: "repo",
  tier: 3,
  ...rest,
});

const things = ["area", "asset", "dependency", "decision"] as const;

const redirected = (org: Org, redirects: readonly Redirect[]): Org =>
  indexOrg({ ...org.records, redirects }, [], org.today);

const org = redirected(
  orgOf("ceo > ada; pay: ada*; ads: ada; c: ada", {
    areas: { pay: { name: "Payments", aliases: ["Checkout Team"] }, c: { name: "C" } },
    assets: [
      asset("r1", { name: "Refunds API", externalIds: { github: "acme/refunds", gitlab: "acme/mirror" } }),
      asset("r2", { name: "C#", externalIds: { repository: "https://git.acme.example/core/sharp.git" } }),
      asset("acme/tool"),
      asset("r3", { name: "Ledger", externalIds: { github: "acme/mono/services/ledger" } }),
      asset("r4", { name: "Mono", externalIds: { github: "acme/mono" } }),
      asset("r5", { name: "pay" }),
      asset("acme/lines"),
      asset("acme/lines:/docs/"),
      asset("acme/lines:/docs/api"),
      asset("r6", { name: "Café Größe" }),
    ],
    dependencies: [
      {
        id: dependencyId("d1"),
        consumerAreaId: areaId("pay"),
        providerAreaId: areaId("ads"),
        blocking: false,
      },
    ],
    decisions: [{ id: decisionId("adr-7"), title: "One ledger for all", door: "two-way" }],
  }),
  [
    { kind: "area", fromId: "billing", toIds: ["pay"], on: "2026-01-01" },
    { kind: "area", fromId: "money", toIds: ["billing", "ads"] },
    { kind: "area", fromId: "later", toIds: ["pay"], on: "2026-12-01" },
    { kind: "area", fromId: "gone", toIds: [] },
    { kind: "area", fromId: "round", toIds: ["trip"] },
    { kind: "area", fromId: "trip", toIds: ["round"] },
    { kind: "asset", fromId: "old-api", toIds: ["r1"] },
  ],
);

const ids = (text: string): string[] =>
  findSubjects(org, text, things).exact.map((one) => `${one.kind} ${one.id}`);

describe("what a text names", () => {
  test.each([
    ["pay", ["area pay"]],
    ["Payments", ["area pay"]],
    ["  PAYMENTS ", ["area pay"]],
    ["check-out_team", ["area pay"]],
    ["refunds-api", ["asset r1"]],
    ["github:acme/refunds", ["asset r1"]],
    ["acme/refunds", ["asset r1"]],
    ["https://github.com/acme/refunds.git", ["asset r1"]],
    ["git@github.com:acme/refunds.git", ["asset r1"]],
    ["https://gitlab.com/acme/mirror", ["asset r1"]],
    ["https://gitlab.com/acme/refunds", []],
    ["https://github.com/acme/tool", ["asset acme/tool"]],
    ["https://git.acme.example/core/sharp", ["asset r2"]],
    ["git@git.acme.example:core/sharp.git", ["asset r2"]],
    ["https://other.example/core/sharp", []],
    ["https://github.com/acme/mono", ["asset r4"]],
    ["https://github.com/acme/mono/blob/main/services/ledger/src/a.ts", ["asset r3"]],
    ["https://github.com/acme/mono/blob/main/README.md", ["asset r4"]],
    ["github:acme/mono/services/ledger/src/a.ts", ["asset r3"]],
    ["gitlab:acme/mono/services/ledger/src/a.ts", []],
    ["https://github.com/acme/lines/blob/main/docs/x.md", ["asset acme/lines:/docs/"]],
    ["https://github.com/acme/lines/tree/main/docs", ["asset acme/lines:/docs/"]],
    ["https://github.com/acme/lines/blob/main/docs/api/deep/x.md", ["asset acme/lines:/docs/api"]],
    ["https://github.com/acme/lines/blob/main/docsx.md", ["asset acme/lines"]],
    ["https://github.com/acme/lines", ["asset acme/lines"]],
    ["https://github.com/other/lines/blob/main/docs/x.md", []],
    ["C#", ["asset r2"]],
    ["c", ["area c"]],
    ["cafe grosse", []],
    ["cafe große", ["asset r6"]],
    ["d1", ["dependency d1"]],
    ["Payments → ads", ["dependency d1"]],
    ["Payments→Ads", ["dependency d1"]],
    ["pay -> ads", ["dependency d1"]],
    ["checkout team to ADS", ["dependency d1"]],
    ["billing → ads", ["dependency d1"]],
    ["ads → pay", []],
    ["pay to", []],
    [" -> ", []],
    ["adr-7", ["decision adr-7"]],
    ["one ledger for all", ["decision adr-7"]],
    ["ada", []],
    ["", []],
    ["---", []],
  ])("%s: %j", (text, expected) => {
    expect(ids(text)).toEqual(expected);
  });
  test.each([
    ["billing", ["area pay"], ["billing"]],
    ["money", ["area ads", "area pay"], ["money"]],
    ["old-api", ["asset r1"], ["old-api"]],
    ["gone", ["area gone"], ["gone"]],
  ])("%s is followed to %j", (text, expected, from) => {
    expect(ids(text)).toEqual(expected);
    expect(findSubjects(org, text, things).exact[0]?.followed.map((one) => one.fromId)).toEqual(from);
  });
  test.each(["later", "round", "trip"])("%s leads nowhere today", (text) => {
    expect(ids(text)).toEqual([]);
  });
  test("what has another id here is found by that of its source, over redirects too", () => {
    const hidden = redirected(
      orgOf("ceo; g1: ceo", {
        areas: { g1: { name: "Growth", sourceId: "zoe-s-team" } },
        assets: [asset("g2", { sourceId: "zoe/dotfiles" })],
      }),
      [{ kind: "area", fromId: "g3", sourceId: "zoe-old", toIds: ["g1"] }],
    );
    const ids = (text: string) => findSubjects(hidden, text, things).exact.map(({ id }) => id);
    expect([ids("zoe-s-team"), ids("zoe/dotfiles"), ids("zoe-old")]).toEqual([["g1"], ["g2"], ["g1"]]);
  });
  test("people are found where they are asked for, and only there", () => {
    expect(findSubjects(org, "ada", ["person", "area"]).exact).toMatchObject([{ kind: "person", id: "ada" }]);
  });
  test("of a name a hundred things have, fifty are told and all are counted", () => {
    const twins = orgOf("ceo", {
      assets: Array.from({ length: 100 }, (_, i) => asset(`a${i}`, { name: "main" })),
    });
    const found = findSubjects(twins, "Main", things);
    expect([found.exact.length, found.total]).toEqual([EXACT_MAX, 100]);
  });
});

describe("near misses", () => {
  const near = (text: string): string[] => findSubjects(org, text, things).near?.map((one) => one.id) ?? [];
  test.each([
    ["paymetns", ["pay"]],
    ["Paymens", ["pay"]],
    ["refund", ["r1"]],
    ["the refunds-api service", ["r1"]],
    ["api refunds", ["r1"]],
    ["pya -> ads", ["d1", "ads"]],
    ["paymetns to ads", ["d1"]],
    ["pay -> c", ["d1", "pay", "r5"]],
    ["pay -> zzzzzz", ["d1", "pay", "r5"]],
    ["https://github.com/other/ledgr", ["r3"]],
    ["zzzzzzzz", []],
    ["xy", []],
  ])("%s: %j", (text, expected) => {
    expect(near(text)).toEqual(expected);
  });
  test("are not looked for where nobody asks", () => {
    expect(findSubjects(org, "paymetns", things, false)).toEqual({ exact: [], total: 0, near: null });
    expect(findSubjects(org, "paymetns -> ads", things, false).near).toBeNull();
  });
  test("a text longer than a name is no mistyped one", () => {
    expect(near("payments ".repeat(1e4))).toEqual([]);
  });
  test("are at most five, the fewest errors first", () => {
    const names = [
      "checkout",
      "checkouts",
      "chekout",
      "check",
      "checkout-a",
      "checkout-b",
      "checkout-c",
      "chechout",
    ];
    const shop = orgOf("ceo", { assets: names.map((name) => asset(name)) });
    const found = findSubjects(shop, "chekcout", things).near!.map((one) => one.id);
    expect(found).toHaveLength(5);
    expect(found.slice(0, 2)).toEqual(["checkout", "chekout"]);
  });
  test("every name a typing error away is found, as reading all of them would", () => {
    const name = fc.stringMatching(/^[a-f]{7,10}$/);
    fc.assert(
      fc.property(fc.uniqueArray(name, { minLength: 1, maxLength: 5 }), name, (names, text) => {
        fc.pre(!names.includes(text));
        const shop = orgOf("ceo", { assets: names.map((one) => asset(one)) });
        const close = names.filter((one) => typingErrors(foldText(one), foldText(text), 2) <= 2);
        const found = findSubjects(shop, text, ["asset"]).near!.map((one) => one.id);
        expect(close.filter((one) => !found.includes(assetId(one)))).toEqual([]);
      }),
    );
  });
});
