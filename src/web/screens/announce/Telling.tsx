import type { ReactNode } from "react";
import type { AnnounceView } from "../../engine/plan/announceView.ts";
import { useEngine } from "../../engine/useEngine.ts";
import { SaveButton } from "../../exports/SaveButton.tsx";
import { useText } from "../../text/useText.ts";
import type { OrgAt } from "../../view/view.ts";

/** Who tells whom, in order: talks that are due, each alone, then teams, then everybody. */
export function Telling({ at, found }: { readonly at: OrgAt; readonly found: AnnounceView }): ReactNode {
  const engine = useEngine();
  const text = useText();
  const managers = new Map(
    found.talks.flatMap(({ tellerId, teller }) => (tellerId === "" ? [] : [[tellerId, teller]])),
  );
  return (
    <section className="panel stack">
      <h1>{text("announce.order")}</h1>
      <p className="muted">{text("announce.orderNote")}</p>
      <div className="scroll people-scroll" tabIndex={0} role="region" aria-label={text("announce.order")}>
        <table className="data">
          <thead>
            <tr>
              <th scope="col">{text("announce.step")}</th>
              <th scope="col">{text("announce.teller")}</th>
              <th scope="col">{text("announce.listeners")}</th>
            </tr>
          </thead>
          <tbody>
            {found.talks.map((talk, k) => (
              <tr key={k}>
                <td>{text(`announce.step.${talk.step}`)}</td>
                <td>{talk.teller === "" ? talk.place || "–" : talk.teller}</td>
                <td>
                  {talk.listeners.join(", ")}
                  {talk.count > talk.listeners.length
                    ? ` ${text("announce.andMore", { count: talk.count - talk.listeners.length })}`
                    : ""}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {found.talksAll > found.talks.length ? (
        <p className="muted">{text("plan.someOf", { some: found.talks.length, all: found.talksAll })}</p>
      ) : null}
      <h2>{text("announce.sheets")}</h2>
      <p className="muted">{text("announce.sheetsSays")}</p>
      <div className="row">
        {[...managers].map(([managerId, name]) => (
          <SaveButton
            key={managerId}
            label={name}
            make={() => engine.exportWave(at, found.wave, { kind: "manager", managerId })}
          />
        ))}
      </div>
    </section>
  );
}
