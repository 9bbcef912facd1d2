import { useQueryClient } from "@tanstack/react-query";
import type { PinWish } from "../../../org/index.ts";
import type { PlanProgress } from "../../engine/plan.ts";
import { useEngine } from "../../engine/useEngine.ts";
import { useText } from "../../text/useText.ts";
import { useView } from "../../view/useView.ts";
import { parseView, type OrgAt } from "../../view/view.ts";
import { runPlan, sayStopping } from "./running.ts";

/** What can be done to the plans of an org; each shows what comes of it. */
export interface Planning {
  readonly make: () => Promise<void>;
  readonly stop: () => Promise<void>;
  readonly pin: (wish: PinWish, reason: string) => Promise<void>;
  readonly unpin: (pinId: string) => Promise<void>;
  readonly step: (by: 1 | -1) => Promise<void>;
}

export function usePlanning(at: OrgAt): Planning {
  const engine = useEngine();
  const queries = useQueryClient();
  const text = useText();
  const { go } = useView();
  const run = (job: (onProgress: PlanProgress) => Promise<string>): Promise<void> =>
    runPlan(at.org, job, async (scenario) => {
      await queries.invalidateQueries();
      // Who went elsewhere meanwhile finds the plan when they come back.
      const { org, place, own } = parseView(location.hash);
      const { start: _, ...rest } = own;
      if (org === at.org && place === "plan") go({ scenario, own: rest }, "replace");
    });
  return {
    make: () => run((onProgress) => engine.makePlan(at, text("plan.called"), onProgress)),
    stop: async () => {
      sayStopping();
      await engine.stopPlan();
    },
    pin: (wish, reason) => run((onProgress) => engine.pinPlan(at, wish, reason, onProgress)),
    unpin: (pinId) => run((onProgress) => engine.unpinPlan(at, pinId, onProgress)),
    step: async (by) => {
      await engine.stepPlan(at, by);
      await queries.invalidateQueries();
    },
  };
}
