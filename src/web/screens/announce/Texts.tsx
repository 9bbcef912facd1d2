import type { ReactNode } from "react";
import { useEngine } from "../../engine/useEngine.ts";
import { useText } from "../../text/useText.ts";
import { Ask } from "../../ui/Ask.tsx";
import type { OrgAt } from "../../view/view.ts";
import { LetterText } from "./LetterText.tsx";

/** Opening and closing words of all letters: written by one, approved by another, filled for each person. */
export function Texts({
  at,
  wave,
  personId,
}: {
  readonly at: OrgAt;
  readonly wave: number;
  readonly personId: string | undefined;
}): ReactNode {
  const engine = useEngine();
  const text = useText();
  return (
    <section className="stack" id="letter-texts" tabIndex={-1}>
      <h3>{text("announce.texts")}</h3>
      <p className="muted">{text("announce.textsNote")}</p>
      <Ask of={["letter-texts", at, wave]} ask={() => engine.letterTexts(at, wave)}>
        {({ texts, fields, letters }) =>
          texts.map((one) => (
            <LetterText
              key={`${one.name} ${one.text?.writtenAt ?? ""}`}
              at={at}
              wave={wave}
              personId={personId}
              kept={one}
              fields={fields}
              letters={letters}
            />
          ))
        }
      </Ask>
    </section>
  );
}
