import { drawFlow, formatSvg } from "../../../draw/index.ts";
import { planOf } from "../../../usecases/scenarios/putPlan.ts";
import type { OrgAt } from "../../view/view.ts";
import type { CompareEngine } from "../compare.ts";
import type { EngineContext } from "../context.ts";
import { tellDrawing } from "../picture.ts";
import { openPlan } from "../plan/openPlan.ts";
import { sinceMade } from "../plan/sinceMade.ts";
import { openedScenario } from "../review/openedLast.ts";
import { compareByHand, comparePlan, endsOf, type Other } from "./compareView.ts";
import { pairLabels, pairOf } from "./pair.ts";

/** px: fits the left column of a laptop's screen. */
const FLOW_WIDTH = 700;

/** What compares, with planner and checks. */
export function createCompareDesk(context: EngineContext): CompareEngine {
  const otherOf = async (at: OrgAt, id: string | undefined): Promise<Other | undefined> => {
    if (id === undefined || id === at.scenario) return undefined;
    const opened = await openedScenario(context, { org: at.org, scenario: id });
    const { edited, struck } = sinceMade(opened.scenario);
    const read = edited + struck === 0 ? planOf(opened.scenario) : null;
    return { opened, ...(read?.ok === true ? { plan: read.plan } : {}) };
  };
  return {
    compare: async (at, id) => {
      const opened = await openedScenario(context, at);
      const other = await otherOf(at, id);
      const { scenario } = opened;
      if (scenario.plan !== undefined)
        return comparePlan(await openPlan(context, at), opened, `${scenario.name}, as edited`, other);
      const { head } = await context.look({ org: at.org });
      return compareByHand(opened, scenario.baseRevision !== head, other);
    },
    flow: async (at) => {
      const { before, after } = endsOf(await openedScenario(context, at));
      return tellDrawing(drawFlow(before, after, { width: FLOW_WIDTH }), formatSvg);
    },
    pair: async (at, lens) => {
      const { before, after } = endsOf(await openedScenario(context, at));
      return pairOf(before, after, lens);
    },
    pairLabels: async (at, lens, side, nodes) =>
      pairLabels(endsOf(await openedScenario(context, at)), lens, side, nodes),
  };
}
