import { useEffect } from "react";
import { useText } from "../text/useText.ts";
import { useFormat } from "../ui/useFormat.ts";
import type { OrgAt } from "../view/view.ts";

/** What stands at the foot of each page that is printed of a place: which organisation, as of which day. */
export function usePrintFoot(at: OrgAt | null): void {
  const text = useText();
  const { day } = useFormat();
  const foot =
    at === null
      ? ""
      : `${at.org} · ${text("exports.foot", { day: day(at.on ?? new Date().toISOString().slice(0, 10)) })}`;
  useEffect(() => {
    // A string of CSS: backslashes and quotes of a name end nothing.
    document.documentElement.style.setProperty("--print-foot", JSON.stringify(foot));
  }, [foot]);
}
