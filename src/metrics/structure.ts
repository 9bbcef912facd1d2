import { NONE } from "../org/index.ts";
import { areaCoreOf, isFilled, ownedAreas, soleOwnerOf, threadOf } from "./areaFacts.ts";
import { viewsOf } from "./areaView.ts";
import { dedication } from "./dedication.ts";
import { defineMetric, noResult, plainResult, type MetricContext } from "./define.ts";
import { escalationExcess } from "./escalationExcess.ts";
import { lineIntegrity } from "./lineIntegrity.ts";

/**
 * What is measured, beside the mode that is declared. Source: docs/guides/metrics.md#structure.
 * @source rubick; our proposal
 * @example measure(orgOf("ceo > o; o > p; x: o*, p"), "x") // "sto"
 */
export const structure = defineMetric({
  id: "structure",
  title: "Measured structure",
  scope: "area",
  unit: "label",
  formula:
    "sto: one owner who owns no other area, line-integrity 1, excess 0; stl: mode stl, T(o) = 1, dedication ≥ 0.9; partial: mode sto, line-integrity ≥ 0.5; else functional",
  source: "docs/guides/metrics.md#structure",
  measure: (ctx, area) => {
    const { org } = ctx;
    if (areaCoreOf(org, area).people.length === 0) return noResult("label", "empty");
    const { mode } = org.areas[area]!;
    const flags = viewsOf(org, area)[0]!.flags;
    const integrity = numberOf(lineIntegrity.measure(ctx, area).value);
    if (isThreaded(ctx, area, integrity)) return plainResult("label", "sto", { flags });
    if (mode === "stl" && isLed(ctx, area)) return plainResult("label", "stl", { flags });
    if (!org.records.linesKnown) return noResult("label", "lines-unknown", flags);
    const isPartial = mode === "sto" && integrity >= 0.5 - 1e-9;
    return plainResult("label", isPartial ? "partial" : "functional", { flags });
  },
});

const numberOf = (value: number | string | null): number => (typeof value === "number" ? value : Number.NaN);

function isThreaded(ctx: MetricContext, area: number, integrity: number): boolean {
  const { org } = ctx;
  const owner = soleOwnerOf(org, area);
  if (owner === NONE || !isFilled(org, owner) || !ownsOnlyThis(ctx, owner, area)) return false;
  return integrity >= 1 - 1e-9 && escalationExcess.measure(ctx, area).value === 0;
}

/** Owns no other area, siblings folded on purpose apart. */
function ownsOnlyThis({ org }: MetricContext, owner: number, area: number): boolean {
  const { parent } = org.areaTree;
  return (ownedAreas(org).get(owner) ?? []).every(
    (other) =>
      other === area ||
      (org.areas[other]!.folded === true &&
        org.areas[area]!.folded === true &&
        parent[other] === parent[area]),
  );
}

function isLed(ctx: MetricContext, area: number): boolean {
  const owner = soleOwnerOf(ctx.org, area);
  if (owner === NONE) return false;
  return threadOf(ctx.org, owner) >= 1 - 1e-9 && numberOf(dedication.measure(ctx, area).value) >= 0.9 - 1e-9;
}
