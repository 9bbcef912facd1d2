import { describe, expect, test } from "vitest";
import { indexOrg } from "../../org/index.ts";
import { hidePersonalIds } from "../hidePersonalIds.ts";
import { head, list, person, blocked, counting, kinds, orgFrom, refresh, said } from "./refresh.case.ts";

describe("another id in the list", () => {
  test("by employee number: ours stays, theirs is noted, and references follow", () => {
    const now = refresh(
      head,
      list(
        "id,name,manager_id,employee_number\nE2,Remy Farnwick,1,101\nE3,Lumi Waldale,E2,102\nE9,Kim Lee,E3,200",
      ),
      { isPartial: true },
    );
    expect(kinds(now)).toEqual(["add-person E9", "update-person 2", "update-person 3"]);
    expect(person(now.org, "2")).toMatchObject({ id: "2", sourceId: "E2", managerId: "1" });
    expect(person(now.org, "E9").managerId).toBe("3");
    expect(said(now)).toContain(
      "2 people are known by employee number, under another id: E2 as Remy Farnwick, E3 as Lumi Waldale.",
    );
    const again = refresh(
      now.org,
      list("id,name,manager_id\nE2,Remy Farnwick,1\nE3,Lumi Waldale,E2\nE9,Kim Lee,E3"),
      { isPartial: true },
    );
    expect([again.changes, again.counts.matched["source-id"]]).toEqual([[], 2]);
  });
  test("by address: applied, and each one listed", () => {
    const now = refresh(head, list("id,name,email\nX,Lumi Waldale,LUMI@a.example"), { isPartial: true });
    expect(said(now)).toContain("1 person is known by e-mail address alone; check each: X as Lumi Waldale.");
    expect(person(now.org, "3").sourceId).toBe("X");
  });
  test("by name nobody is known, only asked for", () => {
    const rows =
      "id,name,manager_id\n1,Val Thornlow,\n2,Remy Farnwick,1\n3,Lumi Waldale,2\n4,Deniz Hazelberg,1\nX,Eden Wynstead,2";
    const now = refresh(head, list(rows));
    expect(kinds(now)).toEqual(["add-person X"]);
    expect(said(now)).toContain(
      "1 newcomer may be somebody who is known: X as Eden Wynstead. They are taken for new unless chosen.",
    );
    const chosen = refresh(head, list(rows), { matches: { X: "5" } });
    expect(kinds(chosen)).toEqual(["update-person 5"]);
    expect(chosen.leavers).toEqual([]);
  });
  test("id and employee number of two people: the row changes neither, and neither is a leaver", () => {
    const now = refresh(
      head,
      list(
        "id,name,title,manager_id,employee_number\n1,Val Thornlow,CEO,,100\n2,Remy Farnwick,EM,1,101\n3,Somebody Else,Boss,1,104\n4,Deniz Hazelberg,Designer,1,103",
      ),
    );
    expect(now.changes).toEqual([]);
    expect(now.leavers).toEqual([]);
    expect(blocked(now)).toEqual(["match-ambiguous"]);
    expect(now.problems[0]?.subjects).toEqual(["3", "5"]);
  });
  test("a list without ids is matched by number and address, whatever the order of its rows", () => {
    const bare = orgFrom(
      list("name,email,manager\nVal Thornlow,val@a.example,\nRemy Farnwick,remy@a.example,val@a.example"),
    );
    expect(bare.people.map(({ id }) => id)).toEqual(["row-2", "row-3"]);
    const now = refresh(
      bare,
      list(
        "name,email,manager\nKim Lee,kim@a.example,remy@a.example\nRemy Farnwick,remy@a.example,val@a.example\nVal Thornlow,val@a.example,",
      ),
    );
    expect(kinds(now)).toEqual(["add-person g1"]);
    expect(person(now.org, "g1")).toMatchObject({ name: "Kim Lee", managerId: "row-3" });
  });
  test("ids that are addresses: newcomers get generated ones, the others are found by the source's", () => {
    const rows = "id,name,manager\nval@a.example,Val Thornlow,\nremy@a.example,Remy Farnwick,val@a.example";
    const { org: hidden } = hidePersonalIds(orgFrom(list(rows)), counting());
    expect(refresh(hidden, list(rows)).changes).toEqual([]);
    const now = refresh(hidden, list(`${rows}\nkim@a.example,Kim Lee,remy@a.example`));
    expect(now.joiners).toEqual([
      expect.objectContaining({ id: "g3", sourceId: "kim@a.example", managerId: "g2" }),
    ]);
    expect(JSON.stringify(now.changes).match(/kim@/g)?.length).toBe(1);
    expect(said(now)).toContain("1 new id says who somebody is: it is replaced.");
  });
  test("one that belonged to somebody before is not given to a newcomer", () => {
    const was = indexOrg(
      { ...head.records, redirects: [{ kind: "person", fromId: "9", toIds: [] }] },
      [],
      head.today,
    );
    expect(refresh(was, list("id,name,manager_id\n9,Kim Lee,1"), { isPartial: true }).joiners).toEqual([
      expect.objectContaining({ id: "g1", sourceId: "9" }),
    ]);
  });
});
