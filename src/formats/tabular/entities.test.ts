import { cleanCell, neutralise } from "./clean.ts";
import { describe, expect, test } from "vitest";
import { settle, wording, type OrgRecords } from "../../org/index.ts";
import { formatCsvFolder, parseCsvFolder } from "../index.ts";

const TODAY = "2026-06-01";
type Texts = Readonly<Record<string, string>>;

const read = (texts: Texts) =>
  parseCsvFolder(
    Object.entries(texts).map(([name, text]) => ({
      name: `${name}.csv`,
      bytes: new TextEncoder().encode(text),
    })),
    { today: TODAY },
  );
const settled = (texts: Texts) => settle(read(texts), { today: TODAY });
const PEOPLE = "id,name,manager_id\n1,Ada,\n2,Bob,1\n3,Cyd,1\n";

/** A company that uses every field of every list. */
const COMPANY: Texts = {
  people: [
    "id,name,email,title,discipline,manager_id,location,time_zone,level,start_date,end_date,status,fte,vacant,employee_number,source_id,dotted_ids,dotted_purposes,dotted_rates,dotted_prioritises,dotted_from,dotted_to,legal_entity,cost_center,backfill_of,expected_on,interviewer_ids,ladder_url,mentor_id,calibrator_id,can_own,annual_cost_eur,shoe",
    "1,Ada,ada@acme.example,CEO,executive,,Oslo,Europe/Oslo,9,2020-01-01,,active,1,,A1,ada@old.example,,,,,,,Acme AS,C1,,,,,,,true,200000,42",
    "2,Bob,,EM,engineering,1,,,7,2021-01-01,2027-01-01,on-leave,0.8,,A2,,1;3,craft;admin,true;,;false,2026-01-01;,;2026-12-31,,,,,,https://ladder.example/em,3,1,,,",
    "3,Cyd,,PM,product,1,,,7,,,,,,,,,,,,,,,,,,,,,,false,,",
    "4,Backend engineer,,Engineer,engineering,2,,,,,,,,true,,,,,,,,,,,5,2026-09-01,1;3,,,,,,",
    "5,Eve,,Engineer,engineering,2,,,,,2026-03-01,terminated,,,,,,,,,,,,,,,,,,,,,",
  ].join("\n"),
  disciplines: [
    "id,name,aliases,lead_id,ladder_url,required_in_product,executive,colour",
    "engineering,Engineering,dev;eng,2,https://ladder.example,true,false,blue",
    "product,Product,,3,,true,false,",
    "executive,Executive,,1,,false,true,",
  ].join("\n"),
  areas: [
    "id,name,parent_id,kind,mode,owner_id,deputy_id,status,owner_acting,owner_from,owner_to,aliases,candidates,required_disciplines,folded,service_promise,certified_on,activated_on,charter",
    "acme,Acme,,corporate,functional,1,,active,,,,,,,,,,,",
    `pay,Payments,acme,product,sto,2;3,3,active,true;,2026-01-01;,;2026-05-01,Money,2:willing;3:asked,engineering;product,false,,2026-04-01,2026-02-01,"${JSON.stringify(
      {
        purpose: "Get paid",
        inScope: ["cards"],
        outOfScope: ["tax"],
        metricAssetIds: ["conv"],
        tenets: ["Fast first"],
        reservedDecisions: ["prices"],
        responsibilities: {
          people: "2",
          process: "2",
          projects: "3",
          technical: "2",
          product: "3",
          customer: "3",
        },
        signedBy: "1",
        signedOn: "2026-02-01",
        version: 2,
      },
    ).replaceAll('"', '""')}"`,
    "infra,Infra,acme,platform,functional,,,paused,,,,,,,true,Answers in a day,,,",
    "old,Old,acme,product,functional,,,retired,,,,,,,,,,,",
  ].join("\n"),
  assignments: [
    "person_id,area_id,share,type,role,is_lead,from,to,rater_id,guess",
    "2,pay,0.8,core,em,true,2026-01-01,,,",
    "3,pay,,core,pm,,,,,title",
    "2,infra,0.2,loan,,,2026-05-01,2026-07-01,3,",
    "1,infra,0,advisory,,,,,,",
  ].join("\n"),
  assets: [
    "id,name,kind,area_id,tier,owner_ids,approver_ids,external_ids,member_ids,role,pnl,claimed_by,used_by,shared_with,certified_on,contributors",
    "conv,Conversion,metric,pay,2,,,,,output,,,,,2026-04-01,",
    "api,API,repo,pay,1,acme/pay,1,github:acme/api,,,,pay;infra,infra,,,2:2026-05-01",
    "spend,Spend,budget,pay,3,,,,,,true,,,,,",
    "pager,Pager,on-call,infra,1,,,,2;3,,,,,pay,,",
  ].join("\n"),
  dependencies: [
    "id,consumer_id,provider_id,mode,blocking,channel,response_time_hours,accepted_by,from,to,asset_id",
    "d1,pay,infra,collaboration,true,#infra,4,consumer:2;provider:1,2026-01-01,2026-12-01,api",
  ].join("\n"),
  decisions: [
    "id,area_id,title,door,decider_id,raised_on,decided_on,outcome,review_on,overridden_by,overridden_on,input_ids,approver_ids,options,dissent,supersedes_id,contraindications",
    "x1,pay,Use cards,two-way,3,2026-01-01,2026-01-05,yes,2026-09-01,1,2026-02-01,2,,a;b,Bob: no,,",
    "x2,acme,Go STO,one-way,1,2026-01-01,,,,,,,3,,,x1,few-owners:yes:two are ready;large:no",
  ].join("\n"),
  waivers: [
    "id,check_id,subject_ids,reason,approver_id,granted_on,expires_on,standing",
    "w1,line-to-owner,2;pay,architect,1,2026-01-01,,true",
    "w2,span,2,for now,1,2026-01-01,2026-06-30,",
  ].join("\n"),
  redirects: ["kind,from_id,to_ids,on", "area,old,pay;infra,2026-01-01", "person,9,2,"].join("\n"),
};

/** Records without the places of their rows, which a written file gives anew. */
const bare = (records: OrgRecords): unknown =>
  JSON.parse(JSON.stringify(records, (key, value: unknown) => (key === "row" ? undefined : value)));
const inOrder = (records: OrgRecords): OrgRecords => ({
  ...records,
  people: [...records.people].sort((a, b) => (a.id < b.id ? -1 : 1)),
  areas: [...records.areas].sort((a, b) => (a.id < b.id ? -1 : 1)),
  assignments: [...records.assignments].sort((a, b) =>
    `${a.personId} ${a.areaId}` < `${b.personId} ${b.areaId}` ? -1 : 1,
  ),
  assets: [...records.assets].sort((a, b) => (a.id < b.id ? -1 : 1)),
  redirects: [...records.redirects].sort((a, b) => (a.kind + a.fromId < b.kind + b.fromId ? -1 : 1)),
});

test("a company that uses every field is written from its records and settles to the same records", () => {
  const first = settled(COMPANY);
  expect(first.problems.map(({ code }) => code)).toEqual(["person-terminated"]);
  const files = formatCsvFolder(first.records);
  const again = settled(Object.fromEntries(files.map(({ name, text }) => [name.replace(".csv", ""), text])));
  expect(again.problems.map((problem) => wording(problem.message))).toEqual(
    first.problems.map((problem) => wording(problem.message)),
  );
  expect(bare(inOrder(again.records))).toEqual(bare(inOrder(first.records)));
});

test("every column of every list that is written is one that company uses", () => {
  const used = new Map(
    formatCsvFolder(settled(COMPANY).records).map(({ name, text }) => [name, text.split("\n")[0]]),
  );
  for (const [list, text] of Object.entries(COMPANY))
    for (const heading of (text.split("\n")[0] ?? "").split(","))
      expect(used.get(`${list}.csv`)?.split(","), `${list}.${heading}`).toContain(heading);
});

describe("lists that say things another way", () => {
  test.each<[string, Texts, (records: OrgRecords) => unknown, unknown]>([
    [
      "members of an areas file work there",
      { people: PEOPLE, areas: "id,members\npay,2;3\n" },
      ({ assignments }) => assignments.map((row) => [row.personId, row.areaId, row.type]),
      [
        ["2", "pay", "core"],
        ["3", "pay", "core"],
      ],
    ],
    [
      "a row of assignments says more than a member",
      {
        people: PEOPLE,
        areas: "id,members\npay,2;3\n",
        assignments: "person_id,area_id,share,role\n2,pay,0.5,em\n",
      },
      ({ assignments }) => assignments.map((row) => [row.personId, row.share, row.role]),
      [
        ["2", 0.5, "em"],
        ["3", undefined, undefined],
      ],
    ],
    [
      "a parent names its children, a child's own word goes first",
      { people: PEOPLE, areas: "id,parent_id,children\na,,b;c\nb,,\nc,b,\n" },
      ({ areas }) => areas.map((area) => [area.id, area.parentId]),
      [
        ["a", null],
        ["b", "a"],
        ["c", "b"],
      ],
    ],
    [
      "an owner that is an area means its one owner",
      { people: PEOPLE, areas: "id,owner_id\npay,2\ncards,pay\n" },
      ({ areas }) => areas.map((area) => [area.id, area.owners.map((owner) => owner.personId)]),
      [
        ["company", []],
        ["pay", ["2"]],
        ["cards", ["2"]],
      ],
    ],
    [
      "an asset whose owner is an area belongs to it, and keeps the word",
      {
        people: PEOPLE,
        areas: "id,name\npay,Payments\n",
        assets: "id,kind,owner\napi,repo,payments\nweb,repo,2\n",
      },
      ({ assets }) => assets.map((asset) => [asset.areaId, asset.ownerIds]),
      [
        ["pay", ["payments"]],
        [undefined, ["2"]],
      ],
    ],
    [
      "a deputy may be named, and disciplines that are required too",
      {
        people: PEOPLE,
        areas: "id,deputy,required_disciplines\npay,bob,Engineering;ux\n",
        disciplines: "id,name,aliases\neng,Engineering,\nds,Design,ux\n",
      },
      ({ areas }) => {
        const pay = areas.find((area) => area.id === "pay");
        return [pay?.deputyId, pay?.requiredDisciplines];
      },
      ["2", ["eng", "ds"]],
    ],
    [
      "well-known words for what is owned",
      {
        people: PEOPLE,
        assets:
          "id,kind\na,Repository\nb,Component\nc,API\nd,app\ne,On-call rotation\nf,runbook\ng,KPI\nh,Dashboard\ni,budget\n",
      },
      ({ assets }) => assets.map((asset) => asset.kind),
      ["repo", "service", "service", "service", "on-call", "document", "metric", "dashboard", "budget"],
    ],
    [
      "a heading that is no plain key stays a plain key",
      { people: "id,name,__proto__,constructor\n1,Ada,x,y\n" },
      ({ people }) => Object.entries(people[0]?.extra ?? {}),
      [
        ["__proto__", "x"],
        ["constructor", "y"],
      ],
    ],
  ])("%s", (_, texts, pick, is) => {
    expect(pick(settled(texts).records)).toEqual(is);
  });
});

test.each([
  ["{", `"{" in charter of areas.csv, 1 row, read as no charter.`],
  [`{""purpose"":""p"",""vision"":1}`, `"vision" in charter of areas.csv, 1 row, read as not said.`],
  [
    `{""responsibilities"":{""fun"":""2""}}`,
    `"responsibilities.fun" in charter of areas.csv, 1 row, read as not said.`,
  ],
  [`{""signedOn"":""soon""}`, `"signedOn" in charter of areas.csv, 1 row, read as not said.`],
])("a charter cell of %s is kept, and what is unknown in it is said", (cell, message) => {
  const { problems, areas } = read({ areas: `id,charter\npay,"${cell}"\n`, people: PEOPLE });
  expect(problems.map((problem) => wording(problem.message))).toEqual([message]);
  expect(areas[0]?.extra).toEqual({ source_charter: cell.replaceAll('""', '"') });
});

test.each([
  ["@acme/pay", false],
  ["@acme/pay;@acme/ads;Payments", false],
  ["@acme/pay/cards", false],
  ["@SUM(A1)", true],
  ["@acme/pay;=1+1", true],
  ["@A1+B1/C1", true],
  ["=HYPERLINK(x)", true],
])("a cell %s is a team's name, or looks like a formula: %s", (cell, isFormula) => {
  const found = { trimmed: false, formula: false };
  expect([cleanCell(cell, found), found.formula]).toEqual([cell, isFormula]);
  expect(neutralise(cell)).toBe(`'${cell}`);
});
