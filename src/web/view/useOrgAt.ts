import { useMemo } from "react";
import { useView } from "./useView.ts";
import type { OrgAt } from "./view.ts";

/** The organisation that is looked at; null where none is open. The same object as long as it is the same one. */
export function useOrgAt(): OrgAt | null {
  const { org, on, scenario } = useView().view;
  return useMemo(
    () =>
      org === undefined
        ? null
        : { org, ...(on === undefined ? {} : { on }), ...(scenario === undefined ? {} : { scenario }) },
    [org, on, scenario],
  );
}
