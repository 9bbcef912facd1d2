import type { PersonId, AreaId } from "../../org/index.ts";
import type { Placement } from "../instance.ts";
import type { Pilot, Wave } from "../plan/plan.ts";
import type { Question } from "../question/question.ts";
import type { PilotOption } from "./pilot.ts";
import type { Schedule } from "./schedule.ts";

/** A schedule's words in ids, as a plan stores them. */

export function tellPilot(question: Question, { units, changed, ...figures }: PilotOption): Pilot {
  return { areaIds: units.map((unit) => areaIdOf(question, unit)), peopleChanged: changed, ...figures };
}

/** Ties and loans of wave k. */
export function tellWave(
  question: Question,
  placement: Placement,
  { waves, ties, loans, days }: Schedule,
  k: number,
): Pick<Wave, "ties" | "loans"> {
  const live = new Set(waves[k]!.flat());
  const waveOf = new Map(waves.flatMap((groups, w) => groups.flat().map((unit) => [unit, w] as const)));
  return {
    ties: ties
      .filter(({ unit }) => live.has(unit))
      .map(({ unit, discipline, before, after, people }) => ({
        areaId: areaIdOf(question, unit),
        kind: question.instance.disciplines[discipline] ?? "owner",
        before,
        after,
        personIds: people.map((i) => personIdOf(question, i)),
      })),
    loans: loans
      .filter(({ person }) => live.has(placement.unit[person]!))
      .map(({ person, unit }) => ({
        personId: personIdOf(question, person),
        areaId: areaIdOf(question, unit),
        until: days[waveOf.get(unit)!]!,
      })),
  };
}

function areaIdOf({ org, members }: Question, unit: number): AreaId {
  return org.areas[members.units[unit]!]!.id;
}

function personIdOf({ org, members }: Question, i: number): PersonId {
  return org.people[members.people[i]!]!.id;
}
