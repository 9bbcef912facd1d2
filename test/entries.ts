import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { CHECKS, type Check } from "../src/checks/index.ts";
import { METRICS, type Metric } from "../src/metrics/index.ts";
import { docstringOf, type DocExample, type Docstring } from "./docstring.ts";
import { runCheckExample, runMetricExample, type ExampleRun } from "./runExample.ts";

const ROOT = resolve(import.meta.dirname, "..");

/** A line of the list of checks or metrics, with what its own file says of it. */
export interface Entry<Of extends Check | Metric> {
  readonly id: string;
  readonly of: Of;
  /** Null where nothing stands above the definition. */
  readonly doc: Docstring | null;
  readonly run: (example: DocExample) => ExampleRun;
}

export const checkEntries = (): Entry<Check>[] =>
  CHECKS.map((of) => ({
    id: of.id,
    of,
    doc: docOf("checks", of.id),
    run: (example) => runCheckExample(of, example),
  }));

export const metricEntries = (): Entry<Metric>[] =>
  METRICS.map((of) => ({
    id: of.id,
    of,
    doc: docOf("metrics", of.id),
    run: (example) => runMetricExample(of, example),
  }));

/** A file is the id in camelCase. */
function docOf(folder: string, id: string): Docstring | null {
  const name = id.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
  return docstringOf(readFileSync(join(ROOT, "src", folder, `${name}.ts`), "utf8"), name);
}
