import { Command } from "cmdk";
import { useEffect, type ReactNode } from "react";
import type { FoundThing, PaletteFound } from "../engine/palette.ts";
import { useEngine } from "../engine/useEngine.ts";
import type { TextId } from "../text/texts.ts";
import { useText } from "../text/useText.ts";
import { tellLive } from "../ui/Live.tsx";
import type { OrgAt } from "../view/view.ts";
import type { PaletteActs, Part } from "./Palette.tsx";
import { ThingItem } from "./ThingItem.tsx";
import { useAsked } from "./useAsked.ts";

const LISTED = 5;
const TITLES: Readonly<Record<PaletteFound["groups"][number]["kind"], TextId>> = {
  area: "palette.areas",
  person: "palette.people",
  asset: "palette.assets",
  decision: "palette.decisions",
};

/** What is called so, who owns it, and what holds the text in its name. */
export function Found({
  at,
  text: typed,
  acts,
  part,
}: {
  readonly at: OrgAt;
  readonly text: string;
  readonly acts: PaletteActs;
  readonly part: Part;
}): ReactNode {
  const text = useText();
  const engine = useEngine();
  const { data, error } = useAsked(
    ["find", at, typed],
    () => engine.paletteFind(at, typed, LISTED),
    acts.setFresh,
  );
  const count = data === undefined ? null : countOf(data);
  useEffect(() => {
    if (count !== null && part === "card") tellLive(text("palette.found", { count }));
    // The words of a language stay while the palette is open.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [count, typed]);
  if (part === "card") return error === null ? null : <p className="bad palette-line">{error.message}</p>;
  if (data === undefined) return null;
  const owned = data.exact.find(({ kind }) => kind !== "person");
  return (
    <>
      <Group title={text("palette.exact")} list={data.exact} acts={acts} />
      {owned === undefined ? null : (
        <Command.Item
          value={`who ${owned.subject}`}
          onSelect={() => acts.type(`${text("palette.askWho").replace("…", "")}${owned.name}`)}
        >
          <span>{text("palette.whoOwns", { name: owned.name })}</span>
          <span className="muted">{owned.more}</span>
        </Command.Item>
      )}
      {data.groups.map(({ kind, list, count: all }) => (
        <Group key={kind} title={text(TITLES[kind])} list={list} more={all - list.length} acts={acts} />
      ))}
      <Group title={text("palette.near")} list={data.near} acts={acts} />
    </>
  );
}

const countOf = ({ exact, groups, near }: PaletteFound): number =>
  groups.reduce((sum, { count }) => sum + count, exact.length + near.length);

function Group({
  title,
  list,
  more = 0,
  acts,
}: {
  readonly title: string;
  readonly list: readonly FoundThing[];
  readonly more?: number;
  readonly acts: PaletteActs;
}): ReactNode {
  const text = useText();
  if (list.length === 0) return null;
  return (
    <Command.Group heading={title}>
      {list.map((one) => (
        <ThingItem key={one.subject} thing={one} acts={acts} />
      ))}
      {more > 0 ? (
        // The count of all is told; a list of choices holds nothing but choices.
        <p className="muted palette-line" aria-hidden="true">
          {text("palette.more", { count: more })}
        </p>
      ) : null}
    </Command.Group>
  );
}
