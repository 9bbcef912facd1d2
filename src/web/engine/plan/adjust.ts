import { replaceChangeSet } from "../../../history/index.ts";
import { isDay, wording, type AreaId, type Candidacy, type PersonId } from "../../../org/index.ts";
import { editScenario } from "../../../usecases/scenarios/editScenario.ts";
import type { OrgAt } from "../../view/view.ts";
import type { EngineContext } from "../context.ts";
import { depsOf, worded } from "../scenarioDeps.ts";
import { openPlan } from "./openPlan.ts";
import { keepAgreed } from "./settle.ts";
import { sinceMade, waveId, type OwnerState } from "./sinceMade.ts";

/** What a candidate said, beside what the others said; kept with what was agreed. */
export async function setWillingness(
  context: EngineContext,
  at: OrgAt,
  {
    areaId,
    personId,
    state,
  }: { readonly areaId: string; readonly personId: string; readonly state: OwnerState },
): Promise<void> {
  const { stored, org } = await openPlan(context, at);
  const { scenario } = stored;
  requireOpen(scenario);
  const known =
    sinceMade(scenario).candidaciesOf(areaId) ??
    org.areas[org.areaIndexById.get(areaId) ?? -1]?.candidacies ??
    [];
  const said: Candidacy = { personId: personId as PersonId, state };
  const candidacies = known.some((one) => one.personId === personId)
    ? known.map((one) => (one.personId === personId ? said : one))
    : [...known, said];
  await keepAgreed(await depsOf(context, at.org), scenario.id, {
    kind: "update-area",
    areaId: areaId as AreaId,
    fields: { candidacies },
  });
}

/**
 * A wave on another day. Later waves stay where they are.
 * @returns what does not apply any more with that, in words.
 */
export async function moveWave(
  context: EngineContext,
  at: OrgAt,
  wave: number,
  on: string,
): Promise<readonly string[]> {
  const deps = await depsOf(context, at.org);
  if (!isDay(on)) throw new Error(`${on} is no day: YYYY-MM-DD.`);
  if (on < deps.today)
    throw new Error(`${on} has passed, so the wave was left where it is. Choose ${deps.today} or later.`);
  const { stored } = await openPlan(context, at);
  requireOpen(stored.scenario);
  const edited = worded(
    await editScenario(deps, stored.scenario.id, (scenario, by) => {
      const set = scenario.changeSets.find(({ id }) => id === waveId(scenario, wave));
      if (set === undefined) throw new Error(`Wave ${wave} of this plan changes nothing.`);
      return replaceChangeSet(scenario, { ...set, effectiveOn: on }, by);
    }),
  );
  return edited.heldNow.map(({ message }) => wording(message));
}

function requireOpen({ name, status }: { readonly name: string; readonly status: string }): void {
  if (status === "approved")
    throw new Error(`${name} is approved and was left as it is. Copy it to a new scenario to go on.`);
}
