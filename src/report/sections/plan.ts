import { namesPeople, tellsOfFew, type Person, type PersonId } from "../../org/index.ts";
import type { Candidate, Plan, PlanUnit } from "../../planner/index.ts";
import { markup, tableHtml, type Html } from "../html.ts";
import { groupCount, type PlannedParts, type Section, type SectionContext } from "../reportInput.ts";
import { planWaves } from "./planWaves.ts";

/** The plan: owners and candidates, waves, moves with reasons, cost and proof, what is left to do. */
export function planSection(ctx: SectionContext): Section {
  const { input, planText } = ctx;
  const h = markup(planText);
  const title = "The plan: one owner an area";
  if (input.planned === undefined)
    return { id: "plan", title, body: h`<p>${input.planRefusal ?? "There is no plan."}</p>` };
  const { plan } = input.planned;
  const { counts } = plan;
  const { rights } = ctx;
  const body = h`
<p class="lede">People in the plan: ${counts.inPlan} of ${counts.people}; the others stay where they are. With another manager: ${groupCount(rights, counts.managerChanged)}. Moving to an area they have not worked in: ${groupCount(rights, counts.moved)}. ${rights.singlePeople ? `Keeping one of several areas: ${counts.focused}.` : ""}</p>
<p>Owner seats: ${counts.ownersReady} ready, ${counts.ownersToDevelop} to develop, ${counts.ownersToHire} to hire. Heads short against today: ${counts.shortHeads}. Nobody has been asked yet: every name is a proposal.</p>
${ownersTable(ctx, input.planned)}
<h3>When</h3>
${planWaves(ctx, plan)}
<h3>What it disrupts, and how good it is</h3>
<p>${plan.cost.toLocaleString("en")} disruption points (${plan.costTable["areaChange"]} = one person goes to an area they never worked in)${plan.terms.ownerless === 0 ? "" : `, ${plan.terms.ownerless.toLocaleString("en")} of them for owner seats nobody can take yet`}. ${input.planned.isFromFile === true ? "The plan's file says, not proved again here: " : ""}${proofText(plan)}</p>
${termsTable(ctx, plan)}
${rights.planNames === "shown" ? h`<details><summary>Why each person moves, gets another manager or keeps one of several areas (${plan.reasons.length})</summary><ul>${plan.reasons.map((reason) => h`<li>${reason.sentence}</li>`)}</ul></details>` : h`<p class="note">Names and reasons of single people are left out for this audience.</p>`}
<h3>Work no plan can do for you</h3>
<ul>${todoItems(ctx, plan)}</ul>
<h3>Not solved by this plan</h3>
${unsolvedList(ctx, plan)}
<h3>What was assumed</h3>
<ul>${plan.assumed.map((one) => h`<li>assumed: ${one.field}. ${one.sentence}</li>`)}</ul>`;
  return { id: "plan", title, body };
}

/** What is proved of the plan. Source: docs/planner.md#what-a-proof-says. */
function proofText(plan: Plan): string {
  if (plan.lowerBound === plan.cost) return "Proved optimal: no placement of these people costs less.";
  const among =
    plan.proof?.kind === "optimal-within-candidates"
      ? `No placement made of the ${plan.proof.candidates.toLocaleString("en")} likeliest of ${plan.proof.of.toLocaleString("en")} possible seats costs less; of all placements none`
      : plan.proof?.kind === "optimal-by-division"
        ? `No placement in which the people of one of ${plan.proof.divisions?.count ?? 0} divisions change and all others stay costs less; of all placements none`
        : plan.proof?.kind === "optimal-where-open"
          ? "No placement with the same areas closed to managers above their owners costs less; of all placements none"
          : "No placement of these people";
  const most = plan.gap === null ? "" : `, so at most ${saving(plan)} % of the points could be saved`;
  return `${among} costs less than ${plan.lowerBound.toLocaleString("en")}${most}.`;
}

/** Part of the plan's points that a better plan could save at most, in percent. */
function saving(plan: Plan): string {
  return ((100 * (plan.cost - plan.lowerBound)) / Math.max(1, plan.cost)).toFixed(1);
}

/** Never left out; for an audience without small groups, statements about single people are counted. */
function unsolvedList({ planText, rights }: SectionContext, plan: Plan): Html {
  const h = markup(planText);
  if (plan.unsolved.length === 0) return h`<p>Nothing is on record as unsolved.</p>`;
  const shown = rights.singlePeople
    ? plan.unsolved
    : plan.unsolved.filter((sentence) => !namesPeople(sentence) && !tellsOfFew(sentence, rights.groupMin));
  const hidden = plan.unsolved.length - shown.length;
  return h`<ul>${shown.map((sentence) => h`<li>${sentence}</li>`)}${hidden === 0 ? "" : h`<li>${hidden} more ${hidden === 1 ? "statement is" : "statements are"} about single people or few and left out for this audience.</li>`}</ul>`;
}

function ownersTable(ctx: SectionContext, planned: PlannedParts): Html {
  const { plan, alternatives } = planned;
  const named = ctx.rights.planNames === "shown";
  const unitNames = new Map(plan.units.map((unit) => [unit.areaId as string, unit.name]));
  const personOf = (id: PersonId): Person | undefined =>
    alternatives.sto.people[alternatives.sto.personIndexById.get(id) ?? -1];
  return tableHtml(ctx.planText, {
    caption:
      "Each planned area has one owner who owns nothing else, or a named seat to hire. Candidates: at most three, nobody ranked beyond the points shown. Load: reports, tier-1 assets, agreements and half of each reserved decision.",
    columns: [
      { title: "Area" },
      { title: "People", align: "right" },
      { title: "Owner" },
      ...(named ? [{ title: "Who else could be" }] : []),
      { title: "Load", align: "right" },
      { title: "Wave", align: "right" },
    ],
    rows: plan.units.map((unit) => [
      unit.name,
      groupCount(ctx.rights, unit.people),
      ownerCell(unit, named, personOf(unit.ownerId)),
      ...(named ? [others(unit, personOf, unitNames)] : []),
      unit.load.points,
      unit.wave,
    ]),
  });
}

const READINESS = { ready: "ready", "to-develop": "to develop", "to-hire": "to hire" } as const;

function ownerCell(unit: PlanUnit, named: boolean, owner: Person | undefined): string {
  if (unit.readiness === "to-hire" || !named || owner === undefined)
    return `${READINESS[unit.readiness]}${unit.readiness === "to-hire" ? "" : " (name for deciders only)"}`;
  return `${owner.name}${owner.title === undefined ? "" : `, ${owner.title}`}: ${READINESS[unit.readiness]}`;
}

function others(
  unit: PlanUnit,
  personOf: (id: PersonId) => Person | undefined,
  unitNames: ReadonlyMap<string, string>,
): string {
  const describe = (candidate: Candidate): string =>
    `${personOf(candidate.personId)?.name ?? candidate.personId} (level ${candidate.level}, ${candidate.reportsToday} reports, ${Math.round(candidate.shareInArea * 100)} % here, ${candidate.points} points${planWith(candidate)}${candidate.ownsUnitId === null ? "" : `; owns ${unitNames.get(candidate.ownsUnitId) ?? candidate.ownsUnitId} in this plan`})`;
  const rest = unit.candidates.filter((candidate) => candidate.personId !== unit.ownerId);
  return rest.length === 0 ? "nobody else in the plan may own it" : rest.map(describe).join("; ");
}

/** What the plan would cost with them as owner, where that was looked at. */
function planWith({ difference }: Candidate): string {
  if (difference === undefined) return "";
  return difference === 0
    ? "; the plan as good with them"
    : `; the plan ${Math.abs(difference)} points ${difference > 0 ? "more" : "less"} with them`;
}

const TERM_TITLES: Readonly<Record<string, string>> = {
  areaChange: "people leaving an area they know",
  timeZone: "hours from the area's site",
  siteChange: "workplaces at another location",
  skillMismatch: "leading in an area that wants nobody of their discipline",
  managerChange: "other managers",
  ownerFit: "owners more senior than needed, or without reports today",
  stayWithPlan: "areas other than in the published plan",
  short: "missing heads",
  uncovered: "disciplines with nobody",
  over: "heads too many",
  managerShort: "missing managers",
  managerOver: "managers too many",
  ownerless: "areas without an owner",
};

function termsTable(ctx: SectionContext, plan: Plan): Html {
  // Most terms have one price a head: their points would count groups this audience does not see.
  if (ctx.rights.groupMin > 1)
    return markup(
      ctx.planText,
    )`<p class="note">Where the points come from is left out for this audience: single terms tell of few people.</p>`;
  const terms = Object.entries(plan.terms).filter(([, points]) => points > 0);
  return tableHtml(ctx.planText, {
    caption: "Where the points come from",
    columns: [{ title: "For" }, { title: "Points", align: "right" }],
    rows: terms.map(([term, points]) => [TERM_TITLES[term] ?? term, points.toLocaleString("en")]),
  });
}

function todoItems(ctx: SectionContext, plan: Plan): Html[] {
  const h = markup(ctx.planText);
  const { todo } = plan;
  const nameById = new Map(plan.units.map((unit) => [unit.areaId as string, unit.name]));
  const hires = todo.hires.map(
    (hire) => `${hire.heads} ${hire.kind} in ${nameById.get(hire.areaId) ?? hire.areaId}`,
  );
  return [
    h`<li>${todo.charters.length} charters to write and sign.</li>`,
    h`<li>${todo.agreements.length} agreements between areas, for help that ends otherwise (${todo.agreements.filter((one) => one.sharedDiscipline).length} of them for specialists shared by several areas).</li>`,
    h`<li>${todo.ownersToAsk.length} proposed owners to ask.</li>`,
    h`<li>Craft leads to name: ${todo.craftLeads.length}${todo.craftLeads.length === 0 ? "" : ` (${todo.craftLeads.map((one) => one.discipline).join(", ")})`}.</li>`,
    h`<li>${hires.length === 0 ? "No seats to fill against today's heads." : `To fill: ${hires.join("; ")}.`}</li>`,
    ...(todo.shortages.length === 0
      ? []
      : [
          h`<li>Short whatever the plan: ${todo.shortages.map((one) => `${one.missing} ${one.discipline}`).join(", ")}.</li>`,
        ]),
    h`<li>People who lead others today and lead nobody in the plan: ${groupCount(ctx.rights, todo.withoutRole.length)}.</li>`,
  ];
}
