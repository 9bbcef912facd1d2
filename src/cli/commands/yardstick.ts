import { gunzipSync } from "node:zlib";
import type { Command } from "commander";
import {
  exactIterations,
  fitRooms,
  parseYardstick,
  proveSteps,
  solveSteps,
  workFor,
  workBefore,
  yardstickResult,
  type Instance,
  type Solution,
  type SolveEvent,
  type SolveOptions,
} from "../../planner/index.ts";
import { answerTasks } from "../../usecases/answerTasks.ts";
import { exactModeOf, proofWords, solverOf, withProofOptions, type ProofOptions } from "../exactOptions.ts";
import { InputRefused } from "../exit.ts";
import { wholeOption, workersOf, type CommonOptions, terminalOf, withCommonOptions } from "../options.ts";
import type { CliDeps } from "../deps.ts";
import { sometimes } from "../sometimes.ts";
import { tableLines } from "../terminal.ts";

interface YardstickOptions extends CommonOptions, ProofOptions {
  readonly seed: string;
  readonly work?: string;
  readonly deadline: string;
  readonly workers?: string;
}

export function register(program: Command, deps: CliDeps): void {
  withProofOptions(
    withCommonOptions(
      program
        .command("yardstick <file>")
        .description("solve a planner yardstick and print cost, bound and gap")
        .option("--seed <n>", "whole number; the same seed and work give the same bytes", "1")
        .option("--work <n>", "stop after so many work units instead of at the deadline")
        .option("--workers <n>", "threads of the bound (default: as many as pay); the same bytes with any")
        .option("--deadline <seconds>", "stop after so much CPU time, start included", "15"),
    ),
  )
    .addHelpText("before", "Example: onethread yardstick examples/yardsticks/n200s1.json\n")
    .action(async (file: string, options: YardstickOptions) => {
      const terminal = terminalOf(options);
      const parsed = parseYardstick(textOf(file, deps));
      if (!parsed.ok) throw new InputRefused(`${file}: ${parsed.refusal}`);
      const seed = wholeOption("--seed", options.seed);
      const deadline = wholeOption("--deadline", options.deadline);
      const { instance } = parsed;
      const work =
        options.work === undefined ? workFor(parsed.instance.people) : wholeOption("--work", options.work);
      const secondsLeft = options.work === undefined ? (): number => deadline - deps.cpuSeconds() : undefined;
      const iterations = exactIterations(exactModeOf(options), instance.people, secondsLeft?.());
      const tell = sometimes(deps, (event: SolveEvent) => terminal.progress(progressOf(event)));
      const boundHelp = await deps.openBoundHelp(workersOf(options));
      let firstPlan: number | null = null;
      const found =
        instance.room === undefined
          ? await solveStoppably(deps, instance, {
              seed,
              work: workBefore(iterations, instance.people, work),
              onProgress: (event) => {
                firstPlan ??= deps.cpuSeconds();
                tell(event);
              },
              helpBound: boundHelp.help,
              shouldStop: () => options.work === undefined && deps.cpuSeconds() > deadline,
            })
          : fitRooms(instance, seed);
      boundHelp.end();
      if (found === null)
        throw new InputRefused(`${file}: no placement was found that fits into the capacities.`);
      const solution =
        iterations === 0
          ? found
          : await answerTasks(proveSteps(instance, found, iterations), solverOf(terminal, deps, secondsLeft));
      terminal.progress("");
      const result = yardstickResult(instance, solution, {
        cpuSeconds: hundredths(deps.cpuSeconds()),
        rssMb: Math.round(deps.peakRssMb()),
        ...(firstPlan === null ? {} : { firstPlanSeconds: hundredths(firstPlan) }),
      });
      if (options.json === true) return terminal.document(JSON.stringify(result));
      terminal.out(
        `${result.instance}: cost ${result.cost}, ${solution.proof === undefined ? "" : `${proofWords(solution.proof)}, `}no plan costs less than ${result.lowerBound}, gap ${(result.gap * 100).toFixed(2)} %`,
      );
      const terms = Object.entries(solution.terms).filter(([, points]) => points > 0);
      for (const line of tableLines(
        [{ title: "Term" }, { title: "Points", align: "right" }],
        terms.map(([term, points]) => [term, String(points)]),
        terminal.width,
      ))
        terminal.out(line);
      terminal.hint(`${result.cpuSeconds} s CPU, ${result.rssMb} MB, seed ${seed}, work ${solution.work}`);
    });
}

const hundredths = (seconds: number): number => Math.round(seconds * 100) / 100;

/** Solves until it is through, or an interrupt asks for the best plan so far. */
async function solveStoppably(deps: CliDeps, instance: Instance, options: SolveOptions): Promise<Solution> {
  const interrupts = deps.noteInterrupts(() => undefined);
  const shouldStop = (): boolean => interrupts.isAsked() || options.shouldStop?.() === true;
  const steps = solveSteps(instance, { ...options, shouldStop });
  let next = steps.next();
  while (next.done !== true) {
    await interrupts.breathe();
    next = steps.next();
  }
  interrupts.end();
  return next.value;
}

/** The gap never grows: cost falls, the bound rises. */
function progressOf({ phase, cost, lowerBound }: SolveEvent): string {
  const gap = lowerBound > 0 ? `, gap ${((100 * (cost - lowerBound)) / lowerBound).toFixed(2)} %` : "";
  return `${phase}: cost ${cost}, bound ${lowerBound}${gap}`;
}

function textOf(file: string, deps: CliDeps): string {
  try {
    const bytes = deps.readBytes(file);
    return new TextDecoder().decode(file.endsWith(".gz") ? gunzipSync(bytes) : bytes);
  } catch (error) {
    throw new InputRefused(
      `${file}: ${error instanceof Error ? error.message : String(error)}. Name a yardstick file, such as examples/yardsticks/n80s1.json.`,
    );
  }
}
