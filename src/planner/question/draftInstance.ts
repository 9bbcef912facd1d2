import { NONE, type Config, type Day, type Org } from "../../org/index.ts";
import { broughtInBy, plannedModes } from "./areaModes.ts";
import { assumptionsOf } from "./assumptions.ts";
import { buildInstance } from "./buildInstance.ts";
import { planCostsOf } from "./costs.ts";
import { levelsOf } from "./levels.ts";
import { readinessOf, requiredLevel, type SeatKind } from "./owners.ts";
import { pinFacts } from "./pinFacts.ts";
import { currentPins, findPinConflict, type Pin, type PinConflict } from "../pins/pins.ts";
import type { Barred } from "../plan/plan.ts";
import { candidateOf, type Question } from "./question.ts";
import { settingsOf } from "./settings.ts";
import { findMembers, topOf } from "./units.ts";

export { candidateOf, type Question } from "./question.ts";

export type Drafted =
  | { readonly ok: true; readonly question: Question }
  | { readonly ok: false; readonly conflict: PinConflict };

/**
 * Makes the question from an org, its config and the pins that hold on the day the plan is made; refuses only pins
 * that contradict. O(people × log).
 */
export function draftInstance(
  org: Org,
  config: Config,
  pins: readonly Pin[],
  barred: readonly Barred[] = [],
  madeOn: Day = org.today,
): Drafted {
  const held = currentPins(pins, madeOn);
  const levels = levelsOf(org);
  const costs = planCostsOf(config);
  const settings = settingsOf(config);
  const modes = plannedModes(org, settings.inputs);
  const broughtIn = broughtInBy(org, settings.inputs, topOf(org));
  for (const pin of held) {
    const index =
      pin.kind === "place" || pin.kind === "own" || pin.kind === "seat"
        ? org.personIndexById.get(pin.personId)
        : undefined;
    if (index !== undefined && index !== topOf(org)) broughtIn.add(index);
  }
  const members = findMembers(
    org,
    modes,
    (top, area, isInner) => {
      const kind = seatKindOf(org, area, isInner);
      return (
        readinessOf(candidateOf(org, levels, top), { kind, required: requiredLevel(kind, config) }) !== null
      );
    },
    broughtIn,
  );
  const isInner = new Set(members.parentUnit);
  const seats = Array.from(members.units, (area, u) => {
    const kind = seatKindOf(org, area, isInner.has(u));
    return { kind, required: requiredLevel(kind, config) };
  });
  const input = { org, madeOn, settings, members, levels, costs, seats };
  const byRule = (): Int32Array => buildInstance({ ...input, pins: [], barred: [] }).instance.pinnedUnit;
  const conflict = findPinConflict(org, held, pinFacts(org, members, levels, seats, byRule));
  if (conflict !== null) return { ok: false, conflict };
  const columns = buildInstance({ ...input, pins: held, barred });
  return {
    ok: true,
    question: {
      org,
      madeOn,
      settings,
      members,
      levels,
      costs,
      seats,
      pins: held,
      barred,
      ...columns,
      assumed: assumptionsOf({ org, settings, members, levels, costs, barred, ...columns }),
    },
  };
}

function seatKindOf(org: Org, area: number, isInner: boolean): SeatKind {
  if (org.areaTree.parent[area] === NONE) return "root";
  return isInner ? "inner" : "leaf";
}
