import { isDecided, say } from "../../org/index.ts";
import type { ChangeKind } from "../kind.ts";
import { deciderFault } from "../workbench.ts";

/** The decider decides: an open decision gets its outcome. */
export const decideDecision: ChangeKind<"decide-decision"> = {
  kind: "decide-decision",
  apply(bench, { decisionId, outcome, dissent, on }) {
    const decision = bench.decisions.get(decisionId);
    if (decision === undefined) return say(["decision.id"])`There is no decision ${decisionId} to decide.`;
    if (isDecided(decision, bench.today))
      return say([
        "decision.decidedOn",
      ])`${decision.title} was already decided on ${decision.decidedOn ?? ""}.`;
    const fault = deciderFault(bench, decision);
    if (fault !== null) return fault;
    bench.decisions.set({
      ...decision,
      decidedOn: on ?? bench.today,
      outcome,
      ...(dissent === undefined ? {} : { dissent }),
    });
    return null;
  },
  describe: ({ decisionId, outcome }, names) =>
    say(["decision.outcome"])`${names.decision(decisionId)} is decided: ${outcome}.`,
};
