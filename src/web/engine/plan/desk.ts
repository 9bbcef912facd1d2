import { wording, type PersonId, type PinWish } from "../../../org/index.ts";
import type { Pin } from "../../../planner/index.ts";
import { listScenarios, loadScenario } from "../../../usecases/scenarios/stored.ts";
import { browserTools } from "../browserTools.ts";
import type { EngineContext } from "../context.ts";
import { depsOf, worded } from "../scenarioDeps.ts";
import type { PlanEngine } from "../plan.ts";
import { moveWave, setWillingness } from "./adjust.ts";
import { findLetters, viewAnnounce, viewLetter } from "./announceView.ts";
import { allHandsText, exportAllHands, exportChangeSheet, exportManager } from "./exportLetters.ts";
import { createPlanMaker } from "./makePlan.ts";
import { openPlan } from "./openPlan.ts";
import { findPlanned, viewPlan } from "./planView.ts";
import { settleAgreed, settleConsultation } from "./settle.ts";
import { createLetterBook } from "./waveLetters.ts";

/** The planner with all it needs; loaded when a plan is first asked for. */
export function createDesk(context: EngineContext): PlanEngine {
  const maker = createPlanMaker(context);
  const book = createLetterBook(context);
  const letters = async (...asked: Parameters<typeof book.open>) => {
    const found = await book.open(...asked);
    if (found === null) throw new Error(`Wave ${asked[1]} of this plan changes nothing for anybody.`);
    return found;
  };
  return {
    plans: async (at) => {
      const all = await listScenarios(await depsOf(context, at.org));
      return all
        .map(({ scenario }) => scenario)
        .filter(({ plan, status }) => plan !== undefined && status !== "archived")
        .map(({ id, name, events }) => ({ id, name, at: events[0]?.at ?? "" }))
        .toSorted((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0));
    },
    isPlan: async (at) => {
      const { scenario } = worded(await loadScenario(await depsOf(context, at.org), at.scenario ?? ""));
      return scenario.plan !== undefined;
    },
    plan: async (at) => viewPlan(await openPlan(context, at)),
    plannedPeople: async (at, wanted) => findPlanned(await openPlan(context, at), wanted),
    makePlan: (at, called, onProgress) => maker.make(at, called, onProgress),
    stopPlan: () => maker.stop(),
    pinPlan: (at, wish, reason, onProgress) =>
      maker.remake(at, (pins) => [...pins, pinOf(wish, reason, pins, context.user())], onProgress),
    unpinPlan: (at, pinId, onProgress) =>
      maker.remake(at, (pins) => pins.filter(({ id }) => id !== pinId), onProgress),
    stepPlan: (at, by) => maker.step(at, by),
    setWillingness: (at, said) => setWillingness(context, at, said),
    moveWave: (at, wave, on) => moveWave(context, at, wave, on),
    findAlternatives: (at, onPlan) => maker.findAlternatives(at, onPlan),
    alternatives: (at) => maker.alternatives(at),
    takePlanFile: (at, file, called) => maker.takeFile(at, file, called),
    takeAlternative: (at, number, called) => maker.takeAlternative(at, number, called),
    whatIf: async (at, wish) => {
      const answer = await maker.whatIf(at, [wish]);
      if (!answer.ok) {
        const ways = (answer.refusal.fixes ?? []).map((one) => wording(one));
        return { ok: false, says: [wording(answer.refusal.message), ...ways].join(" ") };
      }
      const { price, sentence, moves } = answer.whatIf;
      return { ok: true, says: wording(sentence), least: price.least, most: price.most, moves: moves.length };
    },
    announce: async (at, wave) => viewAnnounce(await letters(at, wave)),
    letters: async (at, wave, text, from) => findLetters(await letters(at, wave), text, from),
    letter: async (at, wave, personId) => viewLetter(await letters(at, wave), personId),
    settle: async (at, wave, agreed) => settleAgreed(context, at, await letters(at, wave), agreed),
    settleConsultation: (at, consultation) => settleConsultation(context, at, consultation),
    allHands: async (at, wave) => allHandsText(await letters(at, wave)),
    exportWave: async (at, wave, what) => {
      const found = await letters(at, wave);
      switch (what.kind) {
        case "change-sheet":
          return exportChangeSheet(found);
        case "all-hands":
          return exportAllHands(found);
        case "manager":
          return exportManager(found, what.managerId);
      }
    },
    findPeople: async (at, text) => {
      const { org } = await openPlan(context, at);
      const wanted = text.trim().toLowerCase();
      const found: { id: PersonId; name: string; title: string }[] = [];
      if (wanted === "") return found;
      for (const { id, name, title = "", vacant } of org.people) {
        if (vacant || !name.toLowerCase().includes(wanted)) continue;
        found.push({ id, name, title });
        if (found.length === 20) break;
      }
      return found;
    },
  };
}

/** Ids of pins are unique within a plan. */
function pinOf(wish: PinWish, reason: string, known: readonly Pin[], author: string): Pin {
  const taken = new Set(known.map(({ id }) => id));
  const bytes = browserTools.randomBytes(4);
  let number = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0);
  while (taken.has(`pin-${number}`)) number++;
  return { id: `pin-${number}`, author, reason, ...wish } as Pin;
}
