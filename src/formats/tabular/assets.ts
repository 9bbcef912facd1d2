import {
  ASSET_KINDS,
  areaId,
  assetId,
  isDay,
  personId,
  type Asset,
  type AssetKind,
} from "../../org/index.ts";
import { parseList, parsePairs } from "./cells.ts";
import type { RowReader, TableContext } from "./table.ts";
import { createWordColumn, readYesNo } from "./words.ts";

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

const KIND_SYNONYMS: Readonly<Record<string, AssetKind>> = {
  repository: "repo",
  "git repository": "repo",
  codebase: "repo",
  component: "service",
  microservice: "service",
  "web service": "service",
  api: "service",
  app: "service",
  application: "service",
  "mobile app": "service",
  "web app": "service",
  website: "service",
  kpi: "metric",
  measure: "metric",
  rotation: "on-call",
  "on-call rotation": "on-call",
  schedule: "on-call",
  doc: "document",
  documentation: "document",
  runbook: "document",
};

export function assetsReader(context: TableContext, assets: Asset[]): RowReader {
  const c = (field: string): number => context.column(field);
  const text = (field: string): string => context.at(c(field));
  const kinds = createWordColumn(context, "kind", ASSET_KINDS, "service", KIND_SYNONYMS);
  const roles = createWordColumn(context, "role", ["input", "output"] as const, undefined);
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
      const role = roles.read(text("role"), row);
      if (role !== undefined) asset.role = role;
      const pnl = readYesNo(context, c("pnl"), row);
      if (pnl !== undefined) asset.pnl = pnl;
      if (text("claimedBy") !== "") asset.claimedBy = parseList(text("claimedBy")).map(areaId);
      if (text("usedBy") !== "") asset.usedBy = parseList(text("usedBy")).map(areaId);
      if (text("sharedWith") !== "") asset.sharedWith = parseList(text("sharedWith")).map(areaId);
      if (text("certifiedOn") !== "") certified.read(text("certifiedOn"), row, asset, "certifiedOn");
      if (text("contributors") !== "") {
        asset.contributors = parsePairs(text("contributors")).flatMap(([person, lastOn]) => {
          if (isDay(lastOn)) return [{ personId: personId(person), lastOn }];
          context.unread(c("contributors"), row, `${person}:${lastOn}`, "nobody: the day is none");
          return [];
        });
      }
      if (text("sourceId") !== "") asset.sourceId = text("sourceId");
      const extra = context.extra();
      if (extra !== undefined) asset.extra = extra;
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
