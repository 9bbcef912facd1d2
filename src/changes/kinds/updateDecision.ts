import { say } from "../../org/index.ts";
import { updateWords } from "../fieldWords.ts";
import type { ChangeKind } from "../kind.ts";
import { updated } from "../same.ts";
import { deciderFault, goneAreaAmong, strangerAmong } from "../workbench.ts";

/** Fields of a decision are rewritten; deciding and overriding have kinds of their own. A new decider must be active. */
export const updateDecision: ChangeKind<"update-decision"> = {
  kind: "update-decision",
  apply(bench, { decisionId, fields, unset }) {
    const decision = bench.decisions.get(decisionId);
    if (decision === undefined) return say(["decision.id"])`There is no decision ${decisionId} to update.`;
    const gone = goneAreaAmong(bench, [fields.areaId]);
    if (gone !== undefined)
      return say(["decision.areaId"])`${decision.title} would belong to ${gone}, which is no live area.`;
    const stranger = strangerAmong(bench, [...(fields.inputIds ?? []), ...(fields.approverIds ?? [])]);
    if (stranger !== undefined)
      return say(["decision"])`${decision.title} would name ${stranger}, who is not in the org.`;
    const next = updated(decision, fields, unset);
    const isAsked = fields.deciderId !== undefined || unset?.includes("deciderId") === true;
    const fault = isAsked ? deciderFault(bench, next) : null;
    if (fault !== null) return fault;
    bench.decisions.set(next);
    return null;
  },
  describe: ({ decisionId, fields, unset }, names) => {
    const { deciderId, ...others } = fields;
    if (deciderId !== undefined && Object.keys(others).length === 0 && unset === undefined)
      return say(["decision.deciderId"])`${names.person(deciderId)} decides ${names.decision(decisionId)}.`;
    return say(["decision"])`${names.decision(decisionId)}: ${updateWords(fields, unset)}.`;
  },
};
