/** Most differences named for one field of a plan: an edited list would name hundreds. */
const NAMED_MAX = 3;

/**
 * What differs between a plan and the plan made again, as sentences with the path of each value; fields that are
 * missing and undefined are the same. O(size of the plan).
 */
export function comparePlans(told: object, again: object): string[] {
  const keys = new Set([...Object.keys(told), ...Object.keys(again)]);
  return [...keys].sort().flatMap((key) => {
    const found: string[] = [];
    compare(valueOf(told, key), valueOf(again, key), key, found);
    const rest = found.length - NAMED_MAX;
    return rest > 0 ? [...found.slice(0, NAMED_MAX), `${rest} more values of ${key} differ.`] : found;
  });
}

function valueOf(object: object, key: string): unknown {
  return Object.hasOwn(object, key) ? (object as Readonly<Record<string, unknown>>)[key] : undefined;
}

function compare(told: unknown, again: unknown, path: string, found: string[]): void {
  if (told === again) return;
  if (Array.isArray(told) && Array.isArray(again)) {
    if (told.length !== again.length)
      found.push(`${path} has ${told.length} entries in the plan; made again: ${again.length}.`);
    const common = Math.min(told.length, again.length);
    for (let k = 0; k < common; k++) compare(told[k], again[k], `${path}[${k}]`, found);
    return;
  }
  if (isObject(told) && isObject(again)) {
    const keys = new Set([...Object.keys(told), ...Object.keys(again)]);
    for (const key of [...keys].sort())
      compare(valueOf(told, key), valueOf(again, key), `${path}.${key}`, found);
    return;
  }
  found.push(`${path} is ${shown(told)} in the plan; made again: ${shown(again)}.`);
}

function isObject(value: unknown): value is object {
  return value !== null && typeof value === "object" && !Array.isArray(value);
}

function shown(value: unknown): string {
  if (value === undefined) return "missing";
  const text = JSON.stringify(value) ?? "missing";
  return text.length > 120 ? `${text.slice(0, 120)}…` : text;
}
