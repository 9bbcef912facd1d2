import type { ReactNode } from "react";
import type { PlannedArea } from "../../engine/plan/planView.ts";
import type { PersonId, AreaId } from "../../../org/index.ts";
import { useText } from "../../text/useText.ts";
import { useFormat } from "../../ui/useFormat.ts";
import type { OrgAt } from "../../view/view.ts";
import { WishMenu } from "./WishMenu.tsx";
import type { Planning } from "./usePlanning.ts";

/** Who would own the area, who else could, and what it asks of an owner. */
export function AreaPanel({
  at,
  area,
  planning,
}: {
  readonly at: OrgAt;
  readonly area: PlannedArea;
  readonly planning: Planning;
}): ReactNode {
  const text = useText();
  const { percent } = useFormat();
  const { owner, others, load } = area;
  return (
    <section className="panel stack" aria-live="polite">
      <h2>{area.name}</h2>
      {owner === null ? (
        <p className="warn">{text("plan.nobodyReady")}</p>
      ) : (
        <p>
          <b>{owner.name}</b>
          {owner.title === "" ? "" : `, ${owner.title}`}: {text(`plan.readiness.${area.readiness}`)},{" "}
          {text(`plan.willing.${area.willingness ?? "proposed"}`)}.
        </p>
      )}
      <p className="muted">
        {text("plan.loadParts", {
          points: load.points,
          reports: load.reports,
          assets: load.assets,
          agreements: load.agreements,
          decisions: load.decisions,
        })}
      </p>
      <h3>{text("plan.others")}</h3>
      {others.length === 0 ? (
        <p className="muted">{text("plan.noOthers")}</p>
      ) : (
        <ul className="plain stack tight">
          {others.map((one) => (
            <li key={one.id} className="candidate">
              <div>
                <b>{one.name}</b>
                {one.title === "" ? "" : `, ${one.title}`}
                <div className="muted">
                  {text("plan.candidate", {
                    state: text(`plan.willing.${one.willingness}`),
                    level: one.level,
                    reports: one.reportsToday,
                    share: percent(one.shareInArea),
                    points: one.points,
                  })}{" "}
                  {one.owns === "" ? "" : text("plan.ownsThere", { area: one.owns })}
                </div>
              </div>
              <WishMenu
                at={at}
                planning={planning}
                label={text("plan.asOwner", { name: one.name })}
                wishes={[
                  {
                    title: text("plan.wish.own", { name: one.name, area: area.name }),
                    wish: { kind: "own", personId: one.id as PersonId, areaId: area.id as AreaId },
                  },
                  {
                    title: text("plan.wish.out", { name: one.name, area: area.name }),
                    wish: { kind: "keep-out", personId: one.id as PersonId, areaId: area.id as AreaId },
                  },
                ]}
              />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
