import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { setTimeout as pause } from "node:timers/promises";

/** A line of `writer.mjs`: something the store has acknowledged. */
export type Acknowledged =
  | { readonly revision: number; readonly hash: string; readonly id: string }
  | { readonly scenario: string; readonly version: number }
  | { readonly survived: number };

export interface WriterOptions {
  readonly kind: "sqlite" | "postgres";
  /** The file, or the URL. */
  readonly at: string;
  /** Goes into the ids of this run. */
  readonly run: string;
  readonly dieAt?: number;
}

const WRITER = fileURLToPath(new URL("writer.mjs", import.meta.url));

/**
 * Runs a writer and kills it so many milliseconds after its first acknowledgement, or after it was started. Resolves
 * with what it was told; a writer that ends by itself with an error is a failure of the test.
 */
export async function killedWriter(
  options: WriterOptions,
  kill: { readonly after: "start" | "first"; readonly ms: number } | null,
): Promise<readonly Acknowledged[]> {
  const child = spawn(process.execPath, [WRITER, JSON.stringify(options)], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  let errors = "";
  const first = new Promise<void>((resolve) => {
    child.stdout.on("data", (piece: Buffer) => {
      output += piece.toString();
      if (output.includes("\n")) resolve();
    });
    child.on("close", () => resolve());
  });
  child.stderr.on("data", (piece: Buffer) => (errors += piece.toString()));
  const closed = new Promise<NodeJS.Signals | null>((resolve) =>
    child.on("close", (_, signal) => resolve(signal)),
  );
  if (kill !== null) {
    if (kill.after === "first") await first;
    await pause(kill.ms);
    child.kill("SIGKILL");
  }
  const signal = await closed;
  if (signal !== "SIGKILL" && child.exitCode !== 0) throw new Error(`The writer failed: ${errors}`);
  // The last line may be cut; nobody was told what it says.
  return output
    .split("\n")
    .slice(0, -1)
    .map((line) => JSON.parse(line) as Acknowledged);
}
