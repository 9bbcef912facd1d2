import { say, type Org } from "../org/index.ts";
import { defineCheck, type Fault } from "./define.ts";
import { areaName } from "./wording.ts";

/**
 * Areas form one tree, and nothing live hangs under a retired area. A loop that reading cut fires while its area
 * still stands under the company made for it. Source: docs/guides/checks.md#area-tree.
 * @source rubick
 * @example check(orgOf("a; x: a; x/y: a", { areas: { x: { status: "retired" } } }))
 *   // "y hangs under x, which is retired."
 */
export const areaTree = defineCheck({
  id: "area-tree",
  group: 1,
  tier: "invariant",
  title: "Areas form one tree",
  applies: "all areas",
  thresholds: {},
  needs: ["references"],
  each: "org",
  check: ({ org }) => [...cutLoops(org), ...underRetired(org)],
});

function cutLoops(org: Org): Fault[] {
  return org.problems
    .filter((problem) => problem.code === "area-loop")
    .filter((problem) =>
      problem.subjects.some((id) => {
        const area = org.areaIndexById.get(id);
        return area !== undefined && org.areas[area]!.parentId === org.records.rootAreaId;
      }),
    )
    .map((problem) => ({ subjects: problem.subjects, message: problem.message }));
}

function underRetired(org: Org): Fault[] {
  const faults: Fault[] = [];
  for (let area = 0; area < org.areas.length; area++) {
    const parent = org.areaTree.parent[area]!;
    if (parent < 0 || org.areas[area]!.status === "retired" || org.areas[parent]!.status !== "retired")
      continue;
    faults.push({
      area,
      subjects: [org.areas[area]!.id],
      message: say([
        "area.parentId",
        "area.status",
      ])`${areaName(org, area)} hangs under ${areaName(org, parent)}, which is retired.`,
      fixes: [{ kind: "move-area", areaId: org.areas[area]!.id, parentId: liveAbove(org, parent) }],
    });
  }
  return faults;
}

function liveAbove(org: Org, area: number): Org["areas"][number]["id"] {
  let at = area;
  while (org.areas[at]!.status === "retired" && org.areaTree.parent[at]! >= 0) at = org.areaTree.parent[at]!;
  return org.areas[at]!.id;
}
