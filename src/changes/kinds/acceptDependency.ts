import { mention, say } from "../../org/index.ts";
import type { ChangeKind } from "../kind.ts";
import { needIn } from "../workbench.ts";

/** Somebody accepts the terms of a dependency for one of its two areas. */
export const acceptDependency: ChangeKind<"accept-dependency"> = {
  kind: "accept-dependency",
  apply(bench, { dependencyId, side, personId }) {
    const dependency = bench.dependencies.get(dependencyId);
    if (dependency === undefined)
      return say(["dependency.id"])`There is no dependency ${dependencyId} to accept.`;
    const person = bench.people.get(personId);
    if (person === undefined)
      return say([
        "dependency.acceptedBy",
      ])`${needIn(bench, dependency)} would be accepted by ${personId}, who is not in the org.`;
    if (person.vacant)
      return say([
        "dependency.acceptedBy",
      ])`${needIn(bench, dependency)} cannot be accepted by ${mention(person)}, an empty seat.`;
    bench.dependencies.set({
      ...dependency,
      acceptedBy: { ...dependency.acceptedBy, [side]: personId },
    });
    return null;
  },
  describe: ({ dependencyId, side, personId }, names) =>
    say([
      "dependency.acceptedBy",
    ])`${names.dependency(dependencyId)} is accepted by ${names.person(personId)} for the ${side}.`,
};
