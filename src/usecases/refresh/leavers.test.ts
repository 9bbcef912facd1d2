import { describe, expect, test } from "vitest";
import { hidePersonalIds } from "../hidePersonalIds.ts";
import { head, list, person, blocked, counting, kinds, orgFrom, refresh, said } from "./refresh.case.ts";

describe("who the list lacks", () => {
  const without5 = list(
    "id,name,manager_id\n1,Val Thornlow,\n2,Remy Farnwick,1\n3,Lumi Waldale,2\n4,Deniz Hazelberg,1",
  );
  test("is proposed as a leaver, and stays", () => {
    const now = refresh(head, without5);
    expect(now.leavers.map((one) => [one.person.id, one.state])).toEqual([["5", "proposed"]]);
    expect(now.changes).toEqual([]);
    expect(said(now)).toContain(
      "1 person is not in the list and stays until accepted as a leaver: Eden Wynstead.",
    );
  });
  test("is nobody's business where the list names only some", () => {
    expect(refresh(head, without5, { isPartial: true }).leavers).toEqual([]);
  });
  test("leaves when accepted, with a row that ends as history", () => {
    const now = refresh(head, without5, { leavers: "accept", accept: ["mass-removal"] });
    expect(kinds(now)).toEqual(["leave 5"]);
    expect(now.changes[0]).toMatchObject({ keepSeat: false });
    expect(now.org.records.assignments.find((row) => row.personId === "5")).toMatchObject({
      to: "2026-06-01",
    });
    expect(now.org.records.outside.map(({ id }) => id)).toEqual(["5"]);
  });
  test("with reports leaves an empty seat, the deputy acts and decides, and nobody reports to nobody", () => {
    const now = refresh(
      head,
      list("id,name,manager_id\n1,Val Thornlow,\n3,Lumi Waldale,2\n4,Deniz Hazelberg,1\n5,Eden Wynstead,2"),
      {
        leavers: ["2"],
        accept: ["mass-removal"],
      },
    );
    expect(kinds(now)).toEqual(["leave 2"]);
    expect(person(now.org, "3").managerId).toBe("seat:2");
    const pay = now.org.areas.find(({ id }) => id === "pay")!;
    expect(pay.owners.at(-1)).toMatchObject({ personId: "3", acting: true });
    expect(now.org.records.decisions[0]?.deciderId).toBe("3");
    expect(blocked(now)).toEqual([]);
  });
  test("above a share of the company leaving takes its own yes", () => {
    expect(blocked(refresh(head, without5, { leavers: "accept" }))).toEqual(["mass-removal"]);
    expect(refresh(head, without5).problems.map(({ code, blocks }) => [code, blocks])).toEqual([
      ["mass-removal", false],
    ]);
  });
  test("a hat of somebody whose number another person has too is a hat the second time as well", () => {
    const rows = list(
      "id,name,manager_id,employee_number\n1,Cyd Holm,ada@a.example,9\n1,Ada Lovelace,,9\nada@a.example,Ada Lovelace,,9",
    );
    const known = hidePersonalIds(orgFrom(rows), counting()).org;
    expect(known.people.map(({ name }) => name)).toEqual(["Ada Lovelace", "Cyd Holm"]);
    expect(refresh(known, rows).changes).toEqual([]);
  });
  test("who has another id in the source is still found under the one that the list uses beside it", () => {
    const known = hidePersonalIds(
      orgFrom(list("id,name,employee_number,manager_id\nval@a.example,Val,8,\n2,Remy,9,val@a.example")),
      counting(),
    ).org;
    const renamed = list("id,name,employee_number,manager_id\nV4,Val,8,\n2,Remy,9,val@a.example");
    const now = refresh(known, renamed);
    expect(now.org.people.map(({ name }) => name)).toEqual(["Val", "Remy"]);
    expect(refresh(now.org, renamed).changes).toEqual([]);
    const whole = list("id,name,employee_number,manager_id\nV4,Val,8,\n2,Remy,9,V4");
    expect(person(refresh(now.org, whole).org, now.org.people[0]!.id).sourceId).toBe("V4");
  });
  test("and who is listed as left with a team begins nothing there, nor when the list is read again", () => {
    const left = list("id,name,end_date,team\n5,Eden Wynstead,2026-05-01,shop");
    const now = refresh(head, left, { isPartial: true });
    expect(kinds(now)).toEqual(["leave 5"]);
    expect(refresh(now.org, left, { isPartial: true }).changes).toEqual([]);
    const ahead = list("id,name,status,end_date,team\n5,Eden Wynstead,terminated,2027-01-01,shop");
    const later = refresh(head, ahead, { isPartial: true });
    expect(refresh(later.org, ahead, { isPartial: true }).changes).toEqual([]);
  });
  test("and who is listed as left, leaves on the day said", () => {
    const now = refresh(
      head,
      list("id,name,status,end_date\n5,Eden Wynstead,terminated,2026-05-01\n4,Deniz Hazelberg,active,"),
      { isPartial: true },
    );
    expect(now.changes).toEqual([{ kind: "leave", personId: "5", endOn: "2026-05-01", keepSeat: false }]);
    expect(now.counts).toMatchObject({ leaversSaid: 1, leaversProposed: 0 });
    // The same list again.
    expect(
      refresh(
        now.org,
        list("id,name,status,end_date\n5,Eden Wynstead,terminated,2026-05-01\n4,Deniz Hazelberg,active,"),
        { isPartial: true },
      ).changes,
    ).toEqual([]);
  });
  test("a manager listed as left keeps a seat for the reports, with or without their rows", () => {
    const now = refresh(
      head,
      list("id,name,manager_id,status\n2,Remy Farnwick,1,left\n3,Lumi Waldale,2,active"),
      { isPartial: true },
    );
    expect(kinds(now)).toEqual(["leave 2"]);
    expect([person(now.org, "3").managerId, person(now.org, "5").managerId]).toEqual(["seat:2", "seat:2"]);
    expect(blocked(now)).toEqual(["person-terminated"]);
  });
  test("comes back when listed again", () => {
    const gone = refresh(head, without5, { leavers: "accept" }).org;
    const now = refresh(gone, list("id,name,manager_id\n5,Eden Wynstead,4"), { isPartial: true });
    expect(kinds(now)).toEqual(["return-person 5"]);
    expect(person(now.org, "5")).toMatchObject({ managerId: "4", status: "active" });
    expect(now.returns.map(({ id }) => id)).toEqual(["5"]);
  });
});
