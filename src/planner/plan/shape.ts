import type { Org } from "../../org/index.ts";
import { layersOf } from "../../org/index.ts";
import type { Shape } from "./plan.ts";

/** Spans and layers of an org; placeholders of the file are no managers, but count as a layer. O(people). */
export function shapeOf(org: Org): Shape {
  let managers = 0;
  let reports = 0;
  let spanMax = 0;
  let spansBelow3 = 0;
  let spansAbove10 = 0;
  for (let p = 0; p < org.people.length; p++) {
    const span = org.lines.childCount[p] ?? 0;
    if (span === 0 || org.people[p]?.placeholder === true) continue;
    managers++;
    reports += span;
    spanMax = Math.max(spanMax, span);
    if (span < 3) spansBelow3++;
    if (span > 10) spansAbove10++;
  }
  return {
    managers,
    spanMax,
    spanMean: managers === 0 ? 0 : Math.round((reports / managers) * 100) / 100,
    layers: layersOf(org),
    spansBelow3,
    spansAbove10,
  };
}
