/**
 * Whether two plain values say the same: keys in any order, a key that is undefined counts as absent, arrays in order.
 * Recursion is as deep as the data, which is four levels.
 */
export function same(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return Object.is(a, b);
  if (Array.isArray(a) || Array.isArray(b))
    return (
      Array.isArray(a) && Array.isArray(b) && a.length === b.length && a.every((one, i) => same(one, b[i]))
    );
  return changedFields(a, b, NOTHING).length === 0;
}

const NOTHING: ReadonlySet<string> = new Set();
/** The row in a source file says where a record was read, not what the org is. */
const UNSAID: ReadonlySet<string> = new Set(["row"]);

/** The value of a field by its name, undefined where it is absent. */
export function fieldOf(record: object | null | undefined, field: string): unknown {
  return record === null || record === undefined ? undefined : (record as Record<string, unknown>)[field];
}

/** Fields whose values differ, sorted; `row` is not looked at unless `ignored` says otherwise. */
export function changedFields(a: object, b: object, ignored: ReadonlySet<string> = UNSAID): string[] {
  const fields: string[] = [];
  for (const field of Object.keys(a))
    if (!ignored.has(field) && !same(fieldOf(a, field), fieldOf(b, field))) fields.push(field);
  for (const field of Object.keys(b))
    if (!ignored.has(field) && fieldOf(b, field) !== undefined && !Object.hasOwn(a, field))
      fields.push(field);
  return fields.sort();
}

/** Fields whose values differ, where the record was read included. */
export function everyChangedField(a: object, b: object): string[] {
  return changedFields(a, b, NOTHING);
}

/** Whether two records say the same, wherever they were read. */
export function sameRecord(a: object, b: object): boolean {
  return a === b || changedFields(a, b).length === 0;
}

/** A copy of `record` with these fields as `from` has them; what `from` lacks is taken away. */
export function withFields<T extends object>(record: T, from: object, fields: readonly string[]): T {
  const copy = { ...record } as Record<string, unknown>;
  for (const field of fields) {
    const value = fieldOf(from, field);
    if (value === undefined) delete copy[field];
    else copy[field] = value;
  }
  return copy as T;
}

/** A copy with these fields written and those taken away. */
export function updated<T extends object>(
  record: T,
  fields: Partial<NoInfer<T>>,
  unset: readonly PropertyKey[] = [],
): T {
  const copy: T = { ...record, ...fields };
  for (const field of unset) Reflect.deleteProperty(copy, field);
  return copy;
}
