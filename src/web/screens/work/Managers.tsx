import { useMemo, useState, type ReactNode } from "react";
import type { AskedManager } from "../../engine/work.ts";
import { useText } from "../../text/useText.ts";
import { Pager } from "../../ui/Pager.tsx";
import { folded } from "./readAnswer.ts";

const SHOWN = 40;

/** Who is asked, with how many rows are answered. */
export function Managers({
  managers,
  answered,
  selected,
  onSelect,
}: {
  readonly managers: readonly AskedManager[];
  /** Rows answered, by manager. */
  readonly answered: ReadonlyMap<string | null, number>;
  readonly selected: string | null | undefined;
  readonly onSelect: (id: string | null) => void;
}): ReactNode {
  const text = useText();
  const [wanted, setWanted] = useState("");
  const [from, setFrom] = useState(0);
  const found = useMemo(
    () => managers.filter(({ name }) => folded(name).includes(folded(wanted))),
    [managers, wanted],
  );
  const shown = found.slice(from, from + SHOWN);
  return (
    <nav className="stack tight" aria-label={text("work.managers")}>
      {managers.length > SHOWN / 4 ? (
        <label className="field">
          {text("work.findManager")}
          <input
            value={wanted}
            onChange={(event) => {
              setWanted(event.currentTarget.value);
              setFrom(0);
            }}
          />
        </label>
      ) : null}
      <ul className="plain managers">
        {shown.map((one) => {
          const done = answered.get(one.id) ?? 0;
          return (
            <li key={one.id ?? ""}>
              <button
                type="button"
                className="menu-item"
                aria-current={one.id === selected ? "true" : undefined}
                onClick={() => onSelect(one.id)}
              >
                <span>{one.id === null ? text("work.noManager") : one.name}</span>
                <span className={done === one.rows ? "good" : "muted"}>
                  {done === one.rows ? "✓ " : ""}
                  {text("work.doneOf", { done, all: one.rows })}
                </span>
              </button>
            </li>
          );
        })}
      </ul>
      <Pager from={from} shown={shown.length} count={found.length} step={SHOWN} onGo={setFrom} />
    </nav>
  );
}
