import { canonicalText } from "../changes/index.ts";
import type { Scenario } from "../history/index.ts";
import { unfit } from "./commit.ts";
import { isKnownOrg, unknownOrg, type StoreContext } from "./context.ts";
import type { Outcome } from "./refusal.ts";
import type { ScenarioRow } from "./rows.ts";
import { requireFitDeep, UnfitText } from "./seals.ts";
import type { StoredScenario } from "./store.ts";

export async function readScenario(
  { rows }: StoreContext,
  orgId: string,
  id: string,
): Promise<StoredScenario | null> {
  const row = await rows.scenarioRow(orgId, id);
  return row === null ? null : storedScenario(row);
}

export function storedScenario({ body, version }: ScenarioRow): StoredScenario {
  // Written by `saveScenario`.
  return { scenario: JSON.parse(body) as Scenario, version };
}

export async function saveScenario(
  context: StoreContext,
  scenario: Scenario,
  version: number,
): Promise<Outcome<StoredScenario>> {
  try {
    requireFitDeep("scenario", scenario);
  } catch (error) {
    if (error instanceof UnfitText) return unfit(error);
    throw error;
  }
  const { orgId, id } = scenario;
  if (!(await isKnownOrg(context, orgId))) return unknownOrg(orgId);
  const row: ScenarioRow = { id, version: version + 1, body: canonicalText(scenario) };
  const written = await context.rows.putScenario(orgId, row);
  if (!written.ok) return written;
  return { ok: true, value: { scenario, version: row.version } };
}
