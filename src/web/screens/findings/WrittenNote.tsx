import type { ReactNode } from "react";
import { useCommand } from "../../app/useCommand.ts";
import { useEngine } from "../../engine/useEngine.ts";
import { useText } from "../../text/useText.ts";
import type { OrgAt } from "../../view/view.ts";
import type { Writing } from "./useWriting.ts";

/** What was just written, with the way back; or why it was not. Stays in sight while the page is scrolled. */
export function WrittenNote({ at, writing }: { readonly at: OrgAt; readonly writing: Writing }): ReactNode {
  const engine = useEngine();
  const text = useText();
  const { written, error, isBusy } = writing;
  const revision = written?.revision ?? null;
  const undo = (): void => {
    if (revision !== null)
      writing.write(text("findings.undone"), async () => {
        await engine.undoRevision(at, revision);
        return null;
      });
  };
  useCommand("edit.undo", undo, revision !== null && !isBusy);
  if (written === null && error === null) return null;
  return (
    <div
      className={error === null ? "notice sticky" : "notice sticky is-bad"}
      role={error === null ? undefined : "alert"}
    >
      <div className="row">
        <span className={error === null ? undefined : "bad"}>{error ?? written?.says}</span>
        {revision === null ? null : (
          <button type="button" className="button" disabled={isBusy} onClick={undo}>
            {text("work.undo")}
          </button>
        )}
        <button type="button" className="button" onClick={writing.clear}>
          {text("work.close")}
        </button>
      </div>
    </div>
  );
}
