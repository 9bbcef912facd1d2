import { gunzipSync } from "node:zlib";
import type { Command } from "commander";
import {
  exactIterations,
  fitRooms,
  parseYardstick,
  proveSteps,
  solve,
  workFor,
  workBefore,
  yardstickResult,
} from "../../planner/index.ts";
import { answerTasks } from "../../usecases/answerTasks.ts";
import { exactModeOf, proofWords, solverOf, withProofOptions, type ProofOptions } from "../exactOptions.ts";
import { InputRefused } from "../exit.ts";
import { wholeOption, type CommonOptions, terminalOf, withCommonOptions } from "../options.ts";
import type { CliDeps } from "../deps.ts";
import { tableLines } from "../terminal.ts";

interface YardstickOptions extends CommonOptions, ProofOptions {
  readonly seed: string;
  readonly work?: string;
  readonly deadline: string;
}

export function register(program: Command, deps: CliDeps): void {
  withProofOptions(
    withCommonOptions(
      program
        .command("yardstick <file>")
        .description("solve a planner yardstick and print cost, bound and gap")
        .option("--seed <n>", "whole number; the same seed and work give the same bytes", "1")
        .option("--work <n>", "stop after so many work units instead of at the deadline")
        .option("--deadline <seconds>", "stop after so much CPU time", "15"),
    ),
  )
    .addHelpText("before", "Example: onethread yardstick examples/yardsticks/n200s1.json\n")
    .action(async (file: string, options: YardstickOptions) => {
      const terminal = terminalOf(options);
      const parsed = parseYardstick(textOf(file, deps));
      if (!parsed.ok) throw new InputRefused(`${file}: ${parsed.refusal}`);
      const seed = wholeOption("--seed", options.seed);
      const deadline = wholeOption("--deadline", options.deadline);
      const started = deps.cpuSeconds();
      const { instance } = parsed;
      const work =
        options.work === undefined ? workFor(parsed.instance.people) : wholeOption("--work", options.work);
      const secondsLeft =
        options.work === undefined ? (): number => started + deadline - deps.cpuSeconds() : undefined;
      const iterations = exactIterations(exactModeOf(options), instance.people, secondsLeft?.());
      const found =
        instance.room === undefined
          ? solve(instance, {
              seed,
              work: workBefore(iterations, instance.people, work),
              onProgress: (e) => terminal.progress(`${e.phase}: cost ${e.cost}, bound ${e.lowerBound}`),
              shouldStop: () => options.work === undefined && deps.cpuSeconds() - started > deadline,
            })
          : fitRooms(instance, seed);
      if (found === null)
        throw new InputRefused(`${file}: no placement was found that fits into the capacities.`);
      const solution =
        iterations === 0
          ? found
          : await answerTasks(proveSteps(instance, found, iterations), solverOf(terminal, deps, secondsLeft));
      terminal.progress("");
      const result = yardstickResult(instance, solution, {
        cpuSeconds: Math.round((deps.cpuSeconds() - started) * 100) / 100,
        rssMb: Math.round(deps.peakRssMb()),
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
