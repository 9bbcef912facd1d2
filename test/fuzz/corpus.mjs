/** Sound inputs to start from: small organisations in every format, and companies' own lists with their mappings. */
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { strToU8 } from "fflate";
import { convertOrg, writableFormats } from "../../dist/usecases/convertOrg.js";
import { importOrg } from "../../dist/usecases/importOrg.js";

const EXAMPLES = resolve(import.meta.dirname, "../../examples");
export const TODAY = "2026-06-01";
const csv = (name, ...lines) => ({ name: `${name}.csv`, bytes: strToU8(`${lines.join("\n")}\n`) });

/** An invented company with something in every list. */
const SMALL = [
  csv(
    "people",
    "id,name,email,title,discipline,manager_id,location,level,start_date,end_date,status,fte,vacant,dotted_ids,can_own,note",
    "ada,Ada Öz,ada@acme.example,CEO,executive,,Bern,9,2019-01-01,,active,1,,,,",
    "bob,Bob,bob@acme.example,EM,engineering,ada,Bern,6,2020-02-29,,active,0.8,,cyd,true,=1+1",
    'cyd,"Cyd, the second",,PM,product,ada,,6,01/02/2021,,on leave,1,,,yes,"two\nlines"',
    "dee,TBD,,Designer,design,bob,,,,,vacant,1,true,,,",
    "eve,Eve (Interim),,Engineer,engineering,bob,,3,2022-05-05,2027-01-01,active,,,,,",
  ),
  csv(
    "areas",
    "id,name,parent_id,kind,mode,owner_id,deputy_id,status,owner_acting,aliases,service_promise,activated_on,charter",
    "acme,Acme,,corporate,functional,ada,,active,,,,,",
    `pay,Payments,acme,product,sto,bob,cyd,active,true,Zahlungen;pay-in,,2026-01-01,"{""purpose"":""take money"",""inScope"":[""cards""],""signedBy"":""ada""}"`,
    "core,Core,acme,platform,stl,cyd,,active,,,answers in a day,,",
  ),
  csv(
    "assignments",
    "person_id,area_id,share,type,role,is_lead,from,to",
    "bob,pay,0.8,core,EM,true,2026-01-01,",
    "eve,pay,50%,core,,,,",
    "eve,core,0.5,loan,,,2026-01-01,2026-09-01",
    "cyd,core,1,core,PM,true,,",
    "dee,pay,1,core,,,,",
  ),
  csv(
    "assets",
    "id,name,kind,area_id,tier,owner_ids,approver_ids,external_ids,used_by,contributors",
    "shop,Shop,service,pay,1,bob,cyd,github:acme/shop,core,eve:2026-05-01",
    "lib,Library,repo,core,2,,,github:acme/lib;path:/src,pay,",
    "kpi,Orders,metric,pay,3,,,,,",
  ),
  csv(
    "dependencies",
    "id,consumer_id,provider_id,mode,blocking,channel,response_time_hours,accepted_by",
    "d1,pay,core,service,true,#core,24,consumer:bob;provider:cyd",
  ),
  csv(
    "decisions",
    "id,area_id,title,door,decider_id,raised_on,decided_on,outcome,contraindications",
    "k1,pay,Move cards,two-way,bob,2026-01-01,2026-01-09,yes,",
    "k2,acme,Why at all,one-way,ada,2026-01-01,,,few-owners:no:two are ready",
  ),
  csv(
    "waivers",
    "id,check_id,subject_ids,reason,approver_id,granted_on,expires_on",
    "w1,span,bob,small,ada,2026-01-01,2026-06-30",
  ),
  csv(
    "disciplines",
    "id,name,aliases,lead_id,ladder_url",
    "engineering,Engineering,dev;SWE,bob,https://acme.example/ladder",
  ),
  csv("redirects", "kind,from_id,to_ids,on", "area,cards,pay,2025-12-31"),
];

const CODEOWNERS = {
  name: "repos/acme/shop/.github/CODEOWNERS",
  bytes: strToU8(`# owners
*  @acme/payments  ada@acme.example
/docs/  @acme/core # prose
/a\\ b/*.[ch]  @bob
[Section][2] @acme/core
^[Optional]
/src/pay/
!/src/old
`),
};

/** What a run starts from: `{name, input}` as `importOrg` takes it. */
export function seeds() {
  const small = importOrg({ files: SMALL, today: TODAY }).org;
  const written = writableFormats()
    .map((format) => ({ name: format.name, input: { files: convertOrg(small, format.name).files } }))
    .filter(({ input }) => input.files.length > 0);
  const settings = {
    name: "settings",
    input: {
      files: SMALL.slice(0, 3),
      configText:
        "format: 1\nthresholds:\n  span.max: 9\nwords: {squad: product}\naliases: {dev: engineering}\nplan: {costs: {uncovered: 5}}\n",
      mappingText: "people:\n  manager_id: manager_id\n",
    },
  };
  const owners = { name: "owners of a repository", input: { files: [...SMALL.slice(0, 2), CODEOWNERS] } };
  return [{ name: "canonical", input: { files: SMALL } }, ...written, settings, owners, ...ownLists()];
}

/** Companies' own lists, cut to their beginnings, with their mappings. */
function ownLists() {
  return readdirSync(EXAMPLES)
    .map((set) => join(EXAMPLES, set, "own"))
    .filter((folder) => statSync(folder, { throwIfNoEntry: false })?.isDirectory() === true)
    .map((folder) => ({
      name: `own ${folder.split("/").at(-2)}`,
      input: {
        files: readdirSync(folder)
          .filter((name) => /\.ya?ml$/.test(name) && name !== "mapping.yaml")
          .map((name) => ({
            name,
            bytes: new Uint8Array(readFileSync(join(folder, name)).subarray(0, 4096)),
          })),
        mappingText: readFileSync(join(folder, "mapping.yaml"), "utf8"),
      },
    }));
}
