/** The public face of `checks/`: the list, running it, verdicts, and the ten questions before any target. */
export { CHECKS } from "./list.ts";
export type { Check, CheckContext, CheckInput, Fault, Threshold } from "./define.ts";
export { newInvariants, runChecks } from "./runChecks.ts";
