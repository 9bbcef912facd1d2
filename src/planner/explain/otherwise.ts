import { NONE } from "../../org/index.ts";
import { ALL_COLUMNS_MAX } from "../solver/columns.ts";
import { openLedger, type Shift } from "../whatIf/difference.ts";
import type { Placement } from "../instance.ts";
import { othersFor } from "./explainOwners.ts";
import type { Question } from "../question/question.ts";
import type { TargetLines } from "../lines/trees.ts";
import { askWarm, openWarm, type Warm, type WarmAnswer, type Wish } from "../whatIf/whatIf.ts";

/** What a changed person is held against: staying at home, following today's manager, or nothing. */
export interface Against {
  readonly kind: "stay" | "follow" | "none";
  /** Unit of the alternative, −1 without one. */
  readonly unit: number;
}

/** Where everybody would sit if one decision were otherwise: what the reasons of a plan are held against. */
export interface Otherwise {
  /** By person of the instance: with them in the unit of their alternative. */
  readonly people: ReadonlyMap<number, readonly Shift[]>;
  /** By unit, then person: with that person as owner. */
  readonly owners: ReadonlyMap<number, ReadonlyMap<number, readonly Shift[]>>;
}

export const NOTHING_OTHERWISE: Otherwise = { people: new Map(), owners: new Map() };

/** Columns looked at for all reasons of a plan together: about 2 s of CPU. */
const WORK_MAX = 150_000_000;

/** What changes for somebody whose unit or manager changes, and what it is held against; null for who keeps both. */
export function againstOf(
  { org, members, instance }: Question,
  placement: Placement,
  lines: Pick<TargetLines, "manager">,
  i: number,
): Against | null {
  const p = members.people[i]!;
  const unit = placement.unit[i]!;
  const home = members.home[i]!;
  const boss = org.lines.parent[p]!;
  if (home === unit && lines.manager[p] === boss) return null;
  if (instance.pinnedUnit[i] !== NONE) return { kind: "none", unit: NONE };
  if (home !== unit && home !== NONE) return { kind: "stay", unit: home };
  const at = boss === NONE ? NONE : members.at[boss]!;
  const bossUnit = at === NONE ? NONE : placement.unit[at]!;
  return home === unit && bossUnit !== NONE && bossUnit !== unit
    ? { kind: "follow", unit: bossUnit }
    : { kind: "none", unit: NONE };
}

/**
 * Places everybody anew around each alternative, as far as the work allows; owners first, then people in the order of
 * the org. Nothing in an instance too large to be held in full: there a reason keeps all else as planned, and
 * `explain` places anew the one it is asked for.
 */
export function settleOtherwise(question: Question, placement: Placement, lines: TargetLines): Otherwise {
  const { instance, members } = question;
  if (instance.people === 0 || instance.people * instance.units > ALL_COLUMNS_MAX) return NOTHING_OTHERWISE;
  const warm = openWarm(instance, placement);
  const people = new Map<number, readonly Shift[]>();
  const owners = new Map<number, ReadonlyMap<number, readonly Shift[]>>();
  let work = 0;
  const ask = (...wishes: readonly Wish[]): readonly Shift[] | null => {
    if (work > WORK_MAX) return null;
    const answer = askWarm(warm, wishes);
    if (!answer.ok) return null;
    work += answer.work;
    return shiftsOf(warm, answer);
  };
  const ledger = openLedger(instance, placement);
  for (let unit = 0; unit < members.units.length; unit++) {
    // Half is left for the people.
    if (work > WORK_MAX / 2) break;
    const others = othersFor(question, ledger, unit, ask);
    // A unit for which none can be asked, as under a tight cap, shows whom its own points name, as it is read again.
    if (others.size > 0) owners.set(unit, others);
  }
  for (let i = 0; i < instance.people; i++) {
    const against = againstOf(question, placement, lines, i);
    if (against === null || against.kind === "none") continue;
    const shifts = ask(...wishesFor(question, i, against));
    if (shifts !== null) people.set(i, shifts);
  }
  return { people, owners };
}

/** What an alternative asks for: who follows somebody finds them there. */
export function wishesFor({ instance }: Question, i: number, { kind, unit }: Against): Wish[] {
  const place = (person: number): Wish => ({ kind: "place", person, unit });
  return kind === "follow" ? [place(i), place(instance.manager[i]!)] : [place(i)];
}

/** An answer as shifts against the placement that was asked about. */
export function shiftsOf({ instance }: Warm, answer: Extract<WarmAnswer, { ok: true }>): Shift[] {
  const ownerKind = instance.disciplines.length + 1;
  return Array.from(answer.moved, (person, k) => {
    const slot = answer.slot[k]!;
    return {
      person,
      unit: slot % instance.units,
      isOwner: Math.floor(slot / instance.units) === ownerKind,
    };
  });
}
