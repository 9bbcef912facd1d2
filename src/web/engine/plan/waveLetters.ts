import { lettersOf, type Letter } from "../../../announce/index.ts";
import type { ScenarioStep, Walked } from "../../../history/index.ts";
import { wording } from "../../../org/index.ts";
import { openScenario } from "../../../usecases/scenarios/openScenario.ts";
import type { OrgAt } from "../../view/view.ts";
import type { EngineContext } from "../context.ts";
import { depsOf } from "../scenarioDeps.ts";
import { openPlan, type OpenPlan } from "./openPlan.ts";

/** The letters of one wave, with the org before and after it. */
export interface WaveLetters {
  readonly opened: OpenPlan;
  readonly step: ScenarioStep;
  readonly number: number;
  readonly letters: readonly Letter[];
}

/** Scenarios walked and letters written last; a letter asked for is mostly one of the same wave. */
export interface LetterBook {
  readonly open: (at: OrgAt, wave: number) => Promise<WaveLetters | null>;
}

export function createLetterBook(context: EngineContext): LetterBook {
  let last: {
    readonly key: string;
    readonly walked: Walked;
    readonly waves: Map<number, WaveLetters>;
  } | null = null;
  return {
    open: async (at, wave) => {
      const opened = await openPlan(context, at);
      const { stored, kept } = opened;
      const key = JSON.stringify([at.org, stored.scenario.id, stored.version, kept.letters]);
      if (last?.key !== key) {
        const walked = await openScenario(await depsOf(context, at.org), stored.scenario.id);
        if (!walked.ok) throw new Error(wording(walked.refusal.message));
        last = { key, walked: walked.value.walked, waves: new Map() };
      }
      const known = last.waves.get(wave);
      if (known !== undefined) return known;
      const step = last.walked.steps.find(
        ({ changeSet }) => changeSet.id === `${stored.scenario.id}-${wave}`,
      );
      if (step === undefined) return null;
      const written = { opened, step, number: wave, letters: write(opened, step) };
      last.waves.set(wave, written);
      return written;
    },
  };
}

function write({ plan, kept, stored }: OpenPlan, { before, after, changeSet }: ScenarioStep): Letter[] {
  const reasons = new Map(plan.reasons.map((one) => [one.personId as string, [one.sentence]]));
  return lettersOf({
    before,
    after,
    day: changeSet.effectiveOn,
    reasons,
    settings: kept.letters,
    consultations: stored.scenario.consultations,
  });
}
