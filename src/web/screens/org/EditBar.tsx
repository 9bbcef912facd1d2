import type { ReactNode } from "react";
import { useCommand } from "../../app/useCommand.ts";
import type { Differences } from "../../engine/edit/differences.ts";
import { useText } from "../../text/useText.ts";
import type { OrgEditing } from "./useEditing.ts";

export const SIDES = ["before", "changes", "after"] as const;
export type Side = (typeof SIDES)[number];

/** Which state of the scenario is shown, and the way back and forth through its edits. */
export function EditBar({
  edit,
  side,
  onSide,
}: {
  readonly edit: OrgEditing;
  readonly side: Side;
  readonly onSide: (side: Side) => void;
}): ReactNode {
  const text = useText();
  const { editing, canEdit, undo, redo } = edit;
  const hasSides = editing !== null;
  useCommand("show.before", () => onSide("before"), hasSides);
  useCommand("show.changes", () => onSide("changes"), hasSides);
  useCommand("show.after", () => onSide("after"), hasSides);
  const canUndo = canEdit && editing !== null && editing.undo !== null;
  const canRedo = canEdit && editing !== null && editing.redo !== null;
  useCommand("edit.undo", undo, canUndo);
  useCommand("edit.redo", redo, canRedo);
  if (editing === null) return null;
  return (
    <>
      <div className="segments" role="group" aria-label={text("edit.side")}>
        {SIDES.map((one) => (
          <button key={one} type="button" aria-pressed={side === one} onClick={() => onSide(one)}>
            {text(`edit.side.${one}`)}
          </button>
        ))}
      </div>
      {canEdit ? (
        <>
          <button
            type="button"
            className="button"
            disabled={!canUndo}
            title={editing.undo === null ? undefined : text("edit.undoWhat", { what: editing.undo })}
            onClick={undo}
          >
            {text("edit.undo")}
          </button>
          <button
            type="button"
            className="button"
            disabled={!canRedo}
            title={editing.redo === null ? undefined : text("edit.redoWhat", { what: editing.redo })}
            onClick={redo}
          >
            {text("edit.redo")}
          </button>
        </>
      ) : (
        <span className="muted">
          {editing.state === "open"
            ? ""
            : text("edit.locked", { state: text(`scenario.state.${editing.state}`) })}
        </span>
      )}
    </>
  );
}

/** How many stand elsewhere, with the sign each is marked by. */
export function ChangeCounts({ differences }: { readonly differences: Differences }): ReactNode {
  const text = useText();
  const { moved, added, removed } = differences;
  if (moved + added + removed === 0) return <span>{text("edit.nothingChanged")}</span>;
  return (
    <>
      <span className="mark moved">{text("edit.changed", { count: moved })}</span>{" "}
      {added === 0 ? null : <span className="mark added">{text("edit.added", { count: added })}</span>}{" "}
      {removed === 0 ? null : (
        <span className="mark removed">{text("edit.removed", { count: removed })}</span>
      )}
    </>
  );
}
