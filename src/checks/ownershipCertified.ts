import { daysBetween, NONE, say, type Area, type Day, type Org, type Sentence } from "../org/index.ts";
import { soleOwnerOf } from "../metrics/index.ts";
import { defineCheck, SOUND } from "./define.ts";
import { counted } from "./wording.ts";

/**
 * Ownership is confirmed from time to time, and again when the owner changes. Where no area of the data has a day of
 * confirmation, nothing is said. Source: docs/guides/checks.md#ownership-certified.
 * @source aws; our proposal
 * @example check(orgOf("a; x: a*", { areas: { x: { certifiedOn: "2026-01-01" } } }))
 *   // "The ownership of x was confirmed on 2026-01-01, 151 days ago."
 */
export const ownershipCertified = defineCheck({
  id: "ownership-certified",
  group: 5,
  tier: "norm",
  title: "Ownership is confirmed",
  applies: "live product and platform areas",
  thresholds: { days: { value: 90, unit: "days", source: "our proposal" } },
  needs: ["owners", "days", "certification"],
  each: "area",
  on: "product",
  check: ({ org, today, limit }, index) => {
    const area = org.areas[index]!;
    const message = staleness(org, area, { today, days: limit("days") });
    if (message === null) return SOUND;
    return [
      {
        area: index,
        subjects: [area.id],
        ...(area.certifiedOn === undefined ? {} : { value: daysBetween(area.certifiedOn, today) }),
        message,
        // Without one owner there is nobody to confirm.
        fixes: soleOwnerOf(org, index) === NONE ? [] : [{ kind: "certify-area", areaId: area.id }],
      },
    ];
  },
});

function staleness(org: Org, area: Area, { today, days }: { today: Day; days: number }): Sentence | null {
  const { name, certifiedOn } = area;
  if (certifiedOn === undefined)
    return isCertificationSaid(org)
      ? say(["area.certifiedOn"])`The ownership of ${name} was never confirmed.`
      : null;
  const changedOn = lastChangeOf(area, today);
  if (changedOn !== undefined && certifiedOn < changedOn)
    return say([
      "area.certifiedOn",
      "area.owners",
    ])`The ownership of ${name} was confirmed on ${certifiedOn}, before its owner changed on ${changedOn}.`;
  const age = daysBetween(certifiedOn, today);
  return age > days
    ? say([
        "area.certifiedOn",
      ])`The ownership of ${name} was confirmed on ${certifiedOn}, ${counted(age, "day", "days")} ago.`
    : null;
}

/** The last day on which somebody became owner or ceased to be. */
function lastChangeOf({ owners }: Area, today: Day): Day | undefined {
  let last: Day | undefined;
  for (const { from, to } of owners)
    for (const day of [from, to])
      if (day !== undefined && day <= today && (last === undefined || day > last)) last = day;
  return last;
}

const saidByOrg = new WeakMap<Org, boolean>();

function isCertificationSaid(org: Org): boolean {
  let said = saidByOrg.get(org);
  if (said === undefined)
    saidByOrg.set(org, (said = org.areas.some((area) => area.certifiedOn !== undefined)));
  return said;
}
