import { approve, stateOn, withdrawApproval } from "../../history/index.ts";
import type { AreaId } from "../../org/index.ts";
import { blocked, byOf, type Result, type ScenarioDeps } from "./deps.ts";
import { approvalObstacles } from "./obstacles.ts";
import { openScenario } from "./openScenario.ts";
import { mayWrite, save, type Saved } from "./stored.ts";

/**
 * An approval of an area or of the whole, by the user.
 * @returns `approval-blocked` with all that stands in the way: questions, owners, consultations, changes held back.
 */
export async function approveScenario(
  deps: ScenarioDeps,
  nameOrId: string,
  areaId?: AreaId,
): Promise<Result<Saved>> {
  const opened = await openScenario(deps, nameOrId);
  if (!opened.ok) return opened;
  const { scenario, version, base, walked, touched } = opened.value;
  const fault = mayWrite(deps, scenario);
  if (fault !== null) return fault;
  const area = areaId === undefined ? {} : { areaId };
  const approved = approve(scenario, { touched: [...touched.areas], ...area }, byOf(deps));
  if (!approved.ok) return approved;
  const before = stateOn(base, walked.org.today);
  const obstacles = approvalObstacles({ scenario, before, walked, touched, config: base.config, ...area });
  if (obstacles.length > 0)
    return blocked("approval-blocked", `${scenario.name} was not approved.`, obstacles);
  return save(deps, approved, version);
}

/** The user's own approval taken back. */
export async function withdrawFromScenario(
  deps: ScenarioDeps,
  nameOrId: string,
  areaId?: AreaId,
): Promise<Result<Saved>> {
  const opened = await openScenario(deps, nameOrId);
  if (!opened.ok) return opened;
  const { scenario, version, touched } = opened.value;
  const fault = mayWrite(deps, scenario);
  if (fault !== null) return fault;
  const area = areaId === undefined ? {} : { areaId };
  const withdrawn = withdrawApproval(scenario, { touched: [...touched.areas], ...area }, byOf(deps));
  return withdrawn.ok ? save(deps, withdrawn, version) : withdrawn;
}
