import { openDecisions, soleOwnerOf } from "../metrics/index.ts";
import { NONE, say, type Decision, type Org, type Sentence } from "../org/index.ts";
import type { OrgChange } from "../changes/index.ts";
import { defineCheck, type Fault } from "./define.ts";
import { anyoneNamed } from "./wording.ts";

/**
 * What is to be decided has one person who decides it and is here to do so. Decisions that a later one replaces are
 * open no more. Source: docs/guides/checks.md#one-decider.
 * @source working-backwards
 * @example check(orgOf("a > b; x: a*", { decisions: [{ id: "d", title: "Launch", areaId: "x", door: "two-way" }] }))
 *   // "Launch has 0 deciders."
 */
export const oneDecider = defineCheck({
  id: "one-decider",
  group: 6,
  tier: "invariant",
  title: "An open decision has one decider",
  applies: "decisions not made yet",
  thresholds: {},
  needs: ["decisions"],
  each: "org",
  check: ({ org }) =>
    openDecisions(org).flatMap((decision): Fault[] => {
      const absence = absenceOf(org, decision);
      if (absence === null) return [];
      const area = decision.areaId === undefined ? undefined : org.areaIndexById.get(decision.areaId);
      return [
        {
          ...(area === undefined ? {} : { area }),
          subjects: [decision.id],
          message: absence,
          fixes: area === undefined ? [] : decidedByOwner(org, decision, area),
        },
      ];
    }),
});

/** Why nobody can decide today; null where the decider is active. */
export function absenceOf(org: Org, { title, deciderId }: Decision): Sentence | null {
  const rests = RESTS_ON;
  if (deciderId === undefined) return say(rests)`${title} has 0 deciders.`;
  const person = org.people[org.personIndexById.get(deciderId) ?? NONE];
  // Nearly everybody named is here: told before anything is worded.
  if (person?.status === "active" && !person.vacant && person.endOn === undefined) return null;
  const decider = anyoneNamed(org, deciderId);
  if (decider === undefined) return say(rests)`${title} has 0 deciders: nobody is called ${deciderId}.`;
  const why =
    person === undefined
      ? "is not in the org today"
      : person.vacant
        ? "is an empty seat"
        : person.endOn !== undefined && person.endOn <= org.today
          ? `left on ${person.endOn}`
          : person.status === "active"
            ? null
            : `is ${person.status.replace("-", " ")}`;
  return why === null ? null : say(rests)`${title} has 0 deciders who are active: ${decider} ${why}.`;
}

const RESTS_ON = ["decision.deciderId", "person.status"];

/** The owner of the area decides, where they can. */
export function decidedByOwner(org: Org, decision: Decision, area: number): OrgChange[] {
  const owner = soleOwnerOf(org, area);
  const person = org.people[owner];
  if (person === undefined || absenceOf(org, { ...decision, deciderId: person.id }) !== null) return [];
  return [{ kind: "update-decision", decisionId: decision.id, fields: { deciderId: person.id } }];
}
