import type { Pilot, Plan } from "../../planner/index.ts";
import { markup, tableHtml, type Html } from "../html.ts";
import { groupCount, type SectionContext } from "../reportInput.ts";

/** When each area goes live, and what speaks for and against the pilot. */
export function planWaves(ctx: SectionContext, plan: Plan): Html {
  const h = markup(ctx.planText);
  return h`${wavesTable(ctx, plan)}${plan.pilots.length < 2 ? "" : pilotsTable(ctx, plan)}`;
}

const namesOf = (plan: Plan): ((areaIds: readonly string[]) => string) => {
  const nameById = new Map(plan.units.map((unit) => [unit.areaId as string, unit.name]));
  return (areaIds) => areaIds.map((id) => nameById.get(id) ?? id).join(" with ");
};

function wavesTable(ctx: SectionContext, plan: Plan): Html {
  const named = namesOf(plan);
  const { waves } = plan.settings;
  const frozen =
    waves.frozen.length === 0
      ? ""
      : ` No wave falls into ${waves.frozen.map(({ from, to, reason }) => `${from} to ${to}${reason === "" ? "" : ` (${reason})`}`).join(", ")}.`;
  return tableHtml(ctx.planText, {
    caption: `Dates are a proposal: the pilot at least six weeks from the day of the data${waves.from === undefined ? "" : ` and not before ${waves.from}`}, then every ${waves.monthsBetween === undefined ? "three months" : waves.monthsBetween === 1 ? "month" : `${waves.monthsBetween} months`}.${frozen} In each wave every area not yet live keeps its owner and at least 40 % of today's cover.`,
    columns: [
      { title: "Wave" },
      { title: "From" },
      { title: "Areas" },
      { title: "People changed", align: "right" },
    ],
    rows: plan.waves.map((wave) => [
      wave.pilot ? `${wave.number} (pilot)` : String(wave.number),
      wave.effectiveOn,
      wave.groups.map((group) => named(group)).join(", "),
      groupCount(ctx.rights, wave.peopleChanged),
    ]),
  });
}

function pilotsTable(ctx: SectionContext, plan: Plan): Html {
  const named = namesOf(plan);
  const of = ({ areaIds }: Pilot, count: number): string =>
    areaIds.length === 1 ? (count === 1 ? "yes" : "no") : `${count} of ${areaIds.length}`;
  return tableHtml(ctx.planText, {
    caption:
      "What could go first; the first line is the pilot. A pilot is small (at most two areas, and sixty people or a twentieth), has its owner in place, brings many managers' people together and hangs little on other areas.",
    columns: [
      { title: "Areas" },
      { title: "People", align: "right" },
      { title: "Changed", align: "right" },
      { title: "Owner in place" },
      { title: "Managers today", align: "right" },
      { title: "Ties to others", align: "right" },
    ],
    rows: plan.pilots.map((pilot) => [
      named(pilot.areaIds),
      groupCount(ctx.rights, pilot.people),
      groupCount(ctx.rights, pilot.peopleChanged),
      of(pilot, pilot.ownersInPlace),
      pilot.managersToday,
      groupCount(ctx.rights, pilot.ties),
    ]),
  });
}
