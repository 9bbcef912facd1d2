import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState, type ReactNode } from "react";
import type { Figure, WorkedOutView } from "../engine/workedOut.ts";
import { useEngine } from "../engine/useEngine.ts";
import { useText } from "../text/useText.ts";
import type { OrgAt } from "../view/view.ts";
import { Dialog } from "./Dialog.tsx";
import { Limits } from "./Limits.tsx";
import { TakeCsv } from "./TakeCsv.tsx";
import { useFormat } from "./useFormat.ts";
import { Waiting } from "./Waiting.tsx";

/** Formula, rows, filters and limits of one number; the rows to be taken along. */
export function WorkedOutDialog({
  at,
  figure,
  onClose,
}: {
  readonly at: OrgAt;
  readonly figure: Figure;
  readonly onClose: () => void;
}): ReactNode {
  const text = useText();
  const engine = useEngine();
  const [limits, setLimits] = useState<Readonly<Record<string, number>>>({});
  const { data, error } = useQuery({
    queryKey: ["worked-out", at, figure, limits],
    queryFn: () => engine.workedOut(at, figure, limits),
    placeholderData: keepPreviousData,
  });
  const csv = async (): Promise<string> => engine.workedOutCsv(at, figure, limits);
  return (
    <Dialog title={text("worked.title")} onClose={onClose}>
      {error === null ? null : (
        <p className="bad" role="alert">
          {error.message}
        </p>
      )}
      {data === undefined ? (
        error === null ? (
          <Waiting />
        ) : null
      ) : (
        <>
          <Said view={data} />
          <Limits limits={data.limits} onChange={setLimits} chosen={limits} />
          <Rows view={data} />
          <TakeCsv name={[data.title, data.area].filter(Boolean).join(" ")} count={data.count} csv={csv} />
        </>
      )}
    </Dialog>
  );
}

function Said({ view }: { readonly view: WorkedOutView }): ReactNode {
  const text = useText();
  const { day, percent } = useFormat();
  const { title, area, org, on, shown, formula, symbols, filters, coverage, prose } = view;
  const isHere = symbols.some(({ here }) => here !== null);
  return (
    <>
      <div className="stack tight">
        <p>
          <strong>{area === null ? title : `${title}, ${area}`}</strong>{" "}
          <span className="muted">{text("worked.of", { org, day: day(on) })}</span>
        </p>
        <p className="statement" aria-live="polite" data-worked-out="">
          {shown}
        </p>
        {prose === "" ? null : <p>{prose}</p>}
      </div>
      <div className="stack tight">
        <h3>{text("worked.formula")}</h3>
        <p className="formula">{formula}</p>
        {symbols.length === 0 ? null : (
          <table className="data">
            <caption className="visually-hidden">{text("worked.letters")}</caption>
            <thead>
              <tr>
                <th scope="col">{text("worked.symbol")}</th>
                <th scope="col">{text("worked.means")}</th>
                {isHere ? <th scope="col">{text("worked.here")}</th> : null}
              </tr>
            </thead>
            <tbody>
              {symbols.map(({ symbol, means, here }) => (
                <tr key={symbol}>
                  <th scope="row">{symbol}</th>
                  <td>{means}</td>
                  {isHere ? <td>{here ?? ""}</td> : null}
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </div>
      {filters.length === 0 && coverage === null ? null : (
        <div className="stack tight">
          <h3>{text("worked.filters")}</h3>
          <ul className="plain">
            {filters.map((line) => (
              <li key={line}>{line}</li>
            ))}
            {coverage === null ? null : <li>{text("worked.coverage", { percent: percent(coverage) })}</li>}
          </ul>
        </div>
      )}
    </>
  );
}

function Rows({ view: { rows, count } }: { readonly view: WorkedOutView }): ReactNode {
  const text = useText();
  const { exact } = useFormat();
  if (count === 0) return <p className="muted">{text("worked.noRows")}</p>;
  return (
    <div className="stack tight">
      <h3>{text("worked.rows", { count })}</h3>
      {count > rows.length ? (
        <p className="muted">{text("worked.rowsFirst", { shown: rows.length, count })}</p>
      ) : null}
      <div className="scroll rows" tabIndex={0} role="region" aria-label={text("worked.rows", { count })}>
        <table className="data">
          <thead>
            <tr>
              <th scope="col">{text("worked.row")}</th>
              <th scope="col" className="number">
                {text("worked.adds")}
              </th>
              <th scope="col">{text("worked.note")}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ id, name, title, vacant, value, of, note }) => (
              <tr key={id}>
                <td>
                  {name}{" "}
                  <span className="muted">
                    {[title, vacant ? text("worked.vacant") : null].filter((one) => one !== null).join(", ")}
                  </span>
                </td>
                <td className="number">
                  {of === null ? exact(value) : text("worked.outOf", { value: exact(value), of: exact(of) })}
                </td>
                <td>{note ?? ""}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}
