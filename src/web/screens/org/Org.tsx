import { useMemo, type ReactNode } from "react";
import type { OrgOverview } from "../../engine/org.ts";
import { GROUPINGS, type Wanted } from "../../engine/orgGroups.ts";
import type { OrgSource } from "../../engine/orgSource.ts";
import { useEngine, type RemoteEngine } from "../../engine/useEngine.ts";
import { useText } from "../../text/useText.ts";
import { Ask } from "../../ui/Ask.tsx";
import { NoOrg } from "../../ui/NoOrg.tsx";
import { useOrgAt } from "../../view/useOrgAt.ts";
import { useView } from "../../view/useView.ts";
import type { OrgAt } from "../../view/view.ts";
import { Find } from "./Find.tsx";
import { OrgBoard } from "./OrgBoard.tsx";
import { SubjectPanel } from "./SubjectPanel.tsx";
import { Legend, Toolbar } from "./Toolbar.tsx";
import { useLensData } from "./useLensData.ts";

/** The organisation as it is, on any day: outline, picture, and what is known of who is selected. */
export function Org(): ReactNode {
  const engine = useEngine();
  const at = useOrgAt();
  if (at === null) return <NoOrg />;
  return (
    <Ask of={["org", at]} ask={() => engine.orgOverview(at)}>
      {(overview) => <Opened at={at} overview={overview} engine={engine} />}
    </Ask>
  );
}

function sourceOf(engine: RemoteEngine, at: OrgAt): OrgSource {
  return {
    key: ["org", at],
    columns: (lens) => engine.orgColumns(at, lens),
    colours: (lens, by) => engine.orgColours(at, lens, by),
    mask: (lens, wanted) => engine.orgMask(at, lens, wanted),
    labels: (lens, nodes) => engine.orgLabels(at, lens, nodes),
    nodeOf: (lens, subject) => engine.orgNodeOf(at, lens, subject),
  };
}

interface OpenedProps {
  readonly at: OrgAt;
  readonly overview: OrgOverview;
  readonly engine: RemoteEngine;
}

function Opened({ at, overview, engine }: OpenedProps): ReactNode {
  const { view, go } = useView();
  const source = useMemo(() => sourceOf(engine, at), [engine, at]);
  const lens = overview.hasAreas ? (view.lens ?? "disciplines") : "disciplines";
  const by = GROUPINGS.find((one) => one === view.own.by) ?? "discipline";
  const wanted = useWanted(view.own);
  const { data, error } = useLensData(source, { lens, by, wanted });
  const own = (change: Readonly<Record<string, string | undefined>>): Readonly<Record<string, string>> => {
    const next = Object.entries({ ...view.own, ...change });
    return Object.fromEntries(next.filter((entry): entry is [string, string] => entry[1] !== undefined));
  };
  const goLens = (next: typeof lens): void => {
    if (next !== lens && overview.hasAreas) go({ lens: next, own: own({ zoom: undefined }) });
  };
  return (
    <div className="org">
      <Toolbar
        overview={overview}
        lens={lens}
        by={by}
        wanted={wanted}
        onLens={goLens}
        onOwn={(change) => go({ own: own(change) })}
        onDay={(on) => go({ on })}
      />
      {error === null ? null : (
        <p role="alert" className="panel">
          {error.message}
        </p>
      )}
      {data === null ? null : (
        <OrgBoard
          source={source}
          data={data}
          selected={view.selected}
          onSelect={(selected, how) => go({ selected }, how === "click" ? "push" : "replace")}
          onLens={goLens}
          zoom={view.own.zoom}
          onZoom={(zoom) => go({ own: own({ zoom }) }, "replace")}
          find={<Find at={at} onFound={(selected) => go({ selected })} />}
          head={
            <>
              <Heading overview={overview} shown={data.mask?.people ?? null} lens={data.columns.lens} />
              <Legend groups={data.colours.groups} by={by} />
            </>
          }
        >
          <SubjectPanel at={at} onOnly={(area) => go({ own: own({ area }) })} />
        </OrgBoard>
      )}
    </div>
  );
}

function useWanted(own: Readonly<Record<string, string>>): Wanted {
  const { discipline, area, site } = own;
  return useMemo(
    () => ({
      ...(discipline === undefined ? {} : { discipline }),
      ...(area === undefined ? {} : { area }),
      ...(site === undefined ? {} : { site }),
    }),
    [discipline, area, site],
  );
}

interface HeadingProps {
  readonly overview: OrgOverview;
  readonly shown: number | null;
  readonly lens: "disciplines" | "areas";
}

function Heading({ overview, shown, lens }: HeadingProps): ReactNode {
  const text = useText();
  const { people, levels, vacancies, linesKnown, roots } = overview;
  const facts = [
    ...(linesKnown && lens === "disciplines" ? [text("org.levels", { count: levels })] : []),
    ...(vacancies > 0 ? [text("org.vacancies", { count: vacancies })] : []),
  ];
  return (
    <div className="org-heading">
      <h1>
        {shown === null
          ? text("org.title", { count: people })
          : text("org.titleShown", { some: shown, all: people })}
      </h1>
      <p className="muted">
        {facts.join(" · ")}
        {facts.length > 0 ? ". " : ""}
        {linesKnown || lens === "areas" ? text(`org.how.${lens}`) : text("org.noLines")}
      </p>
      {roots === null || lens === "areas" ? null : <p className="warn">{roots}</p>}
    </div>
  );
}
