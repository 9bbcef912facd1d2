import { lazy, Suspense, useState, type ReactNode } from "react";
import type { Figure } from "../engine/workedOut.ts";
import { useText } from "../text/useText.ts";
import { useOrgAt } from "../view/useOrgAt.ts";

const WorkedOutDialog = lazy(async () => ({
  default: (await import("./WorkedOutDialog.tsx")).WorkedOutDialog,
}));

/**
 * A number of a screen with the way to how it is worked out. It says what it is, so that one measure is one value
 * wherever it stands.
 * @param metric id of a metric, or `area-row.…` for a figure of the table of areas.
 * @param what names the number for those who do not see where it stands: "Legs, Checkout".
 */
export function WorkedOut({
  metric,
  area,
  what,
  children,
}: Figure & { readonly what: string; readonly children: string | number }): ReactNode {
  const text = useText();
  const at = useOrgAt();
  const [isOpen, setIsOpen] = useState(false);
  const figure: Figure = area === undefined ? { metric } : { metric, area };
  return (
    <>
      <button
        type="button"
        className="worked-out"
        // One element, however many numbers a table has.
        aria-label={`${children}. ${text("worked.button", { what })}`}
        title={text("worked.button", { what })}
        data-metric={metric}
        data-area={area ?? ""}
        onClick={() => setIsOpen(true)}
      >
        {children}
      </button>
      <Suspense>
        {isOpen && at !== null ? (
          <WorkedOutDialog at={at} figure={figure} onClose={() => setIsOpen(false)} />
        ) : null}
      </Suspense>
    </>
  );
}
