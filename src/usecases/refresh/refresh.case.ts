import { parseFiles } from "../../formats/index.ts";
import { buildOrg, wording, type Config, type Org, type OrgDraft, type Person } from "../../org/index.ts";
import { refreshOrg, type Refresh, type RefreshOptions } from "../refreshOrg.ts";

/** Lists as texts, and what a refresh says of them in words. */
export const TODAY = "2026-06-01";
export type Lists = Readonly<Record<string, string>>;

export const draftOf = (lists: Lists): OrgDraft =>
  parseFiles(
    Object.entries(lists).map(([name, text]) => ({
      name: `${name}.csv`,
      bytes: new TextEncoder().encode(text.trim().replace(/^ +/gm, "")),
    })),
    { today: TODAY },
  );
export const orgFrom = (lists: Lists): Org => buildOrg(draftOf(lists), { today: TODAY });

export const counting = (): (() => string) => {
  let n = 0;
  return () => `g${++n}`;
};

export const refresh = (head: Org, lists: Lists, options: RefreshOptions = {}, config?: Config): Refresh =>
  refreshOrg({
    head,
    draft: draftOf(lists),
    newId: counting(),
    options,
    ...(config === undefined ? {} : { config }),
  });

/** "set-manager bob" for each change, in order. */
export const kinds = ({ changes }: Refresh): string[] =>
  changes.map((change) => {
    const one = change as unknown as {
      readonly personId?: string;
      readonly person?: { readonly id: string };
      readonly areaId?: string;
      readonly area?: { readonly id: string };
      readonly assignment?: { readonly personId: string; readonly areaId: string };
    };
    const row =
      one.assignment === undefined ? undefined : `${one.assignment.personId} ${one.assignment.areaId}`;
    return [change.kind, row ?? one.person?.id ?? one.area?.id ?? one.personId ?? one.areaId ?? ""]
      .join(" ")
      .trim();
  });

export const codes = ({ problems }: Refresh): string[] => problems.map(({ code }) => code);
export const blocked = ({ blocking }: Refresh): string[] => blocking.map(({ code }) => code);
export const said = ({ summary }: Refresh): string[] => summary.map(({ says }) => wording(says));

/** A company whose owners, charters, decisions and dotted lines no HR list knows. */
export const COMPANY: Lists = {
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
/** The same, as it is kept. */
export const head = orgFrom(COMPANY);
/** A list of people alone. */
export const list = (text: string): Lists => ({ people: text });
/** Who bears the id; a test that names nobody fails. */
export function person(org: Org, id: string): Person {
  const found = org.people[org.personIndexById.get(id) ?? -1];
  if (found === undefined) throw new Error(`Nobody bears the id ${id}.`);
  return found;
}
/** All but people: what an HR list must not touch. */
export const rest = ({ records }: Org): unknown => ({ ...records, people: [], outside: [] });
