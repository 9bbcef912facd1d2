import { useState, type ReactNode } from "react";
import { useEngine } from "../engine/useEngine.ts";
import { useText } from "../text/useText.ts";
import { Ask } from "../ui/Ask.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import type { OrgAt } from "../view/view.ts";
import { isViewOnly } from "../view/viewOnly.ts";
import { Files } from "./Files.tsx";
import { Snapshot } from "./Snapshot.tsx";

const KINDS = ["files", "snapshot"] as const;

/** What can leave: files of drawings and tables, or the organisation itself as an encrypted snapshot. */
export function ShareDialog({
  at,
  onClose,
}: {
  readonly at: OrgAt;
  readonly onClose: () => void;
}): ReactNode {
  const engine = useEngine();
  const text = useText();
  const [kind, setKind] = useState<(typeof KINDS)[number]>("files");
  return (
    <Dialog title={text("share.title")} onClose={onClose}>
      {isViewOnly(at.org) ? null : (
        <div className="row">
          <div className="switch" role="group" aria-label={text("share.kind")}>
            {KINDS.map((one) => (
              <button key={one} type="button" aria-pressed={one === kind} onClick={() => setKind(one)}>
                {text(`share.${one}`)}
              </button>
            ))}
          </div>
        </div>
      )}
      <Ask of={["exports", at]} ask={() => engine.exportsOf(at)}>
        {(found) => (kind === "files" ? <Files at={at} found={found} /> : <Snapshot at={at} found={found} />)}
      </Ask>
    </Dialog>
  );
}
