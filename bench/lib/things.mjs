/**
 * Things owned, agreements and decisions for a company of `companyOf(size, "sto")`: mostly sound, the same for the
 * same arguments. About one asset in a hundred has no area, two claims or a foreign approver; about one agreement in
 * fifty lacks a term; about one decision in a hundred has no decider or was decided above the owner.
 */
const KINDS = ["repo", "service", "metric", "dashboard", "document"];

/** The records with things added. @param counts `{assets, dependencies, decisions}` */
export function withThings(records, counts) {
  const areas = records.areas.filter((area) => area.owners.length > 0);
  const ownerOf = areas.map((area) => area.owners[0].personId);
  const people = new Map(records.people.map((person) => [person.id, person]));
  const members = new Map(areas.map((area) => [area.id, []]));
  for (const row of records.assignments) members.get(row.areaId)?.push(row.personId);
  const context = { areas, ownerOf, people, members };
  return {
    ...records,
    areas: records.areas.map((area) => (area.owners.length === 0 ? area : withMandate(area))),
    assets: [
      ...records.assets,
      ...areas.map((_, a) => budgetOf(context, a)),
      ...areas.map((_, a) => onCallOf(context, a)),
      ...times(counts.assets - 2 * areas.length, (i) => assetOf(context, i)),
    ],
    dependencies: times(counts.dependencies, (i) => dependencyOf(context, i)),
    decisions: times(counts.decisions, (i) => decisionOf(context, i)),
  };
}

const times = (n, make) => Array.from({ length: Math.max(0, n) }, (_, i) => make(i));

function withMandate(area) {
  const [{ personId }] = area.owners;
  const names = ["people", "process", "projects", "technical", "product", "customer"];
  const responsibilities = Object.fromEntries(names.map((name) => [name, personId]));
  return { ...area, certifiedOn: "2026-04-01", charter: { ...area.charter, responsibilities } };
}

function budgetOf({ areas, ownerOf }, a) {
  return {
    id: `budget${a}`,
    name: `Budget of ${areas[a].name}`,
    kind: "budget",
    tier: 3,
    areaId: areas[a].id,
    approverIds: [ownerOf[a]],
  };
}

function onCallOf({ areas, members }, a) {
  return {
    id: `oncall${a}`,
    name: `On call for ${areas[a].name}`,
    kind: "on-call",
    tier: 2,
    areaId: areas[a].id,
    memberIds: members.get(areas[a].id).slice(0, 8),
    sharedWith: [areas[(a + 1) % areas.length].id],
  };
}

function assetOf({ areas, ownerOf }, i) {
  const a = i % areas.length;
  const next = areas[(a + 1) % areas.length].id;
  // The area before needs this one, as `dependencyOf` says.
  const user = areas[(a + areas.length - 1) % areas.length].id;
  return {
    id: `asset${i}`,
    name: `Asset ${i}`,
    kind: KINDS[i % KINDS.length],
    tier: 1 + (i % 3),
    ...(i % 101 === 0 ? {} : { areaId: areas[a].id }),
    ...(i % 103 === 0 ? { claimedBy: [areas[a].id, next] } : {}),
    ...(i % 10 === 0 ? { approverIds: [ownerOf[i % 107 === 0 ? (a + 1) % areas.length : a]] } : {}),
    ...(i % 20 === 0 ? { usedBy: [user] } : {}),
  };
}

function dependencyOf({ areas, ownerOf }, i) {
  const a = i % areas.length;
  const b = (a + 1 + Math.floor(i / areas.length)) % areas.length;
  return {
    id: `need${i}`,
    consumerAreaId: areas[a].id,
    providerAreaId: areas[b].id,
    mode: i % 10 === 0 ? "collaboration" : "service",
    // From lower to higher numbers only, so nothing runs in a circle but the one at the end of the list.
    blocking: a < b && i % 4 === 0,
    channel: "desk",
    ...(i % 50 === 0 ? {} : { responseTimeHours: 24 }),
    acceptedBy: { consumer: ownerOf[a], provider: ownerOf[b] },
    from: "2026-03-01",
    to: "2026-08-01",
  };
}

function decisionOf({ areas, ownerOf, people }, i) {
  const a = i % areas.length;
  const above = people.get(ownerOf[a]).managerId;
  return {
    id: `decision${i}`,
    title: `Decision ${i}`,
    areaId: areas[a].id,
    door: i % 5 === 0 ? "one-way" : "two-way",
    raisedOn: "2026-02-01",
    ...(i % 101 === 0 ? {} : { deciderId: i % 103 === 0 && above !== null ? above : ownerOf[a] }),
    ...(i % 2 === 0 ? { decidedOn: "2026-03-01", outcome: "yes" } : {}),
  };
}
