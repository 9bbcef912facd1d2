import { Bug } from "../../org/index.ts";
import type { Instance } from "../instance.ts";

/**
 * Something asked of a plan, in numbers of the instance. `place`: this person goes to that unit, in either seat.
 * `seat`: in their own slot there, not as owner. `keep-out`: anywhere but there. `own`: this person owns that unit.
 * `keep-manager`: this person and today's manager land in one unit. `together`: these people do.
 */
export type Wish =
  | { readonly kind: "place" | "seat" | "keep-out" | "own"; readonly person: number; readonly unit: number }
  | { readonly kind: "keep-manager"; readonly person: number }
  | { readonly kind: "together"; readonly people: readonly number[] };

/** An instance with wishes as its pins, or the wish that cannot hold beside the others. */
export type Wished =
  | { readonly ok: true; readonly instance: Instance }
  | { readonly ok: false; readonly refusal: WishRefusal };

export interface WishRefusal {
  readonly code:
    | "fixed-elsewhere"
    | "kept-out"
    | "seat-taken"
    | "may-not-own"
    | "nowhere-to-go"
    | "no-manager"
    | "too-many-moves";
  /** Place of the wish in the list asked. */
  readonly wish: number;
  readonly message: string;
}

/**
 * The same question with the wishes fixed as pins. Columns nobody wishes about are shared, not copied.
 * People who shall be together stand in `together`. O(people + wishes × units).
 */
export function withWishes(instance: Instance, wishes: readonly Wish[]): Wished {
  const pinnedUnit = instance.pinnedUnit.slice();
  const pinnedOwner = instance.pinnedOwner.slice();
  const ownerClass = instance.ownerClass.slice();
  const bans = new Map<number, Set<number>>();
  const together: (readonly number[])[] = [...(instance.together ?? [])];
  const owns = new Map<number, number>();
  instance.pinnedOwner.forEach((p, a) => {
    if (p >= 0) owns.set(p, a);
  });
  for (const [k, wish] of wishes.entries()) {
    const refuse = (code: WishRefusal["code"], message: string): Wished => ({
      ok: false,
      refusal: { code, wish: k, message },
    });
    if (wish.kind === "together") {
      check(instance, wish.people, []);
      together.push(wish.people);
      continue;
    }
    const { person: p } = wish;
    if (wish.kind === "keep-manager") {
      check(instance, [p], []);
      const m = instance.manager[p]!;
      if (m < 0) return refuse("no-manager", `Person ${p} has no manager in the plan.`);
      together.push([p, m]);
      continue;
    }
    const { unit: a } = wish;
    check(instance, [p], [a]);
    if (wish.kind === "keep-out") {
      if (pinnedUnit[p] === a || owns.get(p) === a)
        return refuse("fixed-elsewhere", `Person ${p} is fixed in unit ${a}.`);
      const banned = bans.get(p) ?? new Set(bansOf(instance, p));
      bans.set(p, banned.add(a));
      if (banned.size === instance.units)
        return refuse("nowhere-to-go", `Person ${p} may not go to any of the ${instance.units} units.`);
      continue;
    }
    const fixed = pinnedUnit[p]! >= 0 ? pinnedUnit[p]! : (owns.get(p) ?? -1);
    if (fixed >= 0 && fixed !== a) return refuse("fixed-elsewhere", `Person ${p} is fixed in unit ${fixed}.`);
    if (bans.get(p)?.has(a) === true || bansOf(instance, p).includes(a))
      return refuse("kept-out", `Person ${p} may not go to unit ${a}.`);
    pinnedUnit[p] = a;
    if (wish.kind === "seat") {
      if (owns.has(p)) return refuse("fixed-elsewhere", `Person ${p} is fixed as owner of unit ${a}.`);
      ownerClass[p] = -1;
    }
    if (wish.kind !== "own") continue;
    const c = ownerClass[p]!;
    if (c < 0 || instance.ownerCost[c * instance.units + a]! < 0)
      return refuse("may-not-own", `Person ${p} may not own unit ${a}.`);
    if (pinnedOwner[a]! >= 0 && pinnedOwner[a] !== p)
      return refuse("seat-taken", `Unit ${a} is fixed to be owned by person ${pinnedOwner[a]}.`);
    pinnedOwner[a] = p;
    owns.set(p, a);
  }
  return {
    ok: true,
    instance: {
      ...instance,
      pinnedUnit,
      pinnedOwner,
      ownerClass,
      ...(bans.size === 0 ? {} : bansWith(instance, bans)),
      ...(together.length === 0 ? {} : { together }),
    },
  };
}

/** Groups that a wish touches, those of the instance and of the wishes that share somebody made one. */
export function mergeGroups(instance: Instance, wishes: readonly Wish[]): readonly (readonly number[])[] {
  const touched = new Set<number>();
  const lists: (readonly number[])[] = [...(instance.together ?? [])];
  for (const wish of wishes) {
    const people =
      wish.kind === "together"
        ? wish.people
        : wish.kind === "keep-manager"
          ? [wish.person, instance.manager[wish.person]!]
          : [wish.person];
    for (const p of people) touched.add(p);
    if (people.length > 1) lists.push(people);
  }
  return joinGroups(lists).filter((group) => group.some((p) => touched.has(p)));
}

/** Lists that share somebody as one, each ascending, by first person. O(people in lists × groups). */
export function joinGroups(lists: readonly (readonly number[])[]): readonly (readonly number[])[] {
  let groups: Set<number>[] = [];
  for (const list of lists) {
    const joined = new Set(list);
    const apart: Set<number>[] = [];
    for (const group of groups) {
      if (list.some((p) => group.has(p))) for (const p of group) joined.add(p);
      else apart.push(group);
    }
    groups = [...apart, joined];
  }
  return groups.map((group) => [...group].sort((x, y) => x - y)).sort((x, y) => x[0]! - y[0]!);
}

function check({ people: n, units: u }: Instance, people: readonly number[], units: readonly number[]): void {
  const isSound =
    people.every((p) => Number.isInteger(p) && p >= 0 && p < n) &&
    units.every((a) => Number.isInteger(a) && a >= 0 && a < u);
  if (!isSound)
    throw new Bug(
      `A wish names people ${people.join(", ")} and units ${units.join(", ")} of ${n} people and ${u} units.`,
      "Maybe the numbers are those of the org, not of the instance.",
    );
}

function bansOf({ forbidStart, forbidUnit }: Instance, p: number): Int32Array {
  return forbidUnit.subarray(forbidStart[p], forbidStart[p + 1]);
}

function bansWith(
  instance: Instance,
  bans: ReadonlyMap<number, ReadonlySet<number>>,
): Pick<Instance, "forbidStart" | "forbidUnit"> {
  const { forbidStart: old, forbidUnit: units } = instance;
  const forbidStart = old.slice();
  const parts: Int32Array[] = [];
  let done = 0;
  for (const [p, banned] of [...bans].sort(([p], [q]) => p - q)) {
    parts.push(units.subarray(done, old[p]), Int32Array.from(banned).sort());
    done = old[p + 1]!;
    const more = banned.size - (done - old[p]!);
    for (let q = p + 1; q <= instance.people; q++) forbidStart[q]! += more;
  }
  parts.push(units.subarray(done));
  const forbidUnit = new Int32Array(forbidStart[instance.people]!);
  let at = 0;
  for (const part of parts) {
    forbidUnit.set(part, at);
    at += part.length;
  }
  return { forbidStart, forbidUnit };
}
