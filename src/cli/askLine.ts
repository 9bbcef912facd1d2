import { createInterface } from "node:readline";
import { Writable } from "node:stream";
import { EXIT } from "./exit.ts";

/** One line typed at the terminal, on stderr so that results on stdout stay alone; without echo where it is secret. */
export function askLine(question: string, isSecret: boolean): Promise<string> {
  const silent = new Writable({ write: (_, __, done) => done() });
  process.stderr.write(question);
  const reader = createInterface({
    input: process.stdin,
    output: isSecret ? silent : process.stderr,
    terminal: true,
    historySize: 0,
  });
  return new Promise((done) => {
    reader.on("SIGINT", () => {
      process.stderr.write("\n");
      process.exit(EXIT.interrupt);
    });
    // Ctrl+D: nothing was typed.
    reader.on("close", () => done(""));
    reader.on("line", (line) => {
      done(line);
      reader.close();
      if (isSecret) process.stderr.write("\n");
    });
  });
}
