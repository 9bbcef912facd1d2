import type { ReactNode } from "react";
import type { ComparisonRow } from "../../../report/index.ts";
import type { CompareView } from "../../engine/plan/compareView.ts";
import { useText } from "../../text/useText.ts";
import { useFormat } from "../../ui/useFormat.ts";

/** Gains and costs in one table: same columns, same type, never more gains than costs. */
export function ComparisonTables({ found }: { readonly found: CompareView }): ReactNode {
  const text = useText();
  return (
    <>
      <p className="muted">
        {text("compare.over", { count: found.areas })}{" "}
        {found.unjudged.length === 0 ? "" : text("compare.unjudged", { areas: found.unjudged.join(", ") })}{" "}
        {text("compare.columns")}
      </p>
      <div className="scroll" tabIndex={0} role="region" aria-label={text("place.compare")}>
        <table className="data comparison">
          <caption className="visually-hidden">{text("place.compare")}</caption>
          <Rows title={text("compare.gains")} columns={found.columns} rows={found.gains} />
          <Rows title={text("compare.costs")} columns={found.columns} rows={found.costs} />
        </table>
      </div>
      <p className="muted">{text("compare.notCounted")}</p>
      <details>
        <summary>{text("compare.formulas")}</summary>
        <ul>
          {[...found.gains, ...found.costs].map(({ id, title, formula }) => (
            <li key={id}>
              <b>{title}</b>: {formula}.
            </li>
          ))}
        </ul>
      </details>
    </>
  );
}

function Rows({
  title,
  columns,
  rows,
}: {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly ComparisonRow[];
}): ReactNode {
  return (
    <tbody>
      <tr>
        <th scope="rowgroup" className="group-title">
          {title}
        </th>
        {columns.map((column) => (
          <th key={column} scope="col" className="number">
            {column}
          </th>
        ))}
      </tr>
      {rows.map((row) => (
        <Row key={row.id} row={row} />
      ))}
    </tbody>
  );
}

function Row({ row }: { readonly row: ComparisonRow }): ReactNode {
  const text = useText();
  const { number } = useFormat();
  const [today, , , planned] = row.values;
  const change = typeof today === "number" && typeof planned === "number" ? planned - today : 0;
  const isBetter = row.better === null || change === 0 ? null : change > 0 === (row.better === "higher");
  return (
    <tr>
      <th scope="row" title={row.formula}>
        {row.title}
      </th>
      {row.values.map((value, k) => (
        <td key={k} className={k === row.values.length - 1 ? "number planned" : "number"}>
          {typeof value === "number" ? number(value) : value}
          {k === row.values.length - 1 && isBetter !== null ? (
            <div className={isBetter ? "good" : "bad"}>
              {text(isBetter ? "compare.better" : "compare.worse")}
            </div>
          ) : null}
        </td>
      ))}
    </tr>
  );
}
