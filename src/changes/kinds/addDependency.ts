import { ID_LENGTH_MAX, say } from "../../org/index.ts";
import type { ChangeKind } from "../kind.ts";
import { areaNameIn, goneAreaAmong, isSpent } from "../workbench.ts";

/** One area needs another. Ids come from the caller and are never used twice. */
export const addDependency: ChangeKind<"add-dependency"> = {
  kind: "add-dependency",
  apply(bench, { dependency }) {
    const { id, consumerAreaId, providerAreaId } = dependency;
    if (id === "" || id.length > ID_LENGTH_MAX)
      return say([
        "dependency.id",
      ])`The id of the dependency has ${id.length} characters; 1 to ${ID_LENGTH_MAX} are allowed.`;
    if (bench.dependencies.has(id) || isSpent(bench, id))
      return say(["dependency.id"])`The dependency id ${id} was already used.`;
    const gone = goneAreaAmong(bench, [consumerAreaId, providerAreaId]);
    if (gone !== undefined)
      return say(["dependency"])`The dependency ${id} would name ${gone}, which is no live area.`;
    if (consumerAreaId === providerAreaId)
      return say(["dependency"])`${areaNameIn(bench, consumerAreaId)} cannot depend on itself.`;
    bench.dependencies.set(dependency);
    return null;
  },
  describe: ({ dependency }, names) =>
    say([
      "dependency",
    ])`${names.area(dependency.consumerAreaId)} needs ${names.area(dependency.providerAreaId)}${dependency.blocking ? " and waits for it" : ""}.`,
};
