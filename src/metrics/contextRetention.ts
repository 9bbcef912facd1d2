import { daysBetween, NONE, type Asset, type Org } from "../org/index.ts";
import { assetAreasOf } from "./assetAreas.ts";
import {
  contributorsKnown,
  coreContributorsOf,
  CURRENT_WITHIN,
  earliestOf,
  isCoreOf,
} from "./contributors.ts";
import { countFlag, defineMetric, limitOf, noResult, ratioResult, type MetricRow } from "./define.ts";
import { peopleColumns } from "./peopleColumns.ts";

const LOOK_BACK = { value: 90, unit: "days", source: "our proposal" } as const;

/**
 * Part of the knowledge of a thing that a move left with it: of its main contributors in the base (core people of its
 * area who contributed in the 180 days before), those who are core people of its area now. Measured from day 90 after
 * the base on; part `days` says which day it is. Things that are gone are left out (flag `gone`).
 * Source: docs/guides/metrics.md#context-retention.
 * @source our proposal
 * @example measure(orgOf("x: a*; y: b*", { assets: [{ id: "shop", areaId: "x", tier: 1 }] }), { base: orgOf("x: a*, b",
 *   { today: "2026-03-01", assets: [{ id: "shop", areaId: "x", tier: 1, contributors: [{ personId: "a",
 *   lastOn: "2026-02-01" }, { personId: "b", lastOn: "2026-02-01" }] }] }) })
 *   // 1 / 2
 */
export const contextRetention = defineMetric({
  id: "context-retention",
  title: "Knowledge that stayed with its things",
  scope: "company",
  unit: "0–1",
  formula:
    "main contributors in base who are core people of the asset's area at day 90 ÷ main contributors in base",
  source: "docs/guides/metrics.md#context-retention",
  thresholds: { day: LOOK_BACK, days: CURRENT_WITHIN },
  measure: (ctx) => {
    const { org, base } = ctx;
    if (base === undefined) return noResult("0–1", "no base to compare with");
    if (!contributorsKnown(base)) return noResult("0–1", "no asset of the base lists contributors");
    const since = daysBetween(base.today, org.today);
    const day = limitOf(ctx, "context-retention.day", LOOK_BACK);
    if (since < day) return noResult("0–1", `day ${since} after the base, before day ${day}`);
    const earliest = earliestOf(base, limitOf(ctx, "context-retention.days", CURRENT_WITHIN));
    const now = assetsNow(org);
    const rows: MetricRow[] = [];
    let all = 0;
    let stayed = 0;
    let gone = 0;
    const areas = assetAreasOf(base);
    for (let place = 0; place < areas.length; place++) {
      const asset = base.records.assets[place]!;
      const main = coreContributorsOf(base, place, { area: areas[place]!, earliest });
      if (main.length === 0) continue;
      const kept = now(asset.id, place);
      if (kept === undefined) {
        gone++;
        continue;
      }
      const area = org.areaIndexById.get(kept.areaId ?? "") ?? NONE;
      const value = area === NONE ? 0 : main.filter((person) => isStillCore(base, person, org, area)).length;
      all += main.length;
      stayed += value;
      rows.push({ subject: asset.id, value });
    }
    const flags = countFlag("gone", gone);
    if (all === 0) return noResult("0–1", "no asset had a main contributor in the base", flags);
    return ratioResult("0–1", [stayed, all], { rows, flags, parts: { days: since } });
  },
});

/** Finds an asset by id, first where it stood: most stand where they did, and a hundred thousand ids cost 60 ms to map. */
function assetsNow({ records: { assets } }: Org): (id: string, place: number) => Asset | undefined {
  let byId: Map<string, Asset> | undefined;
  return (id, place) => {
    const there = assets[place];
    if (there?.id === id) return there;
    byId ??= new Map(assets.map((asset) => [asset.id, asset]));
    return byId.get(id);
  };
}

function isStillCore(base: Org, before: number, org: Org, area: number): boolean {
  const id = peopleColumns(base).id[before]!;
  // Most stand where they stood: a look there costs less than finding the id.
  const person = peopleColumns(org).id[before] === id ? before : org.personIndexById.get(id);
  return person !== undefined && isCoreOf(org, person, area);
}
