import { presentPlanVerdict } from "../api/index.ts";
import { wording } from "../org/index.ts";
import { parsePlans, verifySet } from "../planner/index.ts";
import type { CliDeps } from "./deps.ts";
import { EXIT, InputRefused } from "./exit.ts";
import { openSession, textFile, type OrgOptions } from "./session.ts";
import { counted, wrap } from "./terminal.ts";

/** Faults shown; the rest are counted, and stand in the JSON. */
const FAULTS_SHOWN = 10;

/** Reads a plan file against the organisation it was made for, from scratch: exit 0 where all of it holds, else 1. */
export async function verifyPlanFile(
  file: string,
  path: string,
  options: Pick<OrgOptions, "json" | "color">,
  deps: CliDeps,
): Promise<void> {
  const parsed = parsePlans(textFile(file, deps));
  if (!parsed.ok) throw new InputRefused(`${file}: ${wording(parsed.refusal.message)}`);
  const { org, terminal } = await openSession(path, options, deps);
  const { plans, base } = parsed.set;
  const verdict = verifySet(org, parsed.set);
  const faults = verdict.ok ? [] : verdict.faults;
  process.exitCode = verdict.ok ? EXIT.fine : EXIT.no;
  const found = presentPlanVerdict({ what: file, against: path, plans: plans.length, faults });
  if (options.json === true) return terminal.document(JSON.stringify(found, null, 2));
  const say = (text: string): void => wrap(text, terminal.width).forEach(terminal.out);
  const plan = plans[base];
  if (verdict.ok && plan !== undefined)
    return say(
      `${file} holds: ${plans.length === 1 ? "" : `${plans.length} plans, each with `}everybody placed once, ${counted(plan.pins.length, "pin")} kept, ${plan.cost} points counted again, and all sentences and figures written anew as they stand. Its bound of ${plan.lowerBound} is taken as given: onethread plan --prove proves it again.`,
    );
  say(`${file} does not hold for ${path}:`);
  for (const fault of faults.slice(0, FAULTS_SHOWN))
    for (const line of wrap(fault, terminal.width - 2)) terminal.out(`  ${line}`);
  if (faults.length > FAULTS_SHOWN) terminal.out(`  and ${faults.length - FAULTS_SHOWN} more: see --json`);
}
