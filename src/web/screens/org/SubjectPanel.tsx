import type { ReactNode } from "react";
import type { AreaProfile, Named, PersonProfile, Profile, SaidOf } from "../../engine/orgSubject.ts";
import { useEngine } from "../../engine/useEngine.ts";
import { useText } from "../../text/useText.ts";
import { AreaFigures } from "../../ui/AreaFigures.tsx";
import { Ask } from "../../ui/Ask.tsx";
import { useView } from "../../view/useView.ts";
import { formatView, type OrgAt } from "../../view/view.ts";

/** Who or what is selected, by the data, with what the checks say of it. */
export function SubjectPanel({
  at,
  onOnly,
}: {
  readonly at: OrgAt;
  readonly onOnly: (areaId: string) => void;
}): ReactNode {
  const text = useText();
  const engine = useEngine();
  const { selected } = useView().view;
  return (
    <section className="panel subject" aria-label={text("org.selected")} tabIndex={0}>
      {selected === undefined ? (
        <p className="muted">{text("org.nothing")}</p>
      ) : (
        <Ask
          of={["org-profile", at, selected]}
          ask={async (): Promise<Profile | null> => engine.orgProfile(at, selected)}
        >
          {(profile) =>
            profile === null ? (
              <p className="muted">{text("org.gone")}</p>
            ) : (
              <>
                {profile.kind === "person" ? (
                  <Person profile={profile} />
                ) : (
                  <Area profile={profile} onOnly={onOnly} />
                )}
                <div className="stack tight">
                  {profile.kind === "area" ? (
                    <AreaFigures at={at} area={selected.slice("area:".length)} name={profile.name} />
                  ) : null}
                  <Ask of={["org-said", at, selected]} ask={() => engine.orgSaid(at, selected)}>
                    {(said) => <Said said={said} />}
                  </Ask>
                </div>
              </>
            )
          }
        </Ask>
      )}
    </section>
  );
}

function Person({ profile }: { readonly profile: PersonProfile }): ReactNode {
  const text = useText();
  const { name, title, discipline, site, managers, reports, owns, works } = profile;
  return (
    <>
      <div className="stack tight">
        <h2>{name === "" ? text("org.noName") : name}</h2>
        <p>{[title, discipline, site].filter((part) => part !== "").join(" · ")}</p>
        {profile.isVacant ? <p className="warn">{text("org.vacancy")}</p> : null}
        {profile.isPlaceholder ? <p className="warn">{text("org.placeholder")}</p> : null}
        <h3>{text("org.managers")}</h3>
        {managers.length === 0 ? <p className="muted">{text("org.top")}</p> : <Links of={managers} />}
        {reports.direct === 0 ? (
          <p className="muted">{text("org.noReports")}</p>
        ) : (
          <>
            <h3>{text("org.reports", { count: reports.direct, all: reports.all })}</h3>
            <Links of={reports.first} more={reports.direct - reports.first.length} />
          </>
        )}
      </div>
      <div className="stack tight">
        <h3>{text("org.owns")}</h3>
        {owns.length === 0 ? <p className="muted">{text("org.ownsNothing")}</p> : null}
        <ul className="plain">
          {owns.map((one) => (
            <li key={`${one.subject} ${one.role}`}>
              <Link to={one} /> <span className="muted">{text(`org.role.${one.role}`)}</span>
            </li>
          ))}
        </ul>
        <h3>{text("org.works")}</h3>
        {works.length === 0 ? <p className="muted">{text("org.worksNowhere")}</p> : null}
        <ul className="plain">
          {works.map((one) => (
            <li key={`${one.subject} ${one.type}`}>
              <Link to={one} />{" "}
              <span className="muted">
                {text("org.share", { percent: Math.round(one.share * 100) })}, {text(`org.type.${one.type}`)}
                {one.isGuess ? `, ${text("org.guess")}` : ""}
              </span>
            </li>
          ))}
        </ul>
      </div>
    </>
  );
}

function Area({
  profile,
  onOnly,
}: {
  readonly profile: AreaProfile;
  readonly onOnly: (areaId: string) => void;
}): ReactNode {
  const text = useText();
  const { name, owners, deputy, above, below, members, disciplines, purpose, subject } = profile;
  return (
    <>
      <div className="stack tight">
        <h2>{name}</h2>
        {purpose === "" ? null : <p>{purpose}</p>}
        <h3>{text("org.owner")}</h3>
        {owners.length === 0 ? <p className="warn">{text("org.noOwner")}</p> : <Links of={owners} />}
        {deputy === null ? null : (
          <>
            <h3>{text("org.deputy")}</h3>
            <Links of={[deputy]} />
          </>
        )}
        {above.length === 0 ? null : (
          <>
            <h3>{text("org.above")}</h3>
            <Links of={above} />
          </>
        )}
      </div>
      <div className="stack tight">
        <h3>{text("org.members", { count: members })}</h3>
        <ul className="plain">
          {disciplines.map((one) => (
            <li key={one.name}>
              {text("org.option", {
                name: one.name === "" ? text("org.none.discipline") : one.name,
                people: one.people,
              })}
            </li>
          ))}
        </ul>
        <div className="row">
          <button type="button" className="button" onClick={() => onOnly(subject.slice("area:".length))}>
            {text("org.showOnly")}
          </button>
        </div>
        {below.length === 0 ? null : (
          <>
            <h3>{text("org.below")}</h3>
            <Links of={below.slice(0, 12)} more={below.length - 12} />
          </>
        )}
      </div>
    </>
  );
}

function Said({ said }: { readonly said: SaidOf }): ReactNode {
  const text = useText();
  const { view } = useView();
  const { verdict, findings, count } = said;
  return (
    <>
      {verdict === null ? null : (
        <p className={verdict.verdict === "single-threaded" ? "good" : undefined}>
          <strong>{text(`org.verdict.${verdict.verdict}`)}.</strong> {verdict.because}
        </p>
      )}
      <h3>{text("org.findings", { count })}</h3>
      {count === 0 ? <p className="muted">{text("org.noFindings")}</p> : null}
      <ul className="plain">
        {findings.map((one, k) => (
          <li key={k}>
            {one.message} <span className="muted">{text(`org.tier.${one.tier}`)}</span>
          </li>
        ))}
      </ul>
      {count > findings.length ? (
        <p className="muted">{text("org.andMore", { count: count - findings.length })}</p>
      ) : null}
      {count === 0 ? null : (
        <a href={formatView({ ...view, place: "findings", own: {} })}>{text("org.toFindings")}</a>
      )}
    </>
  );
}

function Links({ of, more = 0 }: { readonly of: readonly Named[]; readonly more?: number }): ReactNode {
  const text = useText();
  return (
    <ul className="plain inline">
      {of.map((one) => (
        <li key={one.subject}>
          <Link to={one} />
        </li>
      ))}
      {more > 0 ? <li className="muted">{text("org.andMore", { count: more })}</li> : null}
    </ul>
  );
}

function Link({ to }: { readonly to: Named }): ReactNode {
  const text = useText();
  const { view } = useView();
  return (
    <a href={formatView({ ...view, selected: to.subject })}>
      {to.name === "" ? text("org.noName") : to.name}
    </a>
  );
}
