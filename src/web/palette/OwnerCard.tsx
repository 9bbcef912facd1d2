import type { ReactNode } from "react";
import type { CardOwner, CardRoute, CardTenure, OwnerCard } from "../engine/paletteWho.ts";
import { useText } from "../text/useText.ts";
import { useFormat } from "../ui/useFormat.ts";
import { KINDS } from "./ThingItem.tsx";

/** The answer in one sentence. Nobody is picked where several are named. */
export function useHeadline(): (card: OwnerCard) => string {
  const text = useText();
  return ({ answer, kind, name, routes }) => {
    const owners = routes.flatMap((route) => route.owners);
    const [first] = owners;
    const isDecision = kind === "decision";
    if (answer === "several") return text("who.several", { name, count: namesOf(owners).length });
    if (answer === "none" || first === undefined)
      return owners.some(({ isVacant }) => isVacant)
        ? text("who.seat", { name })
        : text(isDecision ? "who.nobodyDecides" : "who.nobody", { name });
    const owner = first.name;
    return text(isDecision ? "who.decides" : first.isActing ? "who.acts" : "who.owns", { owner, name });
  };
}

const namesOf = (owners: readonly CardOwner[]): readonly string[] => [
  ...new Set(owners.map(({ subject }) => subject)),
];

/** Who owns a thing: the path to the person, what the data say of it, who came before and comes next. */
export function OwnerCardView({ card, on }: { readonly card: OwnerCard; readonly on: string }): ReactNode {
  const text = useText();
  const { day } = useFormat();
  const headline = useHeadline();
  return (
    <section className="owner-card" data-card={card.subject}>
      <h2>{headline(card)}</h2>
      <p className="muted">
        {text("who.asOf", { day: day(on) })}
        {card.followed.length === 0 ? "" : ` · ${card.followed.join(", ")}`}
      </p>
      {card.routes.map((route, k) => (
        <Route key={k} route={route} hasRole={card.routes.length > 1} />
      ))}
      {card.evidence.map((line) => (
        <p key={line}>{line}</p>
      ))}
    </section>
  );
}

function Route({ route, hasRole }: { readonly route: CardRoute; readonly hasRole: boolean }): ReactNode {
  const text = useText();
  const tenure = useTenure();
  const { path, owners, deputy, previous, next, legs, sharedBoss, evidence } = route;
  return (
    <div className="owner-route">
      <div>
        <h3>{text("who.path")}</h3>
        <ol className="owner-path">
          {path.map(({ subject, kind, name }) => {
            const kindText = KINDS[kind];
            return (
              <li key={subject}>
                {name} <span className="muted">{kindText === undefined ? kind : text(kindText)}</span>
              </li>
            );
          })}
          {owners.map((owner) => (
            <li key={owner.subject}>
              <strong>{owner.name}</strong>{" "}
              <span className="muted">
                {[hasRole ? text(`who.role.${route.role}`) : owner.title, tenure(owner)]
                  .filter(Boolean)
                  .join(", ")}
              </span>
            </li>
          ))}
          {owners.length === 1
            ? owners[0]?.chain.map(({ subject, name, title }) => (
                <li key={subject}>
                  {name} <span className="muted">{title}</span>
                </li>
              ))
            : null}
        </ol>
      </div>
      <div>
        <h3>{text("who.evidence")}</h3>
        <ul className="plain owner-evidence">
          {owners.map((owner) => (
            <li key={owner.subject}>
              {owners.length > 1 ? `${owner.name}: ` : ""}
              <strong>{text(`who.confidence.${owner.confidence}`)}</strong>. {owner.because.join(" ")}
            </li>
          ))}
          {evidence.map((line) => (
            <li key={line}>{line}</li>
          ))}
          {legs === null ? null : (
            <li>
              {text("who.legs", { count: legs })}{" "}
              {sharedBoss === null ? "" : text("who.boss", { name: sharedBoss.name })}
            </li>
          )}
          <li>{deputy === null ? text("who.noDeputy") : text("who.deputy", { name: deputy.name })}</li>
          {previous === null ? null : (
            <li>
              {[text("who.previous", { name: previous.name }), tenure(previous)].filter(Boolean).join(", ")}
            </li>
          )}
          {next === null ? null : (
            <li>{[text("who.next", { name: next.name }), tenure(next)].filter(Boolean).join(", ")}</li>
          )}
        </ul>
      </div>
    </div>
  );
}

/** "from … until …", as far as the days are known. */
function useTenure(): (tenure: CardTenure) => string {
  const text = useText();
  const { day } = useFormat();
  return ({ from, to }) =>
    [
      ...(from === null ? [] : [text("who.from", { day: day(from) })]),
      ...(to === null ? [] : [text("who.to", { day: day(to) })]),
    ].join(" ");
}
