import type { ReactNode } from "react";
import type { WorkView } from "../../engine/work.ts";
import { useText } from "../../text/useText.ts";

/** An organisation without areas: a column that names them, or the team names that were found. */
export function GroupBy({
  found,
  isBusy,
  hasAnswers,
  onColumn,
  onTeams,
}: {
  readonly found: WorkView;
  readonly isBusy: boolean;
  /** Something is answered: to keep it comes first. */
  readonly hasAnswers: boolean;
  readonly onColumn: (heading: string) => void;
  readonly onTeams: () => void;
}): ReactNode {
  const text = useText();
  const { columns, areas } = found;
  return (
    <section className="panel stack" aria-labelledby="group-by">
      <h2 id="group-by">{text("work.noColumn", { count: areas.length })}</h2>
      {areas.length === 0 ? null : (
        <div className="stack tight">
          <p className="muted">
            {areas
              .slice(0, 12)
              .map(({ name }) => name)
              .join(", ")}
            {areas.length > 12 ? ` ${text("work.andMore", { count: areas.length - 12 })}` : ""}
          </p>
          <div className="row">
            <button
              type="button"
              className={hasAnswers ? "button" : "button primary"}
              disabled={isBusy}
              onClick={onTeams}
            >
              {text("work.groupByTeam")}
            </button>
            <span className="muted">{text("work.groupByTeamSays")}</span>
          </div>
        </div>
      )}
      {columns.length === 0 ? null : (
        <div className="scroll">
          <table className="data">
            <caption>{text("work.columns")}</caption>
            <thead>
              <tr>
                <th scope="col">{text("work.column")}</th>
                <th scope="col" className="number">
                  {text("work.filled")}
                </th>
                <th scope="col" className="number">
                  {text("work.texts")}
                </th>
                <th scope="col">{text("work.samples")}</th>
                <th scope="col">
                  <span className="visually-hidden">{text("work.answer")}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {columns.map((one) => (
                <tr key={one.heading}>
                  <th scope="row">{one.heading}</th>
                  <td className="number">{one.filled}</td>
                  <td className="number">{one.texts}</td>
                  <td>{one.samples.join(", ")}</td>
                  <td>
                    <button
                      type="button"
                      className="button"
                      disabled={isBusy}
                      aria-label={text("work.takeColumnOf", { column: one.heading })}
                      onClick={() => onColumn(one.heading)}
                    >
                      {text("work.takeColumn")}
                    </button>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}
