import type { ReactNode } from "react";
import type { FoundArea } from "../../engine/findings.ts";
import { useText } from "../../text/useText.ts";
import { Pager } from "../../ui/Pager.tsx";
import { WorkedOut } from "../../ui/WorkedOut.tsx";
import { useView } from "../../view/useView.ts";

const SHOWN = 60;

/** Every area with people: what it stands on, why it is not single-threaded, and through whom. */
export function AreaTable({
  areas,
  selected,
}: {
  readonly areas: readonly FoundArea[];
  readonly selected: string | undefined;
}): ReactNode {
  const text = useText();
  const { view, go } = useView();
  const from = Math.min(Math.max(0, Number(view.own["from"] ?? "0") || 0), Math.max(0, areas.length - 1));
  const shown = areas.slice(from, from + SHOWN);
  return (
    <>
      <div className="scroll">
        <table className="data areas">
          <caption className="visually-hidden">{text("findings.areas")}</caption>
          <thead>
            <tr>
              <th scope="col">{text("findings.area")}</th>
              <th scope="col" className="number">
                {text("findings.people")}
              </th>
              <th scope="col" className="number">
                {text("findings.legs")}
              </th>
              <th scope="col" className="number">
                {text("findings.levelsUp")}
              </th>
              <th scope="col">{text("findings.why")}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((area) => (
              <Row
                key={area.id}
                area={area}
                isSelected={area.id === selected}
                onSelect={() => go({ selected: `area:${area.id}` })}
              />
            ))}
          </tbody>
        </table>
      </div>
      <Pager
        from={from}
        shown={shown.length}
        count={areas.length}
        step={SHOWN}
        onGo={(next) => go({ own: { ...view.own, from: String(next) } }, "replace")}
      />
    </>
  );
}

function Row({
  area,
  isSelected,
  onSelect,
}: {
  readonly area: FoundArea;
  readonly isSelected: boolean;
  readonly onSelect: () => void;
}): ReactNode {
  const text = useText();
  const { through, boss } = area;
  return (
    <tr aria-selected={isSelected}>
      <td>
        <button type="button" className="link" onClick={onSelect}>
          {area.name}
        </button>
      </td>
      <td className="number">
        <WorkedOut metric="area-row.people" area={area.id} what={`${text("findings.people")}, ${area.name}`}>
          {area.people}
        </WorkedOut>
      </td>
      <td className="number">
        <WorkedOut metric="area-row.legs" area={area.id} what={`${text("findings.legs")}, ${area.name}`}>
          {area.legs ?? "–"}
        </WorkedOut>
      </td>
      <td className="number">
        <WorkedOut
          metric="area-row.levels-up"
          area={area.id}
          what={`${text("findings.levelsUp")}, ${area.name}`}
        >
          {area.levelsUp ?? "–"}
        </WorkedOut>
      </td>
      <td>
        <Verdict area={area} />
        {boss === null ? null : (
          <span className="muted through">
            {through === null
              ? text("findings.meet", { boss })
              : text("findings.meetThrough", {
                  boss,
                  discipline: through.discipline,
                  people: through.people.join(", "),
                  else: through.boss,
                })}
          </span>
        )}
      </td>
    </tr>
  );
}

function Verdict({ area }: { readonly area: FoundArea }): ReactNode {
  const text = useText();
  const { verdict, because, isSmall } = area;
  if (isSmall && verdict !== "cannot-say") return <span className="muted">{text("findings.withheld")}</span>;
  const isSingle = verdict === "single-threaded";
  return (
    <span className={isSingle ? "good" : verdict === "cannot-say" ? "muted" : undefined}>
      {isSingle ? <span aria-hidden="true">✓ </span> : null}
      {because}
    </span>
  );
}
