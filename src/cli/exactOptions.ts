import type { Command } from "commander";
import type { ExactMode, Proof, SolveMip } from "../planner/index.ts";
import type { CliDeps } from "./deps.ts";
import type { Terminal } from "./terminal.ts";

/** Options of verbs that can prove a plan optimal. */
export interface ProofOptions {
  readonly prove?: boolean;
}

export function withProofOptions(command: Command): Command {
  return command
    .option("--prove", "prove the plan optimal (default: where it is quick)")
    .option("--no-prove", "leave the proof at the lower bound");
}

export function exactModeOf({ prove }: ProofOptions): ExactMode {
  if (prove === undefined) return "auto";
  return prove ? "prove" : "off";
}

/** The exact solver, with the time that is left and its bound shown while it works. */
export function solverOf(terminal: Terminal, deps: CliDeps, secondsLeft?: () => number): SolveMip {
  return (task) =>
    deps.solveMip(task, {
      ...(secondsLeft === undefined ? {} : { secondsLeft }),
      onProgress: ({ bound }) =>
        terminal.progress(
          `proving: cost ${task.cost}, no plan below ${Math.max(task.lowerBound, Math.ceil(Math.min(bound, task.cost) - 0.5))} among the candidates`,
        ),
    });
}

/** The proof in words, for the end of a line that names cost and bound; empty where exact mode did not run. */
export function proofWords(proof: Proof | undefined): string {
  if (proof === undefined) return "";
  if (proof.kind === "optimal") return "proved optimal";
  const why = {
    done: "",
    work: "; its work was used up",
    time: "; its time was up",
    memory: "; its memory was full",
    stopped: "; it was stopped",
    "too-large": "; the problem is too large for it",
    failed: "; it failed, and the plan stands as the search left it",
  }[proof.ended];
  if (proof.kind === "optimal-within-candidates")
    return `optimal within ${proof.candidates} of ${proof.of} possible placements`;
  if (proof.kind === "optimal-where-open")
    return "optimal among plans with the same areas closed to managers above their owners";
  const { divisions } = proof;
  if (proof.kind === "optimal-by-division" && divisions !== undefined)
    return `each of ${divisions.count} divisions proved optimal while all others stay`;
  const some =
    divisions === undefined || divisions.proved === 0
      ? ""
      : `; ${divisions.proved} of ${divisions.count} divisions are, while all others stay`;
  return `not proved optimal${some}${why}`;
}
