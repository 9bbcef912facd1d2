import { useEffect, type ReactNode } from "react";
import { useText } from "../../text/useText.ts";
import type { Told } from "./useEditing.ts";

const STAYS_MS = 12_000;

/** What was just done, with the way back. The live region says it too. */
export function Toast({
  told,
  onUndo,
  onClose,
}: {
  readonly told: Told;
  readonly onUndo: () => void;
  readonly onClose: () => void;
}): ReactNode {
  const text = useText();
  const { says, isError, canUndo } = told;
  useEffect(() => {
    // What went wrong stays until it is read.
    if (isError) return;
    const timer = setTimeout(onClose, STAYS_MS);
    return () => clearTimeout(timer);
    // A new text begins anew.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [told]);
  return (
    <div className={isError ? "toast error" : "toast"} role={isError ? "alert" : undefined}>
      <span>{says}</span>
      {canUndo ? (
        <button type="button" className="button" onClick={onUndo}>
          {text("edit.undo")}
        </button>
      ) : null}
      <button type="button" className="button quiet" aria-label={text("edit.close")} onClick={onClose}>
        <span aria-hidden="true">✕</span>
      </button>
    </div>
  );
}
