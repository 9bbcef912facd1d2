import { buildForest } from "../forest.ts";
import type { Person } from "../person.ts";
import type { Problem } from "../problem.ts";
import { mention, say } from "../sentence.ts";
import { createStringTable } from "../stringTable.ts";
import { plural, problemOf } from "./report.ts";

/**
 * Several people without a manager stay several trees; the drawing shows the gap. Where nobody has one, areas are
 * judged on what is there instead.
 */
export function readRoots(people: readonly Person[], linesKnown: boolean, file: string): Problem[] {
  if (!linesKnown)
    return [
      problemOf({
        code: "lines-unknown",
        blocks: false,
        policy: "no tree; what rests on lines stays silent",
        message: say(
          [],
        )`${plural(people.length, "person", "people")}, no reporting lines: areas are judged on what is there.`,
        count: people.length,
        file,
      }),
    ];
  const roots = people.filter((person) => person.managerId === null && person.placeholder !== true);
  if (roots.length < 2) return [];
  const { root, size } = largestTree(people);
  const share = `${Math.round((100 * size) / people.length)} %`;
  return [
    problemOf({
      code: "several-roots",
      blocks: true,
      policy: "each keeps a tree of their own; the gap above them is drawn",
      message: say([
        "person.managerId",
      ])`${roots.length} people have no manager; ${mention(root)}'s tree holds ${share}.`,
      rows: roots.map((person) => person.row),
      count: roots.length,
      subjects: roots.map((person) => person.id),
      fixes: roots
        .filter((person) => person !== root)
        .map((person) => ({ kind: "set-manager", personId: person.id, managerId: root.id })),
      file,
    }),
  ];
}

function largestTree(people: readonly Person[]): { readonly root: Person; readonly size: number } {
  const position = createStringTable(people.length);
  for (let i = 0; i < people.length; i++) position.add(people[i]!.id, i);
  const parents = Int32Array.from(people, (person) =>
    person.managerId === null ? -1 : position.get(person.managerId),
  );
  const { forest, inputOf } = buildForest(parents);
  let best = 0;
  for (let root = 1; root < forest.rootCount; root++)
    if (forest.end[root]! - forest.enter[root]! > forest.end[best]! - forest.enter[best]!) best = root;
  return { root: people[inputOf[best]!]!, size: forest.end[best]! - forest.enter[best]! };
}
