import {
  foldText,
  mention,
  say,
  type Asset,
  type Org,
  type PersonMention,
  type Sentence,
} from "../org/index.ts";
import { personOf } from "./areaOwner.ts";

/** So many owners of the source are told by name; the rest are counted. */
const TOLD_MAX = 5;
/** Columns without a field of ours in which lists of things name teams. */
const TEAM_COLUMNS = new Set(["ownerteams", "ownerteam", "teams", "team", "sourceowner", "squad", "group"]);

/**
 * What the source says of who owns an asset, in its own words: evidence beside the answer, never the answer, because
 * an asset is owned through its area. People already answered for an area of it are not repeated.
 */
export function sourceOwners(org: Org, asset: Asset, areas: readonly number[]): Sentence[] {
  const people: PersonMention[] = [];
  const others: string[] = [];
  for (const id of asset.ownerIds ?? []) {
    const person = personOf(org, id);
    const area = org.areas[org.areaIndexById.get(id) ?? -1];
    if (person !== undefined) people.push(mention(person));
    else if (area !== undefined) others.push(`${area.name} (area ${area.id})`);
    else others.push(`"${id}"`);
  }
  const told = [...people.slice(0, TOLD_MAX), ...others.slice(0, Math.max(0, TOLD_MAX - people.length))];
  const rest = people.length + others.length - told.length;
  const sentences: Sentence[] = [];
  if (told.length > 0) {
    const parts = told.flatMap((one, i) => (i === 0 ? [one] : [", ", one]));
    const list: Sentence = { parts, restsOn: [] };
    sentences.push(
      say([
        "asset.ownerIds",
      ])`The source names as ${told.length + rest === 1 ? "owner" : "owners"} of it: ${list}${rest === 0 ? "" : ` and ${rest} more`}.`,
    );
  }
  const teams = teamsOf(org, asset, areas);
  if (teams.length > 0) sentences.push(say(["asset.extra"])`The source names as team: ${teams.join(", ")}.`);
  return sentences;
}

/** Team columns that say more than the areas of the answer. */
function teamsOf(org: Org, { extra }: Asset, areas: readonly number[]): string[] {
  const known = new Set(
    areas.flatMap((area) => [org.areas[area]?.id, org.areas[area]?.name]).map((text) => foldText(text ?? "")),
  );
  return Object.entries(extra ?? {})
    .filter(([column, text]) => TEAM_COLUMNS.has(foldText(column)) && text !== "")
    .flatMap(([, text]) => text.split(";"))
    .map((text) => text.trim())
    .filter((text) => text !== "" && !known.has(foldText(text)));
}
