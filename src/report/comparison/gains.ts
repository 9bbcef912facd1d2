import type { AreaRow } from "../../metrics/index.ts";
import {
  areasOf,
  median,
  over,
  peopleOf,
  soleOwner,
  underOwner,
  type Column,
  type ComparisonRow,
  type ComparisonValue,
  type Values,
} from "./column.ts";

/** What the organisations compared gain, on measures every column has. */
export function gainRows<C extends readonly Column[]>(columns: C): ComparisonRow<Values<C>>[] {
  return [
    {
      id: "single-threaded",
      short: "Areas with one owner over all",
      title: "Areas with one owner over everybody in them",
      unit: "areas",
      formula:
        "one owner, who owns no other area and is, or stands above, every person with a row in the area; seats of owners to hire are counted apart",
      better: "higher",
      values: over(columns, (column) => {
        const empty = emptySeats(column).filter((row) => row.lineIntegrity === 1);
        return withEmpty(
          column.rows.filter((row) => row.singleThreaded && !empty.includes(row)).length,
          empty.length,
        );
      }),
    },
    {
      id: "one-owner",
      short: "Areas with one named owner",
      title: "Areas with one named owner",
      unit: "areas",
      formula: "exactly one current owner; seats of owners to hire are counted apart",
      better: "higher",
      values: over(columns, (column) => {
        const empty = emptySeats(column).length;
        return withEmpty(column.rows.filter((row) => row.owners.length === 1).length - empty, empty);
      }),
    },
    {
      id: "legs",
      short: "Legs per area (median)",
      title: "Legs per area (median)",
      unit: "legs",
      formula:
        "distinct chains above an area's people, by discipline or by single-threaded area; 1 where the shared boss is one of them",
      better: "lower",
      values: over(columns, ({ rows }) => median(rows.map((row) => row.legs))),
    },
    {
      id: "levels-up",
      short: "Levels up (median)",
      title: "Levels up to the shared boss (median)",
      unit: "lines",
      formula:
        "reporting lines from the lowest lead of an area up to the lowest manager all its people share",
      better: "lower",
      values: over(columns, ({ rows }) => median(rows.map((row) => row.levelsUp))),
    },
    {
      id: "report-to-owner",
      short: "Owners and people under them",
      title: "Owners and people who report to their area's one owner",
      unit: "people",
      formula:
        "people with a row in an area with exactly one owner who are that owner or stand below; each person and area once; nobody counts where the owner's seat is empty",
      better: "higher",
      values: over(columns, ({ org, rows }) =>
        rows.reduce((sum, row) => sum + underOwner(org, row).length, 0),
      ),
    },
    {
      id: "one-area",
      short: "People on one area only",
      title: "People of these areas who work on one area only",
      unit: "people",
      formula: "people with rows in exactly one area, advice and empty seats not counted",
      better: "higher",
      values: over(
        columns,
        (column) => peopleOf(column).filter((person) => areasOf(column.org, person).size === 1).length,
      ),
    },
  ];
}

/** Areas whose one owner is a seat to be filled. */
function emptySeats({ org, rows }: Column): AreaRow[] {
  return rows.filter((row) => {
    const owner = soleOwner(org, row);
    return owner !== undefined && org.people[owner]?.vacant === true;
  });
}

const withEmpty = (filled: number, empty: number): ComparisonValue =>
  empty === 0 ? filled : `${filled} (+${empty} to hire)`;
