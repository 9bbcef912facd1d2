import { isDecided, say } from "../../org/index.ts";
import type { ChangeKind } from "../kind.ts";

/** Somebody else reverses what was decided. The outcome stays on record beside it. */
export const overrideDecision: ChangeKind<"override-decision"> = {
  kind: "override-decision",
  apply(bench, { decisionId, personId, on }) {
    const decision = bench.decisions.get(decisionId);
    if (decision === undefined) return say(["decision.id"])`There is no decision ${decisionId} to override.`;
    if (!isDecided(decision, bench.today))
      return say(["decision.decidedOn"])`${decision.title} is open: there is nothing to override.`;
    if (!bench.people.has(personId))
      return say([
        "decision.overriddenBy",
      ])`${decision.title} would be overridden by ${personId}, who is not in the org.`;
    if (decision.deciderId === personId)
      return say([
        "decision.overriddenBy",
      ])`${decision.title} cannot be overridden by its own decider; raise it anew.`;
    bench.decisions.set({ ...decision, overriddenBy: personId, overriddenOn: on ?? bench.today });
    return null;
  },
  describe: ({ decisionId, personId }, names) =>
    say(["decision.overriddenBy"])`${names.person(personId)} overrides ${names.decision(decisionId)}.`,
};
