import { useState, type ReactNode } from "react";
import { useEngine } from "../engine/useEngine.ts";
import { useText } from "../text/useText.ts";
import { Ask } from "../ui/Ask.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import type { OrgAt } from "../view/view.ts";
import { Files } from "./Files.tsx";

const KINDS = ["files"] as const;

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
      <div className="switch" role="group" aria-label={text("share.kind")}>
        {KINDS.map((one) => (
          <button key={one} type="button" aria-pressed={one === kind} onClick={() => setKind(one)}>
            {text(`share.${one}`)}
          </button>
        ))}
      </div>
      <Ask of={["exports", at]} ask={() => engine.exportsOf(at)}>
        {(found) => <Files at={at} found={found} />}
      </Ask>
    </Dialog>
  );
}
