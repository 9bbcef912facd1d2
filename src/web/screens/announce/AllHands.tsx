import type { ReactNode } from "react";
import { useEngine } from "../../engine/useEngine.ts";
import { SaveButton } from "../../exports/SaveButton.tsx";
import { useText } from "../../text/useText.ts";
import { Ask } from "../../ui/Ask.tsx";
import type { OrgAt } from "../../view/view.ts";

/** What everybody may read: no names, no group under five. */
export function AllHands({ at, wave }: { readonly at: OrgAt; readonly wave: number }): ReactNode {
  const engine = useEngine();
  const text = useText();
  return (
    <section className="panel stack letter">
      <h1>{text("announce.by.everybody")}</h1>
      <p className="muted">{text("announce.everybodyNote")}</p>
      <Ask of={["all-hands", at, wave]} ask={() => engine.allHands(at, wave)}>
        {(said) => <pre className="said">{said}</pre>}
      </Ask>
      <div className="row">
        <SaveButton
          label={text("announce.export.everybody")}
          make={() => engine.exportWave(at, wave, { kind: "all-hands" })}
        />
      </div>
    </section>
  );
}
