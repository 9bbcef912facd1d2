import { burdenOf, MEASURES, type Burden, type BurdenMeasure, type Dimension } from "../../planner/index.ts";
import { markup, tableHtml, type Html } from "../html.ts";
import type { Section, SectionContext } from "../reportInput.ts";

const DIMENSION_WORDS: Readonly<Record<Dimension, string>> = {
  "part-time": "Part-time",
  leave: "Leave",
  tenure: "Years of service",
  site: "Site",
  discipline: "Discipline",
  level: "Level",
};

const SILENT_WORDS = {
  "not-given": "not in the data",
  alike: "the same for everybody",
  "too-small": "groups too small to show",
} as const;

/** Who moves, gets another manager or a seat, by groups and beside chance; only for who may see it. */
export function burdenSection(ctx: SectionContext): Section[] {
  const { input, rights } = ctx;
  if (!rights.burden || input.planned === undefined || input.planned.plan.units.length === 0) return [];
  const h = markup(ctx.planText);
  const burden = burdenOf(
    input.planned.alternatives.today,
    input.planned.plan,
    rights.groupMin > 1 ? "small-hidden" : "shown",
  );
  const body = h`
<p>Whether the plan asks more of some people than of others, beside what as many people chosen at random would give. None of it is a cost of the plan, and no person is named. A share far from chance says nothing about why: a reorganisation by area moves those whose lines lead elsewhere today.</p>
${findingsList(ctx, burden)}
${burden.measures.map((measure) => measureTable(ctx, measure))}
${burden.silent.length === 0 ? "" : h`<p class="note">Nothing is said by ${burden.silent.map(({ id, because }) => `${DIMENSION_WORDS[id].toLowerCase()} (${SILENT_WORDS[because]})`).join(", ")}.</p>`}
<p class="note">Groups under 5 are shown only together with others, so that no difference tells of them${rights.groupMin > 1 ? "; so are counts of 1 to 4, and all but so many" : ""}. Far from chance: Fisher's exact test for each row, over all rows together in at most 1 of 20 plans that choose at random (Holm 1979).</p>`;
  return [{ id: "burden", title: "Who bears the plan", body }];
}

function findingsList({ planText }: SectionContext, { findings }: Burden): Html {
  const h = markup(planText);
  if (findings.length === 0)
    return h`<p><b>No share is farther from chance than 1 plan in 20 would show.</b></p>`;
  return h`<p><b>Uneven: ${findings.length === 1 ? "one share is" : `${findings.length} shares are`} far from chance.</b></p><ul>${findings.map((finding) => h`<li>${finding.message}</li>`)}</ul>`;
}

function measureTable({ planText, rights }: SectionContext, measure: BurdenMeasure): Html {
  const h = markup(planText);
  const { does, among } = MEASURES[measure.id];
  const isSmall = measure.marked > 0 && measure.marked < rights.groupMin;
  const all = `${isSmall ? `Under ${rights.groupMin}` : measure.marked.toLocaleString("en")} of ${measure.people.toLocaleString("en")} people ${among} ${does}`;
  if (measure.dimensions.length === 0) return h`<p>${all}; no groups can be shown.</p>`;
  return tableHtml(planText, {
    caption: `${all}. By chance: what as many chosen at random would give on average.`,
    columns: [
      { title: "People" },
      { title: "In the group", align: "right" },
      { title: "Of these", align: "right" },
      { title: "Share", align: "right" },
      { title: "By chance", align: "right" },
    ],
    rows: measure.dimensions.flatMap(({ groups }) =>
      groups.map((one) => [
        one.who,
        one.people.toLocaleString("en"),
        one.hit.toLocaleString("en"),
        `${Math.round((100 * one.hit) / Math.max(1, one.people))} %`,
        one.expected.toFixed(1),
      ]),
    ),
  });
}
