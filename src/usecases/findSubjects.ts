import { foldText, type Org } from "../org/index.ts";

/** Something of an org that a person may type: by id, name or alias. */
export interface Subject {
  readonly kind: "person" | "area" | "asset";
  readonly id: string;
  readonly name: string;
}

export interface FoundSubjects {
  /** Everything whose id, name or alias is the text after folding case and blanks; ids come first. */
  readonly exact: readonly Subject[];
  /** At most five others that contain the text or lie within two typing errors of it. */
  readonly near: readonly Subject[];
}

/**
 * Finds what a text names. An exact id wins over names, so that a name equal to another thing's id cannot hide it.
 * @param kinds which lists are searched.
 */
export function findSubjects(org: Org, text: string, kinds: readonly Subject["kind"][]): FoundSubjects {
  const wanted = foldText(text);
  const subjects = subjectsOf(org, kinds);
  const byId = subjects.filter((subject) => subject.id === text);
  const byName = subjects.filter(
    (subject) => subject.id !== text && subject.names.some((name) => foldText(name) === wanted),
  );
  const exact = byId.length > 0 ? byId : byName;
  const near =
    exact.length > 0 || wanted === ""
      ? []
      : subjects.filter((subject) => subject.names.some((name) => isNear(foldText(name), wanted)));
  return { exact: exact.map(plain), near: near.slice(0, 5).map(plain) };
}

const plain = ({ kind, id, name }: Subject): Subject => ({ kind, id, name });

function subjectsOf(
  org: Org,
  kinds: readonly Subject["kind"][],
): (Subject & { readonly names: readonly string[] })[] {
  return [
    ...(kinds.includes("area")
      ? org.areas.map((area) => ({
          kind: "area" as const,
          id: area.id,
          name: area.name,
          names: [area.id, area.name, ...(area.aliases ?? [])],
        }))
      : []),
    ...(kinds.includes("asset")
      ? org.records.assets.map((asset) => ({
          kind: "asset" as const,
          id: asset.id,
          name: asset.name,
          names: [asset.id, asset.name],
        }))
      : []),
    ...(kinds.includes("person")
      ? org.people.map((person) => ({
          kind: "person" as const,
          id: person.id,
          name: person.name,
          names: [person.id, person.name, ...(person.email === undefined ? [] : [person.email])],
        }))
      : []),
  ];
}

function isNear(name: string, wanted: string): boolean {
  if (wanted.length >= 3 && name.includes(wanted)) return true;
  return (
    wanted.length >= 4 && Math.abs(name.length - wanted.length) <= 2 && editDistanceUpTo2(name, wanted) <= 2
  );
}

/** Levenshtein distance, 3 when it is more than 2. */
function editDistanceUpTo2(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const swap = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(swap, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    if (Math.min(...next) > 2) return 3;
    row = next;
  }
  return row[b.length] ?? 3;
}
