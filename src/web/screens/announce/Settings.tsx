import { useQueryClient } from "@tanstack/react-query";
import { useState, type ReactNode } from "react";
import type { LetterSettings } from "../../../announce/index.ts";
import type { AnnounceView } from "../../engine/plan/announceView.ts";
import { useEngine } from "../../engine/useEngine.ts";
import { useText } from "../../text/useText.ts";
import type { OrgAt } from "../../view/view.ts";
import { Consultations } from "./Consultations.tsx";

/** What all letters say: who answers, where an objection goes, opening words with author and approver. */
export function Settings({ at, found }: { readonly at: OrgAt; readonly found: AnnounceView }): ReactNode {
  const engine = useEngine();
  const queries = useQueryClient();
  const text = useText();
  const { settings } = found;
  const [fields, setFields] = useState({
    questionsTo: settings.questionsTo ?? "",
    objectionsTo: settings.objectionsTo ?? "",
    objectionDays: settings.objectionDays === undefined ? "" : String(settings.objectionDays),
    opening: settings.opening?.text ?? "",
    author: settings.opening?.author ?? "",
    approver: settings.opening?.approver ?? "",
  });
  // Open where nothing was said yet; typing must not fold it.
  const [isNew] = useState(fields.questionsTo === "");
  const [said, setSaid] = useState("");
  const field = (name: keyof typeof fields) => ({
    value: fields[name],
    onChange: (event: { readonly currentTarget: { readonly value: string } }) => {
      const { value } = event.currentTarget;
      setFields((old) => ({ ...old, [name]: value }));
    },
  });
  const save = async (): Promise<void> => {
    try {
      await engine.setLetters(at, settingsOf(fields));
      await queries.invalidateQueries();
    } catch (error) {
      setSaid(error instanceof Error ? error.message : String(error));
    }
  };
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
        <label className="field wide">
          {text("announce.opening")}
          <textarea rows={3} {...field("opening")} />
        </label>
        <label className="field">
          {text("announce.author")}
          <input required={fields.opening.trim() !== ""} {...field("author")} />
        </label>
        <label className="field">
          {text("announce.approver")}
          <input {...field("approver")} />
        </label>
        <div className="row wide">
          <button type="submit" className="button primary">
            {text("announce.save")}
          </button>
          <span role="status">{said}</span>
        </div>
      </form>
      <Consultations at={at} found={found} />
    </details>
  );
}

function settingsOf(fields: {
  readonly questionsTo: string;
  readonly objectionsTo: string;
  readonly objectionDays: string;
  readonly opening: string;
  readonly author: string;
  readonly approver: string;
}): LetterSettings {
  const days = Math.trunc(Number(fields.objectionDays));
  const text = fields.opening.trim();
  const approver = fields.approver.trim();
  return {
    ...(fields.questionsTo.trim() === "" ? {} : { questionsTo: fields.questionsTo.trim() }),
    ...(fields.objectionsTo.trim() === "" ? {} : { objectionsTo: fields.objectionsTo.trim() }),
    ...(days > 0 ? { objectionDays: days } : {}),
    ...(text === ""
      ? {}
      : { opening: { text, author: fields.author.trim(), ...(approver === "" ? {} : { approver }) } }),
  };
}
