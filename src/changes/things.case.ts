import { orgOf } from "../../test/orgOf.ts";
import {
  areaId as a,
  assetId,
  decisionId,
  dependencyId,
  ownersOf,
  personId as p,
  waiverId,
  type Area,
  type Asset,
  type Decision,
  type Dependency,
  type Org,
} from "../org/index.ts";
import type { OrgChange } from "./index.ts";

/** Cases of `apply.test.ts` about things owned, agreements, decisions, charters and merged areas. */

const ledger: Asset = {
  id: assetId("ledger"),
  name: "Ledger",
  kind: "repo",
  tier: 1,
  areaId: a("pay"),
  claimedBy: [a("pay"), a("shop")],
  approverIds: [p("em")],
};
const need: Dependency = {
  id: dependencyId("n"),
  consumerAreaId: a("shop"),
  providerAreaId: a("pay"),
  blocking: false,
  acceptedBy: { consumer: p("em"), provider: p("em") },
};
const launch: Decision = {
  id: decisionId("launch"),
  title: "Launch",
  areaId: a("pay"),
  door: "two-way",
  deciderId: p("em"),
};

/** Two areas under a chief, with a thing that both claim, an agreement, a decision and a waiver. */
export const things = (): Org =>
  orgOf(
    "ceo > em, sm; em > dev, ill; sm > ops; pay: em*, dev 0.5; shop: sm*, dev 0.5, ops; shop/cart: ops 0.2 loan",
    {
      people: { ill: { status: "on-leave" } },
      areas: { pay: { charter: { purpose: "pay", signedBy: p("ceo"), signedOn: "2026-01-01", version: 2 } } },
      assets: [ledger],
      dependencies: [need],
      decisions: [launch],
      waivers: [{ id: waiverId("w"), checkId: "span", subjectIds: ["em"], reason: "r", standing: true }],
    },
  );

const asset = (org: Org, id: string): Asset | undefined => org.records.assets.find((one) => one.id === id);
const dependency = (org: Org, id: string) => org.records.dependencies.find((one) => one.id === id);
const decision = (org: Org, id: string) => org.records.decisions.find((one) => one.id === id);
const area = (org: Org, id: string): Area | undefined => org.areas[org.areaIndexById.get(id) ?? -1];

export const THING_CASES: readonly {
  does: string;
  changes: readonly OrgChange[];
  shows: (org: Org) => unknown;
  is: unknown;
}[] = [
  {
    does: "a transferred asset is claimed by nobody else; who approves stays",
    changes: [{ kind: "transfer-asset", assetId: assetId("ledger"), areaId: a("shop") }],
    shows: (org) => [
      asset(org, "ledger")?.areaId,
      asset(org, "ledger")?.claimedBy,
      asset(org, "ledger")?.approverIds,
    ],
    is: ["shop", undefined, ["em"]],
  },
  {
    does: "assets come, change and go, and who looks for one that is gone is sent on",
    changes: [
      { kind: "add-asset", asset: { id: assetId("till"), name: "Till", kind: "service", tier: 3 } },
      { kind: "update-asset", assetId: assetId("till"), fields: { tier: 2, memberIds: [p("dev")] } },
      { kind: "retire-asset", assetId: assetId("ledger"), redirectTo: assetId("till") },
    ],
    shows: (org) => [org.records.assets.map((one) => [one.id, one.tier]), org.records.redirects],
    is: [[["till", 2]], [{ kind: "asset", fromId: "ledger", toIds: ["till"], on: "2026-06-01" }]],
  },
  {
    does: "new terms of a dependency are accepted by nobody yet",
    changes: [{ kind: "update-dependency", dependencyId: dependencyId("n"), fields: { mode: "service" } }],
    shows: (org) => [dependency(org, "n")?.mode, dependency(org, "n")?.acceptedBy],
    is: ["service", undefined],
  },
  {
    does: "each side accepts for itself",
    changes: [
      { kind: "update-dependency", dependencyId: dependencyId("n"), fields: { channel: "desk" } },
      { kind: "accept-dependency", dependencyId: dependencyId("n"), side: "provider", personId: p("em") },
    ],
    shows: (org) => dependency(org, "n")?.acceptedBy,
    is: { provider: "em" },
  },
  {
    does: "a dependency ends and stays as history; one that had not begun is gone",
    changes: [
      { kind: "end-dependency", dependencyId: dependencyId("n") },
      { kind: "add-dependency", dependency: { ...need, id: dependencyId("later"), from: "2026-09-01" } },
      { kind: "end-dependency", dependencyId: dependencyId("later") },
    ],
    shows: (org) => org.records.dependencies.map((one) => [one.id, one.to]),
    is: [["n", "2026-06-01"]],
  },
  {
    does: "a decision is raised, handed over, decided and overridden; its outcome stays",
    changes: [
      { kind: "add-decision", decision: { ...launch, id: decisionId("price"), title: "Price" } },
      { kind: "update-decision", decisionId: decisionId("price"), fields: { deciderId: p("sm") } },
      {
        kind: "decide-decision",
        decisionId: decisionId("price"),
        outcome: "9 EUR",
        dissent: "dev",
        on: "2026-05-01",
      },
      { kind: "override-decision", decisionId: decisionId("price"), personId: p("ceo") },
    ],
    shows: (org) => decision(org, "price"),
    is: {
      ...launch,
      id: "price",
      title: "Price",
      deciderId: "sm",
      decidedOn: "2026-05-01",
      outcome: "9 EUR",
      dissent: "dev",
      overriddenBy: "ceo",
      overriddenOn: "2026-06-01",
    },
  },
  {
    does: "a charter written anew is unsigned, and one version later",
    changes: [
      {
        kind: "set-charter",
        areaId: a("pay"),
        charter: {
          purpose: "paying",
          metricAssetIds: [assetId("ledger")],
          responsibilities: { people: p("em") },
        },
      },
    ],
    shows: (org) => area(org, "pay")?.charter,
    is: { purpose: "paying", metricAssetIds: ["ledger"], responsibilities: { people: "em" }, version: 3 },
  },
  {
    does: "somebody above the owner signs",
    changes: [
      { kind: "set-charter", areaId: a("pay"), charter: { purpose: "paying" } },
      { kind: "sign-charter", areaId: a("pay"), personId: p("ceo"), on: "2026-05-02" },
    ],
    shows: (org) => area(org, "pay")?.charter,
    is: { purpose: "paying", version: 3, signedBy: "ceo", signedOn: "2026-05-02" },
  },
  {
    does: "ownership is confirmed today, and a waiver taken back is gone",
    changes: [
      { kind: "certify-area", areaId: a("pay") },
      { kind: "revoke-waiver", waiverId: waiverId("w") },
    ],
    shows: (org) => [area(org, "pay")?.certifiedOn, org.records.waivers],
    is: ["2026-06-01", []],
  },
  {
    does: "merged areas take people, things, decisions and areas below along; shares add up; one owner is left",
    changes: [{ kind: "merge-areas", fromIds: [a("shop")], into: a("pay"), ownerId: p("em") }],
    shows: (org) => [
      [area(org, "shop")?.status, area(org, "cart")?.parentId, org.records.redirects.map((one) => one.toIds)],
      ownersOf(org, org.areaIndexById.get("pay") ?? -1).map((index) => org.people[index]?.id),
      ownersOf(org, org.areaIndexById.get("shop") ?? -1),
      org.records.assignments.map((row) => [row.personId, row.areaId, row.share]),
      [asset(org, "ledger")?.areaId, asset(org, "ledger")?.claimedBy],
      dependency(org, "n")?.to,
    ],
    is: [
      ["retired", "pay", [["pay"]]],
      ["em"],
      [],
      [
        ["em", "pay", 1],
        ["dev", "pay", 1],
        ["sm", "pay", 1],
        ["ops", "pay", 1],
        ["ops", "cart", 0.2],
      ],
      ["pay", undefined],
      "2026-06-01",
    ],
  },
  {
    does: "merging joins equal dependencies into one, blocking where one of them was",
    changes: [
      {
        kind: "add-dependency",
        dependency: { ...need, id: dependencyId("c"), consumerAreaId: a("cart"), blocking: true },
      },
      { kind: "merge-areas", fromIds: [a("cart")], into: a("shop"), ownerId: p("sm") },
    ],
    shows: (org) => org.records.dependencies.map((one) => [one.id, one.consumerAreaId, one.blocking, one.to]),
    is: [
      ["n", "shop", true, undefined],
      ["c", "cart", true, "2026-06-01"],
    ],
  },
];

export const THING_REFUSALS: readonly { when: string; changes: readonly OrgChange[]; says: string }[] = [
  {
    when: "an asset would go to an area that is gone",
    changes: [
      { kind: "merge-areas", fromIds: [a("shop")], into: a("pay"), ownerId: p("em") },
      { kind: "transfer-asset", assetId: assetId("ledger"), areaId: a("shop") },
    ],
    says: "1: Ledger would go to shop, which is retired.",
  },
  {
    when: "an asset comes back under an id that was used",
    changes: [
      { kind: "retire-asset", assetId: assetId("ledger") },
      { kind: "add-asset", asset: ledger },
    ],
    says: "1: The asset id ledger was already used.",
  },
  {
    when: "an asset would name a stranger",
    changes: [{ kind: "update-asset", assetId: assetId("ledger"), fields: { approverIds: [p("ghost")] } }],
    says: "0: Ledger would name ghost, who is not in the org.",
  },
  {
    when: "an asset would be replaced by itself",
    changes: [{ kind: "retire-asset", assetId: assetId("ledger"), redirectTo: assetId("ledger") }],
    says: "0: Ledger would be replaced by ledger, which is itself.",
  },
  {
    when: "an area would depend on itself",
    changes: [
      { kind: "update-dependency", dependencyId: dependencyId("n"), fields: { consumerAreaId: a("pay") } },
    ],
    says: "0: pay cannot depend on itself.",
  },
  {
    when: "a dependency joins an area that is not there",
    changes: [
      { kind: "add-dependency", dependency: { ...need, id: dependencyId("m"), providerAreaId: a("moon") } },
    ],
    says: "0: The dependency m would name moon, which is no live area.",
  },
  {
    when: "a dependency ends twice",
    changes: [
      { kind: "end-dependency", dependencyId: dependencyId("n"), on: "2026-05-01" },
      { kind: "end-dependency", dependencyId: dependencyId("n") },
    ],
    says: "1: The need of shop for pay already ended on 2026-05-01.",
  },
  {
    when: "a stranger accepts",
    changes: [
      { kind: "accept-dependency", dependencyId: dependencyId("n"), side: "consumer", personId: p("ghost") },
    ],
    says: "0: The need of shop for pay would be accepted by ghost, who is not in the org.",
  },
  {
    when: "nobody would decide",
    changes: [{ kind: "add-decision", decision: { id: decisionId("d"), title: "Price", door: "two-way" } }],
    says: "0: Price names nobody who decides.",
  },
  {
    when: "the decider would be on leave",
    changes: [{ kind: "update-decision", decisionId: decisionId("launch"), fields: { deciderId: p("ill") } }],
    says: "0: Launch would be decided by ill, who is on leave.",
  },
  {
    when: "a decision is decided twice",
    changes: [
      { kind: "decide-decision", decisionId: decisionId("launch"), outcome: "yes" },
      { kind: "decide-decision", decisionId: decisionId("launch"), outcome: "no" },
    ],
    says: "1: Launch was already decided on 2026-06-01.",
  },
  {
    when: "an open decision would be overridden",
    changes: [{ kind: "override-decision", decisionId: decisionId("launch"), personId: p("ceo") }],
    says: "0: Launch is open: there is nothing to override.",
  },
  {
    when: "the signer does not stand above the owner",
    changes: [{ kind: "sign-charter", areaId: a("pay"), personId: p("sm") }],
    says: "0: The charter of pay needs the signature of somebody above its owner, which sm is not.",
  },
  {
    when: "there is no charter to sign",
    changes: [{ kind: "sign-charter", areaId: a("shop"), personId: p("ceo") }],
    says: "0: shop has no charter to sign.",
  },
  {
    when: "a charter names a metric that is no asset",
    changes: [{ kind: "set-charter", areaId: a("pay"), charter: { metricAssetIds: [assetId("moon")] } }],
    says: "0: The charter of pay would name the metric moon, which is no asset.",
  },
  {
    when: "nobody owns what is confirmed",
    changes: [{ kind: "certify-area", areaId: a("cart") }],
    says: "0: cart has no owner to confirm; one is needed.",
  },
  {
    when: "an area would become part of what lies inside it",
    changes: [{ kind: "merge-areas", fromIds: [a("shop")], into: a("cart"), ownerId: p("sm") }],
    says: "0: shop cannot become part of cart, which lies inside it.",
  },
  {
    when: "a waiver to revoke is not there",
    changes: [{ kind: "revoke-waiver", waiverId: waiverId("x") }],
    says: "0: There is no waiver x to revoke.",
  },
];
