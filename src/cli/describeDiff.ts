import { describeChange, diff, namingOf, type OrgChange } from "../changes/index.ts";
import { wording, type Org } from "../org/index.ts";
import { printText } from "./printText.ts";
import { counted, type Terminal } from "./terminal.ts";

/** What leads from one org to another, each change as a sentence. */
export interface DescribedDiff {
  readonly changes: readonly OrgChange[];
  readonly says: readonly string[];
}

/** The shortest list of changes from `a` to `b`, named as in `b`; who is gone there bears the name of `a`. */
export function describeDiff(a: Org, b: Org): DescribedDiff {
  const changes = diff(a, b);
  const [after, before] = [namingOf(b), namingOf(a)];
  const names = {
    ...after,
    person: (id: string) => {
      const found = after.person(id);
      return found.name === id ? before.person(id) : found;
    },
    area: (id: string) => (after.area(id) === id ? before.area(id) : after.area(id)),
  };
  return { changes, says: changes.map((change) => wording(describeChange(change, names))) };
}

/** At most so many sentences are printed unless all are asked for. */
const SHOWN_MAX = 24;

/** How many changes of each kind, then their sentences. */
export function printDiff({ changes, says }: DescribedDiff, terminal: Terminal, all: boolean): void {
  const kinds = new Map<string, number>();
  for (const { kind } of changes) kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
  const counts = [...kinds].sort(([, a], [, b]) => b - a).map(([kind, count]) => `${count} ${kind}`);
  printText(terminal, `${counted(changes.length, "change")}: ${counts.join(", ")}.`);
  const shown = all ? says : says.slice(0, SHOWN_MAX);
  for (const one of shown) printText(terminal, `- ${one}`, "  ");
  if (shown.length < says.length)
    terminal.out(`  … and ${counted(says.length - shown.length, "more change")}: --all`);
}
