import { presentCheck, type CheckJson } from "../../api/index.ts";
import { drawStool, formatSvg } from "../../draw/index.ts";
import { wording } from "../../org/index.ts";
import { headlines, worstFirst } from "../../report/index.ts";
import type { OrgAt } from "../view/view.ts";
import type { EngineContext } from "./context.ts";
import { tellDrawing, type DrawnPicture } from "./picture.ts";

/** What is said of an organisation as it is. */
export interface FindingsView {
  readonly name: string;
  readonly asOf: string;
  readonly headlines: readonly string[];
  /** In the order of tables: most levels up first. */
  readonly areas: CheckJson["areas"];
  /** The first of all findings; `count` is exact. */
  readonly findings: { readonly count: number; readonly list: CheckJson["findings"] };
  readonly metrics: CheckJson["metrics"];
  readonly coverage: CheckJson["coverage"];
  readonly questions: CheckJson["questions"];
  readonly org: CheckJson["org"];
}

export interface FindingsEngine {
  readonly findings: (at: OrgAt) => Promise<FindingsView>;
  /** The stool of an area as SVG with its words and its table. */
  readonly stool: (at: OrgAt, areaId: string) => Promise<DrawnPicture>;
}

const FINDINGS_SENT = 5_000;

export function findingsEngine({ look }: EngineContext): FindingsEngine {
  return {
    findings: async (at) => {
      const { name, org, problems, judgement } = await look(at);
      const judged = judgement();
      const rows = worstFirst(judged.rows);
      const told = presentCheck({ ...judged, rows, problems });
      return {
        name,
        asOf: told.asOf,
        headlines: headlines(org, judged.rows, judged.verdicts).map((one) => wording(one)),
        areas: told.areas,
        findings: { count: told.findings.length, list: told.findings.slice(0, FINDINGS_SENT) },
        metrics: told.metrics,
        coverage: told.coverage,
        questions: told.questions,
        org: told.org,
      };
    },
    stool: async (at, areaId) => {
      const { org } = await look(at);
      return tellDrawing(drawStool(org, areaId), formatSvg);
    },
  };
}
