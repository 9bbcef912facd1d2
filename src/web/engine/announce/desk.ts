import type { LetterSettings } from "../../../announce/index.ts";
import { setLetters } from "../../../history/index.ts";
import { editScenario } from "../../../usecases/scenarios/editScenario.ts";
import type { OrgAt } from "../../view/view.ts";
import type { AnnounceEngine } from "../announce.ts";
import { browserTools } from "../browserTools.ts";
import type { EngineContext } from "../context.ts";
import { openPlan } from "../plan/openPlan.ts";
import { createLetterBook, type WaveLetters } from "../plan/waveLetters.ts";
import { depsOf, worded } from "../scenarioDeps.ts";
import { letterFile, lettersFile } from "./letterFiles.ts";
import { packFile } from "./packs.ts";
import { previewText, viewTexts, withApproval, withText } from "./texts.ts";

/** Texts of letters and files for those who are told; loaded when first asked for. */
export function createAnnounceDesk(context: EngineContext): AnnounceEngine {
  const book = createLetterBook(context);
  const open = async (at: OrgAt, wave: number): Promise<WaveLetters> => {
    const found = await book.open(at, wave);
    if (found === null) throw new Error(`Wave ${wave} of this plan changes nothing for anybody.`);
    return found;
  };
  const keep = async (at: OrgAt, settings: LetterSettings): Promise<void> => {
    const deps = await depsOf(context, at.org);
    worded(
      await editScenario(deps, at.scenario ?? "", (scenario, by) =>
        setLetters(scenario, { ...settings }, by),
      ),
    );
  };
  return {
    letterTexts: async (at, wave) => viewTexts(await open(at, wave)),
    previewText: async (at, wave, text, personId) => previewText(await open(at, wave), text, personId),
    setAnswers: async (at, answers) => {
      const { opening, closing } = (await openPlan(context, at)).kept.letters;
      const texts = {
        ...(opening === undefined ? {} : { opening }),
        ...(closing === undefined ? {} : { closing }),
      };
      await keep(at, { ...answers, ...texts });
    },
    writeLetterText: async (at, wave, name, text) =>
      keep(at, withText(await open(at, wave), name, text, browserTools.now())),
    approveLetterText: async (at, name, approver) => {
      const { letters } = (await openPlan(context, at)).kept;
      await keep(at, withApproval(letters, name, approver, browserTools.now()));
    },
    exportLetters: async (at, wave, { which, form }, words) =>
      lettersFile(await open(at, wave), which, form, words),
    exportLetter: async (at, wave, { personId, form }, words) =>
      letterFile(await open(at, wave), personId, form, words),
    exportPack: async (at, wave, audience, words) => {
      const { name, problems } = await context.look({ org: at.org });
      return packFile(await open(at, wave), audience, { name, problems, words });
    },
  };
}
