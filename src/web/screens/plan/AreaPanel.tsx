import type { ReactNode } from "react";
import type { PlannedArea } from "../../engine/plan/planView.ts";
import type { PersonId, AreaId } from "../../../org/index.ts";
import { useText } from "../../text/useText.ts";
import { useFormat } from "../../ui/useFormat.ts";
import type { OrgAt } from "../../view/view.ts";
import { Willing } from "./Willing.tsx";
import { WishMenu, type NamedWish } from "./WishMenu.tsx";
import type { Planning } from "./usePlanning.ts";

/** Who would own the area, who else could, and what it asks of an owner. */
export function AreaPanel({
  at,
  area,
  planning,
  isLocked,
}: {
  readonly at: OrgAt;
  readonly area: PlannedArea;
  readonly planning: Planning;
  readonly isLocked: boolean;
}): ReactNode {
  const text = useText();
  const { percent } = useFormat();
  const { owner, others, load } = area;
  const out = (id: string, name: string): NamedWish => ({
    title: text("plan.wish.out", { name, area: area.name }),
    wish: { kind: "keep-out", personId: id as PersonId, areaId: area.id as AreaId },
  });
  return (
    <section className="panel stack" aria-live="polite">
      <h2>{area.name}</h2>
      {owner === null ? (
        <p className="warn">{text("plan.nobodyReady")}</p>
      ) : (
        <>
          <p>
            <b>{owner.name}</b>
            {owner.title === "" ? "" : `, ${owner.title}`}: {text(`plan.readiness.${area.readiness}`)},{" "}
            {text(`plan.willing.${area.willingness ?? "proposed"}`)}.
          </p>
          {isLocked ? null : (
            <div className="row">
              <Willing at={at} areaId={area.id} person={owner} state={area.willingness ?? "proposed"} />
              <WishMenu
                at={at}
                planning={planning}
                label={text("plan.asOwner", { name: owner.name })}
                wishes={[out(owner.id, owner.name)]}
              />
            </div>
          )}
          {area.willingness === "declined" ? <p className="warn">{text("plan.ownerDeclined")}</p> : null}
        </>
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
                    level: one.level,
                    reports: one.reportsToday,
                    share: percent(one.shareInArea),
                    points: one.points,
                  })}{" "}
                  {one.owns === "" ? "" : text("plan.ownsThere", { area: one.owns })}{" "}
                  {one.difference === null ? "" : text("plan.asOwnerCosts", { points: one.difference })}
                </div>
                {isLocked ? null : <Willing at={at} areaId={area.id} person={one} state={one.willingness} />}
              </div>
              {isLocked ? null : (
                <WishMenu
                  at={at}
                  planning={planning}
                  label={text("plan.asOwner", { name: one.name })}
                  wishes={[
                    {
                      title: text("plan.wish.own", { name: one.name, area: area.name }),
                      wish: { kind: "own", personId: one.id as PersonId, areaId: area.id as AreaId },
                    },
                    out(one.id, one.name),
                  ]}
                />
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
