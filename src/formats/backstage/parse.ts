import type { InputFile, Reading } from "../define.ts";
import { formatList, formatPairs } from "../tabular/cells.ts";
import type { Faults } from "../tabular/faults.ts";
import { tableOf, type Cells } from "../tabular/records.ts";
import { fieldsOf, readEntities, skipped, textAt, textsAt, type Entity } from "./entities.ts";
import {
  ANNOTATED,
  ASSIGNMENTS,
  COMPONENT_TYPES,
  GROUP_TYPES,
  KEPT_COLUMN,
  LIST_OF_KIND,
  NOBODY,
  OWN,
  REF_ANNOTATIONS,
  SLUG_ANNOTATIONS,
  TYPE_OF_AREA_KIND,
  USUAL_KIND,
  type EntityList,
} from "./fields.ts";
import { keptOf } from "./kept.ts";
import { idOfRef, parseRef, refKey, type Ref } from "./refs.ts";

interface CatalogFile {
  readonly faults: Faults;
  readonly entities: readonly Entity[];
}

/** What references mean, over all files of the import: a catalogue may be cut into files anywhere. */
interface Catalog {
  readonly idByKey: ReadonlyMap<string, string>;
  /** Keys of groups that stand for nobody. */
  readonly nobody: ReadonlySet<string>;
  /** Parents that only the parent's `children` tell, by key of the child. */
  readonly parentByKey: ReadonlyMap<string, string>;
  /** Areas that use a thing, by key of the thing. */
  readonly usersByKey: ReadonlyMap<string, readonly string[]>;
  /** Whether any annotation names an owner: then a group without one has none. */
  readonly ownersTold: boolean;
}

/** Reads catalogues: users, groups, and everything owned. Source: docs/guides/formats.md#backstage. */
export function readBackstage(files: readonly InputFile[], reading: Reading): void {
  const read: CatalogFile[] = [];
  const names = new Set(files.map((file) => file.name));
  for (const file of files) {
    const faults = reading.faults(file.name);
    read.push({ faults, entities: readEntities(file, reading, faults) });
    if (reading.isRefused()) return;
  }
  const all = read.flatMap(({ entities }) => entities);
  const catalog = catalogOf(all);
  // Users first, whatever the order of the files: they tell more of a membership than a group's list of members.
  const told = new Set<string>();
  const membershipsOfUser = new Map(
    all.map((entity) => [entity, isUser(entity) ? membershipsOfPerson(entity, catalog, told) : []]),
  );
  for (const { faults, entities } of read) {
    const rows: Record<EntityList, Cells[]> = { people: [], areas: [], assets: [] };
    const memberships: Cells[] = [];
    const others = new Map<string, number[]>();
    for (const entity of entities) {
      const list = LIST_OF_KIND.get(entity.ref.kind.toLowerCase());
      if (list === undefined && isFollowed(entity, faults.file, names)) continue;
      if (list === undefined) {
        const known = others.get(entity.ref.kind);
        if (known === undefined) others.set(entity.ref.kind, [entity.line]);
        else known.push(entity.line);
        continue;
      }
      if (list === "areas" && catalog.nobody.has(refKey(entity.ref))) continue;
      rows[list].push({ row: entity.line, cells: READERS[list](entity, catalog) });
      memberships.push(...(membershipsOfUser.get(entity) ?? []));
      if (list === "areas") memberships.push(...membersOfGroup(entity, catalog, told));
    }
    tableOf("people", rows.people, reading, faults);
    tableOf("areas", rows.areas, reading, faults, catalog.ownersTold ? ["owner_id"] : []);
    tableOf("assignments", memberships, reading, faults);
    tableOf("assets", rows.assets, reading, faults);
    for (const [kind, lines] of others)
      reading.problem(
        skipped(faults.file, `of kind ${kind}, which says nothing of an organisation`, lines, reasonOf(kind)),
      );
  }
}

/** Whether all that a location points to lies in this input anyway. */
function isFollowed({ ref, spec }: Entity, file: string, names: ReadonlySet<string>): boolean {
  if (ref.kind.toLowerCase() !== "location") return false;
  const folder = file.slice(0, file.lastIndexOf("/") + 1);
  const targets = [...textsAt(spec, "target"), ...textsAt(spec, "targets")];
  return targets.length > 0 && targets.every((target) => names.has(folder + target.replace(/^\.\//, "")));
}

const reasonOf = (kind: string): string =>
  kind.toLowerCase() === "location" ? "noted; what it points to is not fetched" : "read past";

function catalogOf(entities: readonly Entity[]): Catalog {
  const idByKey = new Map<string, string>();
  const nobody = new Set<string>();
  const parentByKey = new Map<string, string>();
  for (const { ref, annotations } of entities) {
    const list = LIST_OF_KIND.get(ref.kind.toLowerCase());
    if (list === undefined) continue;
    const key = refKey(ref);
    const said = textAt(annotations, `${OWN}id`);
    if (!idByKey.has(key)) idByKey.set(key, said === "" ? idOfRef(ref, USUAL_KIND[list]) : said);
    if (list === "areas" && textAt(annotations, NOBODY) === "true") nobody.add(key);
  }
  const used = new Map<string, string[]>();
  let ownersTold = false;
  for (const entity of entities) {
    const { ref, spec, annotations } = entity;
    if (annotations.has(`${OWN}owner`) || annotations.has(`${OWN}owner_id`)) ownersTold = true;
    if (ref.kind.toLowerCase() === "group") {
      for (const text of textsAt(spec, "children")) {
        const child = refIn(entity, text, "group");
        if (child !== undefined && !parentByKey.has(refKey(child)))
          parentByKey.set(refKey(child), idByKey.get(refKey(ref)) ?? "");
      }
    }
    const user = ownerRefOf(entity);
    if (user?.kind.toLowerCase() !== "group" || nobody.has(refKey(user))) continue;
    const area = idIn(user, "group", idByKey);
    for (const [from, kind] of USES)
      for (const text of textsAt(spec, from)) {
        const thing = refIn(entity, text, kind);
        if (thing === undefined) continue;
        const users = used.get(refKey(thing)) ?? [];
        if (!users.includes(area)) users.push(area);
        used.set(refKey(thing), users);
      }
  }
  return { idByKey, nobody, parentByKey, usersByKey: used, ownersTold };
}

/** Fields that say "we use this": their areas become users of the thing. */
const USES = [
  ["dependsOn", "component"],
  ["consumesApis", "api"],
] as const;

type EntityReader = (entity: Entity, catalog: Catalog) => Map<string, string>;

const READERS: Readonly<Record<EntityList, EntityReader>> = {
  people(entity, catalog) {
    const profile = fieldsOf(entity.spec.get("profile"));
    const name = textAt(profile, "displayName");
    const title = textAt(entity.metadata, "title");
    const cells = new Map([
      ["id", idOf(entity, "people", catalog)],
      ["name", name === "" ? title : name],
      ["email", textAt(profile, "email")],
    ]);
    return withOwn(entity, "people", cells, catalog, name === "" ? ["metadata.title"] : [], [
      "memberOf",
      ...(isOnly(profile, ["displayName", "email"]) ? ["profile"] : []),
    ]);
  },
  areas(entity, catalog) {
    const { spec, ref } = entity;
    const profile = fieldsOf(spec.get("profile"));
    const name = textAt(profile, "displayName");
    const type = textAt(spec, "type");
    const parent = textAt(spec, "parent");
    const word = wordOf(GROUP_TYPES, type);
    const cells = new Map([
      ["id", idOf(entity, "areas", catalog)],
      ["name", name === "" ? textAt(entity.metadata, "title") : name],
      [
        "parent_id",
        parent === ""
          ? (catalog.parentByKey.get(refKey(ref)) ?? "")
          : idOfText(entity, parent, "group", catalog),
      ],
      ["kind", word ?? type],
    ]);
    const said = textAt(entity.annotations, `${OWN}kind`);
    const isOurs =
      said === "" ? word === undefined || type === TYPE_OF_AREA_KIND[word] : type === TYPE_OF_AREA_KIND[said];
    return withOwn(entity, "areas", cells, catalog, name === "" ? ["metadata.title"] : [], [
      "parent",
      "children",
      "members",
      ...(isOurs ? ["type"] : []),
      ...(isOnly(profile, ["displayName"]) ? ["profile"] : []),
    ]);
  },
  assets(entity, catalog) {
    const { spec, ref } = entity;
    const kind = ref.kind.toLowerCase();
    const type = textAt(spec, "type");
    const word = kind === "component" ? wordOf(COMPONENT_TYPES, type) : undefined;
    const said = textAt(entity.annotations, `${OWN}kind`);
    const isService = kind !== "component" && said === "";
    const isOurs = said === "" ? !isService && word === undefined : type === said;
    const owner = ownerRefOf(entity);
    const isNobody = owner === undefined || catalog.nobody.has(refKey(owner));
    const isPerson = owner?.kind.toLowerCase() === "user";
    const title = textAt(entity.metadata, "title");
    const cells = new Map([
      ["id", idOf(entity, "assets", catalog)],
      // An id may carry kind and namespace; people call the thing by its name. Of our own id the name is only a stand-in.
      ["name", title !== "" || entity.annotations.has(`${OWN}id`) ? title : ref.name],
      ["external_ids", formatPairs(slugsOf(entity))],
      ["kind", isService ? "service" : (word ?? type)],
      ["area_id", isNobody || isPerson ? "" : idIn(owner, "group", catalog.idByKey)],
      ["owner_ids", !isNobody && isPerson ? formatList([idIn(owner, "user", catalog.idByKey)]) : ""],
      ["lifecycle", textAt(spec, "lifecycle") === NO_LIFECYCLE ? "" : textAt(spec, "lifecycle")],
    ]);
    withOwn(
      entity,
      "assets",
      cells,
      catalog,
      ["metadata.title"],
      ["owner", "lifecycle", ...(isOurs ? ["type"] : [])],
    );
    const own = cells.get("area_id") ?? "";
    const users = (catalog.usersByKey.get(refKey(ref)) ?? []).filter((area) => area !== own);
    if (users.length > 0) cells.set("used_by", joined(cells.get("used_by") ?? "", users));
    return cells;
  },
};

/** The repositories that annotations of others name. */
function slugsOf({ annotations }: Entity): (readonly [system: string, slug: string])[] {
  return SLUG_ANNOTATIONS.flatMap(([name, system, form]) => {
    const slug = textAt(annotations, name);
    return form.test(slug) ? [[system, slug] as const] : [];
  });
}

/** What we write where nobody said how far a thing is; it reads back as not said. */
export const NO_LIFECYCLE = "unknown";

function joined(cell: string, ids: readonly string[]): string {
  const known = new Set(cell === "" ? [] : cell.split(";"));
  const added = ids.map((id) => formatList([id])).filter((id) => !known.has(id));
  return [...known, ...added].join(";");
}

function isOnly(fields: ReadonlyMap<string, unknown>, keys: readonly string[]): boolean {
  return [...fields.keys()].every((key) => keys.includes(key));
}

function wordOf(words: Readonly<Record<string, string>>, type: string): string | undefined {
  const key = type.toLowerCase();
  return Object.hasOwn(words, key) ? words[key] : undefined;
}

/** Adds what our own annotations say, which wins, and keeps what has no field. */
function withOwn(
  entity: Entity,
  list: EntityList,
  cells: Map<string, string>,
  catalog: Catalog,
  takenMetadata: readonly string[],
  takenSpec: readonly string[],
): Map<string, string> {
  for (const { list: of, name, heading, isList } of REF_ANNOTATIONS) {
    const text = textAt(entity.annotations, name);
    if (of !== list || text === "") continue;
    const ids = text.split(",").map((one) => idOfText(entity, one.trim(), "user", catalog));
    cells.set(heading, isList === true ? formatList(ids) : (ids[0] ?? ""));
  }
  for (const heading of ANNOTATED[list]) {
    const text = textAt(entity.annotations, OWN + heading);
    if (text !== "") cells.set(heading, text);
  }
  const kept = keptOf(entity, list, new Set([...takenMetadata, ...takenSpec]));
  if (kept !== "") cells.set(KEPT_COLUMN, kept);
  return cells;
}

const isUser = ({ ref }: Entity): boolean => ref.kind.toLowerCase() === "user";

/** Rows of who works where, as the user tells them. */
function membershipsOfPerson(entity: Entity, catalog: Catalog, told: Set<string>): Cells[] {
  const row = entity.line;
  const person = idOf(entity, "people", catalog);
  const detailed = assignmentsOf(entity, person, catalog);
  const inDetail = new Set(detailed.map((cells) => cells.get("area_id")));
  const plain = new Set(
    textsAt(entity.spec, "memberOf").map((text) => idOfText(entity, text, "group", catalog)),
  );
  for (const area of [...plain, ...inDetail]) told.add(`${person}\n${area}`);
  return [
    ...[...plain].filter((area) => !inDetail.has(area)).map((area) => membership(person, area)),
    ...detailed,
  ].map((cells) => ({ row, cells }));
}

/** Members that only the group tells. */
function membersOfGroup(entity: Entity, catalog: Catalog, told: Set<string>): Cells[] {
  const area = idOf(entity, "areas", catalog);
  return textsAt(entity.spec, "members").flatMap((text): Cells[] => {
    const person = idOfText(entity, text, "user", catalog);
    if (told.has(`${person}\n${area}`)) return [];
    told.add(`${person}\n${area}`);
    return [{ row: entity.line, cells: membership(person, area) }];
  });
}

const membership = (person: string, area: string): Map<string, string> =>
  new Map([
    ["person_id", person],
    ["area_id", area],
  ]);

function assignmentsOf(entity: Entity, person: string, catalog: Catalog): Map<string, string>[] {
  const text = textAt(entity.annotations, ASSIGNMENTS);
  if (text === "") return [];
  let rows: unknown;
  try {
    rows = JSON.parse(text);
  } catch {
    return [];
  }
  if (!Array.isArray(rows)) return [];
  return rows.flatMap((one: unknown): Map<string, string>[] => {
    if (typeof one !== "object" || one === null) return [];
    const fields = new Map<string, unknown>(Object.entries(one));
    const [group, id] = [fields.get("group"), fields.get("area_id")];
    if (typeof group !== "string" && typeof id !== "string") return [];
    const area = typeof group === "string" ? idOfText(entity, group, "group", catalog) : String(id);
    const cells = membership(person, area);
    for (const heading of ANNOTATED.assignments) {
      const cell = fields.get(heading);
      if (typeof cell === "string") cells.set(heading, cell);
    }
    return [cells];
  });
}

function ownerRefOf(entity: Entity): Ref | undefined {
  return refIn(entity, textAt(entity.spec, "owner"), "group");
}

const refIn = (entity: Entity, text: string, kind: string): Ref | undefined =>
  text === "" ? undefined : parseRef(text, { kind, namespace: entity.ref.namespace });

function idOf(entity: Entity, list: EntityList, { idByKey }: Catalog): string {
  const own = textAt(entity.annotations, `${OWN}id`);
  if (own !== "") return own;
  return entity.ref.name === ""
    ? ""
    : (idByKey.get(refKey(entity.ref)) ?? idOfRef(entity.ref, USUAL_KIND[list]));
}

/** The id of what a reference names; one that no file defines keeps its own text, shortened, to be reported. */
function idIn(ref: Ref, usualKind: string, idByKey: ReadonlyMap<string, string>): string {
  return idByKey.get(refKey(ref)) ?? idOfRef(ref, usualKind);
}

function idOfText(entity: Entity, text: string, usualKind: string, { idByKey }: Catalog): string {
  const ref = refIn(entity, text, usualKind);
  return ref === undefined ? text : idIn(ref, usualKind, idByKey);
}
