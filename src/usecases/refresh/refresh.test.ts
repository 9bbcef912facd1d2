import { describe, expect, test } from "vitest";
import { personId } from "../../org/index.ts";
import {
  COMPANY,
  head,
  list,
  person,
  rest,
  codes,
  kinds,
  orgFrom,
  refresh,
  type Lists,
} from "./refresh.case.ts";

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
