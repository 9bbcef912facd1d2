import { lazy, Suspense, useState, type ReactNode } from "react";
import type { ComparisonValue } from "../../../report/index.ts";
import type { CompareView } from "../../engine/compare/compareView.ts";
import { useText } from "../../text/useText.ts";
import { useFormat } from "../../ui/useFormat.ts";

const RowDialog = lazy(async () => ({ default: (await import("./RowDialog.tsx")).RowDialog }));

/** Gains and costs in one table: same columns, same type, never more gains than costs. */
export function ComparisonTables({ found }: { readonly found: CompareView }): ReactNode {
  const text = useText();
  return (
    <>
      <p className="muted">
        {text("compare.over", { count: found.areas })}{" "}
        {found.unjudged.length === 0 ? "" : text("compare.unjudged", { areas: found.unjudged.join(", ") })}{" "}
        {found.plan === null ? "" : text("compare.columns")}{" "}
        {found.edited === 0 ? "" : text("compare.edited", { count: found.edited })}
      </p>
      <div className="scroll" tabIndex={0} role="region" aria-label={text("place.compare")}>
        <table className="data comparison">
          <caption className="visually-hidden">{text("place.compare")}</caption>
          <Rows title={text("compare.gains")} found={found} rows={found.gains} />
          <Rows title={text("compare.costs")} found={found} rows={found.costs} />
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

type Rows = CompareView["gains"];

function Rows({
  title,
  found,
  rows,
}: {
  readonly title: string;
  readonly found: CompareView;
  readonly rows: Rows;
}): ReactNode {
  return (
    <tbody>
      <tr>
        <th scope="rowgroup" className="group-title">
          {title}
        </th>
        {found.columns.map((column, k) => (
          <th key={k} scope="col" className="number">
            {column}
          </th>
        ))}
      </tr>
      {rows.map((row) => (
        <Row key={row.id} row={row} columns={found.columns} judgedFrom={found.judgedFrom} />
      ))}
    </tbody>
  );
}

function Row({
  row,
  columns,
  judgedFrom,
}: {
  readonly row: Rows[number];
  readonly columns: readonly string[];
  readonly judgedFrom: number;
}): ReactNode {
  const text = useText();
  const [isOpen, setIsOpen] = useState(false);
  const { number } = useFormat();
  const [today] = row.values;
  return (
    <tr>
      <th scope="row" title={row.formula}>
        <button
          type="button"
          className="worked-out"
          aria-label={`${row.title}. ${text("worked.title")}`}
          onClick={() => setIsOpen(true)}
        >
          {row.title}
        </button>
        <Suspense>
          {isOpen ? <RowDialog row={row} columns={columns} onClose={() => setIsOpen(false)} /> : null}
        </Suspense>
      </th>
      {row.values.map((value, k) => (
        <td
          key={k}
          data-metric={`compare.${row.id}`}
          data-area={columns[k]}
          className={k === judgedFrom ? "number planned" : "number"}
        >
          {typeof value === "number" ? number(value) : value}
          {k < judgedFrom ? null : <Judged today={today} value={value} better={row.better} />}
        </td>
      ))}
    </tr>
  );
}

/** Better or worse than today, in a word; nothing where neither is. */
function Judged({
  today,
  value,
  better,
}: {
  readonly today: ComparisonValue | undefined;
  readonly value: ComparisonValue;
  readonly better: "higher" | "lower" | null;
}): ReactNode {
  const text = useText();
  const change = typeof today === "number" && typeof value === "number" ? value - today : 0;
  if (better === null || change === 0) return null;
  const isBetter = change > 0 === (better === "higher");
  return (
    <div className={isBetter ? "good" : "bad"}>{text(isBetter ? "compare.better" : "compare.worse")}</div>
  );
}
