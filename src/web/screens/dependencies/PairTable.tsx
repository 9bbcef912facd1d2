import { useState, type ReactNode } from "react";
import type { DependencyMatrix } from "../../engine/dependencies/matrix.ts";
import { useText } from "../../text/useText.ts";
import { Pager } from "../../ui/Pager.tsx";
import { useFormat } from "../../ui/useFormat.ts";
import { useView } from "../../view/useView.ts";
import { cellKey } from "./cells.ts";

const PAGE = 50;

/** The same numbers as the matrix, one row a pair, most first. */
export function PairTable({ found }: { readonly found: DependencyMatrix }): ReactNode {
  const text = useText();
  const { number } = useFormat();
  const { view, go } = useView();
  const [from, setFrom] = useState(0);
  const { areas, cells, hasScenario } = found;
  const pairs = cells
    .flatMap(({ consumer, provider, today, later }) => {
      const [waiting, waitedFor] = [areas[consumer], areas[provider]];
      return waiting === undefined || waitedFor === undefined
        ? []
        : [{ consumer: waiting, provider: waitedFor, today, later }];
    })
    .toSorted((a, b) => b.today - a.today || b.later - a.later || (cellKey(a) < cellKey(b) ? -1 : 1));
  const shown = pairs.slice(from, from + PAGE);
  return (
    <>
      <div className="scroll" tabIndex={0} role="region" aria-label={text("dependencies.table")}>
        <table className="data">
          <thead>
            <tr>
              <th scope="col">{text("dependencies.consumer")}</th>
              <th scope="col">{text("dependencies.provider")}</th>
              <th scope="col" className="number">
                {text("dependencies.today")}
              </th>
              {hasScenario ? (
                <th scope="col" className="number">
                  {text("dependencies.then")}
                </th>
              ) : null}
            </tr>
          </thead>
          <tbody>
            {shown.map((pair) => (
              <tr key={cellKey(pair)} aria-selected={cellKey(pair) === view.own.cell}>
                <td>
                  <button
                    type="button"
                    className="link"
                    onClick={() => go({ own: { ...view.own, cell: cellKey(pair) } }, "replace")}
                  >
                    {pair.consumer.name}
                  </button>
                </td>
                <td>{pair.provider.name}</td>
                <td className="number">{number(pair.today)}</td>
                {hasScenario ? (
                  <td className="number">
                    {number(pair.later)}
                    {pair.later === 0 ? ` (${text("dependencies.gone")})` : ""}
                  </td>
                ) : null}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Pager from={from} shown={shown.length} count={pairs.length} step={PAGE} onGo={setFrom} />
    </>
  );
}
