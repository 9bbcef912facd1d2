import { areaCoreOf, assetPeopleOf, disciplineNamed, isFilled, soleOwnerOf } from "../metrics/index.ts";
import { NONE, say, type Asset, type Org, type PersonId, type PersonMention } from "../org/index.ts";
import { defineCheck, SOUND, withFault, type CheckContext, type Fault } from "./define.ts";
import { isInCore, thingsOf } from "./things.ts";
import { anyoneNamed, areaName, counted, mentionList } from "./wording.ts";

const MODES = ["sto", "stl"] as const;
const ENGINEERING = "engineering";

/**
 * Who is woken up works on what wakes them; and an area with too few engineers shares the rotation with others, in
 * so many words. Of areas judged as if, the second is only said where some rotation of the data is shared.
 * Source: docs/guides/checks.md#on-call-inside.
 * @source larson
 * @example check(orgOf("ceo > a, b; x(sto): a*; y: b", { assets: [{ id: "pager", name: "Pager", kind: "on-call",
 *   tier: 3, areaId: "x", memberIds: ["a", "b"] }] }))
 *   // "Pager of x: b is on call and not of its core people."
 */
export const onCallInside = defineCheck({
  id: "on-call-inside",
  group: 5,
  tier: "default",
  title: "On-call people are of the area",
  applies: "on-call rotations of areas with mode sto or stl",
  modes: MODES,
  thresholds: { engineers: { value: 8, unit: "engineers", source: "Larson, An Elegant Puzzle" } },
  needs: ["assets", "assignments"],
  each: "org",
  check: (ctx) => {
    const things = thingsOf(ctx.org);
    return things.onCall.flatMap((position) => {
      const area = things.area[position]!;
      if (area === NONE || !ctx.isOfMode(area, MODES)) return SOUND;
      const rotation = ctx.org.records.assets[position]!;
      // Nearly every rotation is one of its own people: told before anything is listed.
      const { start, person } = assetPeopleOf(ctx.org).members;
      let at = start[position]!;
      while (at < start[position + 1]! && isPersonOf(ctx.org, area, person[at]!)) at++;
      const faults = at === start[position + 1] ? SOUND : outsiders(ctx, rotation, area);
      return tooFew(ctx, rotation, area, faults);
    });
  },
});

/** Members who work neither in the area nor in one that shares the rotation. */
function outsiders({ org }: CheckContext, rotation: Asset, area: number): readonly Fault[] {
  const members = rotation.memberIds ?? [];
  const areas = [area, ...(rotation.sharedWith ?? []).flatMap((id) => org.areaIndexById.get(id) ?? [])];
  const outside = members.filter((id) => !areas.some((one) => isOf(org, one, id)));
  const people = outside.flatMap((id): PersonMention[] => {
    const one = anyoneNamed(org, id);
    return one === undefined ? [] : [one];
  });
  if (people.length === 0) return SOUND;
  const inside = members.filter((id) => !outside.includes(id));
  return [
    {
      area,
      subjects: [rotation.id, ...people.map((one) => one.person)],
      value: people.length,
      message: say([
        "asset.memberIds",
        "assignment",
      ])`${rotation.name} of ${areaName(org, area)}: ${mentionList(people)} ${people.length === 1 ? "is" : "are"} on call and not of its core people.`,
      fixes:
        inside.length === 0
          ? []
          : [{ kind: "update-asset", assetId: rotation.id, fields: { memberIds: inside } }],
    },
  ];
}

function isOf(org: Org, area: number, id: PersonId): boolean {
  const person = org.personIndexById.get(id);
  return person !== undefined && isPersonOf(org, area, person);
}

function isPersonOf(org: Org, area: number, person: number): boolean {
  return person >= 0 && (isInCore(org, area, person) || soleOwnerOf(org, area) === person);
}

function tooFew(
  ctx: CheckContext,
  rotation: Asset,
  area: number,
  faults: readonly Fault[],
): readonly Fault[] {
  const { org, limit } = ctx;
  if ((rotation.sharedWith ?? []).length > 0) return faults;
  if (ctx.isAsIf(area) && !thingsOf(org).saysSharing) return faults;
  const engineering = disciplineNamed(org, ENGINEERING);
  // Nobody is known to be an engineer: how many there are is not said.
  if (engineering === NONE) return faults;
  let engineers = 0;
  for (const person of areaCoreOf(org, area).people)
    if (org.disciplineOf[person] === engineering && isFilled(org, person)) engineers++;
  if (engineers >= limit("engineers")) return faults;
  return withFault(faults, {
    area,
    subjects: [rotation.id, org.areas[area]!.id],
    value: limit("engineers") - engineers,
    message: say([
      "asset.sharedWith",
      "person.discipline",
      "assignment",
    ])`${rotation.name} of ${areaName(org, area)} is shared with no other area, and ${areaName(org, area)} has ${counted(engineers, "engineer", "engineers")}, fewer than ${limit("engineers")}.`,
  });
}
