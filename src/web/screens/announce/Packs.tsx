import type { ReactNode } from "react";
import type { PackAudience } from "../../engine/announce.ts";
import { useEngine } from "../../engine/useEngine.ts";
import { SaveButton } from "../../exports/SaveButton.tsx";
import { useFileWords } from "../../exports/useFileWords.ts";
import { useText } from "../../text/useText.ts";
import { Dialog } from "../../ui/Dialog.tsx";
import type { OrgAt } from "../../view/view.ts";

const AUDIENCES: readonly PackAudience[] = ["deciders", "council", "managers", "all-hands"];

/** For each audience what its pack holds, and the pack. */
export function Packs({
  at,
  wave,
  onClose,
}: {
  readonly at: OrgAt;
  readonly wave: number;
  readonly onClose: () => void;
}): ReactNode {
  const engine = useEngine();
  const text = useText();
  const words = useFileWords();
  return (
    <Dialog title={text("announce.packs")} says={text("announce.packsSays")} onClose={onClose}>
      <ul className="plain stack">
        {AUDIENCES.map((audience) => (
          <li key={audience} className="stack tight">
            <h3>{text(`announce.pack.${audience}`)}</h3>
            <p className="muted">{text(`announce.pack.${audience}Says`)}</p>
            <div className="row">
              <SaveButton
                label={text("announce.pack.save", { audience: text(`announce.pack.${audience}`) })}
                make={() => engine.exportPack(at, wave, audience, words)}
              />
            </div>
          </li>
        ))}
        <li className="stack tight">
          <h3>{text("announce.pack.person")}</h3>
          <p className="muted">{text("announce.pack.personSays")}</p>
        </li>
      </ul>
    </Dialog>
  );
}
