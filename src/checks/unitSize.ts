import { say } from "../org/index.ts";
import { areaCoreOf, isLiveArea } from "../metrics/index.ts";
import { defineCheck, SOUND } from "./define.ts";
import { areaName, counted } from "./wording.ts";

/**
 * An area large enough to carry its work and small enough to talk. Source: docs/guides/checks.md#unit-size.
 * @source larson; working-backwards
 * @example check(orgOf("x: a, b, c")) // "x has 3 core people, fewer than 4."
 */
export const unitSize = defineCheck({
  id: "unit-size",
  group: 4,
  tier: "norm",
  title: "Areas have a workable size",
  applies: "live product and platform areas without live areas below",
  thresholds: {
    min: { value: 4, unit: "people", source: "Larson, An Elegant Puzzle" },
    max: { value: 10, unit: "people", source: "Bryar and Carr, Working Backwards" },
  },
  needs: ["assignments"],
  each: "area",
  on: "product",
  check: ({ org, limit }, area) => {
    const { childStart, childCount } = org.areaTree;
    for (let k = 0; k < childCount[area]!; k++) if (isLiveArea(org, childStart[area]! + k)) return SOUND;
    const size = areaCoreOf(org, area).people.length;
    if (size >= limit("min") && size <= limit("max")) return SOUND;
    const isSmall = size < limit("min");
    const usual = isSmall ? `fewer than ${limit("min")}` : `more than ${limit("max")}`;
    return [
      {
        area,
        subjects: [org.areas[area]!.id],
        // How far from the limit: what grows is worse, on either side.
        value: isSmall ? limit("min") - size : size - limit("max"),
        message: say([
          "assignment",
        ])`${areaName(org, area)} has ${counted(size, "core person", "core people")}, ${usual}.`,
      },
    ];
  },
});
