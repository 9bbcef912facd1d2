import { runChecks } from "../../checks/index.ts";
import { stateOn } from "../../history/index.ts";
import type { Org } from "../../org/index.ts";
import { compareOrgs, type Compared, type OrgComparison } from "../../report/index.ts";
import { baseAt } from "./baseOf.ts";
import { storeRefused, type Result, type ScenarioDeps } from "./deps.ts";
import { openScenario } from "./openScenario.ts";

/**
 * Scenarios next to the newest revision, all on the day on which the last of them is done: gains, costs and metrics with
 * the same weight, and findings that come and go. A scenario is shown on the revision it was made for.
 */
export async function compareScenarios(
  deps: ScenarioDeps,
  names: readonly string[],
): Promise<Result<OrgComparison>> {
  const head = await deps.store.head(deps.orgId);
  if (!head.ok) return storeRefused(head.refusal);
  const base = await baseAt(deps, head.value.revision);
  if (!base.ok) return base;
  const ends: {
    readonly title: string;
    readonly orgOn: (day: string) => Promise<Result<Org>>;
    readonly day: string;
  }[] = [];
  for (const name of names) {
    const opened = await openScenario(deps, name);
    if (!opened.ok) return opened;
    const { scenario, walked } = opened.value;
    const orgOn = async (day: string): Promise<Result<Org>> => {
      const later = await openScenario(deps, scenario.id, day);
      return later.ok ? { ok: true, value: later.value.walked.org } : later;
    };
    ends.push({ title: scenario.name, day: walked.org.today, orgOn });
  }
  const day = ends.reduce((last, end) => (end.day > last ? end.day : last), deps.today);
  const { config } = base.value;
  const first = stateOn(base.value, day);
  const others: Compared[] = [];
  for (const { title, orgOn } of ends) {
    const org = await orgOn(day);
    if (!org.ok) return org;
    others.push({ title, org: org.value, findings: runChecks({ org: org.value, config, base: first }) });
  }
  const today: Compared = {
    title: `revision ${head.value.revision}`,
    org: first,
    findings: runChecks({ org: first, config }),
  };
  return { ok: true, value: compareOrgs([today, ...others], config) };
}
