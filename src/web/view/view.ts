import { isDay, type Day } from "../../org/index.ts";

/** The places of the app, in the order of the work. */
export const PLACES = [
  "start",
  "work",
  "findings",
  "org",
  "plan",
  "compare",
  "announce",
  "dependencies",
] as const;
export type Place = (typeof PLACES)[number];

/** How the same people are grouped: by manager today, or by what they work on. */
export const LENSES = ["disciplines", "areas"] as const;
export type Lens = (typeof LENSES)[number];

/** Which organisation is looked at: as of a day, with a scenario on top. Absent: none is open; today; none. */
export interface OrgAt {
  readonly org: string;
  readonly on?: Day;
  readonly scenario?: string;
}

/** All that a link says: a reload, or somebody else with the same data, sees the same. */
export interface View extends Partial<OrgAt> {
  readonly place: Place;
  readonly lens?: Lens;
  /** Subject in the panel: `person:…`, `area:…`, `check:…`, `metric:…`, `asset:…`. */
  readonly selected?: string;
  /** What a place itself keeps, by name: filters, sort, zoom. */
  readonly own: Readonly<Record<string, string>>;
}

const SHARED = ["org", "on", "scenario", "lens", "sel"];

/**
 * The view of a location's hash; what it does not know or cannot read is left out.
 * @example parseView("#/org?org=acme&lens=areas").place // "org"
 */
export function parseView(hash: string): View {
  const [path = "", query = ""] = hash.replace(/^#\/?/, "").split("?");
  const fields = new URLSearchParams(query);
  const on = fields.get("on");
  const org = fields.get("org");
  const scenario = fields.get("scenario");
  const selected = fields.get("sel");
  const lens = LENSES.find((one) => one === fields.get("lens"));
  return {
    place: PLACES.find((one) => one === path) ?? "start",
    ...(org === null || org === "" ? {} : { org }),
    ...(on !== null && isDay(on) ? { on } : {}),
    ...(scenario === null || scenario === "" ? {} : { scenario }),
    ...(lens === undefined ? {} : { lens }),
    ...(selected === null || selected === "" ? {} : { selected }),
    own: Object.fromEntries([...fields].filter(([name]) => !SHARED.includes(name))),
  };
}

/**
 * The hash of a view; `parseView` reads it back.
 * @example formatView({ place: "findings", org: "acme", own: {} }) // "#/findings?org=acme"
 */
export function formatView(view: View): string {
  const fields = new URLSearchParams();
  const put = (name: string, value: string | undefined): void => {
    if (value !== undefined) fields.set(name, value);
  };
  put("org", view.org);
  put("on", view.on);
  put("scenario", view.scenario);
  put("lens", view.lens);
  put("sel", view.selected);
  for (const [name, value] of Object.entries(view.own))
    if (!SHARED.includes(name)) fields.append(name, value);
  const query = fields.toString();
  return `#/${view.place}${query === "" ? "" : `?${query}`}`;
}
