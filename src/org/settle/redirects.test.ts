import { describe, expect, test } from "vitest";
import { EMPTY_DRAFT, settle, wording, type OrgDraft, type OrgLists } from "../index.ts";

const TODAY = "2026-06-01";
const PERSON = { status: "active", fte: 1, vacant: false, managerId: null };
const AREA = { parentId: "acme", kind: "product", mode: "functional", status: "active", owners: [] };
const ASSET = { kind: "repo", tier: 3 };
const BASE = {
  people: [
    { ...PERSON, id: "1", name: "Ada" },
    { ...PERSON, id: "2", name: "Bob", managerId: "1" },
    { ...PERSON, id: "3", name: "Cyd", managerId: "1" },
  ],
  areas: [
    { ...AREA, id: "acme", name: "Acme", kind: "corporate", parentId: null },
    { ...AREA, id: "shop", name: "Shop" },
    { ...AREA, id: "till", name: "Till" },
    { ...AREA, id: "pay", name: "Payments", status: "retired" },
  ],
  assets: [{ ...ASSET, id: "web", name: "web" }],
};
type Lists = { readonly [List in keyof OrgLists]?: readonly object[] };

const settled = (lists: Lists, redirects: readonly object[]) => {
  const all: Record<string, readonly object[]> = { ...BASE };
  for (const [list, items] of Object.entries(lists)) all[list] = [...(all[list] ?? []), ...(items ?? [])];
  const draft = {
    ...EMPTY_DRAFT,
    ...all,
    redirects,
    ownersGiven: true,
    given: ["people", "areas", "assets", "redirects"],
  } as unknown as OrgDraft;
  return settle(draft, { today: TODAY });
};
const said = ({ problems }: ReturnType<typeof settle>, code: string) =>
  problems.filter((problem) => problem.code === code).map((problem) => wording(problem.message));

const person = { kind: "person", fromId: "9", toIds: ["2"] };
const area = { kind: "area", fromId: "pay", toIds: ["shop"] };

describe("an id that became one other is read as that", () => {
  test.each<[string, Lists, object, (records: ReturnType<typeof settle>["records"]) => unknown, unknown]>([
    [
      "a manager",
      { people: [{ ...PERSON, id: "4", name: "Dot", managerId: "9" }] },
      person,
      ({ people }) => people.find((one) => one.id === "4")?.managerId,
      "2",
    ],
    [
      "a mentor, an interviewer and a dotted line",
      {
        people: [
          {
            ...PERSON,
            id: "4",
            name: "Dot",
            managerId: "1",
            mentorId: "9",
            interviewerIds: ["3", "9"],
            dottedLines: [{ managerId: "9", purpose: "craft" }],
          },
        ],
      },
      person,
      ({ people }) => {
        const dot = people.find((one) => one.id === "4");
        return [dot?.mentorId, dot?.interviewerIds, dot?.dottedLines?.[0]?.managerId];
      },
      ["2", ["3", "2"], "2"],
    ],
    [
      "an owner, a deputy and who signed",
      {
        areas: [
          {
            ...AREA,
            id: "post",
            name: "Post",
            owners: [{ personId: "9" }],
            deputyId: "9",
            charter: { signedBy: "9", responsibilities: { people: "9" } },
          },
        ],
      },
      person,
      ({ areas }) => {
        const post = areas.find((one) => one.id === "post");
        return [post?.owners[0]?.personId, post?.deputyId, post?.charter];
      },
      ["2", "2", { signedBy: "2", responsibilities: { people: "2" } }],
    ],
    [
      "the area of a current row",
      { assignments: [{ personId: "2", areaId: "pay", type: "core", isLead: false }] },
      area,
      ({ assignments }) => assignments[0]?.areaId,
      "shop",
    ],
    [
      "the name of a retired area",
      { assignments: [{ personId: "2", areaId: "payments", type: "core", isLead: false }] },
      area,
      ({ assignments }) => assignments[0]?.areaId,
      "shop",
    ],
    [
      "not the area of a row that is over",
      { assignments: [{ personId: "2", areaId: "pay", type: "core", isLead: false, to: "2026-01-01" }] },
      area,
      ({ assignments }) => assignments[0]?.areaId,
      "pay",
    ],
    [
      "an area that is in no file",
      { assets: [{ ...ASSET, id: "api", name: "api", areaId: "old" }] },
      { kind: "area", fromId: "old", toIds: ["pay"] },
      ({ assets, areas }) => [assets[1]?.areaId, areas.length],
      ["pay", 4],
    ],
    [
      "an asset of a dependency",
      {
        dependencies: [
          { id: "d", consumerAreaId: "shop", providerAreaId: "till", blocking: false, assetId: "old" },
        ],
      },
      { kind: "asset", fromId: "old", toIds: ["web"] },
      ({ dependencies }) => dependencies[0]?.assetId,
      "web",
    ],
    [
      "a discipline",
      { people: [{ ...PERSON, id: "4", name: "Dot", managerId: "1", discipline: "eng" }] },
      { kind: "discipline", fromId: "eng", toIds: ["engineering"] },
      ({ people }) => people.find((one) => one.id === "4")?.discipline,
      "engineering",
    ],
    [
      "a subject of a waiver",
      { waivers: [{ id: "w", checkId: "span", subjectIds: ["9", "pay"], reason: "r", standing: true }] },
      person,
      ({ waivers }) => waivers[0]?.subjectIds,
      ["2", "pay"],
    ],
  ])("%s", (_, lists, redirect, read, is) => {
    expect(read(settled(lists, [redirect]).records)).toEqual(is);
  });
});

test("shares in areas that became one add up, and it is said", () => {
  const row = { personId: "2", type: "core", isLead: false };
  const result = settled(
    {
      assignments: [
        { ...row, areaId: "pay", share: 0.4, role: "pm" },
        { ...row, areaId: "shop", share: 0.5, role: "em" },
      ],
    },
    [area],
  );
  expect(result.records.assignments).toEqual([{ ...row, areaId: "shop", share: 0.9, role: "pm;em" }]);
  expect(said(result, "assignment-joined")).toEqual(["Bob is pm and em in Shop."]);
  expect(said(result, "redirect-followed")).toEqual([`"pay" is named, and became Shop.`]);
});

test("a retired area that was split is nobody's guess: the row stays, the targets are named", () => {
  const row = { personId: "2", areaId: "pay", type: "core", isLead: false };
  const result = settled({ assignments: [row] }, [{ ...area, toIds: ["shop", "till"] }]);
  expect(result.records.assignments[0]?.areaId).toBe("pay");
  expect(said(result, "redirect-several")).toEqual([`"pay" is named, and became 2: Shop and Till.`]);
  expect(said(result, "area-retired")).toEqual(["Payments is retired and still has 1 person."]);
});

test("the id of a live person, area or asset is not led away", () => {
  const row = { personId: "2", areaId: "shop", type: "core", isLead: false };
  const result = settled({ assignments: [row] }, [
    { kind: "person", fromId: "2", toIds: ["3"] },
    { kind: "area", fromId: "shop", toIds: ["till"] },
  ]);
  expect(result.records.assignments).toEqual([row]);
  expect(said(result, "redirect-followed")).toEqual([]);
});

test("a row that is one person's second hat leaves a redirect, and the file's own one wins", () => {
  const hat = { ...PERSON, id: "4", name: "Bob (2)", managerId: "1" };
  expect(settled({ people: [hat] }, []).records.redirects).toEqual([
    { kind: "person", fromId: "4", toIds: ["2"], on: TODAY },
  ]);
  const own = { kind: "person", fromId: "4", toIds: ["3"] };
  expect(settled({ people: [hat] }, [own]).records.redirects).toEqual([own]);
});
