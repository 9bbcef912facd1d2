import { NONE, say, type Asset, type Charter } from "../org/index.ts";
import type { OrgChange } from "../changes/index.ts";
import { areasSay, soleOwnerOf } from "../metrics/index.ts";
import { defineCheck, SOUND, type CheckContext } from "./define.ts";
import { metricsOf } from "./things.ts";
import { areaName, listed } from "./wording.ts";

/**
 * A mandate in writing: purpose, what is in and out, metrics, the signature of the owner's manager. What it names as
 * metrics are assets of that kind. Of areas judged
 * as if, it is not said where no area of the data has a charter. Source: docs/guides/checks.md#charter-complete.
 * @source working-backwards
 * @example check(orgOf("ceo > a; x(sto): a*"))
 *   // "The charter of x lacks a purpose, what is in scope, what is out of scope, metrics and the signature of the
 *   owner's manager."
 */
export const charterComplete = defineCheck({
  id: "charter-complete",
  group: 6,
  tier: "invariant",
  title: "The charter is complete and signed",
  applies: "areas with mode sto or stl",
  modes: ["sto", "stl"],
  thresholds: {
    inputMin: { value: 2, unit: "metrics", source: "Bryar and Carr, Working Backwards" },
    inputMax: { value: 5, unit: "metrics", source: "Bryar and Carr, Working Backwards" },
  },
  needs: ["charters"],
  each: "area",
  on: "product",
  check: (ctx, area) => {
    const { org } = ctx;
    if (ctx.isAsIf(area) && !areasSay(org, "charter")) return SOUND;
    const { charter = {} } = org.areas[area]!;
    const { metrics, others } = metricsOf(org, charter);
    const missing = missingOf(ctx, area, charter, metrics.length === 0 ? metricsLack(others) : []);
    const counts = metricCounts(metrics);
    const odd =
      counts !== null &&
      (counts.output < 1 || counts.input < ctx.limit("inputMin") || counts.input > ctx.limit("inputMax"));
    const isMixed = metrics.length > 0 && others.length > 0;
    if (missing.length === 0 && !odd && !isMixed) return SOUND;
    const parts = [
      ...missing,
      ...(isMixed ? metricsLack(others) : []),
      ...(odd ? [`1 output and ${ctx.limit("inputMin")}–${ctx.limit("inputMax")} input metrics`] : []),
    ];
    return [
      {
        area,
        subjects: [org.areas[area]!.id],
        // What is missing blocks; how many metrics there are only informs.
        tier: missing.length > 0 ? "invariant" : "norm",
        value: parts.length,
        message: say([
          "area.charter",
          ...(others.length === 0 ? [] : ["asset.kind"]),
        ])`The charter of ${areaName(org, area)} lacks ${listed(parts)}.`,
        fixes: parts.length === 1 && missing[0] === SIGNATURE ? signature(ctx, area) : [],
      },
    ];
  },
});

const SIGNATURE = "the signature of the owner's manager";

/** What is written whole has only to be signed. */
function signature({ org, lines }: CheckContext, area: number): OrgChange[] {
  const owner = soleOwnerOf(org, area);
  const boss = owner === NONE ? NONE : lines.parent(owner);
  if (boss === NONE || org.people[boss]!.vacant) return [];
  return [{ kind: "sign-charter", areaId: org.areas[area]!.id, personId: org.people[boss]!.id }];
}

/** Metrics, in place of what it names as such and is none. */
function metricsLack(others: readonly string[]): readonly string[] {
  if (others.length === 0) return ["metrics"];
  return others.length === 1
    ? [`a metric in place of ${listed(others)}, which is none`]
    : [`metrics in place of ${listed(others)}, which are none`];
}

function missingOf(
  { org, lines }: CheckContext,
  area: number,
  charter: Charter,
  metrics: readonly string[],
): string[] {
  const owner = soleOwnerOf(org, area);
  const boss = owner === NONE ? NONE : lines.parent(owner);
  const isSigned =
    charter.signedBy !== undefined &&
    (boss === NONE || !org.records.linesKnown || org.people[boss]!.id === charter.signedBy);
  return [
    ...(charter.purpose === undefined ? ["a purpose"] : []),
    ...((charter.inScope ?? []).length === 0 ? ["what is in scope"] : []),
    ...((charter.outOfScope ?? []).length === 0 ? ["what is out of scope"] : []),
    ...metrics,
    ...(isSigned ? [] : [SIGNATURE]),
  ];
}

/** Metrics of the charter by role; null where it has none or their roles are not given. */
function metricCounts(metrics: readonly Asset[]): { input: number; output: number } | null {
  const roles = metrics.map((asset) => asset.role);
  if (roles.length === 0 || roles.includes(undefined)) return null;
  return {
    input: roles.filter((role) => role === "input").length,
    output: roles.filter((role) => role === "output").length,
  };
}
