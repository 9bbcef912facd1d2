import type { OrgChange } from "../../../changes/index.ts";
import { drawStool, formatSvg } from "../../../draw/index.ts";
import { wording } from "../../../org/index.ts";
import type { OrgAt } from "../../view/view.ts";
import { commitNow, newId } from "../commitNow.ts";
import type { EngineContext } from "../context.ts";
import type { FindingsEngine } from "../findings.ts";
import { judged } from "../judging.ts";
import { dropNotes, keepNotes, notesOf } from "../notes.ts";
import { tellDrawing } from "../picture.ts";
import { choiceFor, grantOf, waiversOf } from "./exceptions.ts";
import { titleOf } from "./names.ts";
import { answerChange } from "./questions.ts";
import { findingRows } from "./rows.ts";
import { viewFindings } from "./view.ts";

/** Fits beside the table on a small screen; more legs make it wider, and it scrolls. */
const STOOL_WIDTH = 680;

/** Findings, exceptions, the ten questions, and what somebody says is wrong; loaded when they are first asked for. */
export function createFindingsDesk(context: EngineContext): FindingsEngine {
  const { look } = context;
  /** What is written is written today, whatever is looked at. */
  const commit = async ({ org }: OrgAt, head: number, reason: string, change: OrgChange): Promise<number> =>
    (await commitNow(context, { org, base: head, reason, changes: [change] })).revision;
  return {
    standing: async ({ org }) => {
      const looked = await look({ org });
      await judged(looked);
      const { coverage, questions } = looked.judgement();
      const { headline, people, confirmed } = coverage;
      return {
        coverage: { headline: wording(headline), people, confirmed },
        draft: questions.draft === null ? null : wording(questions.draft),
      };
    },
    findings: async (at) => {
      const looked = await look(at);
      await judged(looked);
      return viewFindings(looked);
    },
    stool: async (at, areaId) => {
      const { org } = await look(at);
      return tellDrawing(drawStool(org, areaId, { width: STOOL_WIDTH }), formatSvg);
    },
    findingList: async (at, wanted) => {
      const looked = await look(at);
      const notes = await notesOf("wrong", at.org);
      return findingRows(
        looked.judgement(),
        wanted,
        new Map(notes.map(({ key, because }) => [key, because])),
      );
    },
    waivers: async (at) => waiversOf((await look(at)).judgement()),
    waiverChoice: async (at, key) => {
      const { org, config, judgement } = await look({ org: at.org });
      const finding = judgement().findings.find((one) => one.key === key);
      if (finding === undefined) throw new Error("The finding is gone: somebody settled it meanwhile.");
      return choiceFor(org, config, finding);
    },
    grantWaiver: async (at, asked) => {
      const { org, head, judgement } = await look({ org: at.org });
      const finding = judgement().findings.find(({ key }) => key === asked.key);
      const change = grantOf(org, finding, asked, newId("waiver"));
      return commit(at, head, `Exception to ${finding?.check ?? ""}: ${asked.reason.trim()}`, change);
    },
    revokeWaiver: async (at, id) => {
      const { org, head } = await look({ org: at.org });
      const waiver = org.records.waivers.find((one) => one.id === id);
      if (waiver === undefined) throw new Error("The exception is gone: somebody revoked it meanwhile.");
      const change = { kind: "revoke-waiver", waiverId: waiver.id } as const;
      return commit(at, head, `Exception to ${waiver.checkId} revoked`, change);
    },
    answerQuestion: async (at, answer) => {
      const { org, head } = await look({ org: at.org });
      const change = answerChange(org, answer, newId("decision"));
      return commit(at, head, `Question ${answer.code}: ${answer.answer}`, change);
    },
    sayWrong: async (at, key, because) => {
      if (because.trim() === "") return dropNotes("wrong", at.org, [key]);
      const finding = (await look(at)).judgement().findings.find((one) => one.key === key);
      const { check = key.split(" ")[0] ?? "", message } = finding ?? {};
      await keepNotes("wrong", [
        {
          org: at.org,
          key,
          check,
          message: message === undefined ? "" : wording(message),
          because: because.trim(),
          on: context.today(),
        },
      ]);
    },
    wrongs: (at) => notesOf("wrong", at.org),
    wrongFile: async (at) => {
      const notes = (await notesOf("wrong", at.org)).map(({ key, check, message, because, on }) => ({
        check,
        title: titleOf(check),
        key,
        message,
        because,
        on,
      }));
      const text = `${JSON.stringify({ format: "onethread-wrong/1", org: at.org, notes }, null, 2)}\n`;
      return { name: `wrong-${at.org}.json`, content: new Blob([text], { type: "application/json" }) };
    },
  };
}
