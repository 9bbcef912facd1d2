import {
  areaId,
  assetId,
  personId,
  waiverId,
  type Area,
  type Asset,
  type Org,
  type Person,
  type Waiver,
} from "../src/org/index.ts";
import { orgOf } from "./orgOf.ts";

/** The companies of docs/glossary.md#worked-examples, with values checked by hand. */

/** A, as it is: three heads of discipline, a product lead who owns the area, an engineering manager below one head. */
export const fixtureA = (): Org =>
  orgOf(`ceo/executive > vpe/engineering, vpp/product, hod/design
    vpe > em/engineering; em > e1/engineering, e2/engineering, e3/engineering
    vpp > pm/product; hod > d/design
    x: em, e1, e2, e3, pm*, d`);

/** A, the target: the engineering manager owns the area, product and design report to them. */
export const fixtureATarget = (): Org =>
  orgOf(`ceo/executive > vpe/engineering, vpp/product, hod/design, em/engineering
    em > e1/engineering, e2/engineering, e3/engineering, pm/product, d/design
    x(sto): em*, e1, e2, e3, pm, d`);

/** B: a dedicated product lead owns X while lines stay in the disciplines; one engineer is split 80/20. */
export const fixtureB = (): Org =>
  orgOf(`ceo/executive > vpe/engineering, vpp/product
    vpe > em1/engineering, em2/engineering; em1 > e1/engineering, e2/engineering; em2 > e3/engineering
    vpp > l/product, pm2/product
    x(stl): l*, e1, e2, e3 0.8
    y: pm2*, e3 0.2`);

/** C: three owners, and one designer split over all three. Charters are signed. */
export const fixtureC = (): Org =>
  orgOf(
    `ceo/executive > ox/product, oy/engineering, oz/engineering
    ox > ex/engineering, d/design; oy > ey/engineering; oz > ez/engineering
    x(sto): ox*, ex, d 0.5
    y(sto): oy*, ey, d 0.3
    z(sto): oz*, ez, d 0.2`,
    {
      areas: { x: chartered("ceo"), y: chartered("ceo"), z: chartered("ceo") },
      assets: [outputMetric()],
    },
  );

/** A charter that is complete and signed by that person. */
export function chartered(signer: string): Partial<Area> {
  return {
    charter: {
      purpose: "Customers pay without thinking.",
      inScope: ["paying"],
      outOfScope: ["lending"],
      metricAssetIds: [assetId("paid-in-time")],
      signedBy: personId(signer),
      signedOn: "2026-01-01",
    },
    deputyId: personId("deputy"),
  };
}

/**
 * D, the company of the base article after its change: three areas owned by former engineering managers, product
 * managers and designers reporting to them, three principals who stay with the CTO and are embedded one per area.
 * @param excused whether the standing exception for the principals is granted.
 */
export function fixtureD(excused = true): Org {
  const areas = ["a", "b", "c"];
  const charters = Object.fromEntries(
    areas.map((a) => [a, { ...chartered("cto"), deputyId: personId(`pr-${a}`) }]),
  );
  const waiver: Waiver = {
    id: waiverId("principals-stay"),
    checkId: "line-to-owner",
    subjectIds: [...areas, ...areas.map((a) => `pr-${a}`)],
    reason: "Principals keep the architecture across areas.",
    approverId: personId("cto"),
    grantedOn: "2026-01-01",
    standing: true,
  };
  return orgOf(
    `cto/executive > ${areas.map((a) => `o-${a}/engineering, pr-${a}/engineering`).join(", ")}
    ${areas
      .map(
        (a) =>
          `o-${a} > pm-${a}/product, ux-${a}/design, e1-${a}/engineering, e2-${a}/engineering
           ${a}(sto): o-${a}*, pm-${a}, ux-${a}, e1-${a}, e2-${a}, pr-${a}`,
      )
      .join("\n")}`,
    { areas: charters, waivers: excused ? [waiver] : [], assets: [outputMetric()] },
  );
}

function outputMetric(): Asset {
  return { id: assetId("paid-in-time"), name: "Paid in time", kind: "metric", tier: 2 };
}

/** A person field set on everybody named, for orgs made by `orgOf`. */
export function withFields(ids: readonly string[], fields: Partial<Person>): Record<string, Partial<Person>> {
  return Object.fromEntries(ids.map((id) => [id, fields]));
}

/** The id of an area, for tests that name one. */
export const area = areaId;
