import type { OrgLists, OrgRecords } from "../../org/index.ts";
import type { OutputFile, Written } from "../define.ts";
import { formatPairs, parseList, parsePairs } from "../tabular/cells.ts";
import { FIELDS, type ListName } from "../tabular/fields.ts";
import { notCarried, registersLeftOut, type LeftOut } from "../tabular/notCarried.ts";
import { writeTables, type WrittenTable } from "../tabular/write.ts";
import { formatDocument } from "./emit.ts";
import {
  ANNOTATED,
  ASSIGNMENTS,
  COMPONENT_TYPES,
  GROUP_TYPES,
  KEPT_COLUMN,
  KIND_WORDS,
  LIST_OF_KIND,
  NOBODY,
  OWN,
  REF_ANNOTATIONS,
  SLUG_ANNOTATIONS,
  TITLES,
  TYPE_OF_AREA_KIND,
  USUAL_KIND,
  type EntityList,
} from "./fields.ts";
import { parseKept, type Json, type JsonObject, type Kept } from "./kept.ts";
import { BACKSTAGE_LIMITS } from "./limits.ts";
import { isPlainId, nameAll } from "./names.ts";
import { NO_LIFECYCLE } from "./parse.ts";
import { DEFAULT_NAMESPACE, formatRef, refKey, type Ref } from "./refs.ts";
import { soundMetadata, soundProfile, soundSpec } from "./sound.ts";

/** A record of a list as texts under canonical headings, with what a catalogue said of it before. */
interface Item {
  readonly id: string;
  readonly cells: ReadonlyMap<string, string>;
  readonly kept: Kept;
  readonly kind: string;
}

interface Names {
  readonly people: ReadonlyMap<string, Ref>;
  readonly areas: ReadonlyMap<string, Ref>;
  readonly assets: ReadonlyMap<string, Ref>;
  /** Keys of everything that is written. */
  readonly written: ReadonlySet<string>;
  /** The group of things that nobody owns. */
  readonly nobody: Ref;
}

/**
 * An org as a catalogue: `users.yaml`, `groups.yaml`, `components.yaml` and the `catalog-info.yaml` that names them.
 * What Backstage has no field for stands in annotations `onethread.dev/…`, which reading takes back; what only
 * concerns a person stays out. People who left, guesses, and lists without a place are counted in `problems`.
 * Source: docs/guides/formats.md#backstage.
 * @example formatBackstage(org.records).files.map((file) => file.name) // ["catalog-info.yaml", "groups.yaml", …]
 */
export function formatBackstage(lists: OrgLists | OrgRecords): Written {
  const tables = new Map(writeTables({ ...lists, outside: [] }).map((table) => [table.list, table]));
  const people = itemsOf(tables.get("people"), "people").filter(({ cells }) => isHere(cells));
  const areas = itemsOf(tables.get("areas"), "areas");
  const assets = itemsOf(tables.get("assets"), "assets");
  const names = namesOf(people, areas, assets);
  const rows = recordsOf(tables.get("assignments"));
  const isWritten = (row: ReadonlyMap<string, string>): boolean =>
    (row.get("guess") ?? "") === "" && names.people.has(row.get("person_id") ?? "");
  const work = groupBy(rows.filter(isWritten), (row) => row.get("person_id") ?? "");
  const children = groupBy(areas, (area) => area.cells.get("parent_id") ?? "");
  let dangling = 0;
  const specOf = (item: Item): Record<string, Json> => {
    const sound = soundSpec(item.kept.spec, names.written);
    dangling += sound.dangling;
    return sound.spec;
  };

  const users = people.map((item) => userOf(item, names, work.get(item.id) ?? [], specOf(item)));
  const groups = areas.map((item) => groupOf(item, names, children.get(item.id) ?? [], specOf(item)));
  const components = assets.map((item) => componentOf(item, names, specOf(item)));
  if (assets.some((item) => ownerOf(item, names) === names.nobody)) groups.push(nobodyGroup(names.nobody));

  const files = [
    ...filesOf("users", users),
    ...filesOf("groups", groups),
    ...filesOf("components", components),
  ];
  const leavers = [
    ...lists.people.filter((person) => person.placeholder !== true && !names.people.has(person.id)),
    ...("outside" in lists ? lists.outside : []),
  ];
  const guesses = rows.filter((row) => (row.get("guess") ?? "") !== "").length;
  return {
    files: files.length === 0 ? [] : [locationOf(files), ...files],
    problems: notCarried("a Backstage catalogue", [
      {
        count: leavers.length,
        one: "person",
        many: "people",
        because: "they left or have not started",
        which: leavers,
      },
      ...keptBack(tables),
      { count: guesses, one: "guess", many: "guesses", because: "nobody confirmed who works there" },
      {
        count: rows.filter((row) => !isWritten(row)).length - guesses,
        one: "assignment",
        many: "assignments",
        because: "the person is not written",
      },
      {
        count: dangling,
        one: "reference",
        many: "references",
        because: "what they name is not in this catalogue",
      },
      ...leftOutLists(lists),
    ]),
  };
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group === undefined) groups.set(keyOf(item), [item]);
    else group.push(item);
  }
  return groups;
}

function isHere(cells: ReadonlyMap<string, string>): boolean {
  const status = cells.get("status");
  return status !== "terminated" && status !== "pending";
}

function recordsOf(table: WrittenTable | undefined): Map<string, string>[] {
  return (table?.rows ?? []).map(
    (row) => new Map((table?.headings ?? []).map((heading, c) => [heading, row[c] ?? ""])),
  );
}

function itemsOf(table: WrittenTable | undefined, list: EntityList): Item[] {
  return recordsOf(table).map((cells) => {
    const kept = parseKept(cells.get(KEPT_COLUMN) ?? "");
    const had = typeof kept.kind === "string" ? kept.kind.toLowerCase() : undefined;
    return {
      id: cells.get("id") ?? "",
      cells,
      kept,
      kind:
        had !== undefined && LIST_OF_KIND.get(had) === list ? had : kindFor(list, cells.get("kind") ?? ""),
    };
  });
}

/** Software is a component; what is owned and no software is a resource. */
function kindFor(list: EntityList, assetKind: string): string {
  return list === "assets" && assetKind !== "repo" && assetKind !== "service" ? "resource" : USUAL_KIND[list];
}

function namesOf(people: readonly Item[], areas: readonly Item[], assets: readonly Item[]): Names {
  const all = (items: readonly Item[]): Map<string, Ref> =>
    nameAll(
      items.map(({ id, kind, kept }) => ({
        id,
        kind,
        ...(typeof kept.name === "string" && typeof kept.namespace === "string"
          ? { had: { kind, namespace: kept.namespace, name: kept.name } }
          : {}),
      })),
    );
  const names = { people: all(people), areas: all(areas), assets: all(assets) };
  const written = new Set(
    [names.people, names.areas, names.assets].flatMap((refs) => [...refs.values()].map(refKey)),
  );
  let nobody: Ref = { kind: "group", namespace: DEFAULT_NAMESPACE, name: "nobody" };
  for (let n = 2; written.has(refKey(nobody)); n++) nobody = { ...nobody, name: `nobody-${n}` };
  return { ...names, written, nobody };
}

function userOf(
  item: Item,
  names: Names,
  work: readonly ReadonlyMap<string, string>[],
  spec: Record<string, Json>,
): JsonObject {
  const { cells, kept } = item;
  const email = cells.get("email") ?? "";
  const groups = new Set<string>();
  const details: JsonObject[] = [];
  for (const row of work) {
    const group = names.areas.get(row.get("area_id") ?? "");
    const said = ANNOTATED.assignments
      .map((heading) => [heading, row.get(heading) ?? ""] as const)
      .filter(([heading, cell]) => cell !== "" && !(heading === "type" && cell === "core"));
    const place = group === undefined ? { area_id: row.get("area_id") ?? "" } : { group: formatRef(group) };
    // A row that ends may be over by the day this is read, and an adviser is no member.
    const isMember = group !== undefined && row.get("type") !== "advisory" && (row.get("to") ?? "") === "";
    if (isMember) groups.add(formatRef(group));
    if (said.length > 0 || !isMember) details.push({ ...place, ...Object.fromEntries(said) });
  }
  return entityOf(item, "people", names, {
    annotations: details.length === 0 ? {} : { [ASSIGNMENTS]: JSON.stringify(details) },
    spec: {
      ...spec,
      profile: {
        ...soundProfile(kept.spec),
        displayName: cells.get("name") ?? item.id,
        ...(email === "" ? {} : { email }),
      },
      memberOf: [...groups],
    },
  });
}

function groupOf(
  item: Item,
  names: Names,
  children: readonly Item[],
  spec: Record<string, Json>,
): JsonObject {
  const { cells, kept } = item;
  const kind = cells.get("kind") ?? "";
  const usual = TYPE_OF_AREA_KIND[kind] ?? kind;
  const type = textOr(spec["type"], kind === "product" ? (cells.get("source_kind") ?? "") : "", usual);
  const parent = names.areas.get(cells.get("parent_id") ?? "");
  return entityOf(item, "areas", names, {
    annotations: readsAs(type, GROUP_TYPES, cells, "product") ? {} : { [`${OWN}kind`]: kind },
    spec: {
      ...spec,
      type,
      profile: { ...soundProfile(kept.spec), displayName: cells.get("name") ?? item.id },
      ...(parent === undefined ? {} : { parent: formatRef(parent) }),
      children: children.flatMap(({ id }) => {
        const child = names.areas.get(id);
        return child === undefined ? [] : [formatRef(child)];
      }),
    },
  });
}

function componentOf(item: Item, names: Names, spec: Record<string, Json>): JsonObject {
  const { cells, kind } = item;
  const own = cells.get("kind") ?? "";
  const source = own === "service" ? (cells.get("source_kind") ?? "") : "";
  const hasType = kind === "component" || kind === "resource" || kind === "api";
  const type = textOr(spec["type"], source, own);
  const lifecycle = cells.get("lifecycle") ?? "";
  const wantsLifecycle = kind === "component" || kind === "api";
  const reads = kind === "component" ? readsAs(type, COMPONENT_TYPES, cells, "service") : own === "service";
  return entityOf(item, "assets", names, {
    annotations: reads ? {} : { [`${OWN}kind`]: own },
    spec: {
      ...spec,
      ...(hasType ? { type } : {}),
      ...(lifecycle === "" && !wantsLifecycle ? {} : { lifecycle: textOr(lifecycle, NO_LIFECYCLE) }),
      owner: formatRef(ownerOf(item, names)),
      ...(kind === "api" && !("definition" in spec) ? { definition: NO_DEFINITION } : {}),
    },
  });
}

/** Stands where the definition of an interface was too long to be kept. */
const NO_DEFINITION = "# not kept";

function textOr(...texts: readonly (Json | undefined)[]): string {
  return texts.find((text): text is string => typeof text === "string" && text !== "") ?? "";
}

/** Whether a type is read as the kind of the record without an annotation. */
function readsAs(
  type: string,
  words: Readonly<Record<string, string>>,
  cells: ReadonlyMap<string, string>,
  fallback: string,
): boolean {
  const kind = cells.get("kind") ?? "";
  const key = type.toLowerCase();
  const word = Object.hasOwn(words, key) ? words[key] : undefined;
  if (word !== undefined) return word === kind && type !== cells.get("source_kind");
  return type === kind || (kind === fallback && type === cells.get("source_kind"));
}

/** The group of the area; without an area the one person named as owner; else the group of nobody. */
function ownerOf({ cells }: Item, names: Names): Ref {
  const area = names.areas.get(cells.get("area_id") ?? "");
  return area ?? personOwner(cells, names) ?? names.nobody;
}

function personOwner(cells: ReadonlyMap<string, string>, names: Names): Ref | undefined {
  const owners = parseList(cells.get("owner_ids") ?? "");
  return (cells.get("area_id") ?? "") === "" && owners.length === 1
    ? names.people.get(owners[0] ?? "")
    : undefined;
}

/** The envelope: names, what was kept, and our fields as annotations where Backstage has none. */
function entityOf(
  item: Item,
  list: EntityList,
  names: Names,
  own: { readonly annotations: JsonObject; readonly spec: JsonObject },
): JsonObject {
  const { id, cells, kept, kind } = item;
  const ref = names[list].get(id) ?? { kind, namespace: DEFAULT_NAMESPACE, name: id };
  const metadata = soundMetadata(kept.metadata);
  const name = list === "assets" ? (cells.get("name") ?? "") : "";
  const title = name === (isPlainId(id, ref, USUAL_KIND[list]) ? ref.name : id) ? "" : name;
  const annotations: Record<string, Json> = { ...(metadata["annotations"] as JsonObject | undefined) };
  for (const heading of ANNOTATED[list]) {
    const cell = cells.get(heading) ?? "";
    if (cell === "" || isNative(list, heading, cell, item, names, ref)) continue;
    const asRefs = refsFor(list, heading, cell, names);
    annotations[asRefs?.name ?? OWN + heading] = asRefs?.text ?? cell;
  }
  Object.assign(annotations, own.annotations, list === "assets" ? slugsOf(cells) : {});
  const { title: _title, description, labels, annotations: _annotations, ...rest } = metadata;
  return {
    apiVersion: "backstage.io/v1alpha1",
    kind: KIND_WORDS[kind] ?? kind,
    metadata: {
      name: ref.name,
      ...(ref.namespace === DEFAULT_NAMESPACE ? {} : { namespace: ref.namespace }),
      ...(title === "" ? (list !== "assets" && _title !== undefined ? { title: _title } : {}) : { title }),
      ...(description === undefined ? {} : { description }),
      ...(labels === undefined ? {} : { labels }),
      ...(Object.keys(annotations).length === 0 ? {} : { annotations }),
      ...rest,
    },
    spec: own.spec,
  };
}

/** The repositories of a thing as the annotations that others read. */
function slugsOf(cells: ReadonlyMap<string, string>): Record<string, string> {
  const ids = new Map(parsePairs(cells.get("external_ids") ?? ""));
  return Object.fromEntries(
    SLUG_ANNOTATIONS.flatMap(([name, system, form]) => {
      const slug = ids.get(system) ?? "";
      // A path inside a repository is no project, though its address may look like one.
      return form.test(slug) && !ids.has("path") ? [[name, slug]] : [];
    }),
  );
}

/** Whether those annotations say all external ids, in the order reading gives them. */
function areSlugs(cells: ReadonlyMap<string, string>): boolean {
  const slugs = slugsOf(cells);
  const pairs = SLUG_ANNOTATIONS.flatMap(([name, system]) => {
    const slug = slugs[name];
    return slug === undefined ? [] : [[system, slug] as const];
  });
  return formatPairs(pairs) === cells.get("external_ids");
}

/** Whether a field needs no annotation: it stands in a field of Backstage's, or says what reading assumes. */
function isNative(
  list: EntityList,
  heading: string,
  cell: string,
  { id, cells }: Item,
  names: Names,
  ref: Ref,
): boolean {
  switch (heading) {
    case "id":
      return isPlainId(id, ref, USUAL_KIND[list]);
    case "kind":
      return true;
    case "external_ids":
      return areSlugs(cells);
    case "mode":
      return cell === "functional";
    case "status":
      return cell === "active";
    case "tier":
      return cell === "3";
    case "area_id":
    case "parent_id":
      return names.areas.has(cell);
    case "owner_ids":
      return personOwner(cells, names) !== undefined;
    default:
      return false;
  }
}

/** References where every id of the cell is a person that is written. */
function refsFor(
  list: EntityList,
  heading: string,
  cell: string,
  names: Names,
): { readonly name: string; readonly text: string } | undefined {
  const own = REF_ANNOTATIONS.find((one) => one.list === list && one.heading === heading);
  if (own === undefined) return undefined;
  const ids = own.isList === true ? parseList(cell) : [cell];
  const refs = ids.flatMap((id) => {
    const ref = names.people.get(id);
    return ref === undefined ? [] : [formatRef(ref)];
  });
  return refs.length === ids.length ? { name: own.name, text: refs.join(", ") } : undefined;
}

function nobodyGroup({ name }: Ref): JsonObject {
  return {
    apiVersion: "backstage.io/v1alpha1",
    kind: "Group",
    metadata: {
      name,
      description: "What nobody owns: Backstage wants an owner for everything.",
      annotations: { [NOBODY]: "true" },
    },
    spec: { type: "placeholder", profile: { displayName: "Nobody" }, children: [] },
  };
}

/** Fields of a list that have values and are not written, in one note a list. */
function keptBack(tables: ReadonlyMap<ListName, WrittenTable>): LeftOut[] {
  return (["people", "areas", "assignments", "assets"] as const).flatMap((list): LeftOut[] => {
    const table = tables.get(list);
    if (table === undefined) return [];
    const ours = new Set(FIELDS[list].map((spec) => spec.heading));
    const carried = new Set([...ANNOTATED[list], ...CARRIED[list]]);
    const lost = table.headings.filter(
      (heading, c) => !carried.has(heading) && table.rows.some((row) => isSaid(list, heading, row[c] ?? "")),
    );
    const note = (headings: readonly string[], because: string): LeftOut => ({
      count: headings.length,
      one: `field of ${TITLES[list][1]} (${headings.join(", ")})`,
      many: `fields of ${TITLES[list][1]} (${shortList(headings)})`,
      because,
    });
    return [
      note(
        lost.filter((heading) => ours.has(heading)),
        "everybody in the company reads a catalogue",
      ),
      note(
        lost.filter((heading) => !ours.has(heading)),
        "nobody said that the whole company may read them",
      ),
    ];
  });
}

const isSaid = (list: EntityList | "assignments", heading: string, cell: string): boolean =>
  cell !== "" && !(list === "people" && heading === "status" && cell === "active");

function shortList(words: readonly string[]): string {
  return words.length <= 8
    ? words.join(", ")
    : `${words.slice(0, 8).join(", ")} and ${words.length - 8} more`;
}

/** Headings with a field of Backstage's own. */
const CARRIED: Readonly<Record<EntityList | "assignments", readonly string[]>> = {
  people: ["name", "email", KEPT_COLUMN],
  areas: ["name", "parent_id", "source_kind", KEPT_COLUMN],
  assignments: ["person_id", "area_id", "guess"],
  assets: ["name", "lifecycle", "source_kind", KEPT_COLUMN],
};

function leftOutLists(lists: OrgLists): LeftOut[] {
  const crafts = lists.disciplines.filter(
    (one) => one.leadId !== undefined || one.ladderUrl !== undefined || one.aliases !== undefined,
  );
  const [one, many] = TITLES.disciplines;
  return [{ count: crafts.length, one, many, which: crafts.map(({ id }) => id) }, ...registersLeftOut(lists)];
}

/** Entities as files of a size that can be read again. */
function filesOf(name: string, entities: readonly JsonObject[]): OutputFile[] {
  const files: OutputFile[] = [];
  let texts: string[] = [];
  let chars = 0;
  const end = (): void => {
    if (texts.length === 0) return;
    const part = files.length === 0 ? "" : `-${files.length + 1}`;
    files.push({ name: `${name}${part}.yaml`, bytes: new TextEncoder().encode(texts.join("")) });
    texts = [];
    chars = 0;
  };
  for (const entity of entities) {
    const text = formatDocument(entity);
    if (chars + text.length > BACKSTAGE_LIMITS.writtenChars) end();
    texts.push(text);
    chars += text.length;
  }
  end();
  return files;
}

/** The one file to register: it names the others. */
function locationOf(files: readonly OutputFile[]): OutputFile {
  return {
    name: "catalog-info.yaml",
    bytes: new TextEncoder().encode(
      formatDocument({
        apiVersion: "backstage.io/v1alpha1",
        kind: "Location",
        metadata: { name: "onethread" },
        spec: { targets: files.map((file) => `./${file.name}`) },
      }),
    ),
  };
}
