import type { ReactNode } from "react";
import type { DependencyMatrix } from "../../engine/dependencies/matrix.ts";
import { useEngine } from "../../engine/useEngine.ts";
import { ScenarioMenu } from "../../scenario/ScenarioMenu.tsx";
import { useText } from "../../text/useText.ts";
import { Ask } from "../../ui/Ask.tsx";
import { NoOrg } from "../../ui/NoOrg.tsx";
import { useOrgAt } from "../../view/useOrgAt.ts";
import { useView } from "../../view/useView.ts";
import { formatView, type OrgAt } from "../../view/view.ts";
import { Agreements } from "./Agreements.tsx";
import { Matrix } from "./Matrix.tsx";
import { NoneDeclared } from "./NoneDeclared.tsx";
import { PairTable } from "./PairTable.tsx";

/** Who waits for whom: most waited for first, today and in the scenario. */
export function Dependencies(): ReactNode {
  const engine = useEngine();
  const text = useText();
  const at = useOrgAt();
  const { view } = useView();
  if (at === null) return <NoOrg />;
  const opened = view.own.open;
  return (
    <div className="stack">
      <Toolbar at={at} />
      <Ask of={["dependencies", at, opened]} ask={() => engine.dependencies(at, opened)}>
        {(found) =>
          found.declared.today + found.declared.later === 0 ? (
            <NoneDeclared />
          ) : (
            <div className="columns">
              <section className="panel stack">
                <Says found={found} />
                {view.own.show === "table" ? <PairTable found={found} /> : <Matrix found={found} />}
                <p className="muted">{text("dependencies.ends")}</p>
              </section>
              <Agreements at={at} found={found} />
            </div>
          )
        }
      </Ask>
    </div>
  );
}

const SHOWN = ["matrix", "table"] as const;

function Toolbar({ at }: { readonly at: OrgAt }): ReactNode {
  const text = useText();
  const { view, go } = useView();
  const shown = view.own.show === "table" ? "table" : "matrix";
  return (
    <div className="row toolbar">
      <ScenarioMenu at={at} hasToday />
      <nav className="switch" aria-label={text("scenario.views")}>
        <a href={formatView({ ...at, place: "org", own: {} })}>{text("place.org")}</a>
        {at.scenario === undefined ? null : (
          <a href={formatView({ ...at, place: "plan", own: {} })}>{text("place.plan")}</a>
        )}
        <a href={formatView(view)} aria-current="page">
          {text("place.dependencies")}
        </a>
      </nav>
      <div className="switch" role="group" aria-label={text("dependencies.as")}>
        {SHOWN.map((one) => (
          <button
            key={one}
            type="button"
            aria-pressed={one === shown}
            onClick={() => go({ own: { ...view.own, show: one } }, "replace")}
          >
            {text(`dependencies.${one}`)}
          </button>
        ))}
      </div>
    </div>
  );
}

/** The most waited for, in words, and what the scenario does to all. */
function Says({ found }: { readonly found: DependencyMatrix }): ReactNode {
  const text = useText();
  const { view, go } = useView();
  const { areas, declared, hasScenario, isGrouped, lost } = found;
  const [first] = areas;
  const opened = areas.length > 0 ? view.own.open : undefined;
  return (
    <header className="stack tight">
      <h1>
        {first === undefined || first.waitedFor.today === 0
          ? text("dependencies.title")
          : text("dependencies.most", { area: first.name, count: first.waitedFor.today })}
      </h1>
      <p className="muted">
        {text("dependencies.reads")}{" "}
        {hasScenario ? text("dependencies.inScenario", { today: declared.today, later: declared.later }) : ""}{" "}
        {isGrouped ? text("dependencies.grouped") : ""}{" "}
        {lost === 0 ? "" : text("dependencies.lost", { count: lost })}
      </p>
      {opened === undefined ? null : (
        <div className="row">
          <button
            type="button"
            className="button"
            onClick={() => {
              const { open: _, cell: __, ...rest } = view.own;
              go({ own: rest });
            }}
          >
            {text("dependencies.close")}
          </button>
        </div>
      )}
    </header>
  );
}
