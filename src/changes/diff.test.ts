import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { orgOf } from "../../test/orgOf.ts";
import { parseCsvFolder } from "../formats/index.ts";
import {
  areaId as a,
  assetId,
  buildOrg,
  dependencyId,
  indexOrg,
  personId as p,
  wording,
  type Org,
} from "../org/index.ts";
import { applyChanges, describeChange, diff, namingOf, type OrgChange } from "./index.ts";
import { differences } from "./random.case.ts";

const said = (from: Org, to: Org): string[] => {
  const changes = diff(from, to);
  const applied = applyChanges(indexOrg(from.records, from.problems, to.today), changes);
  if (!applied.ok) throw new Error(wording(applied.refusal.message));
  expect(differences(applied.org, to)).toEqual([]);
  // The counts of the two lists differ nearly always, which these cases are not about.
  const told = changes.filter((change) => change.kind !== "set-reading");
  return told.map((change) => wording(describeChange(change, namingOf(applied.org))));
};
const people = (titles: Record<string, string>) => ({
  people: Object.fromEntries(Object.entries(titles).map(([id, title]) => [id, { title }])),
});

describe("a diff reads as what happened", () => {
  test.each<[string, Org, Org, readonly string[]]>([
    ["nothing", orgOf("ceo > em; pay: em*"), orgOf("ceo > em; pay: em*"), []],
    ["a new line", orgOf("ceo > em, pm; em > dev"), orgOf("ceo > em, pm; pm > dev"), ["dev reports to pm."]],
    [
      "lines turned upside down, without a circle on the way",
      orgOf("ceo > em; em > dev; dev > ops"),
      orgOf("ceo > ops; ops > dev; dev > em"),
      ["ops reports to ceo.", "dev reports to ops.", "em reports to dev."],
    ],
    [
      "somebody comes where nobody was",
      orgOf("ceo > em"),
      orgOf("ceo > em; em > dev"),
      ["dev joins, reporting to em."],
    ],
    [
      "somebody who comes in the place of somebody who goes takes the seat, with the reports",
      orgOf("ceo > em, pm; em > dev, ops", people({ em: "Head" })),
      orgOf("ceo > eve, pm; eve > dev, ops", people({ eve: "Head" })),
      ["em leaves on 2026-06-01; the seat stays open.", "eve joins in the seat Head."],
    ],
    [
      "another title is no sign of the same seat",
      orgOf("ceo > em, pm", people({ em: "Head" })),
      orgOf("ceo > eve, pm", people({ eve: "Designer" })),
      ["eve joins, reporting to ceo.", "em leaves on 2026-06-01; the seat is closed."],
    ],
    [
      "an area moves, another is new and a third is gone; people move before it retires",
      orgOf("ceo > em; pay: em*; shop: em; old: em 0.5"),
      orgOf("ceo > em; shop: em; shop/pay: em*; shop/new: em 0.5"),
      [
        "The area new is made under shop.",
        "pay hangs under shop.",
        "em no longer works on old.",
        "em works on new with 50 %.",
        "old is retired.",
      ],
    ],
    [
      "owners",
      orgOf("ceo > em, pm; pay: em*, pm; shop: em*, pm"),
      orgOf("ceo > em, pm; pay: em, pm*; shop: em, pm"),
      ["pm owns pay.", "shop has no owner any more."],
    ],
    [
      "things",
      orgOf("ceo > em; pay: em; shop: em", {
        assets: [{ id: assetId("x"), name: "X", kind: "repo", tier: 1, areaId: a("pay") }],
        dependencies: [
          { id: dependencyId("d"), consumerAreaId: a("pay"), providerAreaId: a("shop"), blocking: false },
        ],
      }),
      orgOf("ceo > em; pay: em; shop: em", {
        assets: [{ id: assetId("x"), name: "X", kind: "repo", tier: 2, areaId: a("shop") }],
      }),
      ["X belongs to shop.", "X: importance is now 2.", "The need of pay for shop ends on 2026-06-01."],
    ],
  ])("%s", (_, from, to, sentences) => {
    expect(said(from, to)).toEqual(sentences);
  });

  test("a seat that was filled in the target is filled by the diff", () => {
    const open = orgOf("ceo > seat; seat > dev", { people: { seat: { vacant: true } } });
    const filled = applyChanges(open, [
      {
        kind: "fill-vacancy",
        vacancyId: p("seat"),
        personId: p("eve"),
        person: { id: p("eve"), name: "eve", managerId: null, status: "active", fte: 1, vacant: false },
      },
    ]);
    if (!filled.ok) throw new Error(wording(filled.refusal.message));
    expect(diff(open, filled.org).map((change) => change.kind)).toEqual(["fill-vacancy"]);
  });

  test("the past that was corrected is put back as recorded, which is said", () => {
    const was = orgOf("ceo > em, pm; pay: em*, pm*");
    const is = orgOf("ceo > em, pm; pay: em*, pm*", {
      areas: { pay: { owners: [{ personId: p("em"), from: "2025-01-01" }, { personId: p("pm") }] } },
    });
    expect(said(was, is)).toEqual(["pay is as recorded before: owners."]);
  });
});

describe("two real lists of one company, two years apart", () => {
  const folder = (name: string): string => resolve(import.meta.dirname, "../../examples", name);
  const read = (name: string, today: string): Org => {
    const files = readdirSync(folder(name))
      .filter((file) => file.endsWith(".csv"))
      .map((file) => ({ name: file, bytes: new Uint8Array(readFileSync(join(folder(name), file))) }));
    return buildOrg(parseCsvFolder(files, { today }), { today });
  };
  const from = read("sourcegraph-2022-05-15", "2022-05-15");
  const to = read("sourcegraph-2024-06-25", "2024-06-25");
  const changes = diff(from, to);
  const ids = (kind: OrgChange["kind"]): Set<string> =>
    new Set(
      changes
        .filter((change) => change.kind === kind)
        .map((change) =>
          "personId" in change ? change.personId : "person" in change ? change.person.id : "",
        )
        .map(String),
    );

  /** The cells of a file, read by nothing of ours: fields in quotes may hold commas. */
  const rowsOf = (name: string, file: string): Record<string, string>[] => {
    const [head = [], ...rows] = readFileSync(join(folder(name), file), "utf8")
      .trim()
      .split(/\r?\n/)
      .map((line) =>
        [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
          (match) => match[1]?.replaceAll('""', '"') ?? match[2] ?? "",
        ),
      );
    return rows.map((cells) => Object.fromEntries(head.map((field, i) => [field, cells[i] ?? ""])));
  };
  const byId = (name: string) => new Map(rowsOf(name, "people.csv").map((row) => [row["id"] ?? "", row]));
  const before = byId("sourcegraph-2022-05-15");
  const after = byId("sourcegraph-2024-06-25");
  const stay = [...before.keys()].filter((id) => after.has(id));
  const differing = (field: string): string[] =>
    stay.filter((id) => before.get(id)?.[field] !== after.get(id)?.[field]).sort();
  const areasOf = (name: string): Map<string, string> => {
    const areas = new Map<string, string[]>();
    for (const row of rowsOf(name, "assignments.csv")) {
      const id = row["person_id"] ?? "";
      areas.set(id, [...(areas.get(id) ?? []), row["area_id"] ?? ""]);
    }
    return new Map([...areas].map(([id, list]) => [id, [...new Set(list)].sort().join(" ")]));
  };

  test("applied to the first list, the changes give the second", () => {
    const applied = applyChanges(indexOrg(from.records, from.problems, to.today), changes);
    if (!applied.ok) throw new Error(wording(applied.refusal.message));
    expect(differences(applied.org, to)).toEqual([]);
  });

  test("joiners and leavers are those of the two files", () => {
    const joined = new Set([...ids("add-person"), ...ids("fill-vacancy")]);
    expect([...joined].sort()).toEqual([...after.keys()].filter((id) => !before.has(id)).sort());
    expect([...ids("leave")].sort()).toEqual([...before.keys()].filter((id) => !after.has(id)).sort());
    expect([joined.size, ids("leave").size]).toEqual([71, 179]);
  });

  test("changes of manager, title and area are those of the two files", () => {
    expect([...ids("set-manager")].sort()).toEqual(differing("manager_id"));
    const titles = changes.flatMap((change) =>
      change.kind === "update-person" &&
      (change.fields.title !== undefined || change.unset?.includes("title") === true)
        ? [String(change.personId)]
        : [],
    );
    expect(titles.sort()).toEqual(differing("title"));
    const was = areasOf("sourcegraph-2022-05-15");
    const is = areasOf("sourcegraph-2024-06-25");
    const moved = new Set<string>();
    for (const change of changes) {
      if (change.kind === "remove-assignment") moved.add(change.personId);
      if (change.kind !== "set-assignment") continue;
      const { personId, areaId } = change.assignment;
      // A row of an area they had before says another role or share, which is no change of area.
      if (was.get(personId)?.split(" ").includes(areaId) !== true) moved.add(personId);
    }
    const stayed = stay.filter((id) => (was.get(id) ?? "") !== (is.get(id) ?? "")).sort();
    expect([...moved].filter((id) => stay.includes(id)).sort()).toEqual(stayed);
    expect([differing("manager_id").length, titles.length, stayed.length]).toEqual([75, 34, 31]);
  });
});
