import type { ReactNode } from "react";
import type { LetterView, LineView } from "../../engine/plan/announceView.ts";
import { useText } from "../../text/useText.ts";
import { useFormat } from "../../ui/useFormat.ts";
import type { OrgAt } from "../../view/view.ts";
import { LetterFiles } from "./LetterFiles.tsx";
import { Locks } from "./Locks.tsx";

/** A letter as its reader sees it, with what is open before it may be sent. */
export function LetterPaper({
  at,
  wave,
  letter,
}: {
  readonly at: OrgAt;
  readonly wave: number;
  readonly letter: LetterView;
}): ReactNode {
  const text = useText();
  const { day } = useFormat();
  const { settings } = letter;
  const tellers = [letter.toldBy, letter.toldWith].filter((one) => one !== "");
  return (
    <article className="panel stack letter" aria-live="polite" aria-label={letter.name}>
      {letter.locks.length === 0 ? (
        <p className="good">{text("announce.canBeSent")}</p>
      ) : (
        <Locks at={at} wave={wave} letter={letter} />
      )}
      <p className="muted">
        {text("announce.for", { name: letter.name })}{" "}
        {tellers.length === 0 ? "" : text("announce.tellers", { names: tellers.join(", ") })}
      </p>
      <h1 className="statement">{text("announce.title", { day: day(letter.on) })}</h1>
      {letter.opening === "" ? null : <p className="pre">{letter.opening}</p>}
      <div className="scroll">
        <table className="data">
          <thead>
            <tr>
              <th scope="col">
                <span className="visually-hidden">{text("announce.what")}</span>
              </th>
              <th scope="col">{text("announce.now")}</th>
              <th scope="col">{text("announce.fromDay", { day: day(letter.on) })}</th>
            </tr>
          </thead>
          <tbody>
            {letter.changes.map((line) => (
              <Line key={line.title} line={line} />
            ))}
          </tbody>
        </table>
      </div>
      {letter.stays.length === 0 ? null : (
        <section className="stack tight">
          <h2>{text("announce.stays")}</h2>
          <ul>
            {letter.stays.map(({ title, after, restsOn }) => (
              <li key={title} title={restsOn.join(", ")}>
                {title}: {after ?? text("announce.nothing")}
              </li>
            ))}
          </ul>
        </section>
      )}
      {letter.why.length === 0 ? null : (
        <section className="stack tight">
          <h2>{text("announce.why")}</h2>
          {letter.why.map((line) => (
            <p key={line}>{line}</p>
          ))}
        </section>
      )}
      <section className="stack tight">
        <h2>{text("announce.answers")}</h2>
        <p>{settings.questionsTo ?? text("announce.nobodyAnswers")}</p>
        {settings.objectionsTo === undefined || settings.objectionDays === undefined ? null : (
          <p>{text("announce.objection", { to: settings.objectionsTo, days: settings.objectionDays })}</p>
        )}
      </section>
      {letter.closing === "" ? null : <p className="pre">{letter.closing}</p>}
      <LetterFiles at={at} wave={wave} personId={letter.id} />
      <details className="muted">
        <summary>{text("announce.fields")}</summary>
        <ul>
          {letter.changes.map(({ title, restsOn }) => (
            <li key={title}>
              {title}: {restsOn.join(", ")}
            </li>
          ))}
        </ul>
      </details>
    </article>
  );
}

function Line({ line }: { readonly line: LineView }): ReactNode {
  const text = useText();
  return (
    <tr title={line.restsOn.join(", ")}>
      <th scope="row">{line.title}</th>
      <td>{line.before ?? text("announce.nothing")}</td>
      <td>
        <b>{line.after ?? text("announce.nothing")}</b>
      </td>
    </tr>
  );
}
