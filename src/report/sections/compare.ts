import { drawFlow } from "../../draw/index.ts";
import type { ComparisonRow, ComparisonValue } from "../comparison/column.ts";
import { COLUMNS } from "../comparison/compareAlternatives.ts";
import { markup, tableHtml, type Html } from "../html.ts";
import { groupCount, type Section, type SectionContext } from "../reportInput.ts";
import { DRAWING_WIDTH, figure, leftOut } from "./areas.ts";

/** Four columns with the same rows, gains and costs in the same type; who goes where; what stays unsolved. */
export function compareSection(ctx: SectionContext): Section {
  const { input, planText } = ctx;
  const h = markup(planText);
  if (input.planned === undefined)
    return {
      id: "compare",
      title: "Four ways to stand",
      body: h`<p>${input.planRefusal ?? "There is no plan to compare."}</p>`,
    };
  const { comparison, alternatives } = input.planned;
  const body = h`
<p>Over the ${comparison.areas} areas the plan is about.${comparison.unjudged.length === 0 ? "" : ` Left out, because too little is confirmed: ${comparison.unjudged.join(", ")}.`} <i>Owner named only</i> sets the same owners and changes no line. <i>STL</i> also dedicates people, lines stay. <i>STO</i> is the plan below. Not changing is an option with a price too.</p>
<div class="scroll four">${rowsTable(ctx, "What you gain", comparison.gains)}${rowsTable(ctx, "What it costs", comparison.costs)}</div>
<p class="note">How many dependencies between areas end is not a gain of lines, and is not counted. What a delivery, a decision or a meeting gains is not in these data.</p>
<details><summary>How these figures are worked out</summary><ul>${[...comparison.gains, ...comparison.costs].map((row) => h`<li><b>${row.title}</b>: ${row.formula}.</li>`)}</ul></details>
<h3>Who goes where</h3>
${ctx.rights.singlePeople ? figure(drawFlow(alternatives.today, alternatives.sto, { names: ctx.rights.planNames, width: DRAWING_WIDTH })) : leftOut(ctx)}`;
  return { id: "compare", title: "Four ways to stand, gains next to costs", body };
}

function rowsTable(ctx: SectionContext, caption: string, rows: readonly ComparisonRow[]): Html {
  return tableHtml(ctx.planText, {
    caption,
    columns: [{ title: caption }, ...COLUMNS.map((title) => ({ title, align: "right" as const }))],
    rows: rows.map((row) => [row.title, ...row.values.map((value) => cell(ctx, row, value))]),
  });
}

function cell(ctx: SectionContext, row: ComparisonRow, value: ComparisonValue): string {
  if (typeof value === "string") return value;
  return row.unit === "people" || row.unit === "owners"
    ? groupCount(ctx.rights, value)
    : value.toLocaleString("en");
}
