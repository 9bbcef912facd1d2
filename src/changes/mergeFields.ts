import { changedFields, fieldOf, same, withFields } from "./same.ts";

/** A field that both sides changed, each in its own way. */
export interface Clash {
  readonly field: string;
  readonly base: unknown;
  readonly mine: unknown;
  readonly theirs: unknown;
}

/** Lists of parts that are merged part by part, with what tells one part from another. */
const PART_KEYS: Readonly<Record<string, readonly string[]>> = {
  dottedLines: ["managerId"],
  owners: ["personId", "from"],
  candidacies: ["personId"],
  contributors: ["personId"],
};
const BY_NAME: ReadonlySet<string> = new Set(["extra", "externalIds", "acceptedBy"]);

/**
 * Three versions of one record as one, field by field: what one side left as it was follows the other; lists are
 * joined part by part; what both changed differently is a clash and stays as theirs.
 */
export function mergeFields<T extends object>(
  base: T,
  mine: T,
  theirs: T,
): { readonly merged: T; readonly clashes: readonly Clash[] } {
  const clashes: Clash[] = [];
  let merged = theirs;
  for (const field of changedFields(base, mine)) {
    const [b, m, t] = [fieldOf(base, field), fieldOf(mine, field), fieldOf(theirs, field)];
    if (same(t, m)) continue;
    const value = same(t, b) ? { value: m } : joined(field, b, m, t);
    if (value === null) clashes.push({ field, base: b, mine: m, theirs: t });
    else merged = withFields(merged, { [field]: value.value }, [field]);
  }
  return { merged, clashes };
}

/** Both edits of a list or of named parts; null where there are no parts, or both changed the same one. */
function joined(field: string, b: unknown, m: unknown, t: unknown): { readonly value: unknown } | null {
  const [base, mine, theirs] = [partsOf(field, b), partsOf(field, m), partsOf(field, t)];
  if (base === null || mine === null || theirs === null) return null;
  const parts = new Map<string, unknown>();
  for (const key of [...theirs.keys(), ...mine.keys()]) {
    const [was, is, other] = [base.get(key), mine.get(key), theirs.get(key)];
    const isMine = same(other, was);
    if (!isMine && !same(is, was) && !same(is, other)) return null;
    const value = isMine ? is : other;
    if (value !== undefined) parts.set(key, value);
  }
  if (BY_NAME.has(field)) return { value: parts.size === 0 ? undefined : Object.fromEntries(parts) };
  return { value: parts.size === 0 && field !== "owners" ? undefined : [...parts.values()] };
}

function partsOf(field: string, value: unknown): Map<string, unknown> | null {
  if (BY_NAME.has(field))
    return new Map(typeof value === "object" && value !== null ? Object.entries(value) : []);
  if (value === undefined) return new Map();
  if (!Array.isArray(value)) return null;
  const keys = PART_KEYS[field];
  return new Map(
    value.map((part: unknown) => {
      if (typeof part !== "object" || part === null || keys === undefined)
        return [JSON.stringify(part), part];
      return [JSON.stringify(keys.map((key) => fieldOf(part, key) ?? null)), part];
    }),
  );
}
