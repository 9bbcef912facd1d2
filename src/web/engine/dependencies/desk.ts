import type { OrgAt } from "../../view/view.ts";
import type { EngineContext } from "../context.ts";
import type { DependenciesEngine } from "../dependencies.ts";
import { openedScenario } from "../review/openedLast.ts";
import { agreementsOf, matrixOf, type Both } from "./matrix.ts";

export function createDependenciesDesk(context: EngineContext): DependenciesEngine {
  const both = async (at: OrgAt): Promise<Both> => {
    if (at.scenario === undefined) return { today: (await context.look(at)).org, later: null };
    const { base, walked } = await openedScenario(context, at);
    return { today: base.org, later: walked.org };
  };
  return {
    dependencies: async (at, opened) => matrixOf(await both(at), opened),
    agreements: async (at, opened, consumerId, providerId) =>
      agreementsOf(await both(at), opened, consumerId, providerId),
  };
}
