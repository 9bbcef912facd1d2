import { drawFront } from "../../draw/index.ts";
import type { Alternative } from "../../planner/index.ts";
import type { ComparisonRow, ComparisonValue } from "../comparison/column.ts";
import { MARK_WORDS, type SetComparison } from "../comparison/compareSet.ts";
import { markup, tableHtml, type Html } from "../html.ts";
import { groupCount, type Section, type SectionContext } from "../reportInput.ts";
import { figure } from "./areas.ts";

/** The plan under other weights: what each alternative gains and costs, on the rows of the comparison. */
export function alternativesSection(ctx: SectionContext): Section[] {
  const set = ctx.input.planned?.set;
  if (set === undefined) return [];
  const h = markup(ctx.planText);
  const { read, comparison } = set;
  const body = h`
<p>A plan weighs what people bear against heads that would be missing. Each plan here gives these other weights; all are priced with the table of the plan itself, and each is verified with a bound of its own. In order: from the least disruption for people on. Who decides may choose any of them.</p>
${read.length < 2 ? h`<p>No other weights lead to a plan that is better in anything.</p>` : drawn(read)}
<ol>${read.map((one) => h`<li><b>${nameOf(one)}</b>${weightsOf(ctx, one)}. ${one.sentence} ${boundOf(ctx, one)}</li>`)}</ol>
<div class="scroll">${rowsTable(ctx, "What you gain, plan by plan", comparison, comparison.gains)}${rowsTable(ctx, "What it costs, plan by plan", comparison, comparison.costs)}</div>
<p class="note">The knee is the plan farthest below the straight line between the plan with the least points for people and the one with the least for heads (Das 1999), if it lies at least a tenth of the way to the corner. Most autonomy a point: most areas with an owner and every discipline wanted there, for each point people bear.</p>`;
  return [{ id: "alternatives", title: "The plan under other weights", body }];
}

function drawn(read: readonly Alternative[]): Html {
  return figure(
    drawFront(
      read.map((one) => ({
        label: labelOf(one),
        x: one.figures.points,
        y: one.figures.headPoints,
        ...(one.marks.includes("base")
          ? { look: "chosen" as const }
          : one.marks.includes("knee")
            ? { look: "knee" as const }
            : {}),
      })),
      { xTitle: "points borne by people", yTitle: "points of heads and seats, missing or too many" },
    ),
  );
}

/** Short, as it stands among the dots. */
function labelOf({ number, marks }: Alternative): string {
  const mark = (["base", "knee"] as const).find((one) => marks.includes(one));
  return `plan ${number}${mark === undefined ? "" : `, ${MARK_WORDS[mark]}`}`;
}

function nameOf({ number, marks }: Alternative): string {
  return marks.length === 0
    ? `plan ${number}`
    : `plan ${number} (${marks.map((mark) => MARK_WORDS[mark]).join(", ")})`;
}

function weightsOf({ rights }: SectionContext, { weights }: Alternative): string {
  const told = [
    ...(weights.heads === 1 ? [] : [`heads at ${Math.round(100 * weights.heads)} % of their price`]),
    ...(weights.lines === 1 ? [] : [`other managers at ${Math.round(100 * weights.lines)} %`]),
    ...(weights.movers === null
      ? []
      : [
          `${weights.movers === 0 ? "nobody" : `at most ${groupCount(rights, weights.movers)}`} may move to a new area`,
        ]),
  ];
  return told.length === 0 ? "" : `: ${told.join(", ")}`;
}

/** A bound that stands in a file is told as that. */
function boundOf({ input }: SectionContext, { plan }: Alternative): string {
  const says = input.planned?.isFromFile === true ? "The file says: " : "";
  if (plan.lowerBound === plan.cost) return `${says}${says === "" ? "P" : "p"}roved optimal at its weights.`;
  return plan.gap === null
    ? ""
    : `${says}${says === "" ? "N" : "n"}o plan with these weights is cheaper by more than ${((100 * (plan.cost - plan.lowerBound)) / plan.cost).toFixed(1)} %.`;
}

function rowsTable(
  ctx: SectionContext,
  caption: string,
  { columns }: SetComparison,
  rows: readonly ComparisonRow<readonly ComparisonValue[]>[],
): Html {
  return tableHtml(ctx.planText, {
    caption,
    columns: [{ title: "" }, ...columns.map((title) => ({ title, align: "right" as const }))],
    rows: rows.map((row) => [
      row.title,
      ...row.values.map((value) =>
        typeof value === "string"
          ? value
          : row.unit === "people" || row.unit === "owners"
            ? groupCount(ctx.rights, value)
            : value.toLocaleString("en"),
      ),
    ]),
  });
}
