import type { Effect, MovedMetric } from "../api/index.ts";
import { knownFindings, runChecks } from "../checks/index.ts";
import { COMPANY_METRICS, measureCompany } from "../metrics/index.ts";
import type { Config, Org } from "../org/index.ts";

export type { Effect, MovedMetric };

/** Which way is better; of a metric that is not listed neither is. */
const BETTER: Readonly<Record<string, "higher" | "lower">> = {
  "sto-adoption": "higher",
  thread: "higher",
  "out-of-discipline": "lower",
  "craft-coverage": "higher",
  "ownership-coverage": "higher",
  "orphan-age": "lower",
  "bus-risk": "lower",
  "context-retention": "higher",
  contracted: "higher",
  "decision-latency": "lower",
  "local-decision-rate": "higher",
  "override-rate": "lower",
  "successor-coverage": "higher",
  waivers: "lower",
};

export interface EffectInput {
  readonly before: Org;
  readonly after: Org;
  readonly config: Config;
}

/** Measures and checks both sides. O(people + rows) of either. */
export function effectOf({ before, after, config }: EffectInput): Effect {
  const was = runChecks({ org: before, config });
  const is = runChecks({ org: after, config, base: before });
  const [had, has] = [
    measureCompany({ org: before, config, findings: was }),
    measureCompany({ org: after, config, findings: is }),
  ];
  const kept = knownFindings(was, is);
  const still = knownFindings(is, was);
  return {
    metrics: COMPANY_METRICS.flatMap(({ id, title, unit }): MovedMetric[] => {
      const [from, to] = [had[id]?.value ?? null, has[id]?.value ?? null];
      return isSame(from, to)
        ? []
        : [{ id, title, unit, before: from, after: to, verdict: verdictOf(id, from, to) }];
    }),
    came: is.filter((finding) => !kept.has(finding)),
    went: was.filter((finding) => !still.has(finding)),
  };
}

type Value = number | string | null;

function isSame(from: Value, to: Value): boolean {
  return typeof from === "number" && typeof to === "number" ? Math.abs(from - to) < 1e-9 : from === to;
}

function verdictOf(id: string, from: Value, to: Value): MovedMetric["verdict"] {
  const better = BETTER[id];
  if (better === undefined || typeof from !== "number" || typeof to !== "number") return "changed";
  return to > from === (better === "higher") ? "better" : "worse";
}
