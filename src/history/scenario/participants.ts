import { say } from "../../org/index.ts";
import type { Scenario } from "../scenario.ts";
import { refuse, step, type By, type Refused, type Stepped } from "./step.ts";

/** Whether somebody takes part now. */
export function takesPart({ participants }: Scenario, user: string): boolean {
  return participants.some((one) => one.user === user && one.to === undefined);
}

/**
 * The scenarios somebody may know of: those they take part in and those that were published.
 * @example visibleScenarios([scenario], "a stranger").length // 0
 */
export function visibleScenarios(scenarios: readonly Scenario[], user: string): readonly Scenario[] {
  return scenarios.filter((one) => one.publishedAt !== undefined || takesPart(one, user));
}

/**
 * The scenario of that id, else of that name, among those the user may know of.
 * @returns `scenario-unknown` in the same words whether there is none or the user may not know of it;
 * `scenario-ambiguous` where several visible ones bear the name.
 * @example findScenario([scenario], "nothing of that name", "ada").ok // false
 */
export function findScenario(
  scenarios: readonly Scenario[],
  nameOrId: string,
  user: string,
): { readonly ok: true; readonly scenario: Scenario } | Refused {
  const visible = visibleScenarios(scenarios, user);
  const byId = visible.find(({ id }) => id === nameOrId);
  const named = byId === undefined ? visible.filter(({ name }) => name === nameOrId) : [byId];
  const [scenario] = named;
  if (scenario === undefined) return noSuchScenario(nameOrId);
  if (named.length > 1)
    return refuse(
      "scenario-ambiguous",
      say(
        [],
      )`${named.length} scenarios are called ${nameOrId}: ${named.map(({ id }) => id).join(", ")}. Name one by its id.`,
    );
  return { ok: true, scenario };
}

export function noSuchScenario(nameOrId: string): Refused {
  return refuse("scenario-unknown", say([])`There is no scenario of the name ${nameOrId}.`);
}

/** Somebody else takes part from now on, let in by one who does. */
export function invite(scenario: Scenario, whom: string, by: By): Stepped {
  if (!takesPart(scenario, by.user)) return notTakingPart(scenario);
  return enter(scenario, whom, by, "invited");
}

/**
 * The user takes part from now on. `as`: in a published scenario anybody; an admin or who brought it in a file
 * anywhere, which all who take part see.
 */
export function join(scenario: Scenario, by: By, as: "reader" | "admin" = "reader"): Stepped {
  if (as === "reader" && scenario.publishedAt === undefined) return noSuchScenario(scenario.name);
  return enter(scenario, by.user, by, as === "admin" ? "admin-joined" : "joined");
}

function enter(
  scenario: Scenario,
  user: string,
  by: By,
  kind: "invited" | "joined" | "admin-joined",
): Stepped {
  if (takesPart(scenario, user))
    return refuse("participant-known", say([])`${user} takes part in ${scenario.name} already.`);
  return step(
    scenario,
    by,
    { kind, ...(user === by.user ? {} : { whom: user }) },
    {
      participants: [...scenario.participants, { user, from: by.at }],
    },
  );
}

/** The user takes part no longer; the last one stays while the scenario is confidential, or nobody could see it. */
export function leaveScenario(scenario: Scenario, by: By): Stepped {
  if (!takesPart(scenario, by.user)) return notTakingPart(scenario);
  const others = scenario.participants.filter((one) => one.to === undefined && one.user !== by.user);
  if (others.length === 0 && scenario.publishedAt === undefined)
    return refuse(
      "participant-last",
      say(
        [],
      )`${by.user} is the last who takes part in ${scenario.name}: nobody could see it any more. Invite somebody, publish or archive it instead.`,
    );
  return step(
    scenario,
    by,
    { kind: "left" },
    {
      participants: scenario.participants.map((one) =>
        one.user === by.user && one.to === undefined ? { ...one, to: by.at } : one,
      ),
    },
  );
}

/** From now on everybody who may see the org may see the scenario. There is no way back. */
export function publish(scenario: Scenario, by: By): Stepped {
  if (!takesPart(scenario, by.user)) return notTakingPart(scenario);
  if (scenario.publishedAt !== undefined)
    return refuse(
      "scenario-published",
      say([])`The scenario ${scenario.name} is published since ${scenario.publishedAt}.`,
    );
  return step(scenario, by, { kind: "published" }, { publishedAt: by.at });
}

export function notTakingPart({ name }: Scenario): Refused {
  return refuse(
    "not-a-participant",
    say(
      [],
    )`Only those who take part in ${name} may do that; nothing was changed. Ask one of them to invite you.`,
  );
}
