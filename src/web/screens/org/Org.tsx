import { useQuery } from "@tanstack/react-query";
import { useMemo, useRef, useState, type ReactNode } from "react";
import type { Differences } from "../../engine/edit/differences.ts";
import type { OrgOverview } from "../../engine/org.ts";
import { GROUPINGS, type Wanted } from "../../engine/orgGroups.ts";
import type { OrgSource } from "../../engine/orgSource.ts";
import { useEngine, type RemoteEngine } from "../../engine/useEngine.ts";
import { ScenarioMenu } from "../../scenario/ScenarioMenu.tsx";
import { useText } from "../../text/useText.ts";
import { Ask } from "../../ui/Ask.tsx";
import { NoOrg } from "../../ui/NoOrg.tsx";
import { useOrgAt } from "../../view/useOrgAt.ts";
import { useView } from "../../view/useView.ts";
import type { Lens, OrgAt } from "../../view/view.ts";
import { isViewOnly } from "../../view/viewOnly.ts";
import { ChangeCounts, EditBar, SIDES, type Side } from "./EditBar.tsx";
import { Find } from "./Find.tsx";
import { MoveDialog } from "./MoveDialog.tsx";
import type { Mover } from "./moving.ts";
import { OrgBoard } from "./OrgBoard.tsx";
import { SubjectPanel } from "./SubjectPanel.tsx";
import { Toast } from "./Toast.tsx";
import { Legend, Toolbar } from "./Toolbar.tsx";
import { useEditing, type OrgEditing } from "./useEditing.ts";
import { useLensData } from "./useLensData.ts";

/** The organisation as it is, on any day, or as a scenario would leave it: outline, picture, and who is selected. */
export function Org(): ReactNode {
  const engine = useEngine();
  const at = useOrgAt();
  // A first edit begins a scenario: the same people stay in sight while it is read.
  const { data } = useQuery({
    queryKey: ["org", at],
    queryFn: () => (at === null ? null : engine.orgOverview(at)),
    enabled: at !== null,
    placeholderData: (before, query) =>
      (query?.queryKey[1] as OrgAt | undefined)?.org === at?.org ? before : undefined,
  });
  if (at === null) return <NoOrg />;
  if (data !== undefined && data !== null) return <Opened at={at} overview={data} engine={engine} />;
  return (
    <Ask of={["org", at]} ask={() => engine.orgOverview(at)}>
      {() => null}
    </Ask>
  );
}

function sourceOf(engine: RemoteEngine, at: OrgAt, version: number): OrgSource {
  return {
    key: ["edited", at, version],
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
  const editing = useEditing(at);
  const isViewed = isViewOnly(at.org);
  const edit = isViewed ? { ...editing, canEdit: false } : editing;
  const side = at.scenario === undefined ? "after" : (SIDES.find((one) => one === view.own.side) ?? "after");
  const shownAt = useMemo(() => (side === "before" ? { org: at.org } : at), [at, side]);
  const version = side === "before" ? 0 : (edit.editing?.version ?? 0);
  const source = useMemo(() => sourceOf(engine, shownAt, version), [engine, shownAt, version]);
  const lens = overview.hasAreas ? (view.lens ?? "disciplines") : "disciplines";
  const by = GROUPINGS.find((one) => one === view.own.by) ?? "discipline";
  const wanted = useWanted(view.own);
  // The scenario's state names what is asked of it; until it is known nothing is asked.
  const isReady = at.scenario === undefined || edit.editing !== null;
  const { data, error } = useLensData(source, { lens, by, wanted, isReady });
  const differences = useDifferences(engine, { at, side, source, lens });
  const mover = useMover(engine, shownAt, edit.canEdit && side !== "before" ? edit.move : null);
  const [dialog, setDialog] = useState<readonly string[] | null>(null);
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
        onDay={at.scenario === undefined && !isViewed ? (on) => go({ on }) : null}
      >
        {at.on === undefined && !isViewed ? <ScenarioMenu at={at} hasToday /> : null}
        <EditBar
          edit={edit}
          side={side}
          onSide={(next) => go({ own: own({ side: next === "after" ? undefined : next }) })}
        />
      </Toolbar>
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
          find={<Find at={shownAt} onFound={(selected) => go({ selected })} />}
          mover={mover}
          changes={differences?.state ?? null}
          onMoveTo={mover === null ? undefined : setDialog}
          head={
            <>
              <Heading overview={overview} shown={data.mask?.people ?? null} lens={data.columns.lens}>
                {differences === null ? null : <ChangeCounts differences={differences} />}
                {edit.editing === null || edit.editing.held.length === 0 ? null : (
                  <Held held={edit.editing.held} />
                )}
              </Heading>
              <Legend groups={data.colours.groups} by={by} />
            </>
          }
        >
          <SubjectPanel at={shownAt} onOnly={(area) => go({ own: own({ area }) })} />
        </OrgBoard>
      )}
      {edit.told === null ? null : <Toast told={edit.told} onUndo={edit.undo} onClose={edit.forgetTold} />}
      {dialog === null || mover === null ? null : (
        <MoveDialog at={shownAt} lens={lens} people={dialog} mover={mover} onClose={() => setDialog(null)} />
      )}
    </div>
  );
}

function Held({ held }: { readonly held: readonly string[] }): ReactNode {
  const text = useText();
  return <p className="warn">{text("edit.held", { count: held.length, first: held[0] ?? "" })}</p>;
}

function useMover(engine: RemoteEngine, at: OrgAt, move: OrgEditing["move"] | null): Mover | null {
  const drop = useRef(move);
  drop.current = move;
  const canMove = move !== null;
  return useMemo(
    () =>
      canMove
        ? {
            pickUp: (lens, people, withReports) => engine.pickUp(at, lens, people, withReports),
            consequences: (asked) => engine.consequences(at, asked),
            drop: async (asked) => (await drop.current?.(asked)) ?? false,
          }
        : null,
    [engine, at, canMove],
  );
}

/** What the scenario changes on the side that is shown; null where changes are not shown. */
function useDifferences(
  engine: RemoteEngine,
  {
    at,
    side,
    source,
    lens,
  }: { readonly at: OrgAt; readonly side: Side; readonly source: OrgSource; readonly lens: Lens },
): Differences | null {
  const { data = null } = useQuery({
    queryKey: [...source.key, "differences", side, at.scenario, lens],
    queryFn: () => engine.differences(at, side === "before" ? "before" : "after", lens),
    enabled: at.scenario !== undefined && side !== "after",
  });
  return at.scenario === undefined || side === "after" ? null : data;
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
  readonly children?: ReactNode;
  readonly overview: OrgOverview;
  readonly shown: number | null;
  readonly lens: "disciplines" | "areas";
}

function Heading({ overview, shown, lens, children }: HeadingProps): ReactNode {
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
      {children}
      {roots === null || lens === "areas" ? null : <p className="warn">{roots}</p>}
    </div>
  );
}
