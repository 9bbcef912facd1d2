import { describe, expect, test } from "vitest";
import { indexOrg, personId, type Org, type Person } from "../../org/index.ts";
import { hidePersonalIds } from "../hidePersonalIds.ts";
import { blocked, codes, counting, kinds, orgFrom, refresh, said, type Lists } from "./refresh.case.ts";

/** A company whose owners, charters, decisions and dotted lines no HR list knows. */
const COMPANY: Lists = {
  people: `
    id,name,email,title,discipline,manager_id,employee_number,level,dotted_ids,shoe
    1,Val Thornlow,val@a.example,CEO,executive,,100,9,,40
    2,Remy Farnwick,remy@a.example,EM,engineering,1,101,7,,41
    3,Lumi Waldale,lumi@a.example,Engineer,engineering,2,102,5,1,42
    4,Deniz Hazelberg,deniz@a.example,Designer,design,1,103,5,,43
    5,Eden Wynstead,eden@a.example,Engineer,engineering,2,104,5,,44`,
  areas: `
    id,name,parent_id,kind,mode,owner_id,deputy_id,aliases,charter
    acme,Acme,,corporate,functional,1,,,
    pay,Payments,acme,product,sto,2,3,Money,"{""purpose"":""Get paid"",""signedBy"":""1""}"
    shop,Shop,acme,product,functional,4,,,`,
  assignments: `
    person_id,area_id,share,type,role,is_lead
    2,pay,1,core,em,true
    3,pay,0.6,core,dev,
    3,shop,0.4,loan,,
    4,shop,1,core,,true
    5,pay,1,core,,`,
  assets: `
    id,name,kind,area_id
    api,API,repo,pay`,
  decisions: `
    id,area_id,title,door,decider_id
    q,pay,Price,two-way,2`,
};
const head = orgFrom(COMPANY);
const list = (text: string): Lists => ({ people: text });
const person = (org: Org, id: string): Person => org.people[org.personIndexById.get(id) ?? -1]!;
/** All but people: what an HR list must not touch. */
const rest = ({ records }: Org): unknown => ({ ...records, people: [], outside: [] });

describe("what the list does not say stays", () => {
  test("an HR list of names and managers changes managers alone", () => {
    const now = refresh(
      head,
      list(
        `id,name,manager_id\n1,Val Thornlow,\n2,Remy Farnwick,1\n3,Lumi Waldale,1\n4,Deniz Hazelberg,1\n5,Eden Wynstead,2`,
      ),
    );
    expect(kinds(now)).toEqual(["set-manager 3"]);
    expect(rest(now.org)).toEqual(rest(head));
    expect(person(now.org, "3")).toEqual({ ...person(head, "3"), managerId: "1" });
    expect(now.problems).toEqual([]);
  });
  test("a column that is empty from top to bottom says nothing; an empty cell beside filled ones says none", () => {
    const text = (titles: readonly string[]): Lists =>
      list(`id,name,title,location\n${titles.map((title, i) => `${i + 1},,${title},`).join("\n")}`);
    expect(refresh(head, text(["", "", "", "", ""])).changes).toEqual([]);
    expect(refresh(head, text(["CEO", "EM", "", "Designer", "Engineer"])).changes).toEqual([
      { kind: "update-person", personId: "3", fields: {}, unset: ["title"] },
    ]);
  });
  test("without a name column names stay, and so does everything else", () => {
    const now = refresh(head, list("id,level\n1,9\n2,8\n3,5\n4,5\n5,5"));
    expect(now.changes).toEqual([{ kind: "update-person", personId: "2", fields: { level: 8 } }]);
  });
  test("without a manager column nobody loses theirs", () => {
    const now = refresh(
      head,
      list(
        "id,name,title\n1,Val Thornlow,CEO\n2,Remy Farnwick,Director\n3,Lumi Waldale,Engineer\n4,Deniz Hazelberg,Designer\n5,Eden Wynstead,Engineer",
      ),
    );
    expect(kinds(now)).toEqual(["update-person 2"]);
    expect(codes(now)).toEqual([]);
  });
  test("of the source's own columns those it has now", () => {
    const now = refresh(head, list("id,name,hat\n3,Lumi Waldale,red\n4,Deniz Hazelberg,"), {
      isPartial: true,
    });
    expect(person(now.org, "3").extra).toEqual({ shoe: "42", hat: "red" });
    expect(person(now.org, "4").extra).toEqual({ shoe: "43" });
  });
  test("dotted lines go only where the list has them", () => {
    const bare = refresh(head, list("id,name,dotted_ids\n3,Lumi Waldale,\n4,Deniz Hazelberg,2"), {
      isPartial: true,
    });
    expect(person(bare.org, "3").dottedLines).toBeUndefined();
    expect(person(bare.org, "4").dottedLines).toEqual([{ managerId: "2", purpose: "project" }]);
  });
});

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

test("a discipline means what it meant, under any of its names", () => {
  const eng = orgFrom({
    people: "id,name,discipline\n1,Val Thornlow,engineering",
    disciplines: "id,name,aliases\nengineering,Engineering,dev;eng",
  });
  expect(refresh(eng, list("id,name,function\n1,Val Thornlow,DEV")).changes).toEqual([]);
  expect(kinds(refresh(eng, list("id,name,function\n1,Val Thornlow,Data Science")))).toEqual([
    "add-discipline",
    "update-person 1",
  ]);
});

test("ids in options that are nobody's change nothing", () => {
  const now = refresh(head, COMPANY, {
    leavers: ["nobody"],
    fills: ["nobody"],
    matches: { nobody: "1", "2": "nobody" },
  });
  expect(now.changes).toEqual([]);
  expect(personId("2")).toBe("2");
});
