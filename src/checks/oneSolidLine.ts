import { holdsOn } from "../org/index.ts";
import { defineCheck } from "./define.ts";

/**
 * A person with two managers in the source has one solid line; the other became dotted. The fault stands until that
 * dotted line is gone. Source: docs/guides/checks.md#one-solid-line.
 * @source our proposal
 * @example check(withProblem(orgOf("a > b, c", { people: { c: { dottedLines: [{ managerId: "b", purpose:
 *   "project" }] } } }), "two-managers", ["c"], "c has 2 managers: a and b."))
 *   // "c has 2 managers: a and b."
 */
export const oneSolidLine = defineCheck({
  id: "one-solid-line",
  group: 1,
  tier: "invariant",
  title: "Everybody has one manager",
  applies: "people whom the source gave several managers",
  thresholds: {},
  needs: ["lines"],
  each: "org",
  check: ({ org, today }) =>
    org.problems
      .filter((problem) => problem.code === "two-managers")
      .flatMap((problem) =>
        problem.subjects.slice(0, 1).flatMap((id) => {
          const index = org.personIndexById.get(id);
          const person = index === undefined ? undefined : org.people[index];
          const dotted = (person?.dottedLines ?? []).filter((line) => holdsOn(line, today));
          if (person === undefined || dotted.length === 0) return [];
          return [
            {
              subjects: [id],
              value: dotted.length + 1,
              message: problem.message,
              fixes: dotted.map((line) => ({
                kind: "remove-dotted-line" as const,
                personId: person.id,
                managerId: line.managerId,
              })),
            },
          ];
        }),
      ),
});
