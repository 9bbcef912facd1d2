import type { ReactNode } from "react";
import type { FindingsView, FoundArea } from "../../engine/findings.ts";
import type { WorkView } from "../../engine/work.ts";
import { useEngine } from "../../engine/useEngine.ts";
import { useText } from "../../text/useText.ts";
import { Ask } from "../../ui/Ask.tsx";
import { NoOrg } from "../../ui/NoOrg.tsx";
import { Picture } from "../../ui/Picture.tsx";
import { useOrgAt } from "../../view/useOrgAt.ts";
import { useView } from "../../view/useView.ts";
import { formatView, type OrgAt } from "../../view/view.ts";
import { isViewOnly } from "../../view/viewOnly.ts";
import { AreaTable } from "./AreaTable.tsx";
import { Checks } from "./Checks.tsx";
import { Statement } from "./Statement.tsx";
import { useWriting } from "./useWriting.ts";
import { Waivers } from "./Waivers.tsx";
import { WrittenNote } from "./WrittenNote.tsx";
import { Wrongs } from "./Wrongs.tsx";

/** Why areas are not single-threaded: the stool of the area that is selected, the number, the table, the checks. */
export function Findings(): ReactNode {
  const engine = useEngine();
  const at = useOrgAt();
  if (at === null) return <NoOrg />;
  return (
    <Ask of={["findings", at]} ask={async (): Promise<FindingsView> => engine.findings(at)}>
      {(found) => <Found at={at} found={found} />}
    </Ask>
  );
}

function Found({ at, found }: { readonly at: OrgAt; readonly found: FindingsView }): ReactNode {
  const { view } = useView();
  const writing = useWriting();
  const { areas } = found;
  const area = areas.find(({ id }) => `area:${id}` === view.selected) ?? areas[0];
  return (
    <div className="stack">
      <WrittenNote at={at} writing={writing} />
      <div className="columns">
        {area === undefined ? <NoArea at={at} found={found} /> : <Stool at={at} area={area} />}
        <div className="stack">
          <Statement at={at} found={found} writing={writing} />
          {area === undefined ? null : <Areas areas={areas} selected={area.id} />}
        </div>
      </div>
      <Checks at={at} found={found} writing={writing} />
      <Waivers at={at} isReadOnly={!found.isToday} writing={writing} />
      <Wrongs at={at} writing={writing} />
    </div>
  );
}

function Areas({
  areas,
  selected,
}: {
  readonly areas: readonly FoundArea[];
  readonly selected: string;
}): ReactNode {
  const text = useText();
  return (
    <section className="panel stack">
      <AreaTable areas={areas} selected={selected} />
      <p className="muted">{text("findings.note")}</p>
    </section>
  );
}

/** One leg for each chain of managers, and where they meet. */
function Stool({ at, area }: { readonly at: OrgAt; readonly area: FoundArea }): ReactNode {
  const engine = useEngine();
  const text = useText();
  const { view } = useView();
  const own = { ...view.own, area: area.id };
  return (
    <section className="panel stack" aria-live="polite">
      <Ask of={["stool", at, area.id]} ask={() => engine.stool(at, area.id)}>
        {(picture) => (
          <>
            <h1>{picture.title}</h1>
            <p className="muted">{text("findings.leg")}</p>
            <Picture picture={picture} />
          </>
        )}
      </Ask>
      <p>
        <a href={formatView({ ...view, own })}>{text("findings.allOf", { area: area.name })}</a>
      </p>
    </section>
  );
}

/** Nobody is known to work anywhere: the next act, with what is missing. */
function NoArea({ at, found }: { readonly at: OrgAt; readonly found: FindingsView }): ReactNode {
  const engine = useEngine();
  const text = useText();
  return (
    <section className="panel stack">
      {found.knownAreas > 0 ? (
        <h1>{text("findings.nobodyInAreas", { count: found.knownAreas })}</h1>
      ) : (
        <Ask of={["work", at.org]} ask={async (): Promise<WorkView> => engine.work(at)}>
          {({ areas }) => <h1>{text("work.noColumn", { count: areas.length })}</h1>}
        </Ask>
      )}
      <p className="muted">{text("work.about")}</p>
      {isViewOnly(at.org) ? null : (
        <div className="row">
          <a className="button primary" href={formatView({ place: "work", org: at.org, own: {} })}>
            {text("place.work")}
          </a>
        </div>
      )}
    </section>
  );
}
