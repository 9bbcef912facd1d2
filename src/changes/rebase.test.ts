import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { orgOf } from "../../test/orgOf.ts";
import { areaId as a, personId as p, wording, type DottedLine, type Org, type Person } from "../org/index.ts";
import { applicable, randomChange, randomOrg } from "./random.case.ts";
import { applyChanges, canonicalLists, rebase, revert, type OrgChange } from "./index.ts";

const CASES = Number(process.env["PROPERTY_CASES"] ?? 200);
const base = (): Org =>
  orgOf("ceo > em, pm, seat; em > dev, ops; pm > ux; pay: em*, dev 0.5; shop: pm*, ops; shop/cart: ux", {
    people: { seat: { vacant: true }, dev: { title: "Developer" } },
  });
const human = (id: string, managerId: string): Person => ({
  id: p(id),
  name: id,
  managerId: p(managerId),
  status: "active",
  fte: 1,
  vacant: false,
});
const line = (managerId: string, purpose: DottedLine["purpose"] = "craft"): DottedLine => ({
  managerId: p(managerId),
  purpose,
});
const after = (org: Org, changes: readonly OrgChange[]): Org => {
  const applied = applyChanges(org, changes);
  if (!applied.ok) throw new Error(`${applied.refusal.kind}: ${wording(applied.refusal.message)}`);
  return applied.org;
};
const move = (id: string, to: string): OrgChange => ({
  kind: "set-manager",
  personId: p(id),
  managerId: p(to),
});
const own = (id: string, area: string): OrgChange => ({
  kind: "set-owner",
  areaId: a(area),
  personId: p(id),
});
const retitle = (id: string, title: string): OrgChange => ({
  kind: "update-person",
  personId: p(id),
  fields: { title },
});
const work = (id: string, area: string, share: number): OrgChange => ({
  kind: "set-assignment",
  assignment: { personId: p(id), areaId: a(area), share, type: "core", isLead: false },
});
const go = (id: string, keepSeat = true): OrgChange => ({
  kind: "leave",
  personId: p(id),
  endOn: "2026-06-01",
  keepSeat,
});

const rebased = (mine: readonly OrgChange[], theirs: readonly OrgChange[]) => {
  const head = after(base(), theirs);
  const outcome = rebase({ base: base(), mine, theirs: head });
  if (!outcome.ok) throw new Error(wording(outcome.refusal.message));
  return { ...outcome, head, org: after(head, outcome.changes) };
};
const manager = (org: Org, id: string) => org.people[org.personIndexById.get(id) ?? -1]?.managerId;

interface Case {
  readonly when: string;
  readonly mine: readonly OrgChange[];
  readonly theirs: readonly OrgChange[];
  readonly shows: (org: Org) => unknown;
  readonly is: unknown;
  readonly notices?: readonly string[];
  readonly conflicts?: readonly string[];
}
const CASE_ROWS: readonly Case[] = [
  {
    when: "I did not touch what they changed",
    mine: [],
    theirs: [move("dev", "pm"), retitle("dev", "Engineer")],
    shows: (org) => manager(org, "dev"),
    is: "pm",
  },
  {
    when: "they did not touch what I changed, though another field of it",
    mine: [move("dev", "pm")],
    theirs: [retitle("dev", "Engineer")],
    shows: (org) => [manager(org, "dev"), org.records.people.find((one) => one.id === "dev")?.title],
    is: ["pm", "Engineer"],
  },
  {
    when: "both changed it alike",
    mine: [move("dev", "pm")],
    theirs: [move("dev", "pm")],
    shows: (org) => manager(org, "dev"),
    is: "pm",
  },
  {
    when: "both made the same person owner, each from another day",
    mine: [own("ux", "cart")],
    theirs: [{ ...own("ux", "cart"), from: "2026-05-01" } as OrgChange],
    shows: (org) => org.records.areas.find((one) => one.id === "cart")?.owners,
    is: [{ personId: "ux", from: "2026-05-01" }],
  },
  {
    when: "both changed one value, differently",
    mine: [move("dev", "pm")],
    theirs: [move("dev", "ceo")],
    shows: (org) => manager(org, "dev"),
    is: "ceo",
    conflicts: ["dev: manager was em, is ceo by now and would be pm."],
  },
  {
    when: "both added to a list",
    mine: [{ kind: "add-dotted-line", personId: p("dev"), line: line("pm") }],
    theirs: [{ kind: "add-dotted-line", personId: p("dev"), line: line("ceo") }],
    shows: (org) =>
      org.records.people.find((one) => one.id === "dev")?.dottedLines?.map((one) => one.managerId),
    is: ["ceo", "pm"],
  },
  {
    when: "both changed one part of a list",
    mine: [{ kind: "add-dotted-line", personId: p("dev"), line: line("pm") }],
    theirs: [{ kind: "add-dotted-line", personId: p("dev"), line: line("pm", "mentor") }],
    shows: (org) =>
      org.records.people.find((one) => one.id === "dev")?.dottedLines?.map((one) => one.purpose),
    is: ["mentor"],
    conflicts: [
      "dev: dotted lines was nobody or nothing, is something else by now and would be something else.",
    ],
  },
  {
    when: "they left and I moved them: the change goes to the seat",
    mine: [move("dev", "pm")],
    theirs: [go("dev")],
    shows: (org) => manager(org, "seat:dev"),
    is: "pm",
    notices: ["dev is not there any more; the changes go to Developer."],
  },
  {
    when: "they left without a seat and I moved them",
    mine: [move("dev", "pm")],
    theirs: [go("dev", false)],
    shows: (org) => manager(org, "dev"),
    is: undefined,
    conflicts: ["dev would be changed and left meanwhile."],
  },
  {
    when: "they left and I made them owner",
    mine: [own("dev", "shop")],
    theirs: [go("dev")],
    shows: (org) => org.records.areas.find((one) => one.id === "shop")?.owners,
    is: [{ personId: "pm" }],
    conflicts: ["dev would own shop and is not there any more."],
  },
  {
    when: "they filled my vacancy: the change follows",
    mine: [move("seat", "em")],
    theirs: [{ kind: "fill-vacancy", vacancyId: p("seat"), personId: p("eve"), person: human("eve", "ceo") }],
    shows: (org) => manager(org, "eve"),
    is: "em",
    notices: ["seat is not there any more; the changes go to eve."],
  },
  {
    when: "they added somebody under somebody I moved",
    mine: [move("em", "pm")],
    theirs: [{ kind: "add-person", person: human("new", "em") }],
    shows: (org) => [manager(org, "new"), manager(org, "em")],
    is: ["em", "pm"],
    notices: ["new is new under em and moves along; say on which area they work."],
  },
  {
    when: "they merged an area I use",
    mine: [work("dev", "cart", 0.25)],
    theirs: [{ kind: "merge-areas", fromIds: [a("cart")], into: a("shop"), ownerId: p("pm") }],
    shows: (org) => org.records.assignments.filter((row) => row.personId === "dev").map((row) => row.areaId),
    is: ["pay", "shop"],
    notices: ["cart is not there any more; the changes go to shop."],
  },
  {
    when: "they split an area I use",
    mine: [work("dev", "cart", 0.25)],
    theirs: [
      {
        kind: "split-area",
        areaId: a("cart"),
        parts: [
          { id: a("c1"), name: "Cart one", personIds: [p("ux")] },
          { id: a("c2"), name: "Cart two", personIds: [] },
        ],
      },
    ],
    shows: (org) => org.records.assignments.filter((row) => row.personId === "dev").map((row) => row.areaId),
    is: ["pay"],
    conflicts: ["The row of dev in cart would name cart; it became Cart one, Cart two: say which."],
  },
  {
    when: "I took away what they changed",
    mine: [{ kind: "remove-assignment", personId: p("ux"), areaId: a("cart"), type: "core" }],
    theirs: [work("ux", "cart", 0.5)],
    shows: (org) => org.records.assignments.filter((row) => row.personId === "ux").map((row) => row.share),
    is: [0.5],
    conflicts: ["The row of ux in cart would be taken away and was changed meanwhile."],
  },
  {
    when: "they took away what I changed",
    mine: [work("ux", "cart", 0.5)],
    theirs: [{ kind: "remove-assignment", personId: p("ux"), areaId: a("cart"), type: "core" }],
    shows: (org) => org.records.assignments.filter((row) => row.personId === "ux"),
    is: [],
    conflicts: ["The row of ux in cart would be changed and is not there any more."],
  },
  {
    when: "lines close a circle only together",
    mine: [move("em", "pm")],
    theirs: [move("pm", "em")],
    shows: (org) => [manager(org, "em"), manager(org, "pm")],
    is: ["ceo", "em"],
    conflicts: ["em would report to pm, which closes a circle or leads to nobody by now."],
  },
  {
    when: "each side names an owner",
    mine: [own("ux", "cart")],
    theirs: [own("ops", "cart")],
    shows: (org) => org.records.areas.find((one) => one.id === "cart")?.owners,
    is: [{ personId: "ops", from: "2026-06-01" }],
    conflicts: ["cart would have 2 owners: one by these changes, one by now."],
  },
  {
    when: "shares add up on each side and not together",
    mine: [work("dev", "shop", 0.5)],
    theirs: [work("dev", "cart", 0.5)],
    shows: (org) => org.records.assignments.filter((row) => row.personId === "dev").map((row) => row.areaId),
    is: ["pay", "cart"],
    conflicts: ["dev would work 150 %: 100 % by these changes, 100 % by now."],
  },
  {
    when: "they merged the area I move into the one it would hang under",
    mine: [{ kind: "move-area", areaId: a("shop"), parentId: a("pay") }],
    theirs: [{ kind: "merge-areas", fromIds: [a("shop")], into: a("pay"), ownerId: p("em") }],
    shows: (org) => org.records.areas.find((one) => one.id === "pay")?.parentId,
    is: "company",
    notices: ["shop is not there any more; the changes go to pay."],
    conflicts: ["pay: area it hangs under was Company, is Company by now and would be pay."],
  },
  {
    when: "I let somebody go to whom somebody new reports",
    mine: [go("ux", false)],
    theirs: [{ kind: "add-person", person: human("new", "ux") }],
    shows: (org) => [manager(org, "new"), manager(org, "ux")],
    is: ["ux", "pm"],
    conflicts: ["ux would go, and new reports to them by now."],
  },
];

describe("three-way, per record and field", () => {
  test.each(CASE_ROWS)("when $when", ({ mine, theirs, shows, is, notices = [], conflicts = [] }) => {
    const outcome = rebased(mine, theirs);
    expect(outcome.conflicts.map((one) => wording(one.says))).toEqual(conflicts);
    expect(outcome.notices.map((one) => wording(one.says))).toEqual(notices);
    expect(shows(outcome.org)).toEqual(is);
  });

  test("a conflict holds the three values, what we propose and which change it is about", () => {
    const [conflict] = rebased([retitle("ux", "A"), retitle("dev", "B")], [retitle("dev", "C")]).conflicts;
    expect(conflict).toMatchObject({
      subject: { list: "people", id: "dev" },
      field: "title",
      base: "Developer",
      mine: "B",
      theirs: "C",
      proposed: "C",
      joint: false,
      changes: [1],
    });
  });

  test("what the others have done already is left out, and what did nothing from the start stays", () => {
    const same = { kind: "set-mode", areaId: a("pay"), mode: "functional" } as const;
    const mine = [move("dev", "pm"), own("ux", "cart"), same, retitle("dev", "Engineer")];
    const theirs = [move("dev", "pm"), { ...own("ux", "cart"), from: "2026-05-01" } as OrgChange];
    expect(rebased(mine, theirs).changes).toEqual([same, retitle("dev", "Engineer")]);
  });

  test("changes that do not hold on their base are refused", () => {
    const outcome = rebase({ base: base(), mine: [move("ceo", "dev")], theirs: base() });
    expect(outcome.ok ? "rebased" : outcome.refusal.kind).toBe("set-manager");
  });

  test("a revision is undone, and what was changed again since is a conflict", () => {
    const changes = [move("dev", "pm"), retitle("dev", "Engineer")];
    const head = after(after(base(), changes), [retitle("dev", "Architect")]);
    const undone = revert({ before: base(), changes, head });
    if (!undone.ok) throw new Error("refused");
    expect(manager(after(head, undone.changes), "dev")).toBe("em");
    expect(undone.conflicts.map((one) => one.field)).toEqual(["title"]);
  });
});

describe("laws over random orgs and changes", () => {
  const list = (maxLength: number) => fc.array(randomChange, { maxLength, size: "max" });
  const TIMEOUT_MS = 60_000 + CASES * 100;
  const text = (org: Org): string => String(canonicalLists(org.records));

  test(
    "onto an unchanged base the changes stay as they are",
    () => {
      fc.assert(
        fc.property(randomOrg, list(8), (org, some) => {
          const mine = applicable(org, some).changes;
          expect(rebase({ base: org, mine, theirs: org })).toEqual({
            ok: true,
            changes: mine,
            followed: [],
            notices: [],
            conflicts: [],
          });
        }),
        { numRuns: CASES },
      );
    },
    TIMEOUT_MS,
  );

  test(
    "whatever both sides did, the changes apply, and without conflict or step aside the order of the two is the same",
    () => {
      let compared = 0;
      fc.assert(
        fc.property(randomOrg, list(5), list(5), (org, some, others) => {
          const mine = applicable(org, some);
          const theirs = applicable(org, others);
          const one = rebase({ base: org, mine: mine.changes, theirs: theirs.org });
          const two = rebase({ base: org, mine: theirs.changes, theirs: mine.org });
          if (!one.ok || !two.ok) throw new Error("refused");
          const first = after(theirs.org, one.changes);
          const second = after(mine.org, two.changes);
          const isPlain = [one, two].every(
            ({ conflicts, followed }) => conflicts.length + followed.length === 0,
          );
          if (!isPlain || !areDisjoint(org, mine.changes, theirs.changes)) return;
          compared++;
          expect(text(first)).toBe(text(second));
        }),
        { numRuns: CASES },
      );
      expect(compared).toBeGreaterThan(CASES / 10);
    },
    TIMEOUT_MS,
  );

  test(
    "no change is left that does nothing, though it did something where it was made",
    () => {
      let left = 0;
      fc.assert(
        fc.property(randomOrg, list(5), list(5), fc.boolean(), (org, some, others, isUndo) => {
          const first = applicable(org, some);
          const was = isUndo ? first.org : org;
          const done = applyChanges(org, first.changes);
          if (!done.ok) throw new Error("refused");
          const mine = isUndo ? done.inverse : first.changes;
          const theirs = applicable(was, [...mine, ...others]).org;
          const outcome = rebase({ base: was, mine, theirs });
          if (!outcome.ok || outcome.followed.length > 0) return;
          const idleFirst = idleOn(was, mine);
          const idle = idleOn(theirs, outcome.changes).filter((change) => mine.includes(change));
          for (const change of idle) expect(idleFirst).toContain(change);
          left += mine.length - outcome.changes.length;
        }),
        { numRuns: CASES },
      );
      expect(left).toBeGreaterThan(CASES / 10);
    },
    TIMEOUT_MS,
  );

  /** Changes after which everything is as before them. */
  function idleOn(org: Org, changes: readonly OrgChange[]): readonly OrgChange[] {
    let now = org;
    return changes.filter((change) => {
      const before = text(now);
      now = after(now, [change]);
      return text(now) === before;
    });
  }

  test(
    "a list is undone on its own result",
    () => {
      fc.assert(
        fc.property(randomOrg, list(8), (org, some) => {
          const { changes, org: head } = applicable(org, some);
          const undone = revert({ before: org, changes, head });
          if (!undone.ok) throw new Error("refused");
          expect(text(after(head, undone.changes))).toBe(text(org));
        }),
        { numRuns: CASES },
      );
    },
    TIMEOUT_MS,
  );

  /** Whether the two lists, done one after the other in either order, are applied whole and come to the same. */
  function areDisjoint(org: Org, mine: readonly OrgChange[], theirs: readonly OrgChange[]): boolean {
    const one = applyChanges(org, [...mine, ...theirs]);
    const two = applyChanges(org, [...theirs, ...mine]);
    return one.ok && two.ok && text(one.org) === text(two.org);
  }
});
