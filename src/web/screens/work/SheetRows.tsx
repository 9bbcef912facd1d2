import { useEffect, useRef, useState, type ReactNode } from "react";
import type { WorkAnswer } from "../../engine/work/answers.ts";
import type { WorkRow } from "../../engine/work.ts";
import { useText } from "../../text/useText.ts";
import { AreaBox } from "./AreaBox.tsx";
import { folded, readAnswer, wordsOf, type NamedArea } from "./readAnswer.ts";

/** The sheet of one manager: Enter confirms a row and goes to the next. */
export function SheetRows({
  rows,
  answers,
  areas,
  hasFocus,
  onAnswer,
  onEnd,
}: {
  readonly rows: readonly WorkRow[];
  readonly answers: ReadonlyMap<string, WorkAnswer>;
  readonly areas: readonly NamedArea[];
  /** The first row takes the focus when the sheet is shown. */
  readonly hasFocus: boolean;
  readonly onAnswer: (row: WorkRow, answer: WorkAnswer | null) => Promise<void>;
  /** The last row was confirmed. */
  readonly onEnd: () => void;
}): ReactNode {
  const text = useText();
  const boxes = useRef<(HTMLInputElement | null)[]>([]);
  const step = (from: number, by: 1 | -1): void => {
    const next = boxes.current[from + by];
    if (from + by < 0 || next === undefined || next === null) return;
    next.focus();
    next.select();
  };
  useEffect(() => {
    if (!hasFocus) return;
    const open = rows.findIndex(({ key }) => !answers.has(key));
    boxes.current[Math.max(0, open)]?.focus();
    // Once for a sheet: later the user moves the focus.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, []);
  return (
    <div className="scroll">
      <table className="data sheet">
        <caption className="visually-hidden">{text("work.sheet")}</caption>
        <thead>
          <tr>
            <th scope="col">{text("work.who")}</th>
            <th scope="col">{text("work.guess")}</th>
            <th scope="col">{text("work.area")}</th>
            <th scope="col">{text("work.share")}</th>
            <th scope="col">{text("work.lead")}</th>
            <th scope="col">{text("work.answer")}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, i) => (
            <Row
              key={row.key}
              row={row}
              answer={answers.get(row.key)}
              areas={areas}
              box={(one) => {
                boxes.current[i] = one;
              }}
              onStep={(by) => step(i, by)}
              onAnswer={async (answer) => {
                await onAnswer(row, answer);
                if (answer === null) return;
                if (i === rows.length - 1) onEnd();
                else step(i, 1);
              }}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({
  row,
  answer,
  areas,
  box,
  onStep,
  onAnswer,
}: {
  readonly row: WorkRow;
  readonly answer: WorkAnswer | undefined;
  readonly areas: readonly NamedArea[];
  readonly box: (one: HTMLInputElement | null) => void;
  readonly onStep: (by: 1 | -1) => void;
  readonly onAnswer: (answer: WorkAnswer | null) => Promise<void>;
}): ReactNode {
  const text = useText();
  const none = text("work.none");
  const said = answer === undefined ? { areas: "", shares: "" } : wordsOf(answer, areas, none);
  const [typed, setTyped] = useState<{ readonly areas: string; readonly shares: string } | null>(null);
  const [isLead, setIsLead] = useState(answer?.isLead ?? false);
  const [fault, setFault] = useState<string | null>(null);
  const shown = typed ?? said;
  const [guess] = row.guesses;
  const confirm = async (areasTyped: string): Promise<void> => {
    const read = readAnswer(
      { areas: areasTyped, shares: shown.shares, isLead },
      { areas, guess: guess?.areas, none: [folded(none), "none"] },
    );
    if (!read.ok) {
      setTyped({ ...shown, areas: areasTyped });
      setFault(text(`work.fault.${read.fault}`));
      return;
    }
    try {
      await onAnswer(read.answer);
      setTyped(null);
      setFault(null);
    } catch (error) {
      setFault(error instanceof Error ? error.message : String(error));
    }
  };
  const isAnswered = answer !== undefined && typed === null;
  return (
    <tr className={isAnswered ? "is-answered" : undefined}>
      <th scope="row">
        <div className="sheet-people">
          <span className="sheet-who">{row.who}</span>
          <span className="muted">{row.titles}</span>
          {row.known === "" ? null : (
            <span className="muted">{text("work.known", { areas: row.known })}</span>
          )}
        </div>
      </th>
      <td>
        {row.guesses.length === 0 ? <span className="muted">{text("work.noGuess")}</span> : null}
        {row.guesses.map((one) => (
          <button
            key={one.areas.join(" ")}
            type="button"
            className="guess"
            title={text("work.takeGuess")}
            onClick={() => void confirm(one.areas.join("; "))}
          >
            <b>{one.areas.join("; ")}</b> <span className="muted">{one.reason}</span>
          </button>
        ))}
      </td>
      <td>
        <AreaBox
          label={text("work.areaOf", { who: row.who })}
          value={shown.areas}
          areas={areas}
          placeholder={guess?.areas.join("; ") ?? text("work.placeholder")}
          isWrong={fault !== null}
          describedBy={fault === null ? undefined : `fault-${row.key}`}
          onText={(areasTyped) => setTyped({ ...shown, areas: areasTyped })}
          onConfirm={(areasTyped) => void confirm(areasTyped)}
          onStep={onStep}
          box={box}
        />
        {fault === null ? null : (
          <span className="bad" role="alert" id={`fault-${row.key}`}>
            {fault}
          </span>
        )}
      </td>
      <td>
        <input
          className="share"
          aria-label={text("work.shareOf", { who: row.who })}
          value={shown.shares}
          placeholder={shown.areas.includes(";") ? "50/50" : "100"}
          onChange={(event) => setTyped({ ...shown, shares: event.currentTarget.value })}
          onKeyDown={(event) => {
            if (event.key === "Enter") void confirm(shown.areas);
          }}
        />
      </td>
      <td>
        <label className="check">
          <input
            type="checkbox"
            checked={isLead}
            aria-label={text("work.leadOf", { who: row.who })}
            disabled={row.people > 1}
            onChange={(event) => {
              setIsLead(event.currentTarget.checked);
              setTyped(shown);
            }}
          />
        </label>
      </td>
      <td>
        {isAnswered ? (
          <span className="row">
            <span className="good">
              <span aria-hidden="true">✓ </span>
              {text("work.answered")}
            </span>
            <button
              type="button"
              className="button"
              aria-label={text("work.takeBackOf", { who: row.who })}
              onClick={() => void onAnswer(null)}
            >
              {text("work.takeBack")}
            </button>
          </span>
        ) : (
          <button
            type="button"
            className="button"
            aria-label={text("work.confirmOf", { who: row.who })}
            onClick={() => void confirm(shown.areas)}
          >
            {text("work.confirm")}
          </button>
        )}
      </td>
    </tr>
  );
}
