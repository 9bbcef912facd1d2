import { describe, expect, test } from "vitest";
import { readQuery, type Query } from "./readQuery.ts";

describe("what a line of the palette asks for", () => {
  test.each<[string, Query]>([
    ["", { kind: "nothing" }],
    ["  ", { kind: "nothing" }],
    ["?", { kind: "nothing" }],
    ["refunds", { kind: "find", text: "refunds" }],
    ["who owns refunds", { kind: "who", of: "refunds" }],
    ["Who owns  “Search Core”?", { kind: "who", of: "Search Core" }],
    ["who owns", { kind: "who", of: "" }],
    ["who ownsx", { kind: "find", text: "who ownsx" }],
    ["wem gehört Suche", { kind: "who", of: "Suche" }],
    ["why checkout", { kind: "why", of: "checkout" }],
    ["why is Growth", { kind: "why", of: "Growth" }],
    ["Warum ist Growth?", { kind: "why", of: "Growth" }],
    ["whyte", { kind: "find", text: "whyte" }],
    ["as of 2026-01-01", { kind: "as-of", day: "2026-01-01" }],
    ["as of 2026-3", { kind: "as-of", day: "2026-03-01" }],
    ["as of 2026", { kind: "as-of", day: "2026-01-01" }],
    ["stand 1.3.2026", { kind: "as-of", day: "2026-03-01" }],
    ["as of today", { kind: "as-of", day: "today" }],
    ["as of", { kind: "as-of", day: null }],
    ["as of 2026-02-30", { kind: "as-of", day: null }],
    ["as of 20", { kind: "as-of", day: null }],
    ["move Ada to Search Core", { kind: "move", who: "Ada", to: "Search Core" }],
    ["move Head to Toe to Ada", { kind: "move", who: "Head to Toe", to: "Ada" }],
    ["move Ada", { kind: "move", who: "Ada", to: "" }],
    ["move Ada to", { kind: "move", who: "Ada", to: "" }],
    ["move", { kind: "move", who: "", to: "" }],
    ["verschiebe Ada nach Suche", { kind: "move", who: "Ada", to: "Suche" }],
    ["movement", { kind: "find", text: "movement" }],
    ["Am Ende", { kind: "find", text: "Am Ende" }],
    ["Standards", { kind: "find", text: "Standards" }],
  ])("%j", (typed, query) => {
    expect(readQuery(typed)).toEqual(query);
  });
});
