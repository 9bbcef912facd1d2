import type { ReactNode } from "react";
import type { LetterRow } from "../../engine/plan/announceView.ts";
import { useText } from "../../text/useText.ts";
import { useView } from "../../view/useView.ts";

/** Who gets a letter, what changes for them, who tells them. */
export function LetterList({
  rows,
  selected,
}: {
  readonly rows: readonly LetterRow[];
  readonly selected: string | undefined;
}): ReactNode {
  const text = useText();
  const { go } = useView();
  return (
    <div className="scroll people-scroll" tabIndex={0} role="region" aria-label={text("announce.list")}>
      <table className="data">
        <thead>
          <tr>
            <th scope="col">{text("plan.person")}</th>
            <th scope="col">{text("announce.what")}</th>
            <th scope="col">{text("announce.toldBy")}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id} aria-selected={row.id === selected}>
              <td>
                <button
                  type="button"
                  className="link"
                  aria-current={row.id === selected ? "true" : undefined}
                  onClick={() => go({ selected: `person:${row.id}` })}
                >
                  {row.name}
                </button>
                <div className="muted">{row.title}</div>
              </td>
              <td>
                {row.facts.map((fact) => text(`announce.fact.${fact}`)).join(", ")}
                {row.locks === 0 ? null : (
                  <div className="warn">{text("announce.locks", { count: row.locks })}</div>
                )}
              </td>
              <td>
                {row.toldBy === "" ? "–" : row.toldBy}
                {row.toldWith === "" ? null : (
                  <div className="muted">{text("announce.with", { name: row.toldWith })}</div>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
