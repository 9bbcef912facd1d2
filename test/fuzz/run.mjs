/** Runs mutated inputs in capped processes, and ends one that says nothing for a while. */
import { spawn } from "node:child_process";
import { join } from "node:path";

/** Of V8; byte buffers lie outside it, so the whole process has a limit of its own. */
const HEAP_MB = 512;
export const RSS_MB_MAX = 700;
/** Inputs between two signs of life take about a second or two; a hang takes for ever. */
const SILENT_MS = 60_000;

/**
 * @returns `{runs, faults, rssMb}`: inputs that were read to their end; a fault names the number of the input, which makes it again.
 */
export async function fuzz(from, to, onProgress = () => {}) {
  const faults = [];
  let rssMb = 0;
  let runs = 0;
  let next = from;
  while (next < to) {
    let ofChild = 0;
    const outcome = await runChild(next, to, (line) => {
      ofChild = line.done ?? line.runs ?? ofChild;
      if (line.fault !== undefined) faults.push(line);
      if (line.rssMb !== undefined) rssMb = Math.max(rssMb, line.rssMb);
      if (line.number !== undefined) onProgress(line.number + 1 - from, faults.length, rssMb);
    });
    runs += ofChild;
    if (outcome.isDone) break;
    // It died or hung somewhere after its last sign of life: that is a fault, and the rest still has to run.
    faults.push({ number: outcome.last, fault: outcome.why, error: outcome.stderr.slice(-800) });
    next = outcome.last + 100;
  }
  return { runs, faults, rssMb };
}

function runChild(from, to, onLine) {
  return new Promise((done) => {
    const child = spawn(
      process.execPath,
      [`--max-old-space-size=${HEAP_MB}`, join(import.meta.dirname, "child.mjs"), String(from), String(to)],
      { stdio: ["ignore", "pipe", "pipe"] },
    );
    let last = from;
    let rest = "";
    let stderr = "";
    let isDone = false;
    let why = "died";
    const end = () => {
      why = "hang";
      child.kill("SIGKILL");
    };
    let timer = setTimeout(end, SILENT_MS);
    child.stdout.on("data", (piece) => {
      clearTimeout(timer);
      timer = setTimeout(end, SILENT_MS);
      const lines = `${rest}${piece}`.split("\n");
      rest = lines.pop() ?? "";
      for (const line of lines.map((text) => JSON.parse(text))) {
        if (line.done !== undefined) isDone = true;
        if (line.number !== undefined) last = line.number + 1;
        onLine(line);
      }
    });
    child.stderr.on("data", (piece) => (stderr += piece));
    child.on("close", () => {
      clearTimeout(timer);
      done({ isDone, last, why, stderr });
    });
  });
}
