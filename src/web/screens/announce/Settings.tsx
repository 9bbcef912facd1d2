import { useQueryClient } from "@tanstack/react-query";
import { useState, type ReactNode } from "react";
import type { AnnounceView } from "../../engine/plan/announceView.ts";
import { useEngine } from "../../engine/useEngine.ts";
import { useText } from "../../text/useText.ts";
import { useView } from "../../view/useView.ts";
import type { OrgAt } from "../../view/view.ts";
import { Consultations } from "./Consultations.tsx";
import { Texts } from "./Texts.tsx";

/** What all letters say: who answers, where an objection goes, opening and closing words; and consultations. */
export function Settings({ at, found }: { readonly at: OrgAt; readonly found: AnnounceView }): ReactNode {
  const engine = useEngine();
  const queries = useQueryClient();
  const text = useText();
  const { view } = useView();
  const { settings } = found;
  const [fields, setFields] = useState({
    questionsTo: settings.questionsTo ?? "",
    objectionsTo: settings.objectionsTo ?? "",
    objectionDays: settings.objectionDays === undefined ? "" : String(settings.objectionDays),
  });
  // Open where nothing was said yet; typing must not fold it.
  const [isNew] = useState(fields.questionsTo === "");
  const [failed, setFailed] = useState("");
  const field = (name: keyof typeof fields) => ({
    value: fields[name],
    onChange: (event: { readonly currentTarget: { readonly value: string } }) => {
      const { value } = event.currentTarget;
      setFields((old) => ({ ...old, [name]: value }));
    },
  });
  const save = async (): Promise<void> => {
    try {
      await engine.setAnswers(at, answersOf(fields));
      await queries.invalidateQueries();
    } catch (error) {
      setFailed(error instanceof Error ? error.message : String(error));
    }
  };
  const personId = view.selected?.startsWith("person:") === true ? view.selected.slice(7) : undefined;
  return (
    <details className="panel" open={isNew}>
      <summary>
        <h2 className="in-line">{text("announce.settings")}</h2>
      </summary>
      <form
        className="settings"
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <label className="field">
          {text("announce.questionsTo")}
          <input id="questions-to" {...field("questionsTo")} />
        </label>
        <label className="field">
          {text("announce.objectionsTo")}
          <input {...field("objectionsTo")} />
        </label>
        <label className="field">
          {text("announce.objectionDays")}
          <input type="number" min={1} max={365} {...field("objectionDays")} />
        </label>
        <div className="row wide">
          <button type="submit" className="button primary">
            {text("announce.save")}
          </button>
          {failed === "" ? null : (
            <span className="bad" role="alert">
              {failed}
            </span>
          )}
        </div>
      </form>
      <Texts at={at} wave={found.wave} personId={personId} />
      <Consultations at={at} found={found} />
    </details>
  );
}

function answersOf(fields: {
  readonly questionsTo: string;
  readonly objectionsTo: string;
  readonly objectionDays: string;
}): AnnounceView["settings"] {
  const days = Math.trunc(Number(fields.objectionDays));
  return {
    ...(fields.questionsTo.trim() === "" ? {} : { questionsTo: fields.questionsTo.trim() }),
    ...(fields.objectionsTo.trim() === "" ? {} : { objectionsTo: fields.objectionsTo.trim() }),
    ...(days > 0 ? { objectionDays: days } : {}),
  };
}
