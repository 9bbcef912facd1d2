import type { Command } from "commander";
import { presentWhatIf } from "../../api/index.ts";
import { wording, type Org } from "../../org/index.ts";
import {
  COMMAND_LINE,
  configOf,
  formatPlan,
  placedElsewhere,
  type PlacedElsewhere,
  type Plan,
  type WhatIf,
  type WhatIfAnswer,
} from "../../planner/index.ts";
import { askPlan } from "../../usecases/askPlan.ts";
import type { DraftedPlan, PlanDrafted } from "../../usecases/draftPlan.ts";
import type { CliDeps } from "../deps.ts";
import { exactModeOf, solverOf, withProofOptions, type ProofOptions } from "../exactOptions.ts";
import { EXIT, InputRefused } from "../exit.ts";
import { withPinOptions, wishesOf, type PinOptions } from "../pinOptions.ts";
import { planOf, printRefusal } from "../planOf.ts";
import { openSession, withOrgOptions, writeText, type OrgOptions, type Session } from "../session.ts";
import { counted, tableLines, wrap, type Terminal } from "../terminal.ts";

interface WhatIfOptions extends OrgOptions, ProofOptions, PinOptions {
  readonly replan?: true;
  readonly out?: string;
}

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
    .option("--replan", "make a whole new plan with it, and show it beside this one")
    .option("--out <file>", "of --replan: write the new plan to this file")
    .addHelpText(
      "before",
      "Example: onethread plan examples/sourcegraph-2022-05-15 --out plan.json\n         onethread what-if plan.json examples/sourcegraph-2022-05-15 \\\n           --freeze Cloud\n",
    )
    .action(async (file: string, path: string | undefined, options: WhatIfOptions) => {
      if (options.out !== undefined && options.replan !== true)
        throw new InputRefused(
          `--out ${options.out} is where --replan writes the new plan; without --replan there is none.`,
        );
      const session = await openSession(path, options, deps);
      const { org, terminal } = session;
      const wishes = wishesOf(org, options);
      if (wishes.length === 0)
        throw new InputRefused(
          "what-if needs something to ask: --pin, --seat, --forbid, --own, --keep-manager, --keep-together, --freeze or --max-moves.",
        );
      terminal.progress("checking the plan");
      const planned = await planOf(session, { ...options, pin: [], plan: file, seed: "1" }, deps);
      if (!planned.ok) throw new InputRefused(wording(planned.refusal.message));
      const { plan } = planned.drafted;
      terminal.progress("opening the plan");
      const answer = await askPlan(org, plan, wishes, {
        exact: exactModeOf(options),
        solveMip: solverOf(terminal, deps),
        author: COMMAND_LINE,
      });
      terminal.progress("");
      const again = isReplanned(answer, options) ? await planAgain(session, plan, options, deps) : null;
      if (again?.ok === true && options.out !== undefined)
        writeText(options.out, formatPlan(again.drafted.plan), true, deps);
      if (!answer.ok && again?.ok !== true) process.exitCode = EXIT.no;
      if (options.json === true)
        return terminal.document(
          JSON.stringify(
            presentWhatIf(plan, answer, again?.ok === true ? again.drafted.plan : undefined),
            null,
            2,
          ),
        );
      if (!answer.ok && answer.refusal.newPlanMay !== true)
        return printRefusal(session, answer.refusal, "Not possible");
      if (answer.ok) printWhatIf(org, plan, answer.whatIf, terminal);
      else printLines(terminal, wording(answer.refusal.message));
      if (again?.ok === false) return printRefusal(session, again.refusal);
      if (again !== null) return printReplanned(session, plan, again.drafted, options.out);
      terminal.hint("Next: the same with --replan makes a whole new plan with it");
    });
}

const isReplanned = (answer: WhatIfAnswer, { replan }: WhatIfOptions): boolean =>
  replan === true && (answer.ok || answer.refusal.newPlanMay === true);

/** A plan made again: settings, costs, pins and chance of the plan asked, and the wishes as pins. */
function planAgain(
  session: Session,
  plan: Plan,
  options: WhatIfOptions,
  deps: CliDeps,
): Promise<PlanDrafted> {
  const config = configOf(plan);
  const { out: _, replan: __, ...rest } = options;
  return planOf(
    { ...session, config: { ...config, plan: { ...config.plan, pins: plan.pins } } },
    { ...rest, seed: String(plan.seed) },
    deps,
  );
}

function printWhatIf(org: Org, plan: Plan, { price, sentence, moves }: WhatIf, terminal: Terminal): void {
  for (const line of wrap(priceWords(plan, price), terminal.width)) terminal.out(terminal.colors.bold(line));
  printLines(terminal, wording(sentence));
  if (moves.length === 0) return terminal.out("Nobody is placed elsewhere: the plan has it so already.");
  const rows = moves.map((one) => [
    ...seatsOf(org, one),
    one.points > 0 ? `+${one.points}` : String(one.points),
  ]);
  printMoves(["In the plan", "With this", "Points"], rows, terminal);
}

/** A plan made again beside the one that was asked. */
function printReplanned(
  { org, terminal, again }: Session,
  before: Plan,
  { plan }: DraftedPlan,
  out: string | undefined,
): void {
  terminal.out("");
  const more = plan.cost - before.cost;
  printLines(
    terminal,
    `A new plan with it costs ${plan.cost} points${plan.lowerBound === plan.cost ? ", proved optimal" : `, none less than ${plan.lowerBound}`}: ${more === 0 ? "as many as this one" : `${Math.abs(more)} ${more > 0 ? "more" : "less"} than this one`}.`,
    terminal.colors.bold,
  );
  const counts = [
    ["Points", before.cost, plan.cost],
    ["People moving to an area new to them", before.counts.moved, plan.counts.moved],
    ["People with another manager", before.counts.managerChanged, plan.counts.managerChanged],
    ["Heads and owners to hire", openSeats(before), openSeats(plan)],
  ] as const;
  const right = "right" as const;
  for (const line of tableLines(
    [{ title: "" }, { title: "This plan", align: right }, { title: "New plan", align: right }],
    counts.map(([what, one, other]) => [what, String(one), String(other)]),
    terminal.width,
  ))
    terminal.out(line);
  const moves = placedElsewhere(before, plan);
  if (moves.length === 0) terminal.out("Nobody is placed elsewhere than in this plan.");
  else
    printMoves(
      ["This plan", "New plan"],
      moves.map((one) => seatsOf(org, one)),
      terminal,
    );
  if (out !== undefined) terminal.hint(`Written: ${out}`);
  terminal.hint(
    out === undefined
      ? "Next: --out new.json writes the new plan"
      : `Next: onethread compare ${again} --plan ${out}`,
  );
}

const openSeats = ({ counts }: Plan): number => counts.shortHeads + counts.ownersToHire;

/** Name, seat before, seat after. */
function seatsOf(org: Org, one: Omit<PlacedElsewhere, "personId"> & { readonly personId: string }): string[] {
  const seat = (id: string | null, owns: boolean): string =>
    id === null
      ? "outside the plan"
      : `${org.areas[org.areaIndexById.get(id) ?? -1]?.name ?? id}${owns ? ", owner" : ""}`;
  return [
    org.people[org.personIndexById.get(one.personId) ?? -1]?.name ?? one.personId,
    seat(one.fromUnitId, one.ownedBefore),
    seat(one.toUnitId, one.owns),
  ];
}

function printMoves(titles: readonly string[], rows: readonly string[][], terminal: Terminal): void {
  const columns = [
    { title: "Person", flexible: true },
    ...titles.map((title) => (title === "Points" ? { title, align: "right" as const } : { title })),
  ];
  for (const line of tableLines(columns, rows.slice(0, MOVES_SHOWN), terminal.width)) terminal.out(line);
  const rest = rows.length - MOVES_SHOWN;
  if (rest > 0) terminal.out(`and ${counted(rest, "other person", "other people")}: see --json`);
}

function printLines(terminal: Terminal, text: string, colour = (line: string): string => line): void {
  for (const line of wrap(text, terminal.width)) terminal.out(colour(line));
}

/** The price, and what is known of it: proved here, whatever the file says of its plan. */
function priceWords({ cost, barred }: Plan, { least, most }: WhatIf["price"]): string {
  if (most < 0)
    return `A plan with this costs ${-most} points less than this one: the plan was not the best. Make it anew: --replan.`;
  if (least === most)
    return most === 0
      ? "This costs nothing: a plan with it has as few points. Proved."
      : `This costs ${most} points more than the ${cost} of the plan. Proved: no plan with it costs less.`;
  const proved = least > 0 ? `proved is at least ${least}` : "nothing is proved of it";
  const closed = barred.length === 0 ? "" : " A new plan may close other seats and cost less: --replan.";
  return `This costs ${most} points more than the ${cost} of the plan, as far as the search sees; ${proved}.${closed}`;
}
