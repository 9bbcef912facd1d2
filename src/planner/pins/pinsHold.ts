import type { PinWish } from "../../org/index.ts";

/** What pins are judged by: people and areas by id. */
export interface PinFacts {
  /** Area ids of the units. */
  readonly units: ReadonlySet<string>;
  /** Whether the person may own that unit. */
  readonly mayOwn: (personId: string, areaId: string) => boolean;
  /** Whether the person can be dealt out at all. */
  readonly isPlannable: (personId: string) => boolean;
  /** Home unit of a person of the plan, or undefined. */
  readonly homeUnit: (personId: string) => string | undefined;
  /** People of the plan whose home it is. */
  readonly peopleAt: (areaId: string) => readonly string[];
  /** Today's manager, where in the plan. */
  readonly managerOf: (personId: string) => string | undefined;
  /** Whether the person works in that unit today. */
  readonly worksIn: (personId: string, areaId: string) => boolean;
  /** Unit in which somebody stays by rule: empty seats, people on leave, shared disciplines. */
  readonly staysIn: (personId: string) => string | undefined;
  /** Units that nobody joins unless a pin names unit or group, or no other is left. */
  readonly closed: ReadonlySet<string>;
  /** People who go to a unit new to them even where no pin names them. */
  readonly mustMove: () => ReadonlySet<string>;
}

/** Why pins cannot all hold. */
export type PinsRefused =
  | { readonly kind: "two-units"; readonly personId: string; readonly areaIds: readonly string[] }
  | { readonly kind: "two-owners"; readonly areaId: string }
  | { readonly kind: "not-owner" | "kept-out"; readonly personId: string; readonly areaId: string }
  | { readonly kind: "nowhere"; readonly together: readonly string[] }
  | { readonly kind: "parted"; readonly together: readonly string[]; readonly areaIds: readonly string[] }
  | { readonly kind: "too-many-moves"; readonly moves: number; readonly most: number };

/** What the pins say of one person. */
interface Said {
  readonly goals: Set<string>;
  readonly bans: Set<string>;
  /** Units to own, and units to be in without owning. */
  readonly owns: Set<string>;
  readonly seats: Set<string>;
}

/**
 * Whether these pins can all hold, each of them sound by itself. Exact: heads are soft, so people hang together only
 * by groups, by owners' seats and by the cap on moves; a group meets in the unit where fewest of it are new. Who must
 * move without any pin counts against the cap.
 * @returns null where they can, else the first reason, by person and group. O(pins + people frozen + groups × units).
 */
export function refusePins(pins: readonly PinWish[], facts: PinFacts): PinsRefused | null {
  const said = readPins(pins, facts);
  return refusePeople(said) ?? refuseOwners(said) ?? refuseGroups(pins, said, facts);
}

function readPins(pins: readonly PinWish[], facts: PinFacts): Map<string, Said> {
  const said = new Map<string, Said>();
  const of = (id: string): Said => {
    const known = said.get(id) ?? { goals: new Set(), bans: new Set(), owns: new Set(), seats: new Set() };
    said.set(id, known);
    return known;
  };
  for (const pin of pins) {
    switch (pin.kind) {
      case "place":
      case "seat":
      case "own":
        of(pin.personId).goals.add(pin.areaId);
        if (pin.kind === "own") of(pin.personId).owns.add(pin.areaId);
        if (pin.kind === "seat") of(pin.personId).seats.add(pin.areaId);
        break;
      case "keep-out":
        if (facts.isPlannable(pin.personId)) of(pin.personId).bans.add(pin.areaId);
        break;
      case "freeze-area":
        for (const id of facts.peopleAt(pin.areaId)) of(id).goals.add(pin.areaId);
        break;
      default:
    }
  }
  return said;
}

function refusePeople(said: ReadonlyMap<string, Said>): PinsRefused | null {
  for (const [personId, { goals, bans, owns, seats }] of said) {
    if (goals.size > 1) return { kind: "two-units", personId, areaIds: [...goals] };
    for (const areaId of goals) if (bans.has(areaId)) return { kind: "kept-out", personId, areaId };
    for (const areaId of owns) if (seats.has(areaId)) return { kind: "not-owner", personId, areaId };
  }
  return null;
}

function refuseOwners(said: ReadonlyMap<string, Said>): PinsRefused | null {
  const taken = new Set<string>();
  for (const { owns } of said.values())
    for (const areaId of owns) {
      if (taken.has(areaId)) return { kind: "two-owners", areaId };
      taken.add(areaId);
    }
  return null;
}

/** Where each group, and each person alone, can meet with fewest people new to the unit; their sum against the cap. */
function refuseGroups(
  pins: readonly PinWish[],
  said: ReadonlyMap<string, Said>,
  facts: PinFacts,
): PinsRefused | null {
  const groups = groupsOf(pins, facts);
  const grouped = new Set(groups.flat());
  for (const id of said.keys()) if (!grouped.has(id)) groups.push([id]);
  const most = Math.min(...pins.map((pin) => (pin.kind === "max-moves" ? pin.moves : Infinity)));
  let moves = 0;
  if (most < Infinity) for (const id of facts.mustMove()) if (!grouped.has(id) && !said.has(id)) moves += 1;
  for (const together of groups) {
    const goals = new Set<string>();
    const bans = new Set<string>();
    for (const id of together) {
      const own = said.get(id);
      for (const areaId of own?.goals ?? []) goals.add(areaId);
      for (const areaId of own?.bans ?? []) bans.add(areaId);
      // A rule gives way to what a person said of this person.
      const stays = facts.staysIn(id);
      if (stays !== undefined && (own?.goals.size ?? 0) === 0 && own?.bans.has(stays) !== true)
        goals.add(stays);
    }
    if (goals.size > 1) return { kind: "parted", together, areaIds: [...goals] };
    const open = [...(goals.size === 1 ? goals : facts.units)].filter((areaId) => !bans.has(areaId));
    if (open.length === 0) return { kind: "nowhere", together };
    const unclosed = grouped.has(together[0]!) ? [] : open.filter((areaId) => !facts.closed.has(areaId));
    let least = Infinity;
    for (const areaId of goals.size === 0 && unclosed.length > 0 ? unclosed : open) {
      const strange = together.filter((id) => !facts.worksIn(id, areaId)).length;
      if (strange < least) least = strange;
    }
    moves += least;
  }
  return moves > most ? { kind: "too-many-moves", moves, most } : null;
}

/** People who shall be together, lists that share somebody joined. */
export function groupsOf(pins: readonly PinWish[], facts: Pick<PinFacts, "managerOf">): string[][] {
  let groups: Set<string>[] = [];
  for (const pin of pins) {
    const list =
      pin.kind === "keep-together"
        ? pin.personIds
        : pin.kind === "keep-manager"
          ? [pin.personId, facts.managerOf(pin.personId) ?? pin.personId]
          : [];
    if (list.length < 2) continue;
    const joined = new Set<string>(list);
    const apart: Set<string>[] = [];
    for (const group of groups) {
      if (list.some((id) => group.has(id))) for (const id of group) joined.add(id);
      else apart.push(group);
    }
    groups = [...apart, joined];
  }
  return groups.map((group) => [...group].sort()).filter((group) => group.length > 1);
}
