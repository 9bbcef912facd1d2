import { say } from "../../org/index.ts";
import type { Scenario } from "../scenario.ts";
import { edit, refuse, step, type By, type Stepped } from "./step.ts";

const NAME_MAX = 128;

/**
 * A new scenario without changes, seen by its author alone.
 * @returns `name-invalid` where the name is empty, longer than 128 characters or has line breaks.
 * @example createScenario({ id: "s1", name: "One owner", orgId: "acme", baseRevision: 1, baseHash: "00" }, by).ok // true
 */
export function createScenario(
  fields: Pick<Scenario, "id" | "name" | "orgId" | "baseRevision" | "baseHash">,
  by: By,
): Stepped {
  const fault = nameFault(fields.name);
  if (fault !== null) return fault;
  const empty: Scenario = {
    ...fields,
    status: "open",
    changeSets: [],
    archivedChanges: [],
    pins: [],
    approvals: [],
    comments: [],
    participants: [{ user: by.user, from: by.at }],
    consultations: [],
    events: [],
    resolutions: [],
  };
  return step(empty, by, { kind: "created" });
}

/** Another name; what is approved stays approved. */
export function renameScenario(scenario: Scenario, name: string, by: By): Stepped {
  return (
    nameFault(name) ??
    edit(scenario, { ...by, areas: [] }, { kind: "renamed", text: scenario.name }, { name })
  );
}

/** Laid aside: kept with all it says, neither edited nor merged until it is reopened. */
export function archiveScenario(scenario: Scenario, by: By): Stepped {
  return edit(scenario, { ...by, areas: [] }, { kind: "archived" }, { status: "archived" });
}

/** Back from the archive; what was approved must be approved again. */
export function reopenScenario(scenario: Scenario, by: By): Stepped {
  if (scenario.status !== "archived")
    return refuse("scenario-open", say([])`The scenario ${scenario.name} is not archived.`);
  const { approvals } = scenario;
  return step(
    scenario,
    by,
    { kind: "reopened", ...(approvals.length === 0 ? {} : { withdrawn: approvals }) },
    {
      status: "open",
      approvals: [],
    },
  );
}

function nameFault(name: string) {
  const isSound = name.trim() !== "" && [...name].length <= NAME_MAX && !/\p{Cc}/u.test(name);
  return isSound
    ? null
    : refuse(
        "name-invalid",
        say([])`A scenario needs a name of 1 to ${NAME_MAX} characters in one line; nothing was changed.`,
      );
}
