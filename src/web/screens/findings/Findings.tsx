import type { ReactNode } from "react";
import type { FindingsView } from "../../engine/findings.ts";
import { useEngine } from "../../engine/useEngine.ts";
import { useText } from "../../text/useText.ts";
import { Ask } from "../../ui/Ask.tsx";
import { NoOrg } from "../../ui/NoOrg.tsx";
import { Picture } from "../../ui/Picture.tsx";
import { useOrgAt } from "../../view/useOrgAt.ts";
import { useView } from "../../view/useView.ts";
import { formatView, type OrgAt } from "../../view/view.ts";

/** Why areas are not single-threaded: the stool of the area that is selected, the number, the table. */
export function Findings(): ReactNode {
  const engine = useEngine();
  const at = useOrgAt();
  if (at === null) return <NoOrg />;
  return (
    <Ask of={["findings", at]} ask={() => engine.findings(at)}>
      {(found) => <Found at={at} found={found} />}
    </Ask>
  );
}

function Found({ at, found }: { readonly at: OrgAt; readonly found: FindingsView }): ReactNode {
  const engine = useEngine();
  const text = useText();
  const { view, go } = useView();
  const peopled = found.areas.filter((area) => area.people > 0);
  const areaId = peopled.find((area) => `area:${area.id}` === view.selected)?.id ?? peopled[0]?.id;
  if (areaId === undefined) return <p className="panel">{text("findings.noArea")}</p>;
  const single = peopled.filter((area) => area.verdict === "single-threaded").length;
  return (
    <div className="columns">
      <section className="panel stack" aria-live="polite">
        <Ask of={["stool", at, areaId]} ask={() => engine.stool(at, areaId)}>
          {(picture) => (
            <>
              <h1>{picture.title}</h1>
              <p className="muted">{text("findings.leg")}</p>
              <Picture picture={picture} />
            </>
          )}
        </Ask>
      </section>
      <div className="stack">
        <section className="panel stack">
          <p className="muted">{text("findings.single")}</p>
          <p className="statement">{text("findings.of", { some: single, all: peopled.length })}</p>
          {found.headlines.map((line) => (
            <p key={line} className="muted">
              {line}
            </p>
          ))}
          <div className="row">
            <a className="button primary" href={formatView({ ...at, place: "plan", own: { start: "1" } })}>
              {text("findings.plan")}
            </a>
          </div>
        </section>
        <section className="panel stack">
          <div className="scroll">
            <table className="data">
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
                {peopled.map((area) => (
                  <tr key={area.id} aria-selected={area.id === areaId}>
                    <td>
                      <button
                        type="button"
                        className="link"
                        onClick={() => go({ selected: `area:${area.id}` })}
                      >
                        {area.name}
                      </button>
                    </td>
                    <td className="number">{area.people}</td>
                    <td className="number">{area.legs ?? "–"}</td>
                    <td className="number">{area.levelsUp ?? "–"}</td>
                    <td className={area.verdict === "single-threaded" ? "good" : undefined}>
                      {area.because}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          <p className="muted">{text("findings.note")}</p>
        </section>
      </div>
    </div>
  );
}
