import { AREA_MODES, isDay, VACANCY_RULES } from "../../org/index.ts";
import { ASKED_TERMS, COST_TERMS, PROOF_ENDS, PROOF_KINDS } from "../instance.ts";

/**
 * Judges a value of a file: null where it has the shape, else the path of the first value that has not and what
 * should stand there. Only shapes; whether a value is true says `verifyPlan`.
 */
type Shape = (value: unknown, path: string) => Misfit | null;

export interface Misfit {
  readonly path: string;
  readonly wanted: string;
}

const of =
  (wanted: string, fits: (value: unknown) => boolean): Shape =>
  (value, path) =>
    fits(value) ? null : { path, wanted };

const text = of("a text", (value) => typeof value === "string");
const number = of("a number", (value) => typeof value === "number" && Number.isFinite(value));
const whole = of("a whole number", (value) => Number.isInteger(value));
const halves = of(
  "a number of heads, whole or half",
  (value) => typeof value === "number" && Number.isInteger(2 * value),
);
const flag = of("true or false", (value) => typeof value === "boolean");
const yes = of("true", (value) => value === true);
const day = of("a day such as 2026-06-01", (value) => typeof value === "string" && isDay(value));
const oneOf = (...words: readonly string[]): Shape =>
  of(`one of ${words.join(", ")}`, (value) => words.some((word) => word === value));
const orNull =
  (shape: Shape): Shape =>
  (value, path) =>
    value === null ? null : shape(value, path);

/** For a field that older plans lack. */
const orMissing =
  (shape: Shape): Shape =>
  (value, path) =>
    value === undefined ? null : shape(value, path);

const list =
  (entry: Shape): Shape =>
  (value, path) => {
    if (!Array.isArray(value)) return { path, wanted: "a list" };
    for (let k = 0; k < value.length; k++) {
      const misfit = entry(value[k], `${path}[${k}]`);
      if (misfit !== null) return misfit;
    }
    return null;
  };

type Fields = Readonly<Record<string, Shape>>;

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return value !== null && typeof value === "object" && !Array.isArray(value);
}

/** All of `fields`, and those of `maybe` that are there; others are left to the verifier, which names them. */
const record =
  (fields: Fields, maybe: Fields = {}): Shape =>
  (value, path) => {
    if (!isRecord(value)) return { path, wanted: "an object" };
    const at = (key: string): string => (path === "" ? key : `${path}.${key}`);
    for (const [key, shape] of Object.entries(fields)) {
      const misfit = shape(Object.hasOwn(value, key) ? value[key] : undefined, at(key));
      if (misfit !== null) return misfit;
    }
    for (const [key, shape] of Object.entries(maybe)) {
      const misfit = Object.hasOwn(value, key) ? shape(value[key], at(key)) : null;
      if (misfit !== null) return misfit;
    }
    return null;
  };

/** An object whose every value has the shape, whatever its keys. */
const table =
  (entry: Shape): Shape =>
  (value, path) => {
    if (!isRecord(value)) return { path, wanted: "an object" };
    for (const [key, one] of Object.entries(value)) {
      const misfit = entry(one, `${path}.${key}`);
      if (misfit !== null) return misfit;
    }
    return null;
  };

/** Objects told apart by their `kind`. */
const byKind =
  (kinds: Readonly<Record<string, Shape>>): Shape =>
  (value, path) => {
    if (!isRecord(value)) return { path, wanted: "an object" };
    const { kind } = value;
    const shape = typeof kind === "string" && Object.hasOwn(kinds, kind) ? kinds[kind] : undefined;
    return shape === undefined
      ? { path: `${path}.kind`, wanted: `one of ${Object.keys(kinds).join(", ")}` }
      : shape(value, path);
  };

const part: Shape = (value, path) =>
  typeof value === "string"
    ? null
    : isRecord(value) && "people" in value
      ? record({ people: whole })(value, path)
      : record({ person: text, name: text, role: text })(value, path);
const sentence = record({ parts: list(part), restsOn: list(text) });

const points = record(
  Object.fromEntries(
    COST_TERMS.filter((term) => !ASKED_TERMS.some((one) => one === term)).map((term) => [term, whole]),
  ),
  Object.fromEntries(ASKED_TERMS.map((term) => [term, whole])),
);
const somePoints = record({}, Object.fromEntries(COST_TERMS.map((term) => [term, whole])));
const shape = record({
  managers: whole,
  spanMax: whole,
  spanMean: number,
  layers: whole,
  spansBelow3: whole,
  spansAbove10: whole,
});

const pinOf = (fields: Fields): Shape =>
  record({ id: text, author: text, reason: text, ...fields }, { expiresOn: day });
const pin = byKind({
  place: pinOf({ personId: text, areaId: text }),
  seat: pinOf({ personId: text, areaId: text }),
  "keep-out": pinOf({ personId: text, areaId: text }),
  own: pinOf({ personId: text, areaId: text }),
  "keep-manager": pinOf({ personId: text }),
  "keep-together": pinOf({ personIds: list(text) }),
  "freeze-area": pinOf({ areaId: text }),
  "max-moves": pinOf({ moves: whole }),
});

const readiness = oneOf("ready", "to-develop", "to-hire");
const shifts = list(record({ personId: text, unitId: text }, { owner: yes }));
const candidate = record(
  {
    personId: text,
    readiness: oneOf("ready", "to-develop"),
    level: whole,
    discipline: orNull(text),
    reportsToday: whole,
    shareInArea: number,
    willingness: oneOf("proposed", "asked", "willing", "declined"),
    ownsUnitId: orNull(text),
    points: whole,
  },
  { difference: whole, otherwise: shifts },
);
const standsIn = record({ plans: whole, of: whole });
const unit = record(
  {
    areaId: text,
    name: text,
    parentUnitId: orNull(text),
    ownerId: text,
    readiness,
    ownerManagerId: orNull(text),
    requiredLevel: whole,
    candidates: list(candidate),
    load: record({ reports: whole, decisions: whole, assets: whole, agreements: whole, points: number }),
    mode: oneOf("sto", "stl"),
    people: whole,
    heads: list(record({ kind: text, today: number, wanted: halves, placed: halves }, { fte: number })),
    wave: whole,
  },
  { standsIn },
);
const placement = record(
  {
    personId: text,
    unitId: text,
    slot: text,
    homeUnitId: orNull(text),
    footing: oneOf("stays", "focuses", "moves"),
    managerId: orNull(text),
    managerBeforeId: orNull(text),
  },
  { promoted: yes, standsIn },
);
const reason = record(
  {
    personId: text,
    against: oneOf("stay", "follow", "none"),
    alternativeUnitId: orNull(text),
    terms: somePoints,
    difference: whole,
    sentence,
  },
  { otherwise: shifts },
);

const assignmentType = oneOf("core", "loan", "advisory");
/** The kinds of change a plan is made of; a file with others is none of ours. */
const change = byKind({
  "add-person": record({
    person: record(
      { id: text, name: text, managerId: orNull(text), status: oneOf("active"), fte: number, vacant: flag },
      { title: text },
    ),
  }),
  "set-manager": record({ personId: text, managerId: orNull(text) }),
  "set-assignment": record({
    assignment: record(
      { personId: text, areaId: text, type: assignmentType },
      { share: number, isLead: flag, from: day, to: day },
    ),
  }),
  "remove-assignment": record({ personId: text, areaId: text, type: assignmentType }, { from: day }),
  "set-owner": record({ areaId: text, personId: text }, { acting: flag, from: day, to: day }),
  "add-dotted-line": record({
    personId: text,
    line: record({ managerId: text, purpose: oneOf("project") }),
  }),
  "clear-owner": record({ areaId: text }, { personId: text }),
  "set-mode": record({ areaId: text, mode: oneOf("sto", "stl", "functional") }, { on: day }),
});
const freeze = record({ from: day, to: day, reason: text });
const pilot = record({
  areaIds: list(text),
  people: whole,
  peopleChanged: whole,
  isSmall: flag,
  leaves: whole,
  ownersInPlace: whole,
  managersToday: whole,
  ties: whole,
});
const wave = record({
  number: whole,
  pilot: flag,
  effectiveOn: day,
  groups: list(list(text)),
  peopleChanged: whole,
  ties: list(record({ areaId: text, kind: text, before: whole, after: whole, personIds: list(text) })),
  loans: list(record({ personId: text, areaId: text, until: day })),
  changeSet: record({ id: text, author: text, reason: text, effectiveOn: day, changes: list(change) }),
});

const todo = record(
  {
    charters: list(text),
    agreements: list(
      record({
        personId: text,
        areaId: text,
        withUnitId: orNull(text),
        share: number,
        sharedDiscipline: flag,
      }),
    ),
    hires: list(record({ areaId: text, kind: text, heads: halves })),
    shortages: list(record({ discipline: text, missing: halves })),
    ownersToAsk: list(record({ areaId: text, personId: text })),
    craftLeads: list(record({ discipline: text, people: whole, candidates: list(text) })),
    cover: list(
      record({
        personId: text,
        ladder: flag,
        mentor: orNull(record({ proposed: orNull(text) })),
        calibrator: orNull(record({ proposed: orNull(text) })),
      }),
    ),
    managers: list(
      record({ level: whole, today: whole, own: whole, lead: whole, leadFew: whole, leadNobody: whole }),
    ),
    offers: list(
      record(
        {
          personId: text,
          role: orNull(oneOf("owner", "manager", "craft-lead", "player-coach")),
          areaIds: list(text),
          discipline: orNull(text),
        },
        { points: whole },
      ),
    ),
    seatOptions: list(
      record({
        areaId: text,
        hire: whole,
        promote: list(record({ personId: text, points: whole })),
        joinWith: orNull(text),
        acting: orNull(text),
      }),
    ),
    askAbout: list(record({ areaId: text, personIds: list(text) })),
    worth: list(record({ areaId: text, kind: text, points: whole })),
    withoutRole: list(text),
    reachLost: list(record({ personId: text, before: whole, after: whole })),
    foreign: list(record({ managerId: text, areaId: text, reportIds: list(text) })),
  },
  {
    merges: list(
      record({
        areaId: text,
        intoId: text,
        ownerId: text,
        ownsNothingId: orNull(text),
        saves: whole,
        terms: somePoints,
      }),
    ),
  },
);

/** The fields of a plan beside `format`, in the order they stand in the file. */
export const PLAN_FIELDS = {
  today: day,
  seed: number,
  work: number,
  effort: orMissing(
    record({
      work: whole,
      searches: list(whole),
      exact: list(whole),
      models: list(orNull(record({ ended: oneOf("time", "memory", "stopped"), iterations: whole }))),
    }),
  ),
  counts: record({
    people: whole,
    inPlan: whole,
    outside: whole,
    moved: whole,
    focused: whole,
    managerChanged: whole,
    ownersReady: whole,
    ownersToDevelop: whole,
    ownersToHire: whole,
    seatsToHire: whole,
    shortHeads: halves,
  }),
  assumed: list(record({ field: text, count: whole, sentence })),
  settings: record({
    ownerLevels: record({ leaf: number, inner: number, root: number }),
    requiredDisciplines: list(text),
    executiveDisciplines: list(text),
    smallUnit: number,
    coverageMin: number,
    waves: record({ frozen: list(freeze) }, { from: day, monthsBetween: whole }),
    vacancyDays: number,
    ownerLoadMax: number,
    inputs: record(
      {
        vacancies: oneOf(...VACANCY_RULES),
        areas: table(oneOf(...AREA_MODES)),
        bringIn: record({ people: list(text), disciplines: list(text) }),
        tenure: flag,
        ownersToHire: flag,
        playerCoach: flag,
      },
      { stayWith: record({ madeOn: day, seats: list(record({ personId: text, areaId: text })) }) },
    ),
  }),
  costTable: table(number),
  pins: list(pin),
  pinPrices: orMissing(
    list(record({ pinId: text, least: whole, most: whole, without: whole, otherwise: shifts })),
  ),
  barred: list(record({ personId: text, areaId: text }, { seat: oneOf("owner") })),
  cost: whole,
  costWithoutOwnerless: whole,
  terms: points,
  lowerBound: whole,
  gap: orNull(number),
  proof: orMissing(
    record(
      {
        kind: oneOf(...PROOF_KINDS),
        candidates: whole,
        of: whole,
        ended: oneOf(...PROOF_ENDS),
        iterations: whole,
      },
      { divisions: record({ count: whole, proved: whole }), note: text },
    ),
  ),
  units: list(unit),
  placements: list(placement),
  reasons: list(reason),
  interchangeable: list(list(text)),
  pilots: list(pilot),
  waves: list(wave),
  todo,
  shape: record({ before: shape, after: shape }),
  unsolved: list(sentence),
} satisfies Fields;

/** The first value of a parsed plan that has another shape than it should, or null. O(size of the plan). */
export function misfitOf(plan: unknown): Misfit | null {
  return record(PLAN_FIELDS)(plan, "");
}
