import type { Org, PersonMention, Sentence } from "../org/index.ts";
import { mention } from "../org/index.ts";
import type { OrgChange } from "./change.ts";
import type { Workbench } from "./workbench.ts";

export type ChangeKindId = OrgChange["kind"];
export type ChangeOf<K extends ChangeKindId> = Extract<OrgChange, { readonly kind: K }>;

/** How one kind of change acts and how it reads. One file a kind; `kinds/index.ts` is the list. */
export interface ChangeKind<K extends ChangeKindId> {
  readonly kind: K;
  /** Acts on the workbench and returns null; a failing precondition returns its sentence and touches nothing. */
  readonly apply: (bench: Workbench, change: ChangeOf<K>) => Sentence | null;
  /** What the change does, as a sentence with the names of `names`. */
  readonly describe: (change: ChangeOf<K>, names: Naming) => Sentence;
}

/** Names of people, areas and disciplines by id; an id nobody bears stands for itself. */
export interface Naming {
  person(id: string): PersonMention;
  area(id: string): string;
  discipline(id: string): string;
}

/** The naming of an org: its people, those who left it, its areas and disciplines. O(people) to make. */
export function namingOf(org: Org): Naming {
  const outside = new Map(org.records.outside.map((person) => [person.id as string, person]));
  const disciplines = new Map(org.disciplines.map((d) => [d.id as string, d.name]));
  return {
    person: (id) => {
      const index = org.personIndexById.get(id);
      return mention((index === undefined ? outside.get(id) : org.people[index]) ?? { id, name: id });
    },
    area: (id) => {
      const index = org.areaIndexById.get(id);
      return index === undefined ? id : (org.areas[index]?.name ?? id);
    },
    discipline: (id) => disciplines.get(id) ?? id,
  };
}
