import { describe, expect, test } from "vitest";
import { applyChanges } from "../../changes/index.ts";
import type { Org, Problem } from "../../org/index.ts";
import { hidePersonalIds } from "../hidePersonalIds.ts";
import { counting, orgFrom, refresh, type Lists } from "./refresh.case.ts";

const PEOPLE = `
  id,name,email,discipline,manager_id
  1,Val Thornlow,val@a.example,executive,
  2,Zoë Quackenbush,zq@a.example,Quackenbush Zoe Crew,1
  3,Remy Farnwick,remy@a.example,engineering,2`;
const LISTS: Lists = {
  people: PEOPLE,
  areas: `
    id,name,parent_id,owner_id
    acme,Acme,,1
    zoe-quackenbush-s-team,Zoë Quackenbush's team,acme,2
    pay,Pay,zoe-quackenbush-s-team,3`,
  assignments: `
    person_id,area_id,share,is_lead
    2,zoe-quackenbush-s-team,1,true
    3,Zoë Quackenbush's team,0.5,
    3,ask zoe quackenbush,0.5,`,
  assets: `
    id,name,kind,area_id
    zoequackenbush/dotfiles,Dotfiles,repo,zoe-quackenbush-s-team`,
  dependencies: `
    id,consumer_id,provider_id
    pay:zoe-quackenbush-s-team,pay,zoe-quackenbush-s-team`,
  decisions: `
    id,area_id,title,door
    zoe-quackenbush-1,zoe-quackenbush-s-team,Price,two-way`,
  waivers: `
    id,check_id,subject_ids,reason
    zq-a-example,span,zoe-quackenbush-s-team,r`,
  redirects: `
    kind,from_id,to_ids
    area,zoe-quackenbush-old,zoe-quackenbush-s-team
    person,quackenbushz,2`,
};
const isTelling = (value: unknown): boolean =>
  /quackenbush|zq/i.test(
    JSON.stringify(value).replaceAll(/"(?:sourceId|name|email)":"[^"]*"|"aliases":\[[^\]]*\]/g, ""),
  );
/** A message quotes cells, which are texts. */
const namedIn = ({ subjects, fixes }: Problem): unknown => [subjects, fixes];
const stored = (lists: Lists): Org => hidePersonalIds(orgFrom(lists), counting()).org;

describe("areas and things in whose ids somebody is named", () => {
  const head = stored(LISTS);
  test("have other ids here, and the same list again changes nothing", () => {
    expect(isTelling(head.records)).toBe(false);
    const again = refresh(head, LISTS);
    expect(again.changes).toEqual([]);
    expect(isTelling(again.problems.map(namedIn))).toBe(false);
  });
  test.each(Object.keys(LISTS))("the list of %s alone changes nothing", (name) => {
    const alone = { people: PEOPLE, [name]: LISTS[name]! };
    expect(refresh(head, alone).changes).toEqual([]);
  });
  test("are found by their name where an areas column of people names them", () => {
    const people = PEOPLE.replace("manager_id", "manager_id,team")
      .replace("executive,", "executive,,")
      .replace("Crew,1", "Crew,1,Zoë Quackenbush's team")
      .replace("engineering,2", "engineering,2,zoe-quackenbush-s-team");
    const now = refresh(head, { people });
    expect(now.org.records.areas).toHaveLength(head.records.areas.length);
  });
  test("what a newer list says of one is laid over the one that is here", () => {
    const areas = `id,name,parent_id\nzoe-quackenbush-s-team,Growth,acme`;
    const { changes } = refresh(head, { people: PEOPLE, areas });
    const here = head.records.areas.find(({ sourceId }) => sourceId === "zoe-quackenbush-s-team")!;
    expect(changes).toEqual([{ kind: "update-area", areaId: here.id, fields: { name: "Growth" } }]);
  });
  test("get other ids where the newer list brings them, and stay the same after it", () => {
    const bare = stored({ people: PEOPLE.replace("Quackenbush Zoe Crew", "design") });
    const now = refresh(bare, LISTS);
    expect(isTelling(now.changes)).toBe(false);
    expect(isTelling(now.problems.map(namedIn))).toBe(false);
    expect(applyChanges(bare, now.changes).ok).toBe(true);
    expect(refresh(now.org, LISTS).changes).toEqual([]);
  });
  test("an id that stands here already stays", () => {
    const before = stored({ ...LISTS, people: "id,name\n1,Val Thornlow\n2,Z Q\n3,Remy Farnwick" });
    const now = refresh(before, LISTS);
    expect(now.org.areaIndexById.has("zoe-quackenbush-s-team")).toBe(true);
  });
});
