import { say } from "../../org/index.ts";
import type { ChangeKind } from "../kind.ts";
import { needIn } from "../workbench.ts";

/** One area no longer needs the other from a day on; the entry stays as history. */
export const endDependency: ChangeKind<"end-dependency"> = {
  kind: "end-dependency",
  apply(bench, { dependencyId, on }) {
    const dependency = bench.dependencies.get(dependencyId);
    if (dependency === undefined)
      return say(["dependency.id"])`There is no dependency ${dependencyId} to end.`;
    const to = on ?? bench.today;
    if (dependency.to !== undefined && dependency.to <= to)
      return say(["dependency.to"])`${needIn(bench, dependency)} already ended on ${dependency.to}.`;
    // What had not begun never was.
    if (dependency.from !== undefined && dependency.from > to) bench.dependencies.remove(dependencyId);
    else bench.dependencies.set({ ...dependency, to });
    return null;
  },
  describe: ({ dependencyId, on }, names) =>
    say(["dependency.to"])`${names.dependency(dependencyId)} ends${on === undefined ? "" : ` on ${on}`}.`,
};
