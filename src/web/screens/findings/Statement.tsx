import type { ReactNode } from "react";
import type { FindingsView } from "../../engine/findings.ts";
import { useText } from "../../text/useText.ts";
import { Coverage } from "../../ui/Coverage.tsx";
import { useFormat } from "../../ui/useFormat.ts";
import { WorkedOut } from "../../ui/WorkedOut.tsx";
import { useView } from "../../view/useView.ts";
import { formatView, type OrgAt } from "../../view/view.ts";
import { isViewOnly } from "../../view/viewOnly.ts";
import { Questions } from "./Questions.tsx";
import type { Writing } from "./useWriting.ts";

/** How many areas have one owner, what that rests on, what is still to be asked, and the way to a plan. */
export function Statement({
  at,
  found,
  writing,
}: {
  readonly at: OrgAt;
  readonly found: FindingsView;
  readonly writing: Writing;
}): ReactNode {
  const text = useText();
  const { day } = useFormat();
  const { view } = useView();
  const { areas, single, coverage, questions, isToday } = found;
  const small = areas.filter(({ isSmall }) => isSmall).length;
  const granted = areas.reduce((sum, { exceptions }) => sum + exceptions, 0);
  return (
    <section className="panel stack">
      {areas.length === 0 ? null : (
        <>
          <p className="muted">{text("findings.single")}</p>
          <p className="statement">
            <WorkedOut metric="single-threaded" what={text("findings.single")}>
              {text("findings.of", single)}
            </WorkedOut>
          </p>
          {single.some === single.all ? (
            <p className="good">
              <span aria-hidden="true">✓ </span>
              {text("findings.clean", { day: day(found.asOf) })}
            </p>
          ) : null}
        </>
      )}
      <Coverage org={at.org} coverage={coverage} />
      {found.headlines.map((line) => (
        <p key={line} className="muted">
          {line}
        </p>
      ))}
      {small === 0 ? null : <p className="muted">{text("findings.small", { count: small })}</p>}
      {granted === 0 ? null : <p className="muted">{text("findings.exceptions", { count: granted })}</p>}
      <Questions
        at={at}
        questions={questions}
        isReadOnly={!isToday}
        isOpen={view.own["questions"] !== undefined}
        writing={writing}
      />
      {areas.length === 0 || isViewOnly(at.org) ? null : (
        <div className="row">
          <a className="button primary" href={formatView({ ...at, place: "plan", own: { start: "1" } })}>
            {text("findings.plan")}
          </a>
          {isToday ? null : <span className="muted">{text("findings.viewOnly")}</span>}
        </div>
      )}
    </section>
  );
}
