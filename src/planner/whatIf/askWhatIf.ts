import {
  Bug,
  mention,
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
import { unitName } from "../explain/explainWords.ts";
import type { MipAnswer, MipTask } from "../exact/mip.ts";
import { priceSteps, type OpenedPlan, type Price } from "../plan/openPlan.ts";
import { shiftsOf } from "../explain/otherwise.ts";
import type { PinConflict } from "../pins/pins.ts";
import type { Question } from "../question/question.ts";
import { relaxGroups } from "../solver/solvePinned.ts";
import { forcedBound } from "./standing.ts";
import { configOf } from "../verify/verify.ts";
import { askWarm } from "./whatIf.ts";
import { withWishes, type Wish, type WishRefusal } from "./wishes.ts";

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
  | {
      readonly ok: false;
      readonly refusal: { readonly code: string; readonly message: Sentence } & Partial<
        Pick<PinConflict, "conflicting" | "fixes">
      >;
    };

/**
 * Asks an opened plan what it would be with wishes beside its pins: who else moves, which terms change, and a price
 * between what is proved and what was found. The plan stays as it is.
 * @param iterations of the exact solver, 0 where the bounds are enough; its model goes out as a task.
 * @returns a refusal where the wishes contradict the plan's pins or each other, with the smallest set that does, or
 * where somebody is outside the plan.
 * Cost: milliseconds beside opening the plan and the exact solver. Source: docs/planner.md#what-if.
 * @example whatIfSteps(openPlan(org, plan), [{ kind: "place", personId: personId("ana"), areaId: areaId("pay") }], 0)
 */
export function* whatIfSteps(
  opened: OpenedPlan,
  asked: readonly PinWish[],
  iterations: number,
): Generator<MipTask, WhatIfAnswer, MipAnswer> {
  const { question, plan, placement } = opened;
  const pins = [
    ...plan.pins,
    ...asked.map((wish, k): Pin => ({ id: `wish-${k + 1}`, author: "", reason: "", ...wish })),
  ];
  const drafted = draftInstance(question.org, configOf(plan), pins, plan.barred, plan.today);
  if (!drafted.ok) return { ok: false, refusal: { code: "pins-conflict", ...drafted.conflict } };
  const stranger = strangerOf(question, asked);
  if (stranger !== null) return { ok: false, refusal: { code: "outside-plan", message: stranger } };
  const wishes = asked.flatMap((wish) => wishesOf(question, wish));
  const warm = opened.warm();
  const answer = askWarm(warm, wishes);
  if (!answer.ok)
    return {
      ok: false,
      refusal: { code: answer.refusal.code, message: refusalWords(question, wishes, answer.refusal) },
    };
  const wished = withWishes(question.instance, wishes);
  if (!wished.ok) throw new Bug(wished.refusal.message, "Maybe askWarm keeps other rules than withWishes.");
  const least = Math.max(
    forcedBound(opened.climbed(), relaxGroups(wished.instance), placement),
    plan.lowerBound,
  );
  const forced = { instance: wished.instance, least };
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

const peopleIn = (wish: PinWish): readonly PersonId[] =>
  wish.kind === "keep-together" ? wish.personIds : "personId" in wish ? [wish.personId] : [];

/** That somebody named is outside the plan, which would have to be made again; null where all are in it. */
function strangerOf({ org, members }: Question, wishes: readonly PinWish[]): Sentence | null {
  for (const id of wishes.flatMap(peopleIn)) {
    const p = org.personIndexById.get(id);
    if (p !== undefined && members.at[p] !== NONE) continue;
    const who = p === undefined ? mention({ id, name: id }) : mention(org.people[p]!);
    return say([
      "assignment.areaId",
    ])`${who} is outside this plan. A plan made again with this pin brings them in.`;
  }
  return null;
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

/** Why the plan as it stands has no room for a wish that no pin forbids: a rule of the plan does. */
function refusalWords(question: Question, wishes: readonly Wish[], { code, wish: k }: WishRefusal): Sentence {
  const { org, members } = question;
  const wish = wishes[k];
  const person = wish === undefined ? NONE : "person" in wish ? wish.person : (wish.people[0] ?? NONE);
  const who =
    person === NONE ? mention({ id: "", name: "Somebody" }) : mention(org.people[members.people[person]!]!);
  const there = wish !== undefined && "unit" in wish ? unitName(question, wish.unit) : "that area";
  switch (code) {
    case "fixed-elsewhere":
      return say([
        "person.status",
        "person.discipline",
      ])`${who} is fixed in another area by a rule of the plan; a plan made again with this pin overrules it.`;
    case "kept-out":
      return say(["pins"])`${who} may not go to ${there} in this plan.`;
    case "seat-taken":
      return say(["pins"])`The owner of ${there} is fixed in this plan.`;
    case "may-not-own":
      return say(["person.canOwn", "person.managerId"])`${who} may not own ${there} in this plan.`;
    case "nowhere-to-go":
      return say(["pins"])`${who} would have no area left to go to.`;
    case "no-manager":
      return say(["person.managerId"])`${who} has no manager in the plan.`;
    case "too-many-moves":
      return say([
        "pins",
      ])`No plan with this was found that keeps the plan's cap on moves; there may be one: a plan made again with this pin looks further.`;
  }
}
