import { say, type Sentence } from "../../org/index.ts";
import { PLAN_FORMAT, type Plan } from "./plan.ts";
import { misfitOf, PLAN_FIELDS } from "./planShape.ts";

export type ParsedPlan =
  | { readonly ok: true; readonly plan: Plan }
  | { readonly ok: false; readonly refusal: { readonly code: string; readonly message: Sentence } };

/**
 * The plan as JSON, keys in a stable order, so that two plans differ only where they differ; sentences keep their
 * parts, so that names can be hidden later. `parsePlan(formatPlan(plan))` is the plan.
 * @example formatPlan(plan).startsWith('{\n  "format": "onethread-plan/1"') // true
 */
export function formatPlan(plan: Plan): string {
  const { format, ...rest } = plan;
  const keys = Object.keys(PLAN_FIELDS) as (keyof typeof PLAN_FIELDS)[];
  return `${JSON.stringify({ format, ...Object.fromEntries(keys.map((key) => [key, sorted(rest[key])])) }, null, 2)}\n`;
}

/** Keys of objects in text order; lists keep theirs. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== "object") return value;
  const entries = Object.entries(value).filter(([, one]) => one !== undefined);
  entries.sort((a, b) => (a[0] < b[0] ? -1 : 1));
  return Object.fromEntries(entries.map(([key, one]) => [key, sorted(one)]));
}

/**
 * Reads a plan file. Its shape is judged down to the last field, so that nothing reading it later meets a surprise;
 * whether it is sound for an org says `verifyPlan`.
 * @returns the plan, or a refusal: `not-json`, `not-a-plan`, `plan-format` (another version), `plan-shape`.
 * @example parsePlan("{}") // { ok: false, refusal: { code: "not-a-plan", … } }
 */
export function parsePlan(text: string): ParsedPlan {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch (error) {
    return refuse(
      "not-json",
      say([])`The file is not JSON: ${error instanceof Error ? error.message : "unreadable"}.`,
    );
  }
  if (data === null || typeof data !== "object" || !("format" in data))
    return refuse("not-a-plan", say([])`The file has no field "format" and is no plan.`);
  if (data.format !== PLAN_FORMAT)
    return refuse(
      "plan-format",
      say([])`The file says format ${String(data.format)}; this version reads ${PLAN_FORMAT}.`,
    );
  const misfit = misfitOf(data);
  if (misfit !== null)
    return refuse(
      "plan-shape",
      say([])`The field "${misfit.path}" of the plan is missing or is not ${misfit.wanted}.`,
    );
  // Every field was judged just now.
  return { ok: true, plan: data as unknown as Plan };
}

function refuse(code: string, message: Sentence): ParsedPlan {
  return { ok: false, refusal: { code, message } };
}
