import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import * as papaparse from "papaparse";
import { describe, expect, test } from "vitest";
import { rebase, type OrgChange } from "../changes/index.ts";
import { parseFiles } from "../formats/index.ts";
import { addChangeSet, createScenario, rebaseScenario } from "../history/index.ts";
import { buildOrg, personId, wording, type Org } from "../org/index.ts";
import { importChangeSet } from "./importRevision.ts";
import { refreshOrg, type Refresh, type RefreshOptions } from "./refreshOrg.ts";

/** One company in 2022 and in 2024, as its own files were published: what a refresh says, against a count by hand. */
const TODAY = "2026-06-01";
const [OLD, NEW] = ["sourcegraph-2022-05-15", "sourcegraph-2024-06-25"].map((name) =>
  resolve(import.meta.dirname, "../../examples", name),
) as [string, string];
const read = (folder: string, list: string): Uint8Array =>
  new Uint8Array(readFileSync(join(folder, `${list}.csv`)));
const draftOf = (folder: string) =>
  parseFiles(
    ["people", "areas", "assignments", "assets"].map((list) => ({
      name: `${list}.csv`,
      bytes: read(folder, list),
    })),
    { today: TODAY },
  );
const newId = (): string => {
  throw new Error("nobody here has an id that says who they are");
};
const head = buildOrg(draftOf(OLD), { today: TODAY });
const refresh = (options: RefreshOptions = {}): Refresh =>
  refreshOrg({ head, draft: draftOf(NEW), newId, options });

type Row = Readonly<Record<string, string>>;
const rowsOf = (folder: string, list: string): Row[] => {
  const text = new TextDecoder().decode(read(folder, list));
  const [headings = [], ...rows] = papaparse.parse(text, { delimiter: "," }).data;
  return rows
    .filter((cells) => cells.length > 1)
    .map((cells) => Object.fromEntries(headings.map((heading, c) => [heading, cells[c] ?? ""])));
};
/** The two files side by side, with nothing of ours. */
const before = new Map(rowsOf(OLD, "people").map((row) => [row["id"]!, row]));
const after = new Map(rowsOf(NEW, "people").map((row) => [row["id"]!, row]));
const stay = [...after.keys()].filter((id) => before.has(id));
const differ = (column: string): string[] =>
  stay.filter((id) => before.get(id)![column] !== after.get(id)![column]);
const areasIn = (folder: string): Map<string, string> => {
  const areas = new Map<string, Set<string>>();
  for (const row of rowsOf(folder, "assignments"))
    areas.set(row["person_id"]!, (areas.get(row["person_id"]!) ?? new Set()).add(row["area_id"]!));
  return new Map([...areas].map(([id, set]) => [id, [...set].sort().join(" ")]));
};
const [workedIn, worksIn] = [areasIn(OLD), areasIn(NEW)];
const otherAreas = stay.filter((id) => (workedIn.get(id) ?? "") !== (worksIn.get(id) ?? ""));
const left = [...before.keys()].filter((id) => !after.has(id));
const joined = [...after.keys()].filter((id) => !before.has(id));

describe("two years of a real company", () => {
  const said = refresh();
  const changedIn = (field: string): string[] =>
    said.differences
      .filter(({ fields, areas }) =>
        field === "areas" ? areas !== undefined : fields.some((one) => one.field === field),
      )
      .map(({ person }) => person.id as string)
      .sort();

  test("joiners and proposed leavers are those that a comparison of the files finds", () => {
    expect([joined.length, left.length, stay.length]).toEqual([71, 179, 96]);
    expect(said.joiners.map(({ id }) => id as string).sort()).toEqual([...joined].sort());
    expect(said.leavers.map(({ person }) => person.id as string).sort()).toEqual([...left].sort());
    expect(said.leavers.every(({ state }) => state === "proposed")).toBe(true);
    expect(said.counts).toMatchObject({
      matched: { id: 96, "employee-number": 0, email: 0 },
      joiners: 71,
      leaversProposed: 179,
      leaversAccepted: 0,
    });
  });

  test.each([
    ["managerId", differ("manager_id"), 75],
    ["title", differ("title"), 34],
    ["discipline", differ("function"), 17],
    ["email", differ("email"), 1],
    ["location", differ("location"), 1],
    ["areas", otherAreas, 31],
  ])("who has another %s", (field, people, count) => {
    expect(people.length).toBe(count);
    expect(changedIn(field)).toEqual([...people].sort());
    expect(said.counts.changed[field]).toBe(count);
  });

  test("with its leavers accepted, the org is what the new files say", () => {
    const { org } = refresh({ leavers: "accept", accept: ["mass-removal"] });
    expect(org.people.map(({ id }) => id as string).sort()).toEqual([...after.keys()].sort());
    for (const person of org.people) {
      const row = after.get(person.id)!;
      expect([person.name, person.title ?? "", person.managerId ?? ""]).toEqual([
        row["name"],
        row["title"],
        row["manager_id"],
      ]);
    }
    const now = new Map<string, Set<string>>();
    for (const row of org.records.assignments)
      if (row.to === undefined) now.set(row.personId, (now.get(row.personId) ?? new Set()).add(row.areaId));
    expect(new Map([...now].map(([id, set]) => [id, [...set].sort().join(" ")]))).toEqual(worksIn);
    expect(org.records.outside.map(({ id }) => id as string).sort()).toEqual([...left].sort());
  });

  test("without a word nobody leaves: everybody of before is here, and everybody of now", () => {
    expect(said.org.people.map(({ id }) => id as string).sort()).toEqual(
      [...new Set([...before.keys(), ...after.keys()])].sort(),
    );
    expect(said.blocking).toEqual([]);
  });

  test("so many leavers want a yes of their own", () => {
    const accepted = refresh({ leavers: "accept" });
    expect(accepted.blocking.map(({ code, count }) => [code, count])).toEqual([["mass-removal", 179]]);
    const set = { id: "c", author: "ada", reason: "HR", effectiveOn: TODAY };
    const refused = importChangeSet(accepted, set);
    expect(refused.ok || wording(refused.message)).toBe(
      "1 problem stands in the way (mass-removal); nothing was changed. Mend the list, or accept what is done about them by name.",
    );
    const yes = importChangeSet(refresh({ leavers: "accept", accept: ["mass-removal"] }), set);
    expect(yes.ok && yes.changeSet.changes.filter(({ kind }) => kind === "leave").length).toBe(179);
  });

  test("some leavers, by id", () => {
    const chosen = left.slice(0, 3);
    const { counts, org, blocking } = refresh({ leavers: chosen });
    expect(counts).toMatchObject({ leaversAccepted: 3, leaversProposed: 176 });
    expect(blocking).toEqual([]);
    expect(chosen.some((id) => org.personIndexById.has(id))).toBe(false);
  });

  test("the summary, sentence by sentence", () => {
    expect(said.summary.map(({ says }) => wording(says))).toEqual([
      "96 people are known by id.",
      "71 people join: Eden Wynstead, Parker Birkdale and Kerry Elmborne and 68 more.",
      "179 people are not in the list and stay until accepted as leavers: Cameron Sandgate, Val Holmby and Vesna Pellberg and 176 more.",
      "Jordan Hartsen may take the place of Jamie Kirklow (same manager and title); they join beside it unless accepted.",
      "75 people have another manager.",
      "34 people have another title.",
      "31 people have other areas.",
      "17 people have another discipline.",
      "1 person has another e-mail address.",
      "1 person has something else in columns of the source.",
      "1 person has another location.",
    ]);
  });

  test("the same files again: nothing changes", () => {
    const again = refreshOrg({ head, draft: draftOf(OLD), newId });
    expect(again.changes).toEqual([]);
    expect(again.summary.at(-1)?.id).toBe("no-change");
    const { org } = refresh({ leavers: "accept", accept: ["mass-removal"] });
    expect(refreshOrg({ head: org, draft: draftOf(NEW), newId }).changes).toEqual([]);
  });
});

describe("onto a scenario that moved some of the same people", () => {
  const after2 = refresh({ leavers: "accept", accept: ["mass-removal"] });
  const theirs: Org = after2.org;
  const managers = new Set([...before.values(), ...after.values()].map((row) => row["manager_id"]));
  const isLeaf = (id: string): boolean => !managers.has(id);
  const moved = new Set(differ("manager_id"));
  const elsewhere = new Set(otherAreas);
  const ceo = [...after.values()].find((row) => row["manager_id"] === "")!["id"]!;
  const wanted = (id: string): boolean =>
    isLeaf(id) && before.get(id)!["manager_id"] !== ceo && after.get(id)?.["manager_id"] !== ceo;
  const isElsewhere = (from = "", to = ""): boolean =>
    from !== "" && !from.split(" ").some((area) => to.split(" ").includes(area));
  /** Two whom HR moved as well, one who left, one of whom nothing changed; and one who works elsewhere by now. */
  const twice = stay.filter((id) => wanted(id) && moved.has(id) && !elsewhere.has(id)).slice(0, 2);
  const gone = left.find((id) => wanted(id) && !workedIn.has(id))!;
  const shifted = stay.find((id) => isElsewhere(workedIn.get(id), worksIn.get(id)))!;
  const calm = stay.find((id) => wanted(id) && !moved.has(id) && !elsewhere.has(id))!;
  const row = head.records.assignments.find((one) => one.personId === shifted)!;
  const mine: OrgChange[] = [
    ...[...twice, gone, calm].map((id): OrgChange => ({
      kind: "set-manager",
      personId: personId(id),
      managerId: personId(ceo),
    })),
    { kind: "set-assignment", assignment: { ...row, share: 0.5 } },
  ];

  test("exactly what both decided is a conflict, with all three values", () => {
    expect([twice.length, gone, shifted, calm].every(Boolean)).toBe(true);
    const rebased = rebase({ base: head, mine, theirs });
    expect(rebased.ok).toBe(true);
    const conflicts = rebased.ok ? rebased.conflicts : [];
    const told = conflicts.map(({ subject, field, base, mine: m, theirs: t, proposed }) => ({
      id: subject.id.split("\u0000")[0],
      list: subject.list,
      field,
      base: field === "record" ? typeof base : base,
      mine: field === "record" ? typeof m : m,
      theirs: t,
      proposed: field === "record" ? typeof proposed : proposed,
    }));
    const record = { field: "record", base: "object", mine: "object", proposed: "object" };
    expect(told.sort((a, b) => (String(a.id) < String(b.id) ? -1 : 1))).toEqual(
      [
        ...twice.map((id) => ({
          id,
          list: "people",
          field: "managerId",
          base: before.get(id)!["manager_id"],
          mine: ceo,
          theirs: after.get(id)!["manager_id"],
          proposed: ceo,
        })),
        { ...record, id: gone, list: "people", theirs: [] },
        { ...record, id: shifted, list: "assignments", theirs: null },
      ].sort((a, b) => (a.id! < b.id! ? -1 : 1)),
    );
  });

  test("each is settled by a choice, and the others hold", () => {
    const by = { user: "ada", at: "2026-06-01T09:00:00.000Z" };
    const made = createScenario(
      { id: "s", name: "Flat", orgId: "acme", baseRevision: 1, baseHash: "00" },
      by,
    );
    const set = { id: "c1", author: "ada", reason: "flat", effectiveOn: TODAY, changes: mine };
    const scenario = made.ok ? addChangeSet(made.scenario, set, by) : made;
    if (!scenario.ok) throw new Error(wording(scenario.refusal.message));
    const [first, second] = twice as [string, string];
    const rebased = rebaseScenario(
      scenario.scenario,
      {
        from: { org: head, scheduled: [] },
        to: { org: theirs, scheduled: [], revision: 2, hash: "01" },
        choices: [
          { subject: { list: "people", id: first }, field: "managerId", choice: "mine" },
          { subject: { list: "people", id: second }, field: "managerId", choice: "theirs" },
          { subject: { list: "people", id: gone }, field: "record", choice: "theirs" },
        ],
      },
      by,
    );
    if (!rebased.ok) throw new Error(wording(rebased.refusal.message));
    expect(rebased.conflicts.map(({ subject, field }) => [subject.list, field])).toEqual([
      ["assignments", "record"],
    ]);
    const [changes = []] = rebased.scenario.changeSets.map((one) => one.changes);
    const lines = changes.flatMap((one) =>
      one.kind === "set-manager" ? [[one.personId as string, one.managerId as string]] : [],
    );
    expect(new Map(lines as [string, string][])).toEqual(
      new Map([
        [first, ceo],
        [calm, ceo],
      ]),
    );
  });
});
