import { mention, say, type Problem } from "../../org/index.ts";
import type { Reading } from "../define.ts";
import { parseList } from "../tabular/cells.ts";
import type { RecordBlock } from "./mapping.ts";
import type { SourceRecord } from "./record.ts";
import type { MappedRow } from "./row.ts";

/** Interim posts of one file that are told one by one. */
const TOLD_MAX = 50;

type Entry = SourceRecord["node"];

/** Which entries of people are posts held for the time being, and which rows of other lists are of such an entry. */
export interface Posts {
  /** Notes an entry of people; marks a row of another list. Call for people first. */
  see(row: MappedRow, block: RecordBlock): void;
  /** Whether some row was marked by the entry. */
  isTied(row: MappedRow): boolean;
}

/**
 * A row is of the entry it was made from, where that entry has the id the row names; else of whichever entry has that
 * id. Where several entries have it and only some are interim, nobody can tell which is meant, and nothing is marked.
 */
export function createPosts(blocks: readonly RecordBlock[]): Posts {
  // Sets for a million entries are not free, and most mappings know no interim posts.
  if (blocks.every((block) => block.acting === undefined)) return { see: () => {}, isTied: () => false };
  const idsOf = new Map<Entry, Set<string>>();
  const entriesOf = new Map<string, Set<Entry>>();
  const acting = new Set<Entry>();
  const tied = new Set<Entry>();

  const entryOf = (record: SourceRecord, id: string): Entry | undefined => {
    for (let one: SourceRecord | undefined = record; one !== undefined; one = one.parent)
      if (idsOf.get(one.node)?.has(id) === true) return one.node;
    return undefined;
  };
  const isActing = (record: SourceRecord, id: string): boolean => {
    const own = entryOf(record, id);
    const entries = own === undefined ? [...(entriesOf.get(id) ?? [])] : [own];
    if (entries.length === 0 || !entries.every((entry) => acting.has(entry))) return false;
    for (const entry of entries) tied.add(entry);
    return true;
  };

  return {
    see({ record, cells, isActing: isInterim }, { list }) {
      if (list === "people") {
        const id = cells.get("id") ?? "";
        addTo(idsOf, record.node, id);
        addTo(entriesOf, id, record.node);
        if (isInterim) acting.add(record.node);
      } else if (list === "assignments" && !cells.has("acting")) {
        if (isActing(record, cells.get("person_id") ?? "")) cells.set("acting", "yes");
      } else if (list === "areas" && !cells.has("owner_acting")) {
        const owners = parseList(cells.get("owner_id") ?? "").map((id) => isActing(record, id));
        if (owners.includes(true))
          cells.set("owner_acting", owners.map((one) => (one ? "true" : "")).join(";"));
      }
    },
    isTied: ({ record }) => tied.has(record.node),
  };
}

function addTo<Key, Value>(sets: Map<Key, Set<Value>>, key: Key, value: Value): void {
  const values = sets.get(key);
  if (values === undefined) sets.set(key, new Set([value]));
  else values.add(value);
}

/** Says which posts are held for the time being, and of which nobody can tell what they are a post in. */
export function sayActing(acting: readonly MappedRow[], posts: Posts, reading: Reading): void {
  for (const row of acting.slice(0, TOLD_MAX)) {
    const id = idOf(row);
    const person = mention({ id, name: row.cells.get("name") ?? id });
    const title = row.cells.get("title") ?? "a post";
    const message = say(["person.title"])`${person} is ${title} for the time being.`;
    reading.problem(
      problemOf(
        [row],
        posts.isTied(row)
          ? "acting in the areas of this entry, and an acting owner where it leads"
          : "undecided: no area is tied to this entry, so nobody is read as acting by it",
        message,
      ),
    );
  }
  const rest = acting.slice(TOLD_MAX);
  if (rest.length > 0)
    reading.problem(
      problemOf(
        rest,
        "acting in the areas of these entries; undecided where none is tied to them",
        say(["person.title"])`${rest.length} more posts are held for the time being.`,
      ),
    );
}

const idOf = (row: MappedRow): string => row.personId ?? row.cells.get("id") ?? "";

function problemOf(rows: readonly MappedRow[], policy: string, message: Problem["message"]): Problem {
  return {
    code: "name-has-acting",
    blocks: false,
    file: rows[0]?.record.file ?? "",
    rows: rows.map(({ record }) => record.line).slice(0, TOLD_MAX),
    count: rows.length,
    policy,
    message,
    subjects: rows.map(idOf).slice(0, TOLD_MAX),
    fixes: [],
  };
}
