import { useState, type ReactNode } from "react";
import type { PlannedArea, PlanView } from "../../engine/plan/planView.ts";
import { useText } from "../../text/useText.ts";
import { Pager } from "../../ui/Pager.tsx";
import { useFormat } from "../../ui/useFormat.ts";

/** Cards on the page at once: each has about ten elements. */
const CARDS = 30;

/** One frame an area: its owner, its people by discipline, who changes, when. */
export function AreaCards({
  areas,
  waves,
  selected,
  onSelect,
}: {
  readonly areas: readonly PlannedArea[];
  readonly waves: PlanView["waves"];
  readonly selected: string | undefined;
  readonly onSelect: (id: string) => void;
}): ReactNode {
  const dayOf = new Map(waves.map(({ number, on }) => [number, on]));
  const [from, setFrom] = useState(0);
  const shown = areas.slice(from, from + CARDS);
  return (
    <>
      <ul className="area-cards">
        {shown.map((area) => (
          <li key={area.id}>
            <AreaCard
              area={area}
              on={dayOf.get(area.wave)}
              isSelected={area.id === selected}
              onSelect={() => onSelect(area.id)}
            />
          </li>
        ))}
      </ul>
      <Pager from={from} shown={shown.length} count={areas.length} step={CARDS} onGo={setFrom} />
    </>
  );
}

function AreaCard({
  area,
  on,
  isSelected,
  onSelect,
}: {
  readonly area: PlannedArea;
  readonly on: string | undefined;
  readonly isSelected: boolean;
  readonly onSelect: () => void;
}): ReactNode {
  const text = useText();
  const { day, number } = useFormat();
  return (
    <button type="button" className="area-card" aria-pressed={isSelected} onClick={onSelect}>
      <span className="area-card-head">
        <b>{area.name}</b>
        <span className="muted">{text("plan.people", { count: area.people })}</span>
      </span>
      {area.owner === null ? (
        <span className="owner-head to-hire">{text("plan.toHire")}</span>
      ) : (
        <span className="owner-head">
          <span>{area.owner.name}</span>
          <small>{text(`plan.readiness.${area.readiness}`)}</small>
        </span>
      )}
      <span className="muted heads">
        {area.heads
          .filter(({ placed }) => placed > 0)
          .map(({ name, placed }) => `${name ?? text("plan.managers")} ${number(placed)}`)
          .join(" · ")}
      </span>
      <span className="muted">
        {area.otherManager === 0
          ? text("plan.nobodyChanges")
          : text("plan.cardChanges", { count: area.otherManager, keep: area.people - area.otherManager })}
      </span>
      <span className="muted area-card-foot">
        <span>{on === undefined ? "" : text("plan.waveOn", { wave: area.wave, day: day(on) })}</span>
        <span>{text("plan.load", { points: area.load.points })}</span>
      </span>
    </button>
  );
}
