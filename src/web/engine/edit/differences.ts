import { NONE, type Org } from "../../../org/index.ts";
import type { Lens } from "../../view/view.ts";
import { lensOf } from "../orgLens.ts";

/** Bits of what differs for somebody: another manager, another area, new, gone. */
export const NEW_MANAGER = 1;
export const NEW_AREA = 2;
export const ADDED = 4;
export const REMOVED = 8;

/** What a scenario changes, by node of a lens, and how many people that are. */
export interface Differences {
  readonly state: Uint8Array;
  readonly moved: number;
  readonly added: number;
  readonly removed: number;
}

/**
 * Who stands elsewhere, on one side of a scenario: before, those who will go; after, those who came. One pass over
 * everybody.
 */
export function differencesOf(
  { before, after }: { readonly before: Org; readonly after: Org },
  side: "before" | "after",
  lens: Lens,
): Differences {
  const [own, other] = side === "before" ? [before, after] : [after, before];
  const { nodeOfPerson, personOf } = lensOf(own, lens);
  const state = new Uint8Array(personOf.length);
  let [moved, missing] = [0, 0];
  for (const [person, { id, managerId }] of own.people.entries()) {
    const there = other.personIndexById.get(id);
    let bits = 0;
    if (there === undefined) {
      bits = side === "before" ? REMOVED : ADDED;
      missing++;
    } else {
      if (managerId !== other.people[there]?.managerId) bits |= NEW_MANAGER;
      if (homeOf(own, person) !== homeOf(other, there)) bits |= NEW_AREA;
      if (bits !== 0) moved++;
    }
    const node = nodeOfPerson[person] ?? NONE;
    if (bits !== 0 && node >= 0) state[node] = bits;
  }
  const back = other.people.length - (own.people.length - missing);
  return {
    state,
    moved,
    added: side === "before" ? back : missing,
    removed: side === "before" ? missing : back,
  };
}

const homeOf = ({ work, areas }: Org, person: number): string | undefined =>
  areas[work.home[person] ?? NONE]?.id;
