import type { ReactNode } from "react";
import type { AnnounceView } from "../../engine/plan/announceView.ts";
import { useEngine } from "../../engine/useEngine.ts";
import { useText } from "../../text/useText.ts";
import type { OrgAt } from "../../view/view.ts";
import { DownloadButton } from "./DownloadButton.tsx";

/** Files of the wave: letters that may be sent, all as proposals, the sheet for HR. */
export function Exports({ at, found }: { readonly at: OrgAt; readonly found: AnnounceView }): ReactNode {
  const engine = useEngine();
  const text = useText();
  const { wave, open } = found;
  return (
    <>
      <DownloadButton
        label={text("announce.export.send", { open })}
        isDisabled={open === 0}
        make={() => engine.exportWave(at, wave, { kind: "letters", wanted: "to-send" })}
      />
      <DownloadButton
        label={text("announce.export.review")}
        make={() => engine.exportWave(at, wave, { kind: "letters", wanted: "for-review" })}
      />
      <DownloadButton
        label={text("announce.export.sheet")}
        make={() => engine.exportWave(at, wave, { kind: "change-sheet" })}
      />
    </>
  );
}
