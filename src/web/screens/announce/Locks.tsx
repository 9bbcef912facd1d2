import { useQueryClient } from "@tanstack/react-query";
import { useState, type ReactNode } from "react";
import type { LetterView, WayOut } from "../../engine/plan/announceView.ts";
import type { Agreed } from "../../engine/plan/settle.ts";
import { useEngine } from "../../engine/useEngine.ts";
import { useText } from "../../text/useText.ts";
import { formatView, type OrgAt } from "../../view/view.ts";
import { PersonField } from "./PersonField.tsx";

/** What must be settled before the letter may be sent, each with its way out. */
export function Locks({
  at,
  wave,
  letter,
}: {
  readonly at: OrgAt;
  readonly wave: number;
  readonly letter: LetterView;
}): ReactNode {
  const text = useText();
  return (
    <section className="locks stack tight" aria-label={text("announce.openBefore")}>
      <h2 className="warn">{text("announce.openBefore")}</h2>
      <ul className="plain stack tight">
        {letter.locks.map(({ code, says, way }) => (
          <li key={`${code} ${says}`} className="row">
            <span className="spring">{says}</span>
            <Way at={at} wave={wave} way={way} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Way({
  at,
  wave,
  way,
}: {
  readonly at: OrgAt;
  readonly wave: number;
  readonly way: WayOut;
}): ReactNode {
  const engine = useEngine();
  const queries = useQueryClient();
  const text = useText();
  const [failed, setFailed] = useState("");
  const done = async (act: Promise<void>): Promise<void> => {
    try {
      await act;
      await queries.invalidateQueries();
    } catch (error) {
      setFailed(error instanceof Error ? error.message : String(error));
    }
  };
  const settle = (agreed: Agreed): void => void done(engine.settle(at, wave, agreed));
  if (failed !== "")
    return (
      <span className="bad" role="alert">
        {failed}
      </span>
    );
  switch (way.kind) {
    case "willing":
      return (
        <button type="button" className="button" onClick={() => settle({ ...way, kind: "willing" })}>
          {text("announce.saidYes", { name: way.name })}
        </button>
      );
    case "mentor":
    case "calibrator":
      return (
        <PersonField
          at={at}
          label={text(`announce.name.${way.kind}`)}
          onChoose={(otherId) => settle({ ...way, otherId })}
        />
      );
    case "craft-lead":
      return (
        <PersonField
          at={at}
          label={text("announce.name.craft-lead")}
          onChoose={(otherId) => settle({ ...way, otherId })}
        />
      );
    case "consultation":
    case "settings":
    case "texts":
      return (
        <button
          type="button"
          className="button"
          onClick={() => {
            const field = document.getElementById(PLACES[way.kind]);
            field?.closest("details")?.setAttribute("open", "");
            field?.focus();
          }}
        >
          {text("announce.toSettings")}
        </button>
      );
    case "plan":
      return (
        <a className="button" href={formatView({ ...at, place: "plan", own: {} })}>
          {text("announce.toPlan")}
        </a>
      );
  }
}

/** Where a lock is settled below the letters. */
const PLACES = {
  settings: "questions-to",
  texts: "letter-texts",
  consultation: "consultations",
} as const;
