import { REDIRECT_KINDS, type Redirect, type RedirectKind } from "../../org/index.ts";
import { parseList } from "./cells.ts";
import type { RowReader, TableContext } from "./table.ts";
import { createWordColumn } from "./words.ts";

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

const KIND_SYNONYMS: Readonly<Record<string, RedirectKind>> = {
  employee: "person",
  people: "person",
  team: "area",
  product: "area",
  function: "discipline",
};

/** What became of ids that are no longer used. A row without kind is of an area: areas merge and split most. */
export function redirectsReader(context: TableContext, redirects: Redirect[]): RowReader {
  const c = (field: string): number => context.column(field);
  const text = (field: string): string => context.at(c(field));
  const kinds = createWordColumn(context, "kind", REDIRECT_KINDS, "area", KIND_SYNONYMS);
  const days = context.days(c("on"));
  return {
    row(row) {
      const fromId = context.id(c("fromId"), row);
      if (fromId === undefined) return;
      const redirect: Mutable<Redirect> = {
        kind: kinds.read(text("kind"), row),
        fromId,
        toIds: parseList(text("toIds")),
        row,
      };
      if (text("on") !== "") days.read(text("on"), row, redirect, "on");
      if (text("sourceId") !== "") redirect.sourceId = text("sourceId");
      const extra = context.extra();
      if (extra !== undefined) redirect.extra = extra;
      redirects.push(redirect);
    },
    end() {},
  };
}
