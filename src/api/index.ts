/** The public face of `api/`: the shapes of `--json`, which a server will serve too. */
export {
  presentCheck,
  presentFinding,
  presentProblem,
  type CheckJson,
  type CheckPresentation,
} from "./check.ts";
export { presentStart, type StartJson } from "./start.ts";
export { presentPerson, presentWho, type PersonJson, type WhoJson } from "./who.ts";
export { presentCompare, type CompareJson } from "./compare.ts";
export { presentExplain, type ExplainJson } from "./explain.ts";
export { presentMap, type MapJson } from "./map.ts";
export { presentPlan, presentPlanRefusal, type PlanJson } from "./plan.ts";
