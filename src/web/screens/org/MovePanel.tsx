import type { ReactNode } from "react";
import type { ConsequenceRow, Consequences } from "../../engine/edit/consequences.ts";
import { useText } from "../../text/useText.ts";
import { useFormat } from "../../ui/useFormat.ts";
import { pickedName, type Moving } from "./moving.ts";
import { shownValue } from "./shownValue.ts";

/** What dropping here would do, in place of what is known of the selection. The live region says it in one sentence. */
export function MovePanel({ moving }: { readonly moving: Moving }): ReactNode {
  const text = useText();
  const { picked, over, how } = moving;
  const who = pickedName(picked, text);
  return (
    <section className="panel subject moving-panel" aria-label={text("edit.panel")}>
      <div className="stack tight">
        <h2>{over === null ? who : text("edit.panelTitle", { who, target: over.name })}</h2>
        <p className="muted">{text(how === "keys" ? "edit.chooseKeys" : "edit.overNothing")}</p>
        {over?.would === null || over === null ? null : <Summary would={over.would} />}
      </div>
      {over === null || over.would === null || over.would.refusal !== null ? null : (
        <ConsequenceTable would={over.would} />
      )}
    </section>
  );
}

/** Why not, or what is to be checked, and what else is touched. */
export function Summary({ would }: { readonly would: Consequences }): ReactNode {
  const text = useText();
  const { refusal, sentence, newManagers, moreAreas, warnings, unchecked } = would;
  if (refusal !== null)
    return (
      <>
        <h3 className="bad">{text("edit.refused")}</h3>
        <p>{refusal}</p>
      </>
    );
  return (
    <>
      <p>{sentence}</p>
      <p className="muted">
        {text("edit.newManagers", { count: newManagers })}{" "}
        {moreAreas === 0 ? "" : text("edit.moreAreas", { count: moreAreas })}{" "}
        {unchecked === 0 ? "" : text("edit.unchecked", { count: unchecked })}
      </p>
      {warnings.length === 0 ? null : (
        <>
          <h3 className="warn">! {text("edit.check")}</h3>
          <ul className="plain">
            {warnings.map(({ message, tier }) => (
              <li key={message}>
                {message} <span className="muted">{text(`org.tier.${tier}`)}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

/** What differs first; of one subject together. */
function inOrder(rows: readonly ConsequenceRow[]): readonly ConsequenceRow[] {
  const [same, other] = [true, false].map((is) => rows.filter(({ verdict }) => (verdict === "same") === is));
  return [...(other ?? []), ...(same ?? [])];
}

const TONE = { better: "good", worse: "bad", same: "muted", other: undefined } as const;

/** Now and after for every measure touched, in colour and in words. */
export function ConsequenceTable({ would }: { readonly would: Consequences }): ReactNode {
  const text = useText();
  const format = useFormat();
  const unknown = text("edit.unknown");
  return (
    <div className="scroll">
      <table className="data consequences">
        <thead>
          <tr>
            <th scope="col">{text("edit.measure")}</th>
            <th scope="col" className="number">
              {text("edit.now")}
            </th>
            <th scope="col" className="number">
              {text("edit.after")}
            </th>
          </tr>
        </thead>
        <tbody>
          {inOrder(would.rows).map(({ subject, name, measure, now, after, verdict }) => (
            <tr key={`${subject} ${measure}`} data-verdict={verdict}>
              <th scope="row">
                {text(`edit.measure.${measure}`, { name })}{" "}
                <span className={TONE[verdict]}>{text(`edit.verdict.${verdict}`)}</span>
              </th>
              <td className="number">{shownValue(measure, now, format, unknown)}</td>
              <td className={`number ${TONE[verdict] ?? ""}`}>
                <strong>{shownValue(measure, after, format, unknown)}</strong>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
