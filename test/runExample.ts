import { describeChange, namingOf, type OrgChange } from "../src/changes/index.ts";
import { runChecks, type Check } from "../src/checks/index.ts";
import type { Metric, MetricContext } from "../src/metrics/index.ts";
import {
  areaIndex,
  DEFAULT_CONFIG,
  indexOrg,
  say,
  wording,
  type Finding,
  type Org,
  type ProblemCode,
} from "../src/org/index.ts";
import type { DocExample } from "./docstring.ts";
import * as fixtures from "./fixtures.ts";
import { orgOf } from "./orgOf.ts";

/** What an example came to, and what it claims. Both are values, so that `2.5 / 3` may stand for a number. */
export interface ExampleRun {
  readonly value: unknown;
  readonly claimed: unknown;
  /** Of checks: the changes that the findings offer, as sentences with the kind of the change. */
  readonly suggests: readonly { readonly kind: string; readonly text: string }[];
}

type Context = Omit<MetricContext, "org" | "config">;

/**
 * Runs the example of a check. In scope: `orgOf`, the companies of test/fixtures.ts, `withProblem`, and `check(org)`:
 * what the check says, its messages divided by a space; a second argument is the mode to judge by, a third the base.
 */
export function runCheckExample(check: Check, example: DocExample): ExampleRun {
  const found: { org: Org; findings: readonly Finding[] }[] = [];
  const asked = (org: Org, asMode?: "sto" | "stl", base?: Org): string => {
    const findings = runChecks({
      org,
      config: DEFAULT_CONFIG,
      ...(asMode === undefined ? {} : { asMode }),
      ...(base === undefined ? {} : { base }),
    }).filter((finding) => finding.check === check.id);
    found.push({ org, findings });
    return findings.map((finding) => wording(finding.message)).join(" ");
  };
  const run = evaluate(example, { check: asked });
  const suggests = found.flatMap(({ org, findings }) =>
    findings.flatMap((finding) =>
      finding.fixes.map((change) => ({
        kind: change.kind,
        text: wording(describeChange(change as OrgChange, namingOf(org))),
      })),
    ),
  );
  return { ...run, suggests };
}

/**
 * Runs the example of a metric. In scope: `orgOf`, the companies of test/fixtures.ts, and `measure`: the value, of
 * `measure(org, "x")` for the area x, or of `measure(org)` for the company; the last argument may give the base and
 * the findings.
 */
export function runMetricExample(metric: Metric, example: DocExample): ExampleRun {
  const measure = (org: Org, ...rest: readonly (string | Context)[]): unknown => {
    const given = rest.find((one) => typeof one === "object") ?? {};
    const ctx: MetricContext = { ...given, org, config: DEFAULT_CONFIG };
    const area = rest.find((one) => typeof one === "string") ?? "";
    return metric.scope === "area"
      ? metric.measure(ctx, areaIndex(org, area)).value
      : metric.measure(ctx).value;
  };
  return { ...evaluate(example, { measure }), suggests: [] };
}

/** Both sides of an example with these names in scope, and nothing else of the project. */
export function evaluate(
  { code, result }: DocExample,
  names: Readonly<Record<string, unknown>>,
): { readonly value: unknown; readonly claimed: unknown } {
  const scope = { ...fixtures, orgOf, withProblem, ...names };
  const run = (text: string): unknown =>
    new Function(...Object.keys(scope), `"use strict"; return (${text});`)(...Object.values(scope));
  return { value: run(code), claimed: run(result) };
}

/** The org with a fault that its reading left and said in these words. */
function withProblem(org: Org, code: ProblemCode, subjects: readonly string[], text: string): Org {
  const message = say([])`${text}`;
  const problem = { code, subjects, message, blocks: true, rows: [], count: 1, policy: "", fixes: [] };
  return indexOrg(org.records, [...org.problems, problem], org.today);
}
