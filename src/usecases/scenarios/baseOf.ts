import type { ScenarioBase } from "../../history/index.ts";
import type { Config } from "../../org/index.ts";
import { openOrg } from "../openOrg.ts";
import { storeRefused, type Result, type ScenarioDeps } from "./deps.ts";

/** A base with the settings that judge it: those of the caller, else those of the store. */
export interface OpenedBase extends ScenarioBase {
  readonly config: Config;
}

/** The state of today after the revisions up to one, with what of them is dated ahead. */
export async function baseAt(deps: ScenarioDeps, revision: number): Promise<Result<OpenedBase>> {
  const { store, orgId, today, openBase } = deps;
  if (openBase !== undefined) return openBase(revision);
  const opened = await openOrg(store, orgId, { revision, today });
  if (!opened.ok) return storeRefused(opened.refusal);
  const { org, scheduled, config } = opened.value;
  return {
    ok: true,
    value: { org, scheduled: scheduled.map(({ changeSet }) => changeSet), config: deps.config ?? config },
  };
}
