import { areaId, indexOrg, personId, type Asset, type Dependency, type Org } from "../org/index.ts";
import { TODAY } from "../../test/orgOf.ts";
import { asset, craft, many, need, of, type CaseTable } from "./fixture.case.ts";

/** Who looks for pay is led to shop. */
function redirected(org: Org): Org {
  const redirect = { kind: "area", fromId: "pay", toIds: [areaId("shop")], on: TODAY } as const;
  return indexOrg({ ...org.records, redirects: [redirect] }, [], org.today);
}

/** The org with somebody who left it. */
function leftOut(org: Org, id: string): Org {
  const leaver = {
    id: personId(id),
    name: id,
    managerId: null,
    status: "terminated",
    fte: 1,
    vacant: false,
  } as const;
  return indexOrg({ ...org.records, outside: [leaver] }, [], org.today);
}

const pager = (memberIds: readonly string[], fields: Parameters<typeof asset>[2] = {}): Asset =>
  asset("Pager", "x", { kind: "on-call", memberIds, ...fields });
const engineers = (n: number): string =>
  many("e", n)
    .split(", ")
    .map((id) => `${id}/engineering`)
    .join(", ");

const A = personId("a");
const TERMS = { mode: "service", channel: "desk", responseTimeHours: 8 } as const;
const AGREED = { ...TERMS, acceptedBy: { consumer: A, provider: personId("b") } };
const waiting = (...pairs: readonly string[]): Dependency[] =>
  pairs.map((pair, i) => need(`w${i}`, pair, { blocking: true }));

export const THINGS_OWNED: CaseTable = {
  "asset-one-area": {
    fires: [
      {
        org: of("a; pay: a; shop: a", { assets: [asset("Ledger", "pay", { claimedBy: ["pay", "shop"] })] }),
        says: "Ledger belongs to 2 areas: pay and shop.",
        fix: "ends",
        shows: { tier: "default" },
      },
      {
        org: of("a; pay: a; shop: a", {
          assets: [asset("Ledger", "", { tier: 1, claimedBy: ["pay", "shop"] })],
        }),
        says: "Ledger belongs to 2 areas: pay and shop.",
        fix: "ends",
        shows: { tier: "invariant" },
      },
      {
        // The first claimant is retired: it goes to the one that lives.
        org: of("a; pay: ; shop: a", {
          areas: { pay: { status: "retired" } },
          assets: [asset("Ledger", "pay", { claimedBy: ["shop"] })],
        }),
        says: "Ledger belongs to 2 areas: pay and shop.",
        fix: "ends",
      },
      {
        org: of("a; pay: a", { assets: [asset("Ledger", "pay"), asset("Till", "")] }),
        says: "Till belongs to no area.",
        fix: "none",
      },
      {
        // The source names its owners, who are all at home in pay.
        org: of("a > b; pay: a, b", {
          assets: [asset("Ledger", "pay"), asset("Till", "", { ownerIds: ["b", "a", "pay"] })],
        }),
        says: "Till belongs to no area.",
        fix: "ends",
      },
      {
        org: of("a > b; pay: a; shop: b", {
          assets: [asset("Ledger", "pay"), asset("Till", "", { ownerIds: ["b", "a"] })],
        }),
        says: "Till belongs to no area.",
        fix: "none",
      },
      {
        org: of("a; pay: ; shop: a", {
          areas: { pay: { status: "retired" } },
          assets: [asset("Ledger", "pay")],
        }),
        says: "Ledger belongs to pay, which is retired.",
        fix: "none",
      },
      {
        org: redirected(
          of("a; pay: ; shop: a", {
            areas: { pay: { status: "retired" } },
            assets: [asset("Ledger", "pay")],
          }),
        ),
        says: "Ledger belongs to pay, which is retired.",
        fix: "ends",
      },
    ],
    silent: [
      { org: of("a; pay: a", { assets: [asset("Ledger", "pay")] }) },
      { org: of("a; pay: a", { assets: [asset("Ledger", "pay", { claimedBy: ["pay"] })] }) },
      { org: of("a; pay: a", { assets: [asset("Ledger", "", { claimedBy: ["pay"] })] }) },
      // No asset of the data names an area: nothing is said.
      { org: of("a; pay: a", { assets: [asset("Ledger", "", { tier: 1 }), asset("Till", "")] }) },
    ],
  },
  "on-call-inside": {
    fires: [
      {
        org: of("ceo > a, b; x(sto): a*; y: b", { assets: [pager(["a", "b"])] }),
        says: "Pager of x: b is on call and not of its core people.",
        fix: "ends",
      },
      {
        org: of("ceo > a, b, c; x(stl): a*; y: b, c", { assets: [pager(["b", "c"])] }),
        says: "Pager of x: b and c are on call and not of its core people.",
        fix: "none",
      },
      {
        org: leftOut(of("ceo > a; x(sto): a*", { assets: [pager(["a", "gone"])] }), "gone"),
        says: "Pager of x: gone is on call and not of its core people.",
        fix: "ends",
      },
      {
        org: of("ceo > a, b, c; x(sto): a*; y: b; z: c", {
          assets: [pager(["a", "b", "c"], { sharedWith: ["y"] })],
        }),
        says: "Pager of x: c is on call and not of its core people.",
        fix: "ends",
      },
      {
        // As if: another rotation of the company is shared, so this one is asked.
        org: of(`ceo > a; a > ${engineers(7)}; x: a*, ${many("e", 7)}; y: ceo`, {
          assets: [pager(["a"]), asset("Bell", "y", { kind: "on-call", sharedWith: ["x"] })],
        }),
        asMode: "sto",
        says: "Pager of x is shared with no other area, and x has 7 engineers, fewer than 8.",
        fix: "none",
      },
      {
        // The eighth seat is empty.
        org: of(`ceo > a; a > ${engineers(8)}; x(sto): a*, ${many("e", 8)}`, {
          assets: [pager(["a"])],
          people: { e7: { vacant: true } },
        }),
        says: "Pager of x is shared with no other area, and x has 7 engineers, fewer than 8.",
        fix: "none",
      },
      {
        // The list of disciplines calls engineering eng.
        org: of("ceo > a, b/eng; x(sto): a*, b", {
          assets: [pager(["a", "b"])],
          disciplines: [craft("eng", { aliases: ["Engineering"] })],
        }),
        says: "Pager of x is shared with no other area, and x has 1 engineer, fewer than 8.",
        fix: "none",
      },
    ],
    silent: [
      { org: of("ceo > a, b; x(sto): a*, b", { assets: [pager(["a", "b"])] }) },
      { org: of("ceo > a; a > b; x(sto): a*; x/y: b", { assets: [pager(["a", "b"])] }) },
      { org: of("ceo > a, b; x(sto): a*; y: b", { assets: [pager(["a", "b"], { sharedWith: ["y"] })] }) },
      { org: of("ceo > a, b; x: a*; y: b", { assets: [pager(["a", "b"])] }) },
      { org: of("ceo > a, b; x(sto): a*; y: b", { assets: [pager(["b"], { claimedBy: ["y"] })] }) },
      {
        org: of(`ceo > a; a > ${engineers(2)}; x: a*, ${many("e", 2)}`, { assets: [pager(["a"])] }),
        asMode: "sto",
      },
    ],
    borders: {
      engineers: {
        past: {
          org: of(`ceo > a; a > ${engineers(7)}; x(sto): a*, ${many("e", 7)}`, { assets: [pager(["e1"])] }),
          says: "Pager of x is shared with no other area, and x has 7 engineers, fewer than 8.",
          fix: "none",
        },
        at: {
          org: of(`ceo > a; a > ${engineers(8)}; x(sto): a*, ${many("e", 8)}`, { assets: [pager(["e1"])] }),
        },
      },
    },
  },
  "ownership-certified": {
    fires: [
      {
        org: of("a; x: a", {
          areas: {
            x: { certifiedOn: "2026-05-01", owners: [{ personId: personId("a"), from: "2026-05-02" }] },
          },
        }),
        says: "The ownership of x was confirmed on 2026-05-01, before its owner changed on 2026-05-02.",
        fix: "ends",
      },
      {
        // Nobody followed: that is a change too, and there is nobody to confirm.
        org: of("a; x: a", {
          areas: {
            x: { certifiedOn: "2026-05-01", owners: [{ personId: personId("a"), to: "2026-05-02" }] },
          },
        }),
        says: "The ownership of x was confirmed on 2026-05-01, before its owner changed on 2026-05-02.",
        fix: "none",
      },
      {
        org: of("a; x: a*; y: a", { areas: { y: { certifiedOn: TODAY } } }),
        says: "The ownership of x was never confirmed.",
        fix: "ends",
      },
    ],
    silent: [
      { org: of("a; x: a*") },
      {
        org: of("a; x: a", {
          areas: {
            x: { certifiedOn: "2026-05-02", owners: [{ personId: personId("a"), from: "2026-05-02" }] },
          },
        }),
      },
      {
        // An owner to come is no change yet.
        org: of("a > b; x: a", {
          areas: {
            x: {
              certifiedOn: "2026-05-02",
              owners: [
                { personId: personId("a"), to: "2026-07-01" },
                { personId: personId("b"), from: "2026-07-01" },
              ],
            },
          },
        }),
      },
      { org: of("a; x: a*; y: a", { areas: { x: { kind: "corporate" }, y: { certifiedOn: TODAY } } }) },
    ],
    borders: {
      days: {
        past: {
          org: of("a; x: a*", { areas: { x: { certifiedOn: "2026-03-02" } } }),
          says: "The ownership of x was confirmed on 2026-03-02, 91 days ago.",
          fix: "ends",
        },
        at: { org: of("a; x: a*", { areas: { x: { certifiedOn: "2026-03-03" } } }) },
      },
    },
  },
  "release-inside": {
    fires: [
      {
        org: of("ceo > a, b; x(sto): a*; y: b*", {
          assets: [asset("Ledger", "x", { tier: 1, approverIds: ["b"] })],
        }),
        says: "Ledger of x cannot ship without b of y.",
        fix: "ends",
        shows: { tier: "invariant" },
      },
      {
        org: of("ceo > a; x(sto): a*", { assets: [asset("Ledger", "x", { approverIds: ["a", "ceo"] })] }),
        says: "Ledger of x cannot ship without ceo.",
        fix: "ends",
        shows: { tier: "norm" },
      },
      {
        org: leftOut(
          of("ceo > a; x(sto): a*", { assets: [asset("Ledger", "x", { approverIds: ["gone"] })] }),
          "gone",
        ),
        says: "Ledger of x cannot ship without gone.",
        fix: "ends",
      },
    ],
    silent: [
      {
        org: of("ceo > a, b; x(sto): a*, b", { assets: [asset("Ledger", "x", { approverIds: ["a", "b"] })] }),
      },
      {
        org: of("ceo > a; a > b; x(sto): a*; x/y: b", {
          assets: [asset("Ledger", "x", { approverIds: ["b"] })],
        }),
      },
      { org: of("ceo > a, b; x: a*; y: b", { assets: [asset("Ledger", "x", { approverIds: ["b"] })] }) },
      {
        org: of("ceo > a, b; x(sto): a*, b*; y: b", {
          assets: [asset("Ledger", "x", { approverIds: ["ceo"] })],
        }),
      },
      {
        org: of("ceo > a, b; x(sto): a*; y: b", {
          assets: [asset("Ledger", "x", { approverIds: ["b"], claimedBy: ["y"] })],
        }),
      },
    ],
  },
  "dependency-agreed": {
    fires: [
      {
        org: of("a > b; x: a*; y: b*", {
          dependencies: [need("n", "x > y", { ...TERMS, acceptedBy: { consumer: A } })],
        }),
        says: "x needs y: the acceptance of y is missing.",
        fix: "ends",
      },
      {
        org: of("a > b; x: a*; y: b*", { dependencies: [need("n", "x > y")] }),
        says: "x needs y: the mode, the channel, the response time, the acceptance of x and the acceptance of y are missing.",
        fix: "none",
      },
      {
        // Nobody can accept for y.
        org: of("a > b; x: a*; y: b", { dependencies: [need("n", "x > y", TERMS)] }),
        says: "x needs y: the acceptance of x and the acceptance of y are missing.",
        fix: "none",
      },
      {
        org: of("a; x: a; y: a", {
          assets: [asset("Ledger", "y", { usedBy: ["x"] }), asset("Till", "y", { usedBy: ["x", "y"] })],
        }),
        says: "x needs y: it uses Ledger and Till, and no dependency says so.",
        fix: "ends",
      },
      {
        // The other way round, and one that ended: neither covers it.
        org: of("a > b; x: a*; y: b*", {
          assets: [asset("Ledger", "y", { usedBy: ["x"] })],
          dependencies: [need("back", "y > x", AGREED), need("old", "x > y", { ...AGREED, to: TODAY })],
        }),
        says: "x needs y: it uses Ledger, and no dependency says so.",
        fix: "ends",
      },
    ],
    silent: [
      { org: of("a > b; x: a*; y: b*", { dependencies: [need("n", "x > y", AGREED)] }) },
      { org: of("a; x: a; y: a", { dependencies: [need("n", "x > y", { to: TODAY })] }) },
      {
        org: of("a; x: a; y: a", {
          areas: { x: { kind: "corporate" }, y: { kind: "enabling" } },
          dependencies: [need("n", "x > y")],
        }),
      },
      {
        org: of("a; x: a; y: a", { areas: { y: { status: "retired" } }, dependencies: [need("n", "x > y")] }),
      },
      // Covered by what the areas above agreed.
      {
        org: of("a > b; x: a*; y: b*; x/z: a", {
          assets: [asset("Ledger", "y", { usedBy: ["z"] })],
          dependencies: [need("n", "x > y", AGREED)],
        }),
      },
      // Areas inside one another, several claimants, a thing of nobody.
      {
        org: of("a; x: a; x/z: a; y: a", {
          assets: [
            asset("Ledger", "x", { usedBy: ["z"] }),
            asset("Till", "z", { usedBy: ["x"] }),
            asset("Log", "y", { claimedBy: ["z"], usedBy: ["x"] }),
            asset("Bus", "", { usedBy: ["x"] }),
          ],
        }),
      },
    ],
  },
  "dependency-temporary": {
    fires: [
      {
        org: of("a; x: a; y: a", { dependencies: [need("n", "x > y", { mode: "collaboration" })] }),
        says: "x collaborates with y, without an end.",
        fix: "ends",
      },
      {
        org: of("a; x: a; y: a", {
          dependencies: [need("n", "x > y", { mode: "collaboration", from: "2025-01-01" })],
        }),
        says: "x collaborates with y since 2025-01-01, without an end.",
        fix: "none",
      },
      {
        org: of("a; x: a; y: a", {
          dependencies: [need("n", "x > y", { mode: "collaboration", to: "2026-12-02" })],
        }),
        says: "x collaborates with y for 184 days more, until 2026-12-02.",
        fix: "ends",
      },
      {
        org: of("a; x: a; y: a", { dependencies: waiting("x > y", "y > x") }),
        says: "Blocking dependencies run in a circle through x and y.",
        fix: "none",
      },
      {
        // Two rings that share x are one circle; w only waits for it.
        org: of("a; x: a; y: a; z: a; v: a; w: a", {
          dependencies: waiting("x > y", "y > z", "z > x", "x > v", "v > x", "w > x"),
        }),
        says: "Blocking dependencies run in a circle through x, y, z and v.",
        fix: "none",
      },
    ],
    silent: [
      { org: of("a; x: a; y: a", { dependencies: [need("n", "x > y", { mode: "service" })] }) },
      { org: of("a; x: a; y: a; z: a", { dependencies: waiting("x > y", "y > z", "x > z") }) },
      { org: of("a; x: a; y: a", { dependencies: [...waiting("x > y"), need("m", "y > x")] }) },
      {
        org: of("a; x: a; y: a", {
          dependencies: [...waiting("x > y"), need("m", "y > x", { blocking: true, to: TODAY })],
        }),
      },
    ],
    borders: {
      days: {
        past: {
          org: of("a; x: a; y: a", {
            dependencies: [
              need("n", "x > y", { mode: "collaboration", from: "2026-01-01", to: "2026-07-04" }),
            ],
          }),
          says: "x collaborates with y for 184 days, until 2026-07-04.",
          fix: "ends",
        },
        at: {
          org: of("a; x: a; y: a", {
            dependencies: [
              need("n", "x > y", { mode: "collaboration", from: "2026-01-01", to: "2026-07-03" }),
            ],
          }),
        },
      },
    },
  },
  "shared-service-declared": {
    fires: [
      {
        org: of("a; x: a; y: a; legal: a", {
          areas: { legal: { kind: "corporate" } },
          dependencies: [need("n", "x > legal"), need("m", "x > legal"), need("o", "y > legal")],
        }),
        says: "legal serves 2 areas and has no service promise.",
        fix: "none",
      },
      {
        org: of("a; x: a; tools: a", {
          areas: { tools: { kind: "enabling" } },
          assets: [asset("CI", "tools", { usedBy: ["x", "tools"] })],
        }),
        says: "tools serves 1 area and has no service promise.",
        fix: "none",
      },
    ],
    silent: [
      {
        org: of("a; x: a; legal: a", {
          areas: { legal: { kind: "corporate", servicePromise: "An answer in two days." } },
          dependencies: [need("n", "x > legal")],
        }),
      },
      { org: of("a; x: a; y: a", { dependencies: [need("n", "x > y")] }) },
      { org: of("a; legal: a", { areas: { legal: { kind: "corporate" } } }) },
      {
        org: of("a; x: a; legal: a", {
          areas: { legal: { kind: "corporate" } },
          dependencies: [need("n", "x > legal", { to: TODAY })],
        }),
      },
    ],
  },
};
