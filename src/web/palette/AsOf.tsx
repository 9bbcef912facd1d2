import { Command } from "cmdk";
import { useLayoutEffect, type ReactNode } from "react";
import type { Day } from "../../org/index.ts";
import { useText } from "../text/useText.ts";
import { useFormat } from "../ui/useFormat.ts";
import { useView } from "../view/useView.ts";
import type { PaletteActs, Part } from "./Palette.tsx";

/** The same view on another day. */
export function AsOf({
  day,
  acts,
  part,
}: {
  readonly day: Day | "today" | null;
  readonly acts: PaletteActs;
  readonly part: Part;
}): ReactNode {
  const text = useText();
  const { day: written } = useFormat();
  const { go } = useView();
  useLayoutEffect(() => acts.setFresh(true));
  if (part === "card")
    return day === null ? <p className="muted palette-line">{text("palette.typeDay")}</p> : null;
  if (day === null) return null;
  const isToday = day === "today";
  return (
    <Command.Item value={`day ${day}`} onSelect={() => acts.act(() => go({ on: isToday ? undefined : day }))}>
      <span>{isToday ? text("palette.goToday") : text("palette.goDay", { day: written(day) })}</span>
    </Command.Item>
  );
}
