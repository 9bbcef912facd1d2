import { useState, type ReactNode } from "react";
import { LETTER_FORMS, type LetterForm } from "../../engine/announce.ts";
import { useEngine } from "../../engine/useEngine.ts";
import { PrintButton } from "../../exports/PrintButton.tsx";
import { SaveButton } from "../../exports/SaveButton.tsx";
import { useFileWords } from "../../exports/useFileWords.ts";
import { useText } from "../../text/useText.ts";
import type { OrgAt } from "../../view/view.ts";

/** One letter for its reader alone: saved, or printed. */
export function LetterFiles({
  at,
  wave,
  personId,
}: {
  readonly at: OrgAt;
  readonly wave: number;
  readonly personId: string;
}): ReactNode {
  const engine = useEngine();
  const text = useText();
  const words = useFileWords();
  const [form, setForm] = useState<LetterForm>("pdf");
  return (
    <div className="row">
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
        label={text("announce.saveLetter")}
        make={() => engine.exportLetter(at, wave, { personId, form }, words)}
      />
      <PrintButton make={() => engine.exportLetter(at, wave, { personId, form: "pdf" }, words)} />
    </div>
  );
}
