import { useQueryClient } from "@tanstack/react-query";
import { useState, type ReactNode } from "react";
import type { WorkOutcome } from "../../engine/work.ts";
import { useCommand } from "../../app/useCommand.ts";
import { useEngine } from "../../engine/useEngine.ts";
import { useText } from "../../text/useText.ts";
import type { OrgAt } from "../../view/view.ts";
import { Outcome } from "./Outcome.tsx";

/** What was just committed, with the way back. */
export function Kept({
  at,
  kept,
  onDone,
}: {
  readonly at: OrgAt;
  readonly kept: WorkOutcome & { readonly revision: number };
  readonly onDone: () => void;
}): ReactNode {
  const engine = useEngine();
  const text = useText();
  const queries = useQueryClient();
  const [error, setError] = useState<string | null>(null);
  const undo = async (): Promise<void> => {
    try {
      await engine.undoRevision(at, kept.revision);
      onDone();
      await queries.invalidateQueries();
    } catch (caught) {
      setError(caught instanceof Error ? caught.message : String(caught));
    }
  };
  useCommand("edit.undo", () => void undo());
  return (
    <div className="notice stack tight" role="status">
      <Outcome outcome={kept} />
      {error === null ? null : <p className="bad">{error}</p>}
      <div className="row">
        <span className="muted">{text("work.revision", { number: kept.revision })}</span>
        <button type="button" className="button" onClick={() => void undo()}>
          {text("work.undo")}
        </button>
        <button type="button" className="button" onClick={onDone}>
          {text("work.close")}
        </button>
      </div>
    </div>
  );
}
