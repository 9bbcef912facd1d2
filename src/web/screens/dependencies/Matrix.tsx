import { useMemo, useRef, type KeyboardEvent, type ReactNode } from "react";
import type { DependencyMatrix, MatrixArea } from "../../engine/dependencies/matrix.ts";
import { useText } from "../../text/useText.ts";
import { useView } from "../../view/useView.ts";
import { cellKey, shownOf, strengthOf, type Cell } from "./cells.ts";

/** The row waits for the column. Only filled cells are buttons; one of them is a tab stop, arrows lead to the others. */
export function Matrix({ found }: { readonly found: DependencyMatrix }): ReactNode {
  const text = useText();
  const { view, go } = useView();
  const { areas, rows, areasLeft, cellsLeft } = useMemo(() => shownOf(found), [found]);
  const table = useRef<HTMLTableElement>(null);
  const cells = rows.flatMap((row) => row.cells.filter((one): one is Cell => !("empty" in one)));
  const most = cells.reduce((max, { today, later }) => Math.max(max, today, later), 0);
  const chosen = view.own.cell;
  const stop = cells.some((one) => cellKey(one) === chosen)
    ? chosen
    : cells[0] === undefined
      ? undefined
      : cellKey(cells[0]);
  return (
    <>
      <div className="scroll" role="region" aria-label={text("dependencies.matrix")} tabIndex={0}>
        <table className="matrix" ref={table} onKeyDown={(event) => moveFocus(event, table.current)}>
          <caption className="visually-hidden">{text("dependencies.reads")}</caption>
          <thead>
            <tr>
              <td />
              {areas.map((area) => (
                <th key={area.id} scope="col">
                  <AreaName area={area} />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ area, cells: row }) => (
              <tr key={area.id}>
                <th scope="row">
                  <AreaName area={area} />
                </th>
                {row.map((one, k) =>
                  "empty" in one ? (
                    <td key={k} colSpan={one.empty} className="empty" />
                  ) : (
                    <td key={k}>
                      <CellButton
                        cell={one}
                        most={most}
                        hasScenario={found.hasScenario}
                        isChosen={cellKey(one) === chosen}
                        isStop={cellKey(one) === stop}
                        onChoose={() => go({ own: { ...view.own, cell: cellKey(one) } }, "replace")}
                      />
                    </td>
                  ),
                )}
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{text("dependencies.waitedToday")}</th>
              {areas.map(({ id, waitedFor }) => (
                <td key={id}>{waitedFor.today}</td>
              ))}
            </tr>
            {found.hasScenario ? (
              <tr>
                <th scope="row">{text("dependencies.waitedThen")}</th>
                {areas.map(({ id, waitedFor }) => (
                  <td key={id}>{waitedFor.later}</td>
                ))}
              </tr>
            ) : null}
          </tfoot>
        </table>
      </div>
      {areasLeft + cellsLeft === 0 ? null : (
        <p className="muted">{text("dependencies.leftOut", { areas: areasLeft, cells: cellsLeft })}</p>
      )}
    </>
  );
}

/** An area that holds others can be opened. */
function AreaName({ area }: { readonly area: MatrixArea }): ReactNode {
  const text = useText();
  const { view, go } = useView();
  if (!area.isGroup) return <span title={area.name}>{area.name}</span>;
  return (
    <button
      type="button"
      className="link"
      title={area.name}
      aria-label={text("dependencies.open", { area: area.name })}
      onClick={() => {
        const { cell: _, ...rest } = view.own;
        go({ own: { ...rest, open: area.id } });
      }}
    >
      ▸ {area.name}
    </button>
  );
}

function CellButton({
  cell,
  most,
  hasScenario,
  isChosen,
  isStop,
  onChoose,
}: {
  readonly cell: Cell;
  readonly most: number;
  readonly hasScenario: boolean;
  readonly isChosen: boolean;
  readonly isStop: boolean;
  readonly onChoose: () => void;
}): ReactNode {
  const text = useText();
  const { consumer, provider, today, later } = cell;
  const isGone = hasScenario && later === 0;
  const isNew = hasScenario && today === 0;
  const isSame = !hasScenario || today === later;
  const names = { consumer: consumer.name, provider: provider.name };
  return (
    <button
      type="button"
      className={isGone ? "cell gone" : `cell tint-${strengthOf(hasScenario ? later : today, most)}`}
      aria-pressed={isChosen}
      tabIndex={isStop ? 0 : -1}
      aria-label={
        isSame
          ? text(consumer.id === provider.id ? "dependencies.within" : "dependencies.cell", {
              ...names,
              count: today,
            })
          : text("dependencies.cellThen", { ...names, today, later })
      }
      onClick={onChoose}
    >
      {isGone ? `−${today}` : isNew ? `+${later}` : isSame ? today : `${today} → ${later}`}
    </button>
  );
}

const WAYS: Readonly<Record<string, readonly [rows: number, columns: number]>> = {
  ArrowRight: [0, 1],
  ArrowLeft: [0, -1],
  ArrowDown: [1, 0],
  ArrowUp: [-1, 0],
};

/** To the nearest filled cell that way, by where it stands on the page. */
function moveFocus(event: KeyboardEvent, table: HTMLTableElement | null): void {
  const way = WAYS[event.key];
  const from = event.target;
  if (way === undefined || table === null || !(from instanceof HTMLElement)) return;
  if (!from.classList.contains("cell")) return;
  const here = from.getBoundingClientRect();
  const [down, right] = way;
  let nearest: { readonly cell: HTMLElement; readonly far: number } | null = null;
  for (const cell of table.querySelectorAll<HTMLElement>("button.cell")) {
    const there = cell.getBoundingClientRect();
    const [dx, dy] = [there.x - here.x, there.y - here.y];
    const along = right === 0 ? dy * down : dx * right;
    // What stands aside counts double: rows and columns are kept where they can be.
    const far = along + 2 * Math.abs(right === 0 ? dx : dy);
    if (along > 1 && (right === 0 || Math.abs(dy) < 1) && (nearest === null || far < nearest.far))
      nearest = { cell, far };
  }
  event.preventDefault();
  nearest?.cell.focus();
}
