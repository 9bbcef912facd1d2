import type { ReactNode } from "react";
import type { CompareView } from "../../engine/compare/compareView.ts";
import { useEngine } from "../../engine/useEngine.ts";
import { useText } from "../../text/useText.ts";
import { Dialog } from "../../ui/Dialog.tsx";
import { TakeCsv } from "../../ui/TakeCsv.tsx";
import { useFormat } from "../../ui/useFormat.ts";

/** How a figure of the comparison is worked out, and what it is in each column. */
export function RowDialog({
  row,
  columns,
  onClose,
}: {
  readonly row: CompareView["gains"][number];
  readonly columns: readonly string[];
  readonly onClose: () => void;
}): ReactNode {
  const text = useText();
  const engine = useEngine();
  const { number } = useFormat();
  const cells = columns.map((column, k) => [column, String(row.values[k] ?? "")] as const);
  return (
    <Dialog title={text("worked.title")} says={`${row.title}, ${row.unit}`} onClose={onClose}>
      <div className="stack tight">
        <h3>{text("worked.formula")}</h3>
        <p className="formula">{row.formula}</p>
      </div>
      <table className="data">
        <tbody>
          {columns.map((column, k) => {
            const value = row.values[k];
            return (
              <tr key={column}>
                <th scope="row">{column}</th>
                <td className="number">{typeof value === "number" ? number(value) : value}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <TakeCsv
        name={row.title}
        count={cells.length}
        csv={() => engine.tableCsv([row.title, row.unit], [...cells, ["", row.formula]])}
      />
    </Dialog>
  );
}
