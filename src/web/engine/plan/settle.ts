import type { OrgChange } from "../../../changes/index.ts";
import {
  addChanges,
  addChangeSet,
  setConsultation,
  type Consultation,
  type Stepped,
} from "../../../history/index.ts";
import type { AreaId, DisciplineId, Org, PersonId } from "../../../org/index.ts";
import type { ScenarioDeps } from "../../../usecases/scenarios/deps.ts";
import { editScenario } from "../../../usecases/scenarios/editScenario.ts";
import type { OrgAt } from "../../view/view.ts";
import type { EngineContext } from "../context.ts";
import { depsOf, worded } from "../scenarioDeps.ts";
import type { WaveLetters } from "./waveLetters.ts";

/** What was agreed with people while letters are written: kept in the scenario, before all its waves. */
export type Agreed =
  | { readonly kind: "willing"; readonly areaId: string; readonly personId: string }
  | { readonly kind: "mentor" | "calibrator"; readonly personId: string; readonly otherId: string }
  | { readonly kind: "craft-lead"; readonly disciplineId: string; readonly otherId: string };

export async function settleAgreed(
  context: EngineContext,
  at: OrgAt,
  { opened, step }: WaveLetters,
  agreed: Agreed,
): Promise<void> {
  const { id } = opened.stored.scenario;
  await keepAgreed(await depsOf(context, at.org), id, changeOf(step.after, agreed));
}

/** One more change in the set of what was agreed, which stands before all waves. */
export async function keepAgreed(deps: ScenarioDeps, id: string, change: OrgChange): Promise<void> {
  const setId = `${id}-agreed`;
  worded(
    await editScenario(deps, id, (scenario, by): Stepped => {
      if (scenario.changeSets.some((one) => one.id === setId))
        return addChanges(scenario, setId, [change], by);
      const set = {
        id: setId,
        author: by.user,
        reason: "What was agreed with people before anything is announced",
        effectiveOn: deps.today,
        source: "announce",
        changes: [change],
      };
      return addChangeSet(scenario, set, by);
    }),
  );
}

export async function settleConsultation(
  context: EngineContext,
  at: OrgAt,
  consultation: Consultation,
): Promise<void> {
  const deps = await depsOf(context, at.org);
  worded(
    await editScenario(deps, at.scenario ?? "", (scenario, by) =>
      setConsultation(scenario, consultation, by),
    ),
  );
}

function changeOf(org: Org, agreed: Agreed): OrgChange {
  switch (agreed.kind) {
    case "willing": {
      const area = org.areas[org.areaIndexById.get(agreed.areaId) ?? -1];
      const others = (area?.candidacies ?? []).filter(({ personId }) => personId !== agreed.personId);
      const said = { personId: agreed.personId as PersonId, state: "willing" } as const;
      return {
        kind: "update-area",
        areaId: agreed.areaId as AreaId,
        fields: { candidacies: [...others, said] },
      };
    }
    case "mentor":
      return {
        kind: "update-person",
        personId: agreed.personId as PersonId,
        fields: { mentorId: agreed.otherId as PersonId },
      };
    case "calibrator":
      return {
        kind: "update-person",
        personId: agreed.personId as PersonId,
        fields: { calibratorId: agreed.otherId as PersonId },
      };
    case "craft-lead":
      return {
        kind: "set-craft-lead",
        disciplineId: agreed.disciplineId as DisciplineId,
        personId: agreed.otherId as PersonId,
      };
  }
}
