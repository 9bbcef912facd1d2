import {
  Bug,
  NONE,
  say,
  type AreaId,
  type PersonId,
  type Pin,
  type PinWish,
  type Sentence,
} from "../../org/index.ts";
import { draftInstance } from "../question/draftInstance.ts";
import type { PersonDifference, Terms } from "./difference.ts";
import { summed } from "../explain/explain.ts";
import type { Instance } from "../instance.ts";
import type { MipAnswer, MipTask } from "../exact/mip.ts";
import { forcedBy, priceSteps, type OpenedPlan, type Price } from "../plan/openPlan.ts";
import { shiftsOf } from "../explain/otherwise.ts";
import type { PinConflict } from "../pins/pins.ts";
import type { Question } from "../question/question.ts";
import { relaxGroups } from "../solver/solvePinned.ts";
import { forcedBound } from "./standing.ts";
import { configOf } from "../question/configOf.ts";
import { askWarm } from "./whatIf.ts";
import { noRoomWords, strangerOf } from "./noRoom.ts";
import type { Wish } from "./wishes.ts";

/** Somebody whom the wishes put elsewhere, with their own points. */
export interface WhatIfMove {
  readonly personId: PersonId;
  readonly fromUnitId: AreaId;
  readonly toUnitId: AreaId;
  readonly ownedBefore: boolean;
  readonly owns: boolean;
  /** Points of this person alone, manager's tie included; seats left or filled are told in the sentence. */
  readonly points: number;
}

/** What a plan would be with some wishes fixed. */
export interface WhatIf {
  readonly wishes: readonly PinWish[];
  /** Points more than the plan: proved at least, found at most. `most` below 0: the plan was not the best. */
  readonly price: Price;
  readonly terms: Terms;
  /** Everybody placed elsewhere than in the plan, those named first. */
  readonly moves: readonly WhatIfMove[];
  readonly sentence: Sentence;
}

export type WhatIfAnswer =
  | { readonly ok: true; readonly whatIf: WhatIf }
  | { readonly ok: false; readonly refusal: WhatIfRefusal };

/** Why there is no answer: wishes and pins that contradict, or a plan that has no room for them as it stands. */
export interface WhatIfRefusal extends Partial<Pick<PinConflict, "conflicting" | "fixes">> {
  readonly code: string;
  readonly message: Sentence;
  /** That nothing contradicts: a plan made again with these pins keeps them. */
  readonly newPlanMay?: true;
}

/**
 * Asks an opened plan what it would be with wishes beside its pins: who else moves, which terms change, and a price
 * between what is proved and what was found. The plan stays as it is.
 * @param asked pins; a cap on moves only where the plan keeps it with few movers sent back.
 * @param iterations of the exact solver, 0 where the bounds are enough; its model goes out as a task.
 * @param author of the wishes, by which they are called where they contradict.
 * @returns a refusal where the wishes contradict the plan's pins or each other, with the smallest set that does; or
 * where the plan as it stands has no room for them (somebody is outside it, a rule fixes them, it closes that seat),
 * and a new plan may.
 * Cost: milliseconds beside opening the plan and the exact solver. Source: docs/planner.md#what-if.
 * @example whatIfSteps(openPlan(org, plan), [{ kind: "place", personId: personId("ana"), areaId: areaId("pay") }], 0)
 */
export function* whatIfSteps(
  opened: OpenedPlan,
  asked: readonly PinWish[],
  iterations: number,
  author = "",
): Generator<MipTask, WhatIfAnswer, MipAnswer> {
  const { question, plan, placement } = opened;
  const pins = [
    ...plan.pins,
    ...asked.map((wish, k): Pin => ({ id: `wish-${k + 1}`, author, reason: "", ...wish })),
  ];
  const drafted = draftInstance(question.org, configOf(plan), pins, plan.barred, plan.today);
  if (!drafted.ok) return { ok: false, refusal: { code: "pins-conflict", ...drafted.conflict } };
  const noRoom = (code: string, message: Sentence): WhatIfAnswer => ({
    ok: false,
    refusal: { code, message, newPlanMay: true },
  });
  const stranger = strangerOf(question, asked);
  if (stranger !== null) return noRoom("outside-plan", stranger);
  const wishes = asked.flatMap((wish) => wishesOf(question, wish));
  const { movesMax } = drafted.question.instance;
  const capped = (instance: Instance): Instance =>
    movesMax === undefined ? instance : { ...instance, movesMax };
  const open = opened.warm();
  const warm = { ...open, instance: capped(open.instance) };
  const answer = askWarm(warm, wishes);
  if (!answer.ok) return noRoom(answer.refusal.code, noRoomWords(question, wishes, answer.refusal));
  const kept = forcedBy(opened, wishes);
  if (kept === null)
    throw new Bug("A wish that was kept is refused.", "Maybe askWarm keeps other rules than withWishes.");
  const least = forcedBound(opened.climbed(), relaxGroups(kept.free), placement);
  const isClosed = kept.free !== kept.instance;
  const instance = capped(kept.instance);
  const forced = { instance, free: isClosed ? capped(kept.free) : instance, least };
  const { price, difference } = yield* priceSteps(opened, forced, shiftsOf(warm, answer), iterations);
  const named = new Set(wishes.flatMap((wish) => ("person" in wish ? [wish.person] : wish.people)));
  const isMoved = ({ from, to }: PersonDifference): boolean =>
    from.unit !== to.unit || from.isOwner !== to.isOwner;
  const moved = difference.people.filter(isMoved);
  const first = moved.find((one) => named.has(one.person))?.person ?? NONE;
  const ordered = [
    ...moved.filter((one) => named.has(one.person)),
    ...moved.filter((one) => !named.has(one.person)),
  ];
  return {
    ok: true,
    whatIf: {
      wishes: asked,
      price,
      terms: difference.terms,
      moves: ordered.map((one) => moveOf(question, one)),
      sentence: say(["plan.costs"])`With this: ${summed(question, difference, first)}`,
    },
  };
}

function moveOf({ org, members }: Question, { person, from, to, points }: PersonDifference): WhatIfMove {
  const areaId = (unit: number): AreaId => org.areas[members.units[unit]!]!.id;
  return {
    personId: org.people[members.people[person]!]!.id,
    fromUnitId: areaId(from.unit),
    toUnitId: areaId(to.unit),
    ownedBefore: from.isOwner,
    owns: to.isOwner,
    points,
  };
}

/** A wish in numbers of the instance; a frozen area is a place for each whose home it is. */
function wishesOf({ org, members, instance }: Question, wish: PinWish): readonly Wish[] {
  const position = (id: PersonId): number => members.at[org.personIndexById.get(id)!]!;
  const unitOf = (id: AreaId): number => members.units.indexOf(org.areaIndexById.get(id) ?? NONE);
  switch (wish.kind) {
    case "place":
    case "seat":
    case "keep-out":
    case "own":
      return [{ kind: wish.kind, person: position(wish.personId), unit: unitOf(wish.areaId) }];
    case "keep-manager":
      return [{ kind: "keep-manager", person: position(wish.personId) }];
    case "keep-together":
      return [{ kind: "together", people: wish.personIds.map(position) }];
    case "freeze-area": {
      const unit = unitOf(wish.areaId);
      return Array.from(members.home.keys()).flatMap((person): Wish[] =>
        members.home[person] === unit && instance.pinnedUnit[person] !== unit
          ? [{ kind: "place", person, unit }]
          : [],
      );
    }
    case "max-moves":
      return [];
  }
}
