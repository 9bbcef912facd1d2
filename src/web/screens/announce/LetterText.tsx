import { useQueryClient } from "@tanstack/react-query";
import { useDeferredValue, useId, useRef, useState, type ReactNode } from "react";
import type { TextsView } from "../../engine/announce.ts";
import { useEngine } from "../../engine/useEngine.ts";
import { useText } from "../../text/useText.ts";
import { useFormat } from "../../ui/useFormat.ts";
import type { OrgAt } from "../../view/view.ts";
import { TextPreview } from "./TextPreview.tsx";

/** One text: its words with the fields it may name, a preview, who wrote and who approved it. */
export function LetterText({
  at,
  wave,
  personId,
  kept,
  fields,
  letters,
}: {
  readonly at: OrgAt;
  readonly wave: number;
  readonly personId: string | undefined;
  readonly kept: TextsView["texts"][number];
  readonly fields: TextsView["fields"];
  readonly letters: number;
}): ReactNode {
  const engine = useEngine();
  const queries = useQueryClient();
  const text = useText();
  const { day } = useFormat();
  const id = useId();
  const area = useRef<HTMLTextAreaElement>(null);
  const { name, text: stands, isApproved } = kept;
  const [words, setWords] = useState(stands?.text ?? "");
  const [author, setAuthor] = useState(stands?.author ?? "");
  const [approver, setApprover] = useState("");
  const [failed, setFailed] = useState("");
  const wanted = useDeferredValue(words);
  const act = async (doing: Promise<void>): Promise<void> => {
    try {
      await doing;
      setFailed("");
      await queries.invalidateQueries();
    } catch (error) {
      setFailed(error instanceof Error ? error.message : String(error));
    }
  };
  const insert = (field: string): void => {
    const place = area.current?.selectionStart ?? words.length;
    setWords(`${words.slice(0, place)}{${field}}${words.slice(place)}`);
    area.current?.focus();
  };
  const dayOf = (instant: string | undefined): string =>
    instant === undefined ? "–" : day(instant.slice(0, 10));
  return (
    <section className="stack tight letter-text" aria-labelledby={id}>
      <h4 id={id}>{text(`announce.text.${name}`)}</h4>
      {stands === null ? null : (
        <p className={isApproved ? "good" : "warn"}>
          {text("announce.writtenBy", { author: stands.author, at: dayOf(stands.writtenAt) })}{" "}
          {isApproved
            ? text("announce.approvedBy", { approver: stands.approver ?? "", at: dayOf(stands.approvedAt) })
            : text("announce.notApproved")}
        </p>
      )}
      <form
        className="stack tight"
        onSubmit={(event) => {
          event.preventDefault();
          void act(engine.writeLetterText(at, wave, name, { text: words, author }));
        }}
      >
        <textarea
          ref={area}
          rows={4}
          aria-label={text(`announce.text.${name}`)}
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
        />
        <Fields fields={fields} letters={letters} onInsert={insert} />
        {wanted.trim() === "" ? null : <TextPreview at={at} wave={wave} words={wanted} personId={personId} />}
        <div className="row">
          <label className="field">
            {text("announce.author")}
            <input
              required={words.trim() !== ""}
              value={author}
              onChange={(event) => setAuthor(event.currentTarget.value)}
            />
          </label>
          <button type="submit" className="button primary">
            {text("announce.saveText")}
          </button>
        </div>
      </form>
      {stands === null || isApproved ? null : (
        <form
          className="row"
          onSubmit={(event) => {
            event.preventDefault();
            void act(engine.approveLetterText(at, name, approver));
          }}
        >
          <label className="field">
            {text("announce.approveAs")}
            <input required value={approver} onChange={(event) => setApprover(event.currentTarget.value)} />
          </label>
          <button type="submit" className="button">
            {text("announce.approve")}
          </button>
        </form>
      )}
      {failed === "" ? null : (
        <p className="bad" role="alert">
          {failed}
        </p>
      )}
    </section>
  );
}

/** What the text may name, each with how many letters carry it; what none carries is said and not offered. */
function Fields({
  fields,
  letters,
  onInsert,
}: {
  readonly fields: TextsView["fields"];
  readonly letters: number;
  readonly onInsert: (field: string) => void;
}): ReactNode {
  const text = useText();
  const there = fields.filter((one) => one.letters > 0);
  const absent = fields.filter((one) => one.letters === 0).map(({ field }) => `{${field}}`);
  return (
    <details>
      <summary>{text("announce.fieldsThere")}</summary>
      <div className="row">
        {there.map((one) => (
          <button key={one.field} type="button" className="button" onClick={() => onInsert(one.field)}>
            {text("announce.fieldOf", { field: `{${one.field}}`, letters: one.letters, all: letters })}
          </button>
        ))}
      </div>
      {absent.length === 0 ? null : (
        <p className="muted">{text("announce.fieldNone", { fields: absent.join(", ") })}</p>
      )}
    </details>
  );
}
