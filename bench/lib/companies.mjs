/**
 * Invented companies of any size, the same for the same arguments. Everybody below the chief executive hangs in a
 * tree of span 5 to 9; twelve disciplines; one product area per about 40 people.
 * - `functional`: a branch per discipline, areas cut across all of them, every second area has an owner.
 * - `sto`: each area is a subtree of mixed disciplines, its top owns it; deputies, charters and craft cover are there.
 */
const DISCIPLINES = [
  "engineering",
  "product",
  "design",
  "data",
  "security",
  "support",
  "sales",
  "marketing",
  "finance",
  "people",
  "legal",
  "operations",
];
const FIRST = [
  "Ada",
  "Bo",
  "Cyd",
  "Dara",
  "Eli",
  "Fay",
  "Gus",
  "Hana",
  "Ivo",
  "Jun",
  "Kai",
  "Lia",
  "Mio",
  "Søren",
];
const LAST = [
  "Ashby",
  "Birk",
  "Corr",
  "Dunn",
  "Elm",
  "Fenn",
  "Gale",
  "Holt",
  "Ibsen",
  "Joss",
  "Kerr",
  "Lund",
];
const PLACES = ["Berlin", "Lisbon", "Oslo", "Toronto", "Pune", "Denver"];
const PEOPLE_PER_AREA = 40;
/** Subtrees up to this size become one area of the `sto` shape. */
const SUBTREE_MAX = 60;

/** Positions of parents, breadth-first: 0 is the chief executive, 1 to 12 head a discipline each. */
function parentsOf(size) {
  const next = random(size);
  const parents = new Int32Array(size).fill(-1);
  let filled = 1;
  for (let manager = 0; filled < size; manager++) {
    const span = manager === 0 ? DISCIPLINES.length : 5 + (next() % 5);
    for (let k = 0; k < span && filled < size; k++) parents[filled++] = manager;
  }
  return parents;
}

/** A linear congruential generator; the constants of Numerical Recipes. */
function random(seed) {
  let state = (seed ^ 0x9e3779b9) >>> 0;
  return () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) >>> 8;
}

/** The records of a company. @param shape `functional` or `sto` */
export function companyOf(size, shape = "functional") {
  const parents = parentsOf(size);
  const next = random(size + 1);
  const discipline = new Uint8Array(size);
  for (let i = 1; i < size; i++) {
    if (i <= DISCIPLINES.length) discipline[i] = i - 1;
    else discipline[i] = shape === "functional" ? discipline[parents[i]] : next() % 10 < 6 ? 0 : next() % 12;
  }
  const { areaOf, owners, count } = shape === "functional" ? acrossAreas(size) : subtreeAreas(parents);
  const members = Array.from({ length: count }, () => []);
  areaOf.forEach((area, i) => area >= 0 && members[area].push(i));
  // A sound area has the disciplines products need.
  if (shape === "sto") for (const own of members) own.slice(1, 4).forEach((i, k) => (discipline[i] = k));
  const craft = shape === "sto" ? (i) => craftCover(discipline[i]) : () => ({});
  const people = Array.from({ length: size }, (_, i) => ({
    ...personOf(i, parents[i], discipline[i]),
    ...(i > DISCIPLINES.length ? craft(i) : {}),
  }));
  return {
    rootAreaId: "company",
    people,
    outside: [],
    disciplines: DISCIPLINES.map((id, i) => ({
      id,
      name: id,
      requiredInProduct: i < 3,
      executive: false,
      ...(shape === "sto" ? { leadId: idOf(i + 1), ladderUrl: `https://example.com/${id}` } : {}),
    })),
    areas: [
      {
        id: "company",
        name: "Company",
        parentId: null,
        kind: "corporate",
        mode: "functional",
        status: "active",
        owners: [],
        placeholder: true,
      },
      ...Array.from({ length: count }, (_, a) => ({
        id: `area${a}`,
        name: `Area ${a}`,
        parentId: "company",
        kind: "product",
        mode: shape === "sto" ? "sto" : "functional",
        status: "active",
        owners: owners[a] === undefined ? [] : [{ personId: idOf(owners[a]) }],
        ...(shape === "sto" ? mandate(parents, owners[a], members[a]) : {}),
      })),
    ],
    assignments: people.flatMap((person, i) =>
      areaOf[i] < 0
        ? []
        : [
            {
              personId: person.id,
              areaId: `area${areaOf[i]}`,
              share: 1,
              type: "core",
              isLead: owners[areaOf[i]] === i,
            },
          ],
    ),
    assets: [
      { id: "uptime", name: "Uptime", kind: "metric", tier: 1, role: "output" },
      { id: "orders", name: "Orders", kind: "metric", tier: 2, role: "input" },
      { id: "lead-time", name: "Lead time", kind: "metric", tier: 2, role: "input" },
    ],
    dependencies: [],
    decisions: [],
    waivers: [],
    redirects: [],
    linesKnown: true,
    reading: { people: size, roots: 1, loops: 0, missingManagers: 0 },
  };
}

/** The head of the discipline rates and mentors: above everybody's level. */
function craftCover(discipline) {
  const head = idOf(discipline + 1);
  return { mentorId: head, calibratorId: head };
}

function mandate(parents, owner, members) {
  return {
    deputyId: idOf(members[1]),
    charter: {
      purpose: "Keeps what it promises.",
      inScope: ["its product"],
      outOfScope: ["everything else"],
      metricAssetIds: ["uptime", "orders", "lead-time"],
      tenets: ["Simple first."],
      signedBy: idOf(parents[owner]),
      signedOn: "2026-01-01",
      version: 1,
    },
  };
}

function personOf(i, parent, discipline) {
  const first = FIRST[i % FIRST.length];
  const last = LAST[(i * 7) % LAST.length];
  return {
    id: idOf(i),
    name: `${first} ${last} ${i}`,
    managerId: parent < 0 ? null : idOf(parent),
    status: "active",
    fte: 1,
    vacant: false,
    email: `${first}.${last}.${i}@example.com`.toLowerCase(),
    title: `${DISCIPLINES[discipline]} ${["specialist", "lead", "analyst"][i % 3]}, area ${i % 97}`,
    discipline: DISCIPLINES[discipline],
    location: PLACES[i % PLACES.length],
    level: i <= DISCIPLINES.length ? 10 : 1 + (i % 9),
    startOn: `20${String(10 + (i % 15))}-0${1 + (i % 9)}-1${i % 10}`,
  };
}

const idOf = (i) => `p${String(i).padStart(7, "0")}`;

function acrossAreas(size) {
  const count = Math.max(1, Math.floor(size / PEOPLE_PER_AREA));
  const areaOf = Int32Array.from({ length: size }, (_, i) => (i <= DISCIPLINES.length ? -1 : i % count));
  const owners = [];
  for (let a = 0; a < count; a += 2) {
    // The first member, who stands highest.
    const first = DISCIPLINES.length + 1;
    const owner = first + ((a - (first % count) + count) % count);
    if (owner < size) owners[a] = owner;
  }
  return { areaOf, owners, count };
}

function subtreeAreas(parents) {
  const weight = new Int32Array(parents.length).fill(1);
  for (let i = parents.length - 1; i > 0; i--) weight[parents[i]] += weight[i];
  const areaOf = new Int32Array(parents.length).fill(-1);
  const owners = [];
  for (let i = 1; i < parents.length; i++) {
    const above = areaOf[parents[i]];
    if (above >= 0) areaOf[i] = above;
    else if (weight[i] <= SUBTREE_MAX && weight[i] > 1) {
      areaOf[i] = owners.length;
      owners.push(i);
    }
  }
  return { areaOf, owners, count: owners.length };
}

const PEOPLE_HEADER =
  "id,name,email,title,discipline,manager_id,location,time_zone,level,start_date,end_date,status,fte,vacant";

/**
 * `people.csv` of a company, line by line. Rows stand in no order of the tree, as in an HR export: row r is person
 * r × 7919 mod n.
 */
export function* peopleCsvLines(records) {
  yield PEOPLE_HEADER;
  const { people } = records;
  const step = people.length % 7919 === 0 ? 1 : 7919;
  for (let r = 0; r < people.length; r++) {
    const p = people[(r * step) % people.length];
    yield `${p.id},${p.name},${p.email},"${p.title}",${p.discipline},${p.managerId ?? ""},${p.location},,${p.level},${p.startOn},,active,1,`;
  }
}

export function* areasCsvLines(records) {
  yield "id,name,parent_id,kind,mode,owner_id,deputy_id,status";
  for (const a of records.areas.slice(1))
    yield `${a.id},${a.name},,${a.kind},${a.mode},${a.owners[0]?.personId ?? ""},,active`;
}

export function* assignmentsCsvLines(records) {
  yield "person_id,area_id,share,type,role,is_lead,from,to";
  for (const row of records.assignments)
    yield `${row.personId},${row.areaId},${row.share},core,,${row.isLead},,`;
}
