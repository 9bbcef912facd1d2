import { group, say, type Org, type Sentence } from "../../org/index.ts";
import { strangersIn } from "./areaModes.ts";
import type { PlanCosts } from "./costs.ts";
import type { Instance } from "../instance.ts";
import type { Levels } from "./levels.ts";
import type { Assumption, Barred, PlanSettings } from "../plan/plan.ts";
import type { Used } from "./question.ts";
import type { Members } from "./units.ts";

interface Assumed {
  readonly org: Org;
  readonly settings: PlanSettings;
  readonly members: Members;
  readonly levels: Levels;
  readonly costs: PlanCosts;
  readonly barred: readonly Barred[];
  readonly shared: ReadonlySet<string>;
  readonly instance: Instance;
  readonly used: Used;
}

/** Every default that stands in for a missing field and every setting that was used, with how often. O(people). */
export function assumptionsOf(assumed: Assumed): readonly Assumption[] {
  return [
    ...fromData(assumed),
    ...fromVacancies(assumed),
    ...fromHours(assumed),
    ...fromAreas(assumed),
    ...fromTheirTime(assumed),
    ...fromRanks(assumed),
  ].filter((one) => one.count > 0);
}

function assumption(field: string, count: number, sentence: Sentence): Assumption {
  return { field, count, sentence };
}

const people = (count: number): Sentence => say([])`${group(count)} ${count === 1 ? "person" : "people"}`;
const have = (count: number): Sentence => say([])`${people(count)} ${count === 1 ? "has" : "have"}`;

function fromData({ members, levels, shared, instance }: Assumed): Assumption[] {
  const inShared = Array.from(instance.role).filter((kind) => shared.has(instance.disciplines[kind] ?? ""));
  return [
    assumption(
      "assignment.share",
      members.sharesAssumed,
      say([
        "assignment.share",
      ])`${have(members.sharesAssumed)} no share given: their areas count in equal parts.`,
    ),
    assumption(
      "assignment.areaId",
      members.inferred,
      say([
        "assignment.areaId",
        "person.managerId",
      ])`${have(members.inferred)} no area given: they count to the one that all their reports, or all their peers, are in.`,
    ),
    assumption(
      "person.level",
      levels.fromTitle,
      say(["person.title"])`The level of ${people(levels.fromTitle)} is read from the title.`,
    ),
    assumption(
      "person.level",
      levels.fromLines,
      say([
        "person.managerId",
      ])`The level of ${people(levels.fromLines)} is taken from the place in the tree.`,
    ),
    assumption(
      "demand",
      members.units.length,
      say([
        "assignment",
      ])`Each planned area wants the heads of each discipline it has today, rounded to whole people.`,
    ),
    assumption(
      "shared",
      shared.size,
      say([
        "person.discipline",
      ])`${[...shared].join(", ")}: ${people(inShared.length)} in ${shared.size === 1 ? "a discipline" : "disciplines"} with fewer people than half the planned areas ${inShared.length === 1 ? "stays" : "stay"} where they work most; the other areas get an agreement instead of a head.`,
    ),
  ];
}

function fromVacancies({ used, settings, costs }: Assumed): Assumption[] {
  const { vacancies: rule, ownersToHire } = settings.inputs;
  const count = (use: string): number => used.vacancies.filter((one) => one === use).length;
  const [supply, demand, ignored] = [count("supply"), count("demand"), count("ignore")];
  const fields = ["person.vacant", "person.expectedOn"];
  const seats = (n: number): string => (n === 1 ? "1 empty seat" : `${n} empty seats`);
  return [
    assumption(
      "person.vacant",
      supply,
      say(
        fields,
      )`${seats(supply)} ${supply === 1 ? "counts" : "count"} as ${supply === 1 ? "a head" : "heads"} ${rule === "supply" ? "by setting" : `with a start within ${settings.vacancyDays} days`} and may open in another area; whether ${supply === 1 ? "it was" : "they were"} approved is not in the data.`,
    ),
    assumption(
      "person.vacant",
      demand,
      say(
        fields,
      )`${seats(demand)} ${rule === "demand" ? "by setting" : `without a start within ${settings.vacancyDays} days`} ${demand === 1 ? "counts" : "count"} as still to fill, and ${demand === 1 ? "stays" : "stay"} in ${demand === 1 ? "its" : "their"} area.`,
    ),
    assumption(
      "person.vacant",
      ignored,
      say(fields)`${seats(ignored)} ${ignored === 1 ? "counts" : "count"} for nothing, by setting.`,
    ),
    assumption(
      "plan.ownersToHire",
      ownersToHire ? 1 : 0,
      say([
        "plan.ownersToHire",
      ])`A seat of an owner may be left for hiring at ${costs.ownerToHire} points, by setting.`,
    ),
  ];
}

function fromHours({ org, members, used }: Assumed): Assumption[] {
  const onLeave = Array.from(members.people).filter((p) => org.people[p]!.status === "on-leave").length;
  return [
    assumption(
      "person.fte",
      used.halfHeads,
      say([
        "person.fte",
      ])`${people(used.halfHeads)} under three quarters of a week ${used.halfHeads === 1 ? "counts" : "count"} as half a head${used.halfHeads === 1 ? "" : " each"}, everybody else as a whole one; a move costs the same whatever the hours.`,
    ),
    assumption(
      "person.status",
      onLeave,
      say([
        "person.status",
      ])`${people(onLeave)} on leave ${onLeave === 1 ? "is" : "are"} pinned to the area they work in.`,
    ),
  ];
}

function fromAreas({ org, members, settings }: Assumed): Assumption[] {
  const { areas, bringIn } = settings.inputs;
  const strangers = strangersIn(org, settings.inputs);
  const kept = Object.keys(areas).flatMap((id) => {
    const index = org.areaIndexById.get(id);
    return areas[id] === "functional" && index !== undefined ? [org.areas[index]!.name] : [];
  });
  const asked = bringIn.people.length + bringIn.disciplines.length;
  const brought = members.home.filter((home) => home < 0).length;
  const stl = Array.from(members.units).filter((area) => members.modes[area] === "stl");
  return [
    assumption(
      "plan.areas",
      kept.length,
      say([
        "plan.areas",
      ])`${kept.join(", ")} ${kept.length === 1 ? "stays" : "stay"} as ${kept.length === 1 ? "it is" : "they are"}, by setting: one pool whose people and lines do not change.`,
    ),
    assumption(
      "area.mode",
      stl.length,
      say([
        "area.mode",
      ])`${stl.map((area) => org.areas[area]!.name).join(", ")} ${stl.length === 1 ? "gets" : "get"} an owner and ${stl.length === 1 ? "its" : "their"} own people while the lines stay: nobody joins or leaves ${stl.length === 1 ? "it" : "them"}, and managers are not counted.`,
    ),
    assumption(
      "plan.bringIn",
      asked === 0 ? 0 : brought,
      say([
        "plan.bringIn",
        "assignment",
      ])`${people(brought)} in no planned area ${brought === 1 ? "is" : "are"} brought in; heads of theirs are wanted in proportion to the people of each area, unless a pin says where.`,
    ),
    assumption(
      "plan",
      strangers.length,
      say([
        "plan",
      ])`Settings of the plan name what is not in the data and were not used: ${strangers.join(", ")}.`,
    ),
  ];
}

function fromTheirTime({ used, members, costs, settings, instance }: Assumed): Assumption[] {
  const free = [
    ...(used.timeZones === 0 ? ["time zones"] : []),
    ...(costs.siteChange === undefined ? ["places"] : []),
    "skills of people without reports",
    ...(settings.inputs.tenure ? [] : ["years of service"]),
  ];
  return [
    assumption(
      "assignment.from",
      used.movedLately,
      say([
        "assignment.from",
        "person.startOn",
      ])`${people(used.movedLately)} came to ${used.movedLately === 1 ? "an area" : "their areas"} within the last year, having been in the company before: a second move costs ${costs.recentMove} points more.`,
    ),
    assumption(
      "person.startOn",
      settings.inputs.tenure ? members.people.length : 0,
      say([
        "person.startOn",
      ])`Years of service weigh, by setting: the first day of ${people(used.tenured)} is known; it stands for age and for a return from leave, which is why it is off by default.`,
    ),
    assumption(
      "person.timeZone",
      used.timeZones,
      say([
        "person.timeZone",
      ])`${have(used.timeZones)} a time zone: each hour beyond three from where most of an area's people are costs ${costs.timeZone} points.`,
    ),
    assumption(
      "person.timeZone",
      used.unreadableZones,
      say([
        "person.timeZone",
      ])`${have(used.unreadableZones)} a time zone nobody knows by that name: it costs nothing.`,
    ),
    assumption(
      "person.discipline",
      instance.skill.some((skill) => skill > 0) ? members.units.length : 0,
      say([
        "person.discipline",
      ])`Who leads others and comes to an area that wants nobody of their discipline costs ${costs.managerOtherCraft} points more.`,
    ),
    assumption(
      "plan.siteChange",
      costs.siteChange === undefined ? 0 : members.units.length,
      say([
        "person.location",
      ])`${have(used.locations.people)} a location: an area new to them where most of those with a location are at another one costs ${costs.siteChange ?? 0} points, by setting.`,
    ),
    assumption(
      "plan.stayWith",
      settings.inputs.stayWith === undefined ? 0 : members.people.length,
      say([
        "plan.stayWith",
      ])`${people(used.stay.held)} ${used.stay.held === 1 ? "is" : "are"} in the published plan of ${settings.inputs.stayWith?.madeOn ?? ""} too: any other area than there costs ${costs.stayWithPlan ?? 0} points. ${people(used.stay.free)} ${used.stay.free === 1 ? "is" : "are"} new since, or planned there for an area that is planned no more, and free.`,
    ),
    assumption("person.location", members.people.length, say([])`${listed(free)} cost nothing in this plan.`),
  ];
}

function listed(words: readonly string[]): string {
  const text = words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function fromRanks({ barred }: Assumed): Assumption[] {
  const ofManagers = barred.filter((one) => one.seat === undefined);
  const senior = new Set(ofManagers.map((one) => one.personId)).size;
  const closed = new Set(ofManagers.map((one) => one.areaId)).size;
  const ofOwners = barred.filter((one) => one.seat === "owner");
  const junior = new Set(ofOwners.map((one) => one.personId)).size;
  const seats = new Set(ofOwners.map((one) => one.areaId)).size;
  return [
    assumption(
      "barred",
      senior,
      say([
        "person.level",
      ])`${closed === 1 ? "1 area is" : `${closed} areas are`} not offered to ${senior === 1 ? "1 manager" : `${senior} managers`} of a higher level than its owner has, who would stand below that owner.`,
    ),
    assumption(
      "barred",
      junior,
      say([
        "person.level",
      ])`The owner's seat of ${seats === 1 ? "1 area is" : `${seats} areas are`} not offered to ${junior === 1 ? "1 person" : `${junior} people`} of a lower level than managers who may go there, for these would stand below them.`,
    ),
  ];
}
