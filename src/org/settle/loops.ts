import type { Person } from "../person.ts";
import type { Problem } from "../problem.ts";
import { mention, say } from "../sentence.ts";
import { named, reportEach } from "./report.ts";

/** One cycle of lines: its nodes in the order child → parent. One who manages themself is a cycle of one. */
export type Loop = readonly number[];

/**
 * All cycles of `parent`, each once, starting where the walk first met it. Every node has one parent at most, so
 * cycles are disjoint. O(n), iterative.
 */
export function findLoops(parent: Int32Array): Loop[] {
  const loops: Loop[] = [];
  // 0 unseen, otherwise the number of the walk that reached the node.
  const walk = new Int32Array(parent.length);
  for (let start = 0; start < parent.length; start++) {
    if (walk[start] !== 0) continue;
    let node = start;
    while (node >= 0 && walk[node] === 0) {
      walk[node] = start + 1;
      node = parent[node]!;
    }
    if (node < 0 || walk[node] !== start + 1) continue;
    const loop: number[] = [];
    for (let at = node, first = true; first || at !== node; at = parent[at]!, first = false) loop.push(at);
    loops.push(loop);
  }
  return loops;
}

/** Cuts each loop above its highest level, else its smallest id; that person has no manager then. */
export function cutLoops(
  people: readonly Person[],
  managerOf: Int32Array,
  loops: readonly Loop[],
  file: string,
): Problem[] {
  const selfs: Person[] = [];
  const cuts: { readonly loop: readonly Person[]; readonly top: Person }[] = [];
  for (const loop of loops) {
    let top = loop[0]!;
    for (const position of loop) if (isHigher(people[position]!, people[top]!)) top = position;
    managerOf[top] = -1;
    if (loop.length === 1) selfs.push(people[top]!);
    else cuts.push({ loop: loop.map((position) => people[position]!), top: people[top]! });
  }
  return [
    ...reportEach(
      cuts,
      ({ loop, top }) => ({
        code: "manager-loop",
        blocks: true,
        policy: "cut at the highest level, else the smallest id; that person has no manager",
        message: say([
          "person.managerId",
        ])`${named(loop)} report to each other; we cut above ${mention(top)}, row ${top.row ?? "?"}.`,
        rows: loop.map((person) => person.row),
        count: loop.length,
        subjects: loop.map((person) => person.id),
        fixes: [{ kind: "set-manager", personId: top.id, managerId: null }],
        file,
      }),
      (rest) => ({
        code: "manager-loop",
        blocks: true,
        policy: "cut at the highest level, else the smallest id",
        message: say(["person.managerId"])`${rest.length} more groups report to each other.`,
        rows: rest.flatMap(({ loop }) => loop.map((person) => person.row)),
        count: rest.length,
        file,
      }),
    ),
    ...reportEach(
      selfs,
      (person) => ({
        code: "self-manager",
        blocks: true,
        policy: "read as a person without a manager",
        message: say(["person.managerId"])`${mention(person)} is their own manager.`,
        rows: [person.row],
        subjects: [person.id],
        fixes: [{ kind: "set-manager", personId: person.id, managerId: null }],
        file,
      }),
      (rest) => ({
        code: "self-manager",
        blocks: true,
        policy: "read as people without a manager",
        message: say(["person.managerId"])`${rest.length} more people are their own managers.`,
        rows: rest.map((person) => person.row),
        count: rest.length,
        file,
      }),
    ),
  ];
}

function isHigher(a: Person, b: Person): boolean {
  const difference = (a.level ?? -1) - (b.level ?? -1);
  return difference !== 0 ? difference > 0 : a.id < b.id;
}
