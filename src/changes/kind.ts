import type { Org, PersonMention, Sentence } from "../org/index.ts";
import { mention } from "../org/index.ts";
import type { OrgChange } from "./change.ts";
import { needWords, type Workbench } from "./workbench.ts";

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

/** Names of people, areas, disciplines and things by id; an id nobody bears stands for itself. */
export interface Naming {
  person(id: string): PersonMention;
  area(id: string): string;
  discipline(id: string): string;
  asset(id: string): string;
  decision(id: string): string;
  /** "The need of Shop for Pay". */
  dependency(id: string): string;
}

/**
 * The naming of an org: its people, those who left it, its areas, disciplines and things. O(people outside) to make,
 * O(things) when the first of a kind is named.
 */
export function namingOf(org: Org): Naming {
  const { records } = org;
  const outside = new Map(records.outside.map((person) => [person.id as string, person]));
  const disciplines = new Map(org.disciplines.map((d) => [d.id as string, d.name]));
  const area = (id: string): string => {
    const index = org.areaIndexById.get(id);
    return index === undefined ? id : (org.areas[index]?.name ?? id);
  };
  return {
    person: (id) => {
      const index = org.personIndexById.get(id);
      return mention((index === undefined ? outside.get(id) : org.people[index]) ?? { id, name: id });
    },
    area,
    discipline: (id) => disciplines.get(id) ?? id,
    asset: namesOf(records.assets, (asset) => asset.name),
    decision: namesOf(records.decisions, (decision) => decision.title),
    dependency: namesOf(records.dependencies, ({ consumerAreaId, providerAreaId }) =>
      needWords(area(consumerAreaId), area(providerAreaId)),
    ),
  };
}

/** Names by id, looked up in a table that is made when the first is asked for. */
function namesOf<T extends { readonly id: string }>(
  items: readonly T[],
  nameOf: (item: T) => string,
): (id: string) => string {
  let byId: Map<string, T> | undefined;
  return (id) => {
    byId ??= new Map(items.map((item) => [item.id, item]));
    const item = byId.get(id);
    return item === undefined ? id : nameOf(item);
  };
}
