import { say } from "../../org/index.ts";
import type { ChangeKind } from "../kind.ts";
import { endedOwners, insideOf, leaveRedirect, nameIn } from "../workbench.ts";

/** An area ends once nothing is left inside; who looks for it is sent to what took its place, where something did. */
export const retireArea: ChangeKind<"retire-area"> = {
  kind: "retire-area",
  apply(bench, { areaId, redirectTo }) {
    const area = bench.areas.get(areaId);
    if (area === undefined) return say(["area.id"])`There is no area ${areaId} to retire.`;
    if (area.status === "retired") return say(["area.status"])`${area.name} is retired already.`;
    if (area.parentId === null)
      return say(["area.status"])`${area.name} is the company and cannot be retired.`;
    if (redirectTo !== undefined) {
      const target = bench.areas.get(redirectTo);
      if (redirectTo === areaId || target === undefined || target.status === "retired")
        return say([
          "area.id",
        ])`${area.name} would be replaced by ${redirectTo === areaId ? "itself" : (target?.name ?? redirectTo)}${redirectTo === areaId ? "" : ", which is no live area"}.`;
    }
    const { children, rows, assets, dependencies, decisions } = insideOf(bench, areaId);
    if (children[0] !== undefined)
      return say([
        "area.parentId",
      ])`${area.name} cannot be retired before ${children[0].name}, which lies in it.`;
    if (rows[0] !== undefined)
      return say([
        "assignment",
      ])`${area.name} cannot be retired: ${nameIn(bench, rows[0].personId)} works on it.`;
    if (assets[0] !== undefined)
      return say(["asset.areaId"])`${area.name} cannot be retired: ${assets[0].name} belongs to it.`;
    if (dependencies[0] !== undefined)
      return say([
        "dependency",
      ])`${area.name} cannot be retired: an agreement (${dependencies[0].id}) still names it.`;
    if (decisions[0] !== undefined)
      return say([
        "decision.areaId",
      ])`${area.name} cannot be retired: ${decisions[0].title} is still to be decided there.`;
    bench.areas.set({ ...area, owners: endedOwners(bench, area), status: "retired" });
    leaveRedirect(bench, {
      kind: "area",
      fromId: areaId,
      toIds: redirectTo === undefined ? [] : [redirectTo],
      on: bench.today,
    });
    return null;
  },
  describe: ({ areaId, redirectTo }, names) =>
    redirectTo === undefined
      ? say(["area.status"])`${names.area(areaId)} is retired.`
      : say(["area.status"])`${names.area(areaId)} is retired; ${names.area(redirectTo)} takes its place.`,
};
