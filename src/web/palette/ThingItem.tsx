import { Command } from "cmdk";
import type { ReactNode } from "react";
import type { FoundThing } from "../engine/palette.ts";
import type { TextId } from "../text/texts.ts";
import { useText } from "../text/useText.ts";
import { useView } from "../view/useView.ts";
import type { View } from "../view/view.ts";
import type { PaletteActs } from "./Palette.tsx";

export const KINDS: Readonly<Record<string, TextId>> = {
  area: "palette.kind.area",
  person: "palette.kind.person",
  asset: "palette.kind.asset",
  decision: "palette.kind.decision",
  dependency: "palette.kind.dependency",
  discipline: "palette.kind.discipline",
};

/** People and areas are gone to; of other things the palette says who owns them. */
export function ThingItem({
  thing,
  acts,
  asks = false,
}: {
  readonly thing: FoundThing;
  readonly acts: PaletteActs;
  /** Asks who owns it instead of going there. */
  readonly asks?: boolean;
}): ReactNode {
  const text = useText();
  const { view, go } = useView();
  const { subject, kind, name, more } = thing;
  const kindText = KINDS[kind];
  const isPlaced = !asks && (kind === "person" || kind === "area");
  return (
    <Command.Item
      value={subject}
      data-subject={subject}
      onSelect={() =>
        isPlaced
          ? acts.act(() => go(shownAt(view, subject)))
          : acts.type(`${text("palette.askWho").replace("…", "")}${name}`)
      }
    >
      <span>
        {asks ? text("who.also", { name }) : name}{" "}
        {kindText === undefined ? null : <span className="muted">{text(kindText)}</span>}
      </span>
      <span className="muted">{more}</span>
    </Command.Item>
  );
}

/** The view that shows a subject: the place one is at, if it shows such, else Org. */
export function shownAt(view: View, subject: string): Partial<View> {
  const isArea = subject.startsWith("area:");
  const stays = view.place === "org" || (isArea && view.place === "findings");
  if (stays) return { selected: subject };
  return { place: "org", selected: subject, lens: isArea ? "areas" : "disciplines", own: {} };
}
