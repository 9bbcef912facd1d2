import { useState, type ReactNode } from "react";
import { LETTER_FORMS, type LetterForm } from "../../engine/announce.ts";
import type { AnnounceView } from "../../engine/plan/announceView.ts";
import { useEngine } from "../../engine/useEngine.ts";
import { SaveButton } from "../../exports/SaveButton.tsx";
import { useFileWords } from "../../exports/useFileWords.ts";
import { useText } from "../../text/useText.ts";
import type { OrgAt } from "../../view/view.ts";
import { Packs } from "./Packs.tsx";

/** Files of the wave: letters that may be sent, all as proposals, the sheet for HR, and a pack for each audience. */
export function Exports({ at, found }: { readonly at: OrgAt; readonly found: AnnounceView }): ReactNode {
  const engine = useEngine();
  const text = useText();
  const words = useFileWords();
  const [form, setForm] = useState<LetterForm>("md");
  const [isPacking, setIsPacking] = useState(false);
  const { wave, open } = found;
  return (
    <>
      <select
        className="button"
        aria-label={text("announce.form")}
        value={form}
        onChange={(event) => setForm(event.currentTarget.value as LetterForm)}
      >
        {LETTER_FORMS.map((one) => (
          <option key={one} value={one}>
            {text(`announce.form.${one}`)}
          </option>
        ))}
      </select>
      <SaveButton
        label={text("announce.export.send", { open })}
        isDisabled={open === 0}
        make={() => engine.exportLetters(at, wave, { which: "to-send", form }, words)}
      />
      <SaveButton
        label={text("announce.export.review")}
        make={() => engine.exportLetters(at, wave, { which: "for-review", form }, words)}
      />
      <SaveButton
        label={text("announce.export.sheet")}
        make={() => engine.exportWave(at, wave, { kind: "change-sheet" })}
      />
      <button type="button" className="button" onClick={() => setIsPacking(true)}>
        {text("announce.packs")}
      </button>
      {isPacking ? <Packs at={at} wave={wave} onClose={() => setIsPacking(false)} /> : null}
    </>
  );
}
