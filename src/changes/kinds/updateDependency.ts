import { say, type Dependency } from "../../org/index.ts";
import { updateWords } from "../fieldWords.ts";
import type { ChangeKind } from "../kind.ts";
import { updated } from "../same.ts";
import { areaNameIn, goneAreaAmong, needIn } from "../workbench.ts";

/** The terms of a dependency are rewritten; who accepted the old ones has not accepted these. */
export const updateDependency: ChangeKind<"update-dependency"> = {
  kind: "update-dependency",
  apply(bench, { dependencyId, fields, unset }) {
    const dependency = bench.dependencies.get(dependencyId);
    if (dependency === undefined)
      return say(["dependency.id"])`There is no dependency ${dependencyId} to update.`;
    const { acceptedBy: _, ...terms } = dependency;
    const next = updated<Dependency>(terms, fields, unset);
    const gone = goneAreaAmong(bench, [fields.consumerAreaId, fields.providerAreaId]);
    if (gone !== undefined)
      return say(["dependency"])`${needIn(bench, dependency)} would name ${gone}, which is no live area.`;
    if (next.consumerAreaId === next.providerAreaId)
      return say(["dependency"])`${areaNameIn(bench, next.consumerAreaId)} cannot depend on itself.`;
    if (next.from !== undefined && next.to !== undefined && next.to < next.from)
      return say([
        "dependency.to",
      ])`${needIn(bench, dependency)} would end on ${next.to}, before it begins on ${next.from}.`;
    bench.dependencies.set(next);
    return null;
  },
  describe: ({ dependencyId, fields, unset }, names) =>
    say([
      "dependency",
    ])`${names.dependency(dependencyId)}: ${updateWords(fields, unset)}, to be accepted again.`,
};
