import { NONE, say, type Org, type Problem } from "../org/index.ts";
import type { OrgChange } from "../changes/index.ts";
import { defineCheck, type Fault } from "./define.ts";
import { mentions, named, personRow } from "./wording.ts";

/**
 * One tree of solid lines: no loop, one root. A loop that reading cut still fires while one of it stands as a root.
 * Source: docs/guides/checks.md#manager-tree.
 * @source our proposal
 * @example check(orgOf("a > b, c; d > e")) // "2 people have no manager: a and d."
 */
export const managerTree = defineCheck({
  id: "manager-tree",
  group: 1,
  tier: "invariant",
  title: "Reporting lines form one tree",
  applies: "organisations with reporting lines",
  thresholds: {},
  needs: ["lines"],
  each: "org",
  check: ({ org }) => {
    const roots = Array.from({ length: org.lines.rootCount }, (_, root) => root);
    // Who is only named as somebody's manager is drawn so that the gap shows, and said as a missing manager.
    const people = roots.filter((root) => org.people[root]!.placeholder !== true);
    return [...loops(org, new Set(roots)), ...severalRoots(org, people)];
  },
});

function loops(org: Org, roots: ReadonlySet<number>): Fault[] {
  const isStanding = (problem: Problem): boolean =>
    (problem.code === "manager-loop" || problem.code === "self-manager") &&
    problem.subjects.some((id) => roots.has(org.personIndexById.get(id) ?? NONE));
  return org.problems.filter(isStanding).map((problem) => ({
    subjects: problem.subjects,
    message: problem.message,
    fixes: underTheTop(
      org,
      problem.subjects.map((id) => org.personIndexById.get(id) ?? NONE).filter((p) => roots.has(p)),
      largestOf(org, [...roots]),
    ),
  }));
}

function severalRoots(org: Org, roots: readonly number[]): Fault[] {
  if (roots.length < 2) return [];
  const top = largestOf(org, roots);
  return [
    {
      subjects: roots.map((root) => org.people[root]!.id),
      value: roots.length,
      message: say(["person.managerId"])`${roots.length} people have no manager: ${mentions(org, roots)}.`,
      evidence: roots.map((root) =>
        personRow(
          org,
          root,
          say([
            "person.managerId",
          ])`${named(org, root)} has no manager; ${org.lines.end[root]! - org.lines.enter[root]! - 1} people stand below.`,
        ),
      ),
      fixes: underTheTop(org, roots, top),
    },
  ];
}

/** The root with most people below; tie: smallest id. */
function largestOf(org: Org, roots: readonly number[]): number {
  const size = (root: number): number => org.lines.end[root]! - org.lines.enter[root]!;
  return [...roots].sort((a, b) => size(b) - size(a) || (org.people[a]!.id < org.people[b]!.id ? -1 : 1))[0]!;
}

function underTheTop(org: Org, roots: readonly number[], top: number): OrgChange[] {
  return roots
    .filter((root) => root !== top)
    .map((root) => ({
      kind: "set-manager",
      personId: org.people[root]!.id,
      managerId: org.people[top]!.id,
    }));
}
