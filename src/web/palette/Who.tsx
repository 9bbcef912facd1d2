import { Command } from "cmdk";
import { useEffect, type ReactNode } from "react";
import type { WhoFound } from "../engine/paletteWho.ts";
import { useEngine } from "../engine/useEngine.ts";
import { useText } from "../text/useText.ts";
import { tellLive } from "../ui/Live.tsx";
import { useView } from "../view/useView.ts";
import type { OrgAt } from "../view/view.ts";
import { OwnerCardView, useHeadline } from "./OwnerCard.tsx";
import type { PaletteActs, Part } from "./Palette.tsx";
import { shownAt, ThingItem } from "./ThingItem.tsx";
import { useAsked } from "./useAsked.ts";

/** Who owns it, as a card with its path and evidence, and what can be done from there. */
export function Who({
  at,
  of,
  acts,
  part,
}: {
  readonly at: OrgAt;
  readonly of: string;
  readonly acts: PaletteActs;
  readonly part: Part;
}): ReactNode {
  const text = useText();
  const engine = useEngine();
  const headline = useHeadline();
  const { view, go } = useView();
  const { data, error } = useAsked(["who", at, of], () => engine.paletteWho(at, of), acts.setFresh);
  const said = data?.cards[0] === undefined ? "" : headline(data.cards[0]);
  useEffect(() => {
    if (said !== "" && part === "card") tellLive(said);
  }, [said, part]);
  if (part === "card") {
    if (error !== null) return <p className="bad palette-line">{error.message}</p>;
    if (of === "") return <p className="muted palette-line">{text("palette.typeThing")}</p>;
    return data === undefined ? null : <Cards found={data} of={of} />;
  }
  if (data === undefined || of === "") return null;
  const [first] = data.cards;
  const area = first?.routes.flatMap(({ path }) => path).find(({ kind }) => kind === "area");
  const owners = (first?.routes ?? []).flatMap((route) => route.owners);
  const place = area ?? owners.find(({ isVacant }) => !isVacant);
  // Of several nobody is picked: each can be written to.
  const writable = owners.filter(({ subject, email }, k) => {
    const isFirst = owners.findIndex((one) => one.subject === subject) === k;
    return isFirst && email !== "";
  });
  return (
    <>
      {place === undefined ? null : (
        <Command.Item
          value={`show ${place.subject}`}
          onSelect={() => acts.act(() => go(shownAt({ ...view, place: "start" }, place.subject)))}
        >
          <span>{text("who.showInOrg")}</span>
          <span className="muted">{place.name}</span>
        </Command.Item>
      )}
      {area === undefined ? null : (
        <Command.Item
          value={`findings ${area.subject}`}
          onSelect={() => acts.act(() => go({ place: "findings", selected: area.subject, own: {} }))}
        >
          <span>{text("who.seeFindings")}</span>
          <span className="muted">{area.name}</span>
        </Command.Item>
      )}
      {writable.map(({ subject, name, email }) => (
        <Command.Item
          key={subject}
          value={`mail ${subject}`}
          onSelect={() => acts.act(() => location.assign(`mailto:${encodeURIComponent(email)}`))}
        >
          <span>{text("who.message", { name })}</span>
          <span className="muted">{email}</span>
        </Command.Item>
      ))}
      {data.others.map((one) => (
        <ThingItem key={one.subject} thing={one} acts={acts} asks />
      ))}
    </>
  );
}

function Cards({ found, of }: { readonly found: WhoFound; readonly of: string }): ReactNode {
  const text = useText();
  const { cards, total, on } = found;
  if (cards.length === 0) return <p className="muted palette-line">{text("who.none", { text: of })}</p>;
  return (
    <>
      {cards.map((card) => (
        <OwnerCardView key={card.subject} card={card} on={on} />
      ))}
      {total > cards.length ? (
        <p className="muted palette-line">{text("who.manyNamed", { count: total })}</p>
      ) : null}
    </>
  );
}
