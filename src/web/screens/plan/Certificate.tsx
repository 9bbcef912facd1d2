import type { ReactNode } from "react";
import type { PlanView } from "../../engine/plan/planView.ts";
import type { TextId } from "../../text/texts.ts";
import { useText } from "../../text/useText.ts";
import { useFormat } from "../../ui/useFormat.ts";

/** What the plan disrupts, and what is proved of it. */
export function Certificate({ plan }: { readonly plan: PlanView }): ReactNode {
  const text = useText();
  const { number, percent } = useFormat();
  const { cost, lowerBound, gap, terms } = plan;
  const isProved = cost === lowerBound;
  return (
    <section className="panel stack">
      <h2>{text("plan.howGood")}</h2>
      <dl className="figures">
        <div>
          <dt>{text("plan.cost")}</dt>
          <dd>{number(cost)}</dd>
        </div>
        <div>
          <dt>{text("plan.bound")}</dt>
          <dd>{number(lowerBound)}</dd>
        </div>
        <div>
          <dt>{text("plan.gap")}</dt>
          <dd>{gap === null ? "–" : percent(gap)}</dd>
        </div>
      </dl>
      <p className={isProved ? "good" : undefined}>
        {isProved ? text("plan.proved") : text("plan.notProved", { bound: number(lowerBound) })}
      </p>
      <p className="muted">{text("plan.points", { one: plan.areaChange })}</p>
      <details>
        <summary>{text("plan.fromWhat")}</summary>
        <table className="data">
          <thead>
            <tr>
              <th scope="col">{text("plan.for")}</th>
              <th scope="col" className="number">
                {text("plan.pointsShort")}
              </th>
            </tr>
          </thead>
          <tbody>
            {terms.map(({ id, points }) => (
              <tr key={id}>
                <td>{text(termText(id))}</td>
                <td className="number">{number(points)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
      {plan.assumed.length === 0 ? null : (
        <details>
          <summary>{text("plan.assumed", { count: plan.assumed.length })}</summary>
          <ul>
            {plan.assumed.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

const TERMS: Readonly<Record<string, TextId>> = {
  areaChange: "plan.term.areaChange",
  timeZone: "plan.term.timeZone",
  skillMismatch: "plan.term.skillMismatch",
  managerChange: "plan.term.managerChange",
  ownerFit: "plan.term.ownerFit",
  short: "plan.term.short",
  uncovered: "plan.term.uncovered",
  over: "plan.term.over",
  managerShort: "plan.term.managerShort",
  managerOver: "plan.term.managerOver",
  ownerless: "plan.term.ownerless",
};

const termText = (id: string): TextId => TERMS[id] ?? "plan.term.other";
