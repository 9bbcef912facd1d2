import type { ReactNode } from "react";
import type { PlanView } from "../../engine/plan/planView.ts";
import { useText } from "../../text/useText.ts";
import { useFormat } from "../../ui/useFormat.ts";
import type { OrgAt } from "../../view/view.ts";
import { WaveDay } from "./WaveDay.tsx";

/** When areas go live, on a line of days, and what else could have gone first. */
export function Waves({
  at,
  waves,
  pilots,
  today,
  isLocked,
}: {
  readonly at: OrgAt;
  readonly waves: PlanView["waves"];
  readonly pilots: PlanView["pilots"];
  readonly today: string;
  /** Days stand as they are. */
  readonly isLocked: boolean;
}): ReactNode {
  const text = useText();
  const { day, number } = useFormat();
  const start = Date.parse(today);
  const end = Math.max(...waves.map(({ on }) => Date.parse(on)), start + 1);
  return (
    <section className="panel stack">
      <h2>{text("plan.waves")}</h2>
      <div className="date-line" aria-hidden="true">
        {waves.map(({ number: wave, on, pilot }) => (
          <span
            key={wave}
            className={pilot ? "date-mark pilot" : "date-mark"}
            style={{ insetInlineStart: `${(100 * (Date.parse(on) - start)) / (end - start)}%` }}
          >
            {wave}
          </span>
        ))}
      </div>
      <div className="date-ends muted" aria-hidden="true">
        <span>{day(today)}</span>
        <span>{day(new Date(end).toISOString().slice(0, 10))}</span>
      </div>
      <div className="scroll">
        <table className="data">
          <caption className="visually-hidden">{text("plan.waves")}</caption>
          <thead>
            <tr>
              <th scope="col">{text("plan.wave")}</th>
              <th scope="col">{text("plan.from")}</th>
              <th scope="col">{text("findings.areas")}</th>
              <th scope="col" className="number">
                {text("plan.peopleChanged")}
              </th>
            </tr>
          </thead>
          <tbody>
            {waves.map((wave) => (
              <tr key={wave.number}>
                <td>
                  {wave.number}
                  {wave.pilot ? ` (${text("plan.pilot")})` : ""}
                </td>
                <td>
                  {isLocked || !wave.canMove ? (
                    day(wave.on)
                  ) : (
                    <WaveDay key={wave.on} at={at} wave={wave} today={today} />
                  )}
                </td>
                <td>{wave.areas.join(", ")}</td>
                <td className="number">{number(wave.peopleChanged)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {pilots.length < 2 ? null : <Pilots pilots={pilots} />}
    </section>
  );
}

function Pilots({ pilots }: { readonly pilots: PlanView["pilots"] }): ReactNode {
  const text = useText();
  const { number } = useFormat();
  return (
    <div className="scroll">
      <table className="data">
        <caption className="muted">{text("plan.pilots")}</caption>
        <thead>
          <tr>
            <th scope="col">{text("findings.areas")}</th>
            <th scope="col" className="number">
              {text("findings.people")}
            </th>
            <th scope="col" className="number">
              {text("plan.peopleChanged")}
            </th>
            <th scope="col" className="number">
              {text("plan.ownersInPlace")}
            </th>
            <th scope="col" className="number">
              {text("plan.managersToday")}
            </th>
            <th scope="col" className="number">
              {text("plan.ties")}
            </th>
          </tr>
        </thead>
        <tbody>
          {pilots.map((one) => (
            <tr key={one.areas.join()}>
              <td>{one.areas.join(", ")}</td>
              <td className="number">{number(one.people)}</td>
              <td className="number">{number(one.peopleChanged)}</td>
              <td className="number">{number(one.ownersInPlace)}</td>
              <td className="number">{number(one.managersToday)}</td>
              <td className="number">{number(one.ties)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
