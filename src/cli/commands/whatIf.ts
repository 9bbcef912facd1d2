import type { Command } from "commander";
import { presentWhatIf } from "../../api/index.ts";
import { wording, type Org } from "../../org/index.ts";
import type { Plan, WhatIf } from "../../planner/index.ts";
import { askPlan } from "../../usecases/askPlan.ts";
import type { CliDeps } from "../deps.ts";
import { exactModeOf, solverOf, withProofOptions, type ProofOptions } from "../exactOptions.ts";
import { EXIT, InputRefused } from "../exit.ts";
import { withPinOptions, wishesOf, type PinOptions } from "../pinOptions.ts";
import { planOf, printRefusal } from "../planOf.ts";
import { openSession, withOrgOptions, type OrgOptions } from "../session.ts";
import { counted, tableLines, wrap, type Terminal } from "../terminal.ts";

interface WhatIfOptions extends OrgOptions, ProofOptions, PinOptions {}

/** People shown; the rest are counted, and stand in the JSON. */
const MOVES_SHOWN = 20;

export function register(program: Command, deps: CliDeps): void {
  withPinOptions(
    withProofOptions(
      withOrgOptions(
        program
          .command("what-if <plan> [path]")
          .description("what a plan would be with a pin more: its price, who else moves"),
      ),
    ),
  )
    .addHelpText(
      "before",
      "Example: onethread plan examples/sourcegraph-2022-05-15 --out plan.json\n         onethread what-if plan.json examples/sourcegraph-2022-05-15 \\\n           --freeze Cloud\n",
    )
    .action(async (file: string, path: string | undefined, options: WhatIfOptions) => {
      const session = await openSession(path, options, deps);
      const { org, terminal } = session;
      const wishes = wishesOf(org, options);
      if (wishes.length === 0)
        throw new InputRefused(
          "what-if needs something to ask: --pin, --seat, --forbid, --own, --keep-manager, --keep-together or --freeze.",
        );
      terminal.progress("checking the plan");
      const planned = await planOf(session, { ...options, pin: [], plan: file, seed: "1" }, deps);
      if (!planned.ok) throw new InputRefused(wording(planned.refusal.message));
      const { plan } = planned.drafted;
      terminal.progress("opening the plan");
      const answer = await askPlan(org, plan, wishes, {
        exact: exactModeOf(options),
        solveMip: solverOf(terminal, deps),
      });
      terminal.progress("");
      if (!answer.ok) process.exitCode = EXIT.no;
      if (options.json === true)
        return terminal.document(JSON.stringify(presentWhatIf(plan, answer), null, 2));
      if (!answer.ok) return printRefusal(session, answer.refusal, "Not possible");
      printWhatIf(org, plan, answer.whatIf, terminal);
      terminal.hint(`Next: onethread plan ${session.again} with the same options makes this plan`);
    });
}

function printWhatIf(org: Org, plan: Plan, { price, sentence, moves }: WhatIf, terminal: Terminal): void {
  for (const line of wrap(priceWords(plan, price), terminal.width)) terminal.out(terminal.colors.bold(line));
  for (const line of wrap(wording(sentence), terminal.width)) terminal.out(line);
  if (moves.length === 0) return terminal.out("Nobody is placed elsewhere: the plan has it so already.");
  const areaName = (id: string): string => org.areas[org.areaIndexById.get(id) ?? -1]?.name ?? id;
  const seat = (id: string, owns: boolean): string => `${areaName(id)}${owns ? ", owner" : ""}`;
  const rows = moves
    .slice(0, MOVES_SHOWN)
    .map((one) => [
      org.people[org.personIndexById.get(one.personId) ?? -1]?.name ?? one.personId,
      seat(one.fromUnitId, one.ownedBefore),
      seat(one.toUnitId, one.owns),
      one.points > 0 ? `+${one.points}` : String(one.points),
    ]);
  const columns = [
    { title: "Person", flexible: true },
    { title: "In the plan" },
    { title: "With this" },
    { title: "Points", align: "right" as const },
  ];
  for (const line of tableLines(columns, rows, terminal.width)) terminal.out(line);
  if (moves.length > MOVES_SHOWN)
    terminal.out(`and ${counted(moves.length - MOVES_SHOWN, "other person", "other people")}: see --json`);
}

/** The price, and what is known of it. */
function priceWords({ cost }: Plan, { least, most }: WhatIf["price"]): string {
  if (most < 0)
    return `A plan with this costs ${-most} points less than this one: the plan was not the best. Make it anew with the same options.`;
  if (least === most)
    return most === 0
      ? "This costs nothing: a plan with it has as few points. Proved."
      : `This costs ${most} points more than the ${cost} of the plan. Proved: no plan with it costs less.`;
  return `This costs ${most} points more than the ${cost} of the plan, as far as the search sees; proved is ${least > 0 ? `at least ${least}` : "nothing less than the plan's own bound"}.`;
}
