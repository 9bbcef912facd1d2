/** The public face of `api/`: what is answered, and its shape for `--json`, which a server will serve too. */
export {
  presentCheck,
  presentFinding,
  presentProblem,
  type CheckJson,
  type CheckPresentation,
} from "./check.ts";
export { presentStart, type StartJson } from "./start.ts";
export {
  presentPerson,
  presentWho,
  type OwnerAnswer,
  type PersonJson,
  type WhoJson,
  type WhoOwns,
} from "./who.ts";
export { presentCompare, type CompareJson } from "./compare.ts";
export {
  presentExplain,
  type AreaShare,
  type ExplainJson,
  type Explanation,
  type MemberRow,
} from "./explain.ts";
export { presentMap, type MapJson } from "./map.ts";
export { presentPlan, presentPlanRefusal, type PlanJson } from "./plan.ts";
