import { appendFileSync } from "node:fs";

/** `npm run faults` runs the long form: 200 kills each, 50 writers. */
export const isLong = process.env["FAULTS"] === "long";
export const KILLS = isLong ? Number(process.env["FAULT_KILLS"] ?? 200) : 10;

/** A line of the results: printed at the end of `npm run faults`. */
export function report(line: string): void {
  const file = process.env["FAULTS_REPORT"];
  if (file !== undefined) appendFileSync(file, `${line}\n`);
}
