import { touchedBy, walkScenario, type Touched, type Walked } from "../../history/index.ts";
import type { Day } from "../../org/index.ts";
import type { StoredScenario } from "../../storage/index.ts";
import { baseAt, type OpenedBase } from "./baseOf.ts";
import type { Result, ScenarioDeps } from "./deps.ts";
import { loadScenario } from "./stored.ts";

/** A scenario with the states it leads through. */
export interface OpenedScenario extends StoredScenario {
  readonly base: OpenedBase;
  /** Each wave with the org before and after it; `org`: after the last, on its day; `held`: what does not apply. */
  readonly walked: Walked;
  readonly touched: Touched;
}

/** The scenario as an org: its base with the waves on top, those due by `on` where a day is given. */
export async function openScenario(
  deps: ScenarioDeps,
  nameOrId: string,
  on?: Day,
): Promise<Result<OpenedScenario>> {
  const loaded = await loadScenario(deps, nameOrId);
  if (!loaded.ok) return loaded;
  const opened = await baseAt(deps, loaded.value.scenario.baseRevision);
  if (!opened.ok) return opened;
  const base = opened.value;
  const walked = walkScenario(loaded.value.scenario, base, on);
  return { ok: true, value: { ...loaded.value, base, walked, touched: touchedOf(walked) } };
}

/** Whom and what the waves touch, each by itself: what one takes back from another is touched too. */
export function touchedOf({ steps }: Walked): Touched {
  const each = steps.map(({ before, after }) => touchedBy(before, after));
  return {
    people: new Set(each.flatMap(({ people }) => [...people])),
    areas: new Set(each.flatMap(({ areas }) => [...areas])),
  };
}
