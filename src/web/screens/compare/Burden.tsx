import type { ReactNode } from "react";
import type { BurdenView } from "../../engine/compare/compareView.ts";
import type { TextId } from "../../text/texts.ts";
import { useText } from "../../text/useText.ts";
import { useFormat } from "../../ui/useFormat.ts";
import { Sentences } from "../plan/Unsolved.tsx";

const MEASURES: Readonly<Record<string, TextId>> = {
  moves: "compare.burden.moves",
  managers: "compare.burden.managers",
  owners: "compare.burden.owners",
};

/** Whether the plan asks more of some people than of others, beside what chance would give. */
export function Burden({ burden }: { readonly burden: BurdenView }): ReactNode {
  const text = useText();
  const { number, percent } = useFormat();
  return (
    <section className="panel stack">
      <h2>{text("compare.burden")}</h2>
      {burden.findings.length === 0 ? <p>{text("compare.even")}</p> : <Sentences list={burden.findings} />}
      {burden.measures.map(({ id, people, marked, groups }) => (
        <details key={id}>
          <summary>
            {text(MEASURES[id] ?? "compare.burden.moves", { marked: number(marked), people: number(people) })}
          </summary>
          {groups.length === 0 ? (
            <p className="muted">{text("compare.noGroups")}</p>
          ) : (
            <div className="scroll">
              <table className="data">
                <thead>
                  <tr>
                    <th scope="col">{text("compare.group")}</th>
                    <th scope="col" className="number">
                      {text("findings.people")}
                    </th>
                    <th scope="col" className="number">
                      {text("compare.hit")}
                    </th>
                    <th scope="col" className="number">
                      {text("compare.share")}
                    </th>
                    <th scope="col" className="number">
                      {text("compare.expected")}
                    </th>
                  </tr>
                </thead>
                <tbody>
                  {groups.map((group) => (
                    <tr key={group.who}>
                      <td>{group.who}</td>
                      <td className="number">{number(group.people)}</td>
                      <td className="number">{number(group.hit)}</td>
                      <td className="number">{percent(group.hit / Math.max(1, group.people))}</td>
                      <td className="number">{number(group.expected)}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          )}
        </details>
      ))}
      <p className="muted">{text("compare.chance")}</p>
    </section>
  );
}
