import { presentPlanVerdict, type ProvedJson } from "../api/index.ts";
import { wording } from "../org/index.ts";
import { parsePlans, verifySet, type Plan, type ProvedAgain, type SolveEvent } from "../planner/index.ts";
import { provePlanAgain } from "../usecases/proveAgain.ts";
import type { CliDeps } from "./deps.ts";
import { solverOf } from "./exactOptions.ts";
import { EXIT, InputRefused } from "./exit.ts";
import { openSession, textFile, type OrgOptions, type Session } from "./session.ts";
import { sometimes } from "./sometimes.ts";
import { counted, wrap } from "./terminal.ts";

/** Faults shown; the rest are counted, and stand in the JSON. */
const FAULTS_SHOWN = 10;

export interface VerifyPlanOptions extends Pick<OrgOptions, "json" | "color"> {
  readonly prove?: true;
}

/** Reads a plan file against the organisation it was made for, from scratch: exit 0 where all of it holds, else 1. */
export async function verifyPlanFile(
  file: string,
  path: string | undefined,
  options: VerifyPlanOptions,
  deps: CliDeps,
): Promise<void> {
  const parsed = parsePlans(textFile(file, deps));
  if (!parsed.ok) throw new InputRefused(`${file}: ${wording(parsed.refusal.message)}`);
  const { json, color, prove } = options;
  const session = await openSession(path, { color, ...(json === true ? { json } : {}) }, deps);
  const { terminal } = session;
  const { plans, base } = parsed.set;
  terminal.progress("checking the plan");
  const verdict = verifySet(session.org, parsed.set);
  const isSound = verdict.ok;
  const proved = isSound && prove === true ? await proveAll(session, plans, deps) : [];
  const faults = verdict.ok
    ? proved.flatMap((one, k) =>
        one.faults.map((fault) => `${plans.length === 1 ? "" : `Plan ${k + 1}: `}${wording(fault)}`),
      )
    : verdict.faults;
  terminal.progress("");
  process.exitCode = faults.length === 0 ? EXIT.fine : EXIT.no;
  const found = presentPlanVerdict({
    what: file,
    against: path ?? ".",
    plans: plans.length,
    faults,
    ...(proved.length === 0 ? {} : { proved: proved.map((one, k) => toldOf(one, plans[k])) }),
  });
  if (json === true) return terminal.document(JSON.stringify(found, null, 2));
  const say = (text: string): void => wrap(text, terminal.width).forEach(terminal.out);
  const plan = plans[base];
  if (faults.length === 0 && plan !== undefined)
    return say(
      `${file} holds: ${plans.length === 1 ? "" : `${plans.length} plans, each with `}everybody placed once, ${counted(plan.pins.length, "pin")} kept, ${plan.cost} points counted again, and all sentences and figures written anew as they stand. ${boundWords(plan, proved[base])}`,
    );
  say(`${file} does not hold for ${path ?? session.again}:`);
  for (const fault of faults.slice(0, FAULTS_SHOWN))
    for (const line of wrap(fault, terminal.width - 2)) terminal.out(`  ${line}`);
  if (faults.length > FAULTS_SHOWN) terminal.out(`  and ${faults.length - FAULTS_SHOWN} more: see --json`);
}

/** Each plan's bound proved again; an interrupt ends it with what is proved by then. */
async function proveAll(
  { org, terminal }: Session,
  plans: readonly Plan[],
  deps: CliDeps,
): Promise<readonly ProvedAgain[]> {
  const boundHelp = await deps.openBoundHelp();
  const interrupts = deps.noteInterrupts(() => {
    terminal.progress("");
    terminal.hint("Stopping with what is proved by now. Ctrl-C again ends.");
  });
  const proved: ProvedAgain[] = [];
  for (const plan of plans)
    proved.push(
      await provePlanAgain(org, plan, {
        solveMip: solverOf(terminal, deps),
        breathe: interrupts.breathe,
        shouldStop: interrupts.isAsked,
        helpBound: boundHelp.help,
        onProgress: sometimes(deps, ({ phase, lowerBound }: SolveEvent) =>
          terminal.progress(`proving again, ${phase}: no plan below ${lowerBound}`),
        ),
      }),
    );
  interrupts.end();
  boundHelp.end();
  return proved;
}

const toldOf = ({ lowerBound, faults }: ProvedAgain, plan: Plan | undefined): ProvedJson => ({
  cost: plan?.cost ?? 0,
  told: plan?.lowerBound ?? 0,
  lowerBound,
  holds: faults.length === 0,
});

function boundWords(plan: Plan, proved: ProvedAgain | undefined): string {
  if (proved === undefined)
    return `That no plan costs less than ${plan.lowerBound} is what the file says: --prove proves it again.`;
  const more = proved.lowerBound === plan.lowerBound ? "" : `; the file says no more than ${plan.lowerBound}`;
  return proved.lowerBound >= plan.cost
    ? `Proved again, from scratch: no plan costs less${more}.`
    : `Proved again, from scratch: no plan costs less than ${proved.lowerBound}${more}.`;
}
