import { parseFiles } from "../../formats/index.ts";
import { buildOrg, wording, type Config, type Org, type OrgDraft } from "../../org/index.ts";
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
