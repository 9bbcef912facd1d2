import { ASSET_KINDS, areaId, assetId, personId, type Asset, type AssetKind } from "../../org/index.ts";
import { parseBoolean, parseList, parsePairs } from "./cells.ts";
import { isDay } from "../../org/index.ts";
import type { RowReader, TableContext } from "./table.ts";
import { createWordColumn } from "./words.ts";

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

const KIND_SYNONYMS: Readonly<Record<string, AssetKind>> = {
  repository: "repo",
  rotation: "on-call",
  schedule: "on-call",
  doc: "document",
};

export function assetsReader(context: TableContext, assets: Asset[]): RowReader {
  const c = (field: string): number => context.column(field);
  const text = (field: string): string => context.at(c(field));
  const kinds = createWordColumn(context.heading(c("kind")), ASSET_KINDS, "service", KIND_SYNONYMS, context);
  const certified = context.days(c("certifiedOn"));

  return {
    row(row) {
      const id = context.id(c("id"), row);
      if (id === undefined) return;
      const asset: Mutable<Asset> = {
        id: assetId(id),
        name: text("name") === "" ? id : text("name"),
        kind: kinds.read(text("kind"), row),
        tier: tierOf(row),
        row,
      };
      if (text("areaId") !== "") asset.areaId = areaId(text("areaId"));
      if (text("ownerIds") !== "") asset.ownerIds = parseList(text("ownerIds"));
      if (text("approverIds") !== "") asset.approverIds = parseList(text("approverIds")).map(personId);
      if (text("memberIds") !== "") asset.memberIds = parseList(text("memberIds")).map(personId);
      if (text("externalIds") !== "") asset.externalIds = recordOf(parsePairs(text("externalIds")));
      if (text("role") === "input" || text("role") === "output")
        asset.role = text("role") as "input" | "output";
      const pnl = parseBoolean(text("pnl"));
      if (pnl !== undefined) asset.pnl = pnl;
      if (text("claimedBy") !== "") asset.claimedBy = parseList(text("claimedBy")).map(areaId);
      if (text("usedBy") !== "") asset.usedBy = parseList(text("usedBy")).map(areaId);
      if (text("sharedWith") !== "") asset.sharedWith = parseList(text("sharedWith")).map(areaId);
      if (text("certifiedOn") !== "") certified.read(text("certifiedOn"), row, asset, "certifiedOn");
      if (text("contributors") !== "") {
        asset.contributors = parsePairs(text("contributors"))
          .filter(([, day]) => isDay(day))
          .map(([person, lastOn]) => ({ personId: personId(person), lastOn }));
      }
      const extra = context.extra();
      if (extra !== undefined) asset.extra = extra;
      if (!kinds.isKnown(text("kind"))) asset.extra = { ...asset.extra, source_kind: text("kind") };
      assets.push(asset);
    },
    end() {},
  };

  function tierOf(row: number): 1 | 2 | 3 {
    const cell = text("tier");
    if (cell === "" || cell === "3") return 3;
    if (cell === "1") return 1;
    if (cell === "2") return 2;
    context.faults.add("number-bad", row, { column: context.heading(c("tier")), text: cell });
    return 3;
  }
}

/** A record keyed by input: `__proto__` becomes a plain key. */
function recordOf(pairs: readonly (readonly [string, string])[]): Record<string, string> {
  const record: Record<string, string> = {};
  for (const [key, value] of pairs)
    Object.defineProperty(record, key, { value, enumerable: true, writable: true, configurable: true });
  return record;
}
