import { describe, expect, test } from "vitest";
import { head, list, person, blocked, kinds, orgFrom, refresh, said, type Lists } from "./refresh.case.ts";

describe("seats", () => {
  const people = (rows: string): Lists =>
    list(`id,name,title,manager_id,vacant,expected_on,backfill_of,start_date\n${rows}`);
  const seated = orgFrom(
    people("1,Val Thornlow,CEO,,,,,\n2,Remy Farnwick,EM,1,,,,\ns,Engineer,Engineer,2,true,2026-05-01,,"),
  );
  const hired = people(
    "1,Val Thornlow,CEO,,,,,\n2,Remy Farnwick,EM,1,,,,\n9,Kim Lee,Engineer,2,,,,2026-05-01",
  );
  test("a newcomer in the place of an empty seat is asked for, and joins beside it", () => {
    const now = refresh(seated, hired);
    expect(kinds(now)).toEqual(["add-person 9"]);
    expect(said(now)).toContain(
      "Kim Lee may take the seat Engineer (they start on the day somebody is expected); they join beside it unless accepted.",
    );
    expect(person(now.org, "s").vacant).toBe(true);
  });
  test("and takes it once accepted", () => {
    for (const fills of ["accept", ["s"], ["9"]] as const) {
      const now = refresh(seated, hired, { fills });
      expect(kinds(now)).toEqual(["fill-vacancy 9"]);
      expect(now.org.people.map(({ id }) => id)).toEqual(["1", "2", "9"]);
      expect(refresh(now.org, hired).changes).toEqual([]);
    }
  });
  test("two newcomers for one seat: nobody is proposed", () => {
    const now = refresh(
      seated,
      people(
        "1,Val Thornlow,CEO,,,,,\n2,Remy Farnwick,EM,1,,,,\n8,Ann Poe,Engineer,2,,,,2026-05-01\n9,Kim Lee,Engineer,2,,,,2026-05-01",
      ),
    );
    expect(now.fillings).toEqual([]);
  });
  test("whom the list says somebody replaces: the place goes over with reports and rows, once both are accepted", () => {
    const rows = "1,Val Thornlow,CEO,,,,,\n9,Kim Lee,Head,1,,,2,2026-05-01\n3,Lumi Waldale,Engineer,9,,,,";
    const three = orgFrom({
      ...people("1,Val Thornlow,CEO,,,,,\n2,Remy Farnwick,EM,1,,,,\n3,Lumi Waldale,Engineer,2,,,,"),
      assignments: "person_id,area_id\n2,pay",
    });
    expect(kinds(refresh(three, people(rows), { fills: "accept" }))).toEqual([
      "add-person 9",
      "set-manager 3",
    ]);
    const now = refresh(three, people(rows), {
      fills: "accept",
      leavers: "accept",
      accept: ["mass-removal"],
    });
    expect(kinds(now)).toEqual(["leave 2", "fill-vacancy 9"]);
    expect(
      now.org.records.assignments.filter((row) => row.to === undefined).map((row) => row.personId),
    ).toEqual(["9"]);
    expect(person(now.org, "3").managerId).toBe("9");
  });
  test("a seat whose own id is somebody now", () => {
    const now = refresh(
      seated,
      people("1,Val Thornlow,CEO,,,,,\n2,Remy Farnwick,EM,1,,,,\ns,Kim Lee,Engineer,2,,,,2026-05-01"),
    );
    expect(person(now.org, "s")).toMatchObject({ name: "Kim Lee", vacant: false });
    expect(now.joiners).toEqual([]);
  });
  test("empty seats that an HR list never has stay without a word of leaving", () => {
    const now = refresh(seated, list("id,name,manager_id\n1,Val Thornlow,\n2,Remy Farnwick,1"));
    expect([now.changes, now.leavers]).toEqual([[], []]);
    expect(said(now)).toContain("1 person is an empty seat the list lacks; kept: Engineer.");
  });
});

describe("managers outside the list", () => {
  test("somebody the list lacks is still the manager of those it has, by id, address or name", () => {
    for (const cell of ["2", "remy@a.example", "Remy Farnwick"]) {
      const now = refresh(head, list(`id,name,manager\n4,Deniz Hazelberg,${cell}`), { isPartial: true });
      expect(kinds(now)).toEqual(["set-manager 4"]);
      expect(person(now.org, "4").managerId).toBe("2");
      expect(blocked(now)).toEqual([]);
    }
  });
  test("somebody nobody knows is a made seat, which blocks; the same again is the same seat", () => {
    const text = list("id,name,manager_id\n4,Deniz Hazelberg,77");
    const now = refresh(head, text, { isPartial: true });
    expect(blocked(now)).toEqual(["manager-missing"]);
    expect(kinds(now)).toEqual(["add-person 77", "set-manager 4"]);
    expect(refresh(now.org, text, { isPartial: true }).changes).toEqual([]);
  });
  test("a circle closed with somebody the list lacks is cut, said, and blocks", () => {
    const now = refresh(head, list("id,name,manager_id\n2,Remy Farnwick,5"), { isPartial: true });
    expect(blocked(now)).toContain("manager-loop");
    expect(now.org.people.length).toBe(5);
  });
});
