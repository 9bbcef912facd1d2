import { isLiveArea } from "../metrics/index.ts";
import { NONE, say, type Org } from "../org/index.ts";
import { defineCheck, SOUND } from "./define.ts";
import { needsOf, thingsOf } from "./things.ts";
import { areaName, counted } from "./wording.ts";
import { isAreaWithin } from "./work.ts";

/**
 * An area that serves others says what they can count on. Who is served is told by dependencies and by assets in use.
 * Source: docs/guides/checks.md#shared-service-declared.
 * @source our proposal
 * @example check(orgOf("a > b; x: a*; legal: b", { areas: { legal: { kind: "corporate" } }, dependencies: [{ id: "n",
 *   consumerAreaId: "x", providerAreaId: "legal", blocking: false }] }))
 *   // "legal serves 1 area and has no service promise."
 */
export const sharedServiceDeclared = defineCheck({
  id: "shared-service-declared",
  group: 5,
  tier: "norm",
  title: "Who serves others says what they promise",
  applies: "live enabling and corporate areas",
  thresholds: {},
  needs: ["dependencies", "assets"],
  each: "area",
  on: "live",
  check: ({ org }, area) => {
    const { id, kind, servicePromise } = org.areas[area]!;
    if ((kind !== "enabling" && kind !== "corporate") || servicePromise !== undefined) return SOUND;
    const consumers = consumersOf(org).get(area);
    if (consumers === undefined) return SOUND;
    return [
      {
        area,
        subjects: [id],
        value: consumers.size,
        message: say([
          "area.servicePromise",
          "dependency",
        ])`${areaName(org, area)} serves ${counted(consumers.size, "area", "areas")} and has no service promise.`,
        evidence: [...consumers].map((consumer) => ({
          subject: org.areas[consumer]!.id,
          says: say(["dependency"])`${areaName(org, consumer)} needs ${areaName(org, area)}.`,
        })),
      },
    ];
  },
});

const consumersByOrg = new WeakMap<Org, ReadonlyMap<number, ReadonlySet<number>>>();

/** Live areas outside a provider that need it today or use what it owns, by provider. */
function consumersOf(org: Org): ReadonlyMap<number, ReadonlySet<number>> {
  const known = consumersByOrg.get(org);
  if (known !== undefined) return known;
  const consumers = new Map<number, Set<number>>();
  const add = (consumer: number, provider: number): void => {
    if (!isLiveArea(org, consumer) || isAreaWithin(org, consumer, provider)) return;
    const list = consumers.get(provider);
    if (list === undefined) consumers.set(provider, new Set([consumer]));
    else list.add(consumer);
  };
  for (const { consumer, provider } of needsOf(org)) add(consumer, provider);
  const { area, withUsers } = thingsOf(org);
  for (const position of withUsers) {
    const provider = area[position]!;
    if (provider === NONE) continue;
    for (const id of org.records.assets[position]!.usedBy ?? []) {
      const consumer = org.areaIndexById.get(id);
      if (consumer !== undefined) add(consumer, provider);
    }
  }
  consumersByOrg.set(org, consumers);
  return consumers;
}
