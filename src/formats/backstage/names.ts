import { NAME_CHARS_MAX } from "./limits.ts";
import { DEFAULT_NAMESPACE, idOfRef, refKey, type Ref } from "./refs.ts";

const NAME = /^[A-Za-z0-9](?:[-A-Za-z0-9_.]*[A-Za-z0-9])?$/;
const NAMESPACE = /^[a-z0-9]+(?:-+[a-z0-9]+)*$/;

/** Whether Backstage takes the text as the name of an entity, a label's value or the like. */
export function isName(text: string): boolean {
  return text.length <= NAME_CHARS_MAX && NAME.test(text);
}

export function isNamespace(text: string): boolean {
  return text.length <= NAME_CHARS_MAX && NAMESPACE.test(text);
}

/** What wants a name: its id, its kind, and the reference it had in the catalogue it came from. */
export interface Unnamed {
  readonly id: string;
  readonly kind: string;
  readonly had?: Ref;
}

/**
 * A reference for each thing, by id: what it had; else its id where that is a name; else the letters and digits of
 * the id with its hash. Names differ also without case. The same things get the same names in any order.
 */
export function nameAll(things: readonly Unnamed[]): Map<string, Ref> {
  const sorted = [...things].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  const taken = new Set<string>();
  const refs = new Map<string, Ref>();
  const claim = (id: string, ref: Ref): boolean => {
    if (taken.has(refKey(ref))) return false;
    taken.add(refKey(ref));
    refs.set(id, ref);
    return true;
  };
  for (const { id, had } of sorted)
    if (had !== undefined && isName(had.name) && isNamespace(had.namespace) && !refs.has(id)) claim(id, had);
  for (const { id, kind } of sorted)
    if (!refs.has(id) && isName(id)) claim(id, { kind, namespace: DEFAULT_NAMESPACE, name: id });
  for (const { id, kind } of sorted) {
    if (refs.has(id)) continue;
    const start = encoded(id);
    for (let n = 1; ; n++) {
      const name = n === 1 ? start : `${start}-${n}`;
      if (claim(id, { kind, namespace: DEFAULT_NAMESPACE, name })) break;
    }
  }
  return refs;
}

/** Whether reading the reference back gives the id without an annotation. */
export function isPlainId(id: string, ref: Ref, usualKind: string): boolean {
  return idOfRef(ref, usualKind) === id;
}

const START_CHARS = 44;

function encoded(id: string): string {
  const start = id
    .slice(0, 200)
    .normalize("NFKD")
    .replace(/[^A-Za-z0-9]+/g, "-")
    .slice(0, START_CHARS)
    .replace(/^-|-$/g, "");
  return start === "" ? `id-${hashOf(id)}` : `${start}-${hashOf(id)}`;
}

/** FNV-1a, 32 bits: tells ids apart that lose their difference; what still collides is counted up. */
function hashOf(text: string): string {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, "0");
}
