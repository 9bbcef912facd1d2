import { describeChange, namingOf } from "../changes/index.ts";
import { isStruck } from "../history/index.ts";
import { wording } from "../org/index.ts";
import type { StoredScenario } from "../storage/index.ts";
import type { OpenedScenario } from "../usecases/scenarios/openScenario.ts";

/** A scenario as it is kept; with its states, what each change says and what does not apply. */
export function scenarioJson({ scenario, version }: StoredScenario, opened?: OpenedScenario): object {
  const document = { schemaVersion: 1, version, scenario };
  if (opened === undefined) return document;
  const names = namingOf(opened.walked.org);
  return {
    ...document,
    touched: { people: [...opened.touched.people], areas: [...opened.touched.areas] },
    changes: scenario.changeSets.flatMap(({ id, changes }) =>
      changes.map((change, place) => ({
        changeSetId: id,
        place,
        says: wording(describeChange(change, names)),
        struck: isStruck(scenario, { changeSetId: id, place }),
      })),
    ),
    held: opened.walked.held.map(({ changeSetId, place, message }) => ({
      changeSetId,
      place,
      message: wording(message),
    })),
  };
}

export function scenarioListJson(orgId: string, all: readonly StoredScenario[]): object {
  return {
    schemaVersion: 1,
    org: orgId,
    scenarios: all.map(({ scenario, version }) => ({
      id: scenario.id,
      name: scenario.name,
      version,
      status: scenario.status,
      baseRevision: scenario.baseRevision,
      published: scenario.publishedAt !== undefined,
      changes: scenario.changeSets.reduce((sum, { changes }) => sum + changes.length, 0),
      mergedAs: scenario.mergedAs ?? [],
    })),
  };
}
