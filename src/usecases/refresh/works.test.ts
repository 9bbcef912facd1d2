import { describe, expect, test } from "vitest";
import { COMPANY, head, list, kinds, refresh } from "./refresh.case.ts";

describe("where people work", () => {
  test("a column for areas speaks of core rows of those whose cell is filled; shares, roles and loans stay", () => {
    const now = refresh(
      head,
      list(
        "id,name,team\n2,Remy Farnwick,Money\n3,Lumi Waldale,pay\n4,Deniz Hazelberg,\n5,Eden Wynstead,Shop",
      ),
      { isPartial: true },
    );
    expect(kinds(now)).toEqual(["remove-assignment 5", "set-assignment 5 shop"]);
    expect(now.org.records.areas.length).toBe(head.records.areas.length);
  });
  test("a team nobody knows is a new area under the company", () => {
    const now = refresh(head, list("id,name,team\n5,Eden Wynstead,Search"), { isPartial: true });
    expect(kinds(now)).toEqual(["add-area Search", "remove-assignment 5", "set-assignment 5 Search"]);
    expect(now.org.records.areas.at(-1)).toMatchObject({ name: "Search", parentId: "acme" });
  });
  test("a table of assignments speaks for everybody it could name; a named owner stays where it has only leads", () => {
    const rows = "person_id,area_id,is_lead\n2,pay,\n3,pay,true\n4,shop,true";
    const now = refresh(head, { people: COMPANY["people"]!, assignments: rows });
    expect(kinds(now)).toEqual([
      "remove-assignment 3",
      "remove-assignment 5",
      "set-assignment 2 pay",
      "set-assignment 3 pay",
    ]);
    expect(now.org.records.assignments.find((row) => row.personId === "3")).toMatchObject({
      share: 0.6,
      role: "dev",
      isLead: true,
    });
    expect(now.org.areas.find(({ id }) => id === "pay")?.owners).toEqual([{ personId: "2" }]);
    expect(
      kinds(refresh(head, { people: COMPANY["people"]!, assignments: rows }, { isPartial: true })),
    ).toEqual(["set-assignment 2 pay", "set-assignment 3 pay"]);
  });
  test("areas of a list get what its columns say; those it lacks stay", () => {
    const now = refresh(head, { areas: "id,name,parent_id\nacme,Acme,\npay,Billing,acme\nnew,New,acme" });
    expect(kinds(now)).toEqual(["add-area new", "update-area pay"]);
    expect(now.org.areas.find(({ id }) => id === "pay")).toMatchObject({
      mode: "sto",
      deputyId: "3",
      aliases: ["Money"],
      charter: { purpose: "Get paid" },
    });
    expect(now.leavers).toEqual([]);
  });
  test("an owner column changes the owner", () => {
    const now = refresh(head, {
      areas: "id,name,parent_id,owner_id\nacme,Acme,,1\npay,Payments,acme,3\nshop,Shop,acme,4",
    });
    expect(kinds(now)).toEqual(["set-owner 3"]);
  });
});
