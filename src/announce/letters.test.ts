import { describe, expect, test } from "vitest";
import { orgOf } from "../../test/orgOf.ts";
import { applyChanges, type OrgChange } from "../changes/index.ts";
import { areaId, disciplineId, personId, say, wording, type Org } from "../org/index.ts";
import {
  changeSheet,
  formatLetter,
  lettersOf,
  orderOfTelling,
  type Consultation,
  type Letter,
  type LetterSettings,
} from "./index.ts";

const DAY = "2026-09-01";
const SETTINGS: LetterSettings = { questionsTo: "Iman Saleh", objectionsTo: "HR", objectionDays: 14 };

const today = () =>
  orgOf(
    `ceo/executive > vpe/engineering, vpp/product; vpe > dev/engineering, dev2/engineering; vpp > pm/product
     pay: dev, pm; ads: dev2, pm 0.5`,
    {
      people: {
        dev: { name: "Dev One", title: "Engineer", location: "Berlin", legalEntity: "Acme GmbH" },
        pm: { name: "Pia", level: 5, canOwn: true },
      },
    },
  );

const CHANGES: readonly OrgChange[] = [
  { kind: "set-owner", areaId: areaId("pay"), personId: personId("pm") },
  { kind: "set-manager", personId: personId("dev"), managerId: personId("pm") },
];

const changed = (org: Org, changes: readonly OrgChange[] = CHANGES): Org => {
  const applied = applyChanges(org, changes);
  if (!applied.ok) throw new Error(wording(applied.refusal.message));
  return applied.org;
};

const lettersFor = (
  org: Org,
  given: {
    changes?: readonly OrgChange[];
    settings?: LetterSettings;
    consultations?: readonly Consultation[];
  } = {},
): Letter[] =>
  lettersOf({
    before: org,
    after: changed(org, given.changes),
    day: DAY,
    reasons: new Map([["dev", [say(["plan"])`Pay gets one owner.`]]]),
    settings: given.settings ?? SETTINGS,
    consultations: given.consultations ?? [],
  });

const letterTo = (id: string, letters: readonly Letter[]): Letter =>
  letters.find(({ personId: to }) => to === id)!;
const lines = (list: Letter["changes"]): string[] =>
  list.map(
    ({ fact, about, before, after }) =>
      `${fact}${about === undefined ? "" : ` ${about}`}: ${before === null ? "–" : wording(before)} → ${after === null ? "–" : wording(after)}`,
  );

describe("a letter says what changes and what stays, from the data alone", () => {
  test("of somebody with another manager", () => {
    const letter = letterTo("dev", lettersFor(today()));
    expect(lines(letter.changes)).toEqual([
      "manager: vpe → Pia",
      "managers-discipline: engineering → product",
      "decides pay: no owner is named → Pia",
    ]);
    expect(lines(letter.stays)).toEqual([
      "area: pay → pay",
      "title: Engineer → Engineer",
      "discipline: engineering → engineering",
      "place: Berlin → Berlin",
      "employer: Acme GmbH → Acme GmbH",
    ]);
    expect([letter.toldBy, letter.toldWith]).toEqual(["vpe", "pm"]);
    expect(letter.why.map((one) => wording(one))).toEqual(["Pay gets one owner."]);
  });

  test("of the owner, and of the manager who loses a report", () => {
    const letters = lettersFor(today());
    expect(lines(letterTo("pm", letters).changes)).toEqual([
      "decides pay: no owner is named → Pia",
      "owns: – → pay",
      "reports: – → 1 person",
    ]);
    expect(lines(letterTo("vpe", letters).changes)).toEqual(["reports: 2 people → 1 person"]);
  });

  test("nothing is promised that the data do not hold, and who changes nothing gets none", () => {
    const letters = lettersFor(today());
    expect(letters.map((one) => one.personId)).toEqual(["vpe", "pm", "dev"].toSorted(orderIn(today())));
    expect(JSON.stringify(letters)).not.toMatch(/pay rise|salary|annualCost/i);
  });

  test("an empty seat gets no letter and is no teller", () => {
    const org = orgOf("ceo > seat, b; seat > a; x: a", { people: { seat: { vacant: true } } });
    const letters = lettersFor(org, {
      changes: [{ kind: "set-manager", personId: personId("a"), managerId: personId("b") }],
    });
    expect(letters.map((one) => [one.personId, one.toldBy, one.toldWith])).toContainEqual(["a", null, "b"]);
    expect(letters.some((one) => one.personId === "seat")).toBe(false);
  });
});

const orderIn = (org: Org) => (a: string, b: string) =>
  org.personIndexById.get(a)! - org.personIndexById.get(b)!;

describe("a letter is locked while something is open", () => {
  const codes = (letter: Letter): string[] => letter.locks.map(({ code }) => code);
  test("the owner has not said yes, the craft has nobody", () => {
    expect(codes(letterTo("dev", lettersFor(today())))).toEqual([
      "owner-not-willing",
      "craft-lead-missing",
      "mentor-missing",
      "calibrator-missing",
    ]);
  });

  test("with a willing owner and a craft looked after it is open", () => {
    const org = orgOf(
      `ceo/executive > vpe/engineering, vpp/product; vpe > dev/engineering; vpp > pm/product; pay: dev, pm`,
      {
        people: { dev: { mentorId: personId("vpe"), calibratorId: personId("vpe") } },
        areas: { pay: { candidacies: [{ personId: personId("pm"), state: "willing" }] } },
        disciplines: [
          {
            id: disciplineId("engineering"),
            name: "engineering",
            leadId: personId("vpe"),
            requiredInProduct: true,
            executive: false,
          },
        ],
      },
    );
    expect(codes(letterTo("dev", lettersFor(org)))).toEqual([]);
  });

  test("whose owner must have said yes is asked of the home area, wherever its rows stand", () => {
    const org = orgOf(
      `ceo > boss/product, other/product; ceo > one/engineering, two/engineering
       far: other, one; near: boss, two`,
      {
        areas: {
          far: { owners: [{ personId: personId("other") }] },
          near: { owners: [{ personId: personId("boss") }] },
        },
      },
    );
    const change = { kind: "set-manager", personId: personId("two"), managerId: personId("boss") } as const;
    const [lock] = letterTo("two", lettersFor(org, { changes: [change] })).locks;
    expect(wording(lock!.says)).toBe("boss has not said yes to owning near.");
  });

  test("who led people and leads nobody needs a role", () => {
    const letters = lettersFor(today(), {
      changes: [...CHANGES, { kind: "set-manager", personId: personId("dev2"), managerId: personId("pm") }],
    });
    expect(codes(letterTo("vpe", letters))).toEqual(["role-missing"]);
  });

  test.each<[string, Consultation, boolean]>([
    ["the own employer", { legalEntity: "Acme GmbH", state: "open" }, true],
    ["another employer", { legalEntity: "Acme Inc", state: "open" }, false],
    ["the own place, closed", { location: "Berlin", state: "closed" }, false],
    ["everybody", { state: "open" }, true],
  ])("a consultation for %s", (_, consultation, isLocked) => {
    const letter = letterTo("dev", lettersFor(today(), { consultations: [consultation] }));
    expect(codes(letter).includes("consultation-open")).toBe(isLocked);
  });

  test("nobody answers, no way to object, a text its author alone approved", () => {
    const settings: LetterSettings = { opening: { text: "Dear all", author: "ada", approver: "ada" } };
    expect(codes(letterTo("vpe", lettersFor(today(), { settings })))).toEqual([
      "questions-missing",
      "objection-missing",
      "text-not-approved",
    ]);
  });
});

test("people hear alone before teams, teams before the company, consultations first of all", () => {
  const talks = orderOfTelling(lettersFor(today()), [{ legalEntity: "Acme GmbH", state: "open" }]);
  const steps = talks.map(({ step }) => step);
  expect(steps[0]).toBe("consultation");
  expect(steps.at(-1)).toBe("company");
  expect(steps.lastIndexOf("alone")).toBeLessThan(steps.indexOf("team"));
  expect(talks.find(({ step }) => step === "team")).toEqual({
    step: "team",
    teller: "pm",
    listeners: ["dev"],
  });
});

test("the sheet for HR holds each field that changes, once", () => {
  const org = today();
  expect(
    changeSheet(org, changed(org), DAY).map((row) => [row.personId, row.field, row.before, row.after]),
  ).toEqual([["dev", "manager_id", "vpe", "pm"]]);
});

test("a letter as text escapes what the data hold and marks a proposal", () => {
  const org = orgOf("ceo > b, c; b > a; x: a", { people: { a: { name: "[A](http://x) | <b>" } } });
  const [letter] = lettersFor(org, {
    changes: [{ kind: "set-manager", personId: personId("a"), managerId: personId("c") }],
    settings: {},
  }).filter((one) => one.personId === "a");
  const text = formatLetter(letter!, org, {});
  expect(text).toContain("\\[A\\](http://x) \\| \\<b\\>");
  expect(text).toContain("Not to be sent yet");
  expect(text).toContain("| Your manager | b | **c** |");
});
