import { lazy, Suspense, useState, type ReactNode } from "react";
import { useCommand } from "../app/useCommand.ts";
import { useText } from "../text/useText.ts";
import { useOrgAt } from "../view/useOrgAt.ts";
import { isViewOnly } from "../view/viewOnly.ts";
import { usePrintFoot } from "./usePrintFoot.ts";
import { ViewOnlyMark } from "./ViewOnlyMark.tsx";

const ShareDialog = lazy(async () => ({ default: (await import("./ShareDialog.tsx")).ShareDialog }));

/** The way to files, to an encrypted snapshot and to paper. Nothing to share while no organisation is open. */
export function ShareButton(): ReactNode {
  const text = useText();
  const at = useOrgAt();
  const [isOpen, setIsOpen] = useState(false);
  usePrintFoot(at);
  useCommand("app.share", () => setIsOpen(true), at !== null);
  if (at === null) return null;
  return (
    <>
      {isViewOnly(at.org) ? <ViewOnlyMark org={at.org} /> : null}
      <button type="button" className="button" data-command="app.share" onClick={() => setIsOpen(true)}>
        {text("share.open")}
      </button>
      <Suspense>{isOpen ? <ShareDialog at={at} onClose={() => setIsOpen(false)} /> : null}</Suspense>
    </>
  );
}
