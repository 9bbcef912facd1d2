import { useState, type ReactNode } from "react";
import type { ReadView } from "../../engine/start.ts";
import type { ColumnChoice, ReadColumn } from "../../engine/start/columns.ts";
import { useText } from "../../text/useText.ts";
import { tellLive } from "../../ui/Live.tsx";
import { ColumnTables } from "./ColumnTable.tsx";

/** What was read, what each column is taken for, what does not fit, and the way on. */
export function ReadResult({
  name: given,
  read: first,
  onColumns,
  onKeep,
  onBack,
}: {
  readonly name: string;
  readonly read: ReadView;
  /** Reads again with columns as they were chosen. */
  readonly onColumns: (choices: readonly ColumnChoice[]) => Promise<ReadView>;
  readonly onKeep: (name: string, accept: readonly string[], hasWork: boolean) => Promise<void>;
  readonly onBack: () => void;
}): ReactNode {
  const text = useText();
  const [name, setName] = useState(given.replace(/\.\w{1,5}$/, ""));
  const [read, setRead] = useState(first);
  const [choices, setChoices] = useState<readonly ColumnChoice[]>([]);
  const [isBusy, setIsBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const blocking = [...new Set(read.problems.filter((one) => one.blocks).map(({ code }) => code))];
  const tried = async (act: () => Promise<void>): Promise<void> => {
    setIsBusy(true);
    setError(null);
    try {
      await act();
    } catch (caught) {
      setError(caught instanceof Error ? caught.message : String(caught));
    } finally {
      setIsBusy(false);
    }
  };
  const choose = ({ list, heading }: ReadColumn, ours: string | null): void => {
    // A field has one column: whichever had it is kept as it is.
    const others = choices.filter(
      (one) => one.list !== list || (one.heading !== heading && (ours === null || one.ours !== ours)),
    );
    const next = [...others, { list, heading, ours }];
    setChoices(next);
    void tried(async () => {
      const again = await onColumns(next);
      setRead(again);
      tellLive(said(again, text));
    });
  };
  const canKeep = name.trim() !== "" && read.people + read.areas > 0;
  return (
    <div className="start stack">
      <h1>{said(read, text)}</h1>
      {read.people > 0 && !read.hasWork ? <p>{text("start.noWork")}</p> : null}
      <label className="field">
        {text("start.name")}
        <input value={name} onChange={(event) => setName(event.currentTarget.value)} />
      </label>
      {error === null ? null : (
        <p className="bad" role="alert">
          {error}
        </p>
      )}
      <div className="row">
        <button
          type="button"
          className="button primary"
          disabled={!canKeep || isBusy}
          onClick={() => void tried(() => onKeep(name, blocking, read.hasWork || read.people === 0))}
        >
          {text(
            blocking.length > 0
              ? "start.keepAnyway"
              : read.hasWork || read.people === 0
                ? "start.keep"
                : "start.keepToWork",
          )}
        </button>
        <button type="button" className="button" onClick={onBack}>
          {text("start.back")}
        </button>
      </div>
      <ColumnTables read={read} choices={choices} isBusy={isBusy} onChoose={choose} />
      <Problems read={read} />
    </div>
  );
}

function said(read: ReadView, text: ReturnType<typeof useText>): string {
  return [
    text("start.read", { count: read.people }),
    text("start.areas", { count: read.areas }),
    text("start.rows", { count: read.assignments }),
  ].join(", ");
}

/** Rows that do not fit, what was done about them, and how many there are. */
function Problems({ read }: { readonly read: ReadView }): ReactNode {
  const text = useText();
  const { problems, problemCount } = read;
  if (problems.length === 0) return null;
  return (
    <section className="panel stack" aria-labelledby="problems">
      <h2 id="problems">{text("start.problems", { count: problemCount })}</h2>
      <div className="scroll">
        <table className="data">
          <caption className="visually-hidden">{text("start.problems", { count: problemCount })}</caption>
          <thead>
            <tr>
              <th scope="col">{text("start.place")}</th>
              <th scope="col" className="number">
                {text("start.count")}
              </th>
              <th scope="col">{text("start.what")}</th>
              <th scope="col">{text("start.policy")}</th>
            </tr>
          </thead>
          <tbody>
            {problems.map((one, i) => (
              <tr key={i}>
                <td>{placeOf(one)}</td>
                <td className="number">{one.count}</td>
                <td className={one.blocks ? "bad" : undefined}>{one.message}</td>
                <td>{one.policy}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {problemCount > problems.length ? (
        <p className="muted">{text("work.andMore", { count: problemCount - problems.length })}</p>
      ) : null}
    </section>
  );
}

const ROWS_NAMED = 5;

function placeOf({ file, rows }: ReadView["problems"][number]): string {
  const named = rows.slice(0, ROWS_NAMED).join(", ");
  return [file, rows.length > ROWS_NAMED ? `${named} …` : named].filter((part) => part !== "").join(":");
}
