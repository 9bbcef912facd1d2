import { useQuery } from "@tanstack/react-query";
import { useState, type ReactNode } from "react";
import type { ReadView } from "../../engine/start.ts";
import type { ColumnChoice, ReadColumn } from "../../engine/start/columns.ts";
import { useEngine } from "../../engine/useEngine.ts";
import { useText } from "../../text/useText.ts";
import { Pager } from "../../ui/Pager.tsx";
import { columnText } from "./columnTexts.ts";

/** Columns of one table on the page at once: each has a choice of every field there is. */
const SHOWN = 20;

/** What each column of the tables is read as; another meaning reads them again at once. */
export function ColumnTables({
  read,
  choices,
  isBusy,
  onChoose,
}: {
  readonly read: ReadView;
  readonly choices: readonly ColumnChoice[];
  readonly isBusy: boolean;
  readonly onChoose: (column: ReadColumn, ours: string | null) => void;
}): ReactNode {
  const text = useText();
  const files = [...new Set(read.columns.map(({ file }) => file))];
  if (files.length === 0) return null;
  if (read.isMapped) return <p className="muted">{text("start.mapped", { count: read.columns.length })}</p>;
  return (
    <section className="panel stack tight" aria-busy={isBusy} aria-labelledby="columns">
      <h2 id="columns">{text("start.columns")}</h2>
      <p className="muted">{text("start.columnsSay")}</p>
      {files.map((file) => (
        <OneTable
          key={file}
          file={file}
          columns={read.columns.filter((one) => one.file === file)}
          read={read}
          choices={choices}
          onChoose={onChoose}
        />
      ))}
    </section>
  );
}

function OneTable({
  file,
  columns,
  read,
  choices,
  onChoose,
}: {
  readonly file: string;
  readonly columns: readonly ReadColumn[];
  readonly read: ReadView;
  readonly choices: readonly ColumnChoice[];
  readonly onChoose: (column: ReadColumn, ours: string | null) => void;
}): ReactNode {
  const engine = useEngine();
  const text = useText();
  const known = columns.filter(({ ours }) => ours !== null).length;
  const { data: samples = [] } = useQuery({
    queryKey: ["column-samples", file, columns.map(({ heading }) => heading)],
    queryFn: () => engine.columnSamples(),
  });
  const samplesOf = (heading: string): readonly string[] =>
    samples.find((one) => one.file === file && one.heading === heading)?.samples ?? [];
  const list = columns[0]?.list ?? "people";
  // Where all is known at first there is nothing to decide.
  const [from, setFrom] = useState(0);
  const [isOpen, setIsOpen] = useState(list === "people" && known < columns.length);
  return (
    <details open={isOpen} onToggle={(event) => setIsOpen(event.currentTarget.open)}>
      <summary>
        {file}: {text("start.columnsKnown", { count: known, all: columns.length })}
      </summary>
      {isOpen ? (
        <div className="scroll">
          <table className="data">
            <caption className="visually-hidden">{file}</caption>
            <thead>
              <tr>
                <th scope="col">{text("start.column")}</th>
                <th scope="col">{text("start.meaning")}</th>
                <th scope="col" className="number">
                  {text("start.filled")}
                </th>
                <th scope="col">{text("start.samples")}</th>
              </tr>
            </thead>
            <tbody>
              {columns.slice(from, from + SHOWN).map((column) => (
                <tr key={column.heading}>
                  <th scope="row">{column.heading}</th>
                  <td>
                    <select
                      className="button"
                      aria-label={text("start.meaningOf", { column: column.heading })}
                      value={column.ours ?? ""}
                      onChange={(event) => onChoose(column, event.currentTarget.value || null)}
                    >
                      <option value="">{text("start.keptAsIs")}</option>
                      {(read.choices[list] ?? []).map((heading) => (
                        <option key={heading} value={heading}>
                          {columnText(text, heading)}
                        </option>
                      ))}
                    </select>{" "}
                    <span className="muted">{how(column, choices, text)}</span>
                  </td>
                  <td className="number">{column.filled ?? "–"}</td>
                  <td className="muted">{samplesOf(column.heading).join(", ")}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : null}
      <Pager
        from={from}
        shown={Math.min(SHOWN, columns.length - from)}
        count={columns.length}
        step={SHOWN}
        onGo={setFrom}
      />
    </details>
  );
}

function how(
  { list, heading, ours }: ReadColumn,
  choices: readonly ColumnChoice[],
  text: ReturnType<typeof useText>,
): string {
  if (choices.some((one) => one.list === list && one.heading === heading)) return text("start.chosen");
  return ours === null ? "" : text("start.guessed");
}
