import type { ListName } from "../tabular/fields.ts";

/** Our fields stand in annotations of this prefix, under the headings of the canonical tables. */
export const OWN = "onethread.dev/";

/** The extra column that keeps what a catalogue says and this model has no field for, as JSON. */
export const KEPT_COLUMN = "backstage";

/** Which list an entity of a kind belongs to, and the kind that is usual there. */
export const USUAL_KIND = { people: "user", areas: "group", assets: "component" } as const;
export type EntityList = keyof typeof USUAL_KIND;

export const LIST_OF_KIND: ReadonlyMap<string, EntityList> = new Map([
  ["user", "people"],
  ["group", "areas"],
  ["component", "assets"],
  ["resource", "assets"],
  ["api", "assets"],
  ["system", "assets"],
  ["domain", "assets"],
]);

/** Kinds as Backstage writes them. */
export const KIND_WORDS: Readonly<Record<string, string>> = {
  user: "User",
  group: "Group",
  component: "Component",
  resource: "Resource",
  api: "API",
  system: "System",
  domain: "Domain",
};

/**
 * Our headings that an annotation may carry. Everybody in the company reads a catalogue, so what only concerns one
 * person (pay, level, dates, leave, who rates) and who is considered as owner is in none of them.
 */
export const ANNOTATED: Readonly<Record<EntityList | "assignments", readonly string[]>> = {
  people: ["id", "title", "discipline", "manager_id", "vacant", "dotted_ids", "dotted_purposes"],
  areas: [
    "id",
    "parent_id",
    "kind",
    "mode",
    "owner_id",
    "deputy_id",
    "status",
    "owner_acting",
    "owner_from",
    "owner_to",
    "owner_claimed",
    "aliases",
    "required_disciplines",
    "folded",
    "service_promise",
    "certified_on",
    "activated_on",
    "charter",
  ],
  assignments: ["share", "type", "role", "is_lead", "from", "to"],
  assets: [
    "id",
    "kind",
    "area_id",
    "tier",
    "owner_ids",
    "approver_ids",
    "external_ids",
    "member_ids",
    "role",
    "pnl",
    "claimed_by",
    "used_by",
    "shared_with",
    "certified_on",
  ],
};

/** Annotations that hold references instead of ids, so that Backstage's readers can follow them: ours → heading. */
export const REF_ANNOTATIONS: readonly {
  readonly list: EntityList;
  readonly name: string;
  readonly heading: string;
  readonly isList?: true;
}[] = [
  { list: "people", name: `${OWN}manager`, heading: "manager_id" },
  { list: "areas", name: `${OWN}owner`, heading: "owner_id", isList: true },
  { list: "areas", name: `${OWN}deputy`, heading: "deputy_id" },
];

/** Annotations by which catalogues say where the source lies, as plugins read them, and the external system of each. */
export const SLUG_ANNOTATIONS: readonly (readonly [annotation: string, system: string, slug: RegExp])[] = [
  ["github.com/project-slug", "github", /^[A-Za-z0-9._-]{1,100}\/[A-Za-z0-9._-]{1,100}$/],
  ["gitlab.com/project-slug", "gitlab", /^[A-Za-z0-9._-]{1,100}(?:\/[A-Za-z0-9._-]{1,100}){1,9}$/],
];

/** The rows of a person that say more than that they are a member: JSON, a list of maps of texts. */
export const ASSIGNMENTS = `${OWN}assignments`;
/** On the group that stands for "nobody", which Backstage wants where a thing has no owner. */
export const NOBODY = `${OWN}nobody`;

/** Fields of `spec` that refer to other entities and that we keep as they are, with the kind they mean. */
export const KEPT_REFS: Readonly<Record<string, string>> = {
  system: "system",
  domain: "domain",
  subdomainOf: "domain",
  subcomponentOf: "component",
  dependsOn: "component",
  dependencyOf: "component",
  providesApis: "api",
  consumesApis: "api",
};

/** Backstage's own words for kinds of groups and components. Others go through the words of the company. */
export const GROUP_TYPES: Readonly<Record<string, string>> = {
  team: "product",
  squad: "product",
  "product-area": "product",
  "product-team": "product",
  "business-unit": "corporate",
  root: "corporate",
  organization: "corporate",
  organisation: "corporate",
  department: "corporate",
};
export const COMPONENT_TYPES: Readonly<Record<string, string>> = {
  website: "service",
  library: "repo",
  documentation: "document",
};

/** What we write as the type of a group. */
export const TYPE_OF_AREA_KIND: Readonly<Record<string, string>> = {
  product: "product-area",
  platform: "platform",
  enabling: "enabling",
  corporate: "corporate",
};

/** Fields that a catalogue's server adds and that are no part of what somebody wrote. */
export const SERVER_METADATA: ReadonlySet<string> = new Set(["uid", "etag", "generation"]);

export const TITLES: Readonly<Record<ListName, readonly [one: string, many: string]>> = {
  people: ["person", "people"],
  disciplines: ["discipline", "disciplines"],
  areas: ["area", "areas"],
  assignments: ["assignment", "assignments"],
  assets: ["asset", "assets"],
  dependencies: ["dependency", "dependencies"],
  decisions: ["decision", "decisions"],
  waivers: ["waiver", "waivers"],
  redirects: ["redirect", "redirects"],
};
