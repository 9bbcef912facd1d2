import { NONE, wording, type Config, type Org } from "../../org/index.ts";
import { evaluate } from "./evaluate.ts";
import type { Placement } from "../instance.ts";
import type { Plan } from "../plan/plan.ts";
import { calledFirst, pinName } from "../pins/pinWords.ts";
import { withoutPin } from "../pins/pricePins.ts";
import type { Question } from "../question/question.ts";

/** Each pin of the plan kept in its placements. */
export function judgePins(org: Org, plan: Plan, faults: string[]): void {
  const placed = new Map(plan.placements.map((one) => [one.personId as string, one]));
  const isKept = (pin: Plan["pins"][number]): boolean => {
    switch (pin.kind) {
      case "freeze-area":
        return plan.placements.every((one) => one.homeUnitId !== pin.areaId || one.unitId === pin.areaId);
      case "keep-out":
        return placed.get(pin.personId)?.unitId !== pin.areaId;
      case "place":
      case "seat":
      case "own": {
        const one = placed.get(pin.personId);
        if (one?.unitId !== pin.areaId) return false;
        return pin.kind === "place" || (pin.kind === "own") === (one.slot === "owner");
      }
      case "keep-manager": {
        const above = org.people[org.personIndexById.get(pin.personId) ?? NONE]?.managerId ?? "";
        const unitId = placed.get(pin.personId)?.unitId;
        return unitId !== undefined && placed.get(above)?.unitId === unitId;
      }
      case "keep-together":
        return new Set(pin.personIds.map((id) => placed.get(id)?.unitId ?? "")).size === 1;
      case "max-moves":
        return plan.placements.filter((one) => one.footing === "moves").length <= pin.moves;
    }
  };
  for (const pin of plan.pins)
    if (!isKept(pin)) faults.push(`${wording(calledFirst(org, [pin]))} is not kept.`);
}

/** The plan without each priced pin, evaluated again; the bounds behind a price are taken as given, as the plan's is. */
export function judgePinPrices(
  question: Question,
  plan: Plan,
  placement: Placement,
  config: Config,
  faults: string[],
): void {
  const { org, members } = question;
  const unitById = new Map(Array.from(members.units, (area, u) => [org.areas[area]!.id as string, u]));
  for (const { pinId, least, most, without, otherwise } of plan.pinPrices ?? []) {
    const pin = question.pins.find((one) => one.id === pinId);
    const free = pin === undefined ? null : withoutPin(question, pin, config, []);
    if (pin === undefined || free === null) {
      faults.push(`Pin ${pinId} has a price and is none of the plan, or none that has one.`);
      continue;
    }
    const name = wording(pinName(org, pin));
    const unit = placement.unit.slice();
    const isOwner = placement.isOwner.slice();
    for (const one of otherwise) {
      const i = members.at[org.personIndexById.get(one.personId) ?? NONE] ?? NONE;
      unit[i] = unitById.get(one.unitId) ?? NONE;
      isOwner[i] = one.owner === true ? 1 : 0;
    }
    const judged = evaluate(free.instance, { unit, isOwner });
    if (!judged.ok) faults.push(`Without ${name} there is no placement: ${judged.refusals[0]}`);
    else if (judged.cost !== without)
      faults.push(`Without ${name} the plan says ${without} points; evaluated: ${judged.cost}.`);
    if (least !== Math.max(0, plan.lowerBound - without) || most < plan.cost - without)
      faults.push(
        `The price of ${name} is said to be ${least} to ${most}; ${plan.cost - without} was found.`,
      );
  }
}
