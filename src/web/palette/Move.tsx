import { Command } from "cmdk";
import { useState, type ReactNode } from "react";
import type { MoveTarget } from "../../org/index.ts";
import type { FoundThing, PaletteFound } from "../engine/palette.ts";
import { useEngine } from "../engine/useEngine.ts";
import { ConsequenceTable, Summary } from "../screens/org/MovePanel.tsx";
import { useEditing } from "../screens/org/useEditing.ts";
import { useText } from "../text/useText.ts";
import { useView } from "../view/useView.ts";
import type { OrgAt } from "../view/view.ts";
import type { PaletteActs, Part } from "./Palette.tsx";
import { useAsked } from "./useAsked.ts";

/** What moving somebody somewhere would do, before it is done: with the reports, or alone. */
export function Move({
  at,
  who,
  to,
  acts,
  part,
}: {
  readonly at: OrgAt;
  readonly who: string;
  readonly to: string;
  readonly acts: PaletteActs;
  readonly part: Part;
}): ReactNode {
  const text = useText();
  const engine = useEngine();
  const { go } = useView();
  const { move, canEdit } = useEditing(at);
  const [isMoving, setIsMoving] = useState(false);
  const { data, error } = useAsked(
    ["move", at, who, to],
    async () => {
      const [people, places] = await Promise.all([
        engine.paletteFind(at, who, 1),
        engine.paletteFind(at, to, 1),
      ]);
      const person = bestOf(people, ["person"]);
      const place = bestOf(places, ["area", "person"]);
      if (person === undefined || place === undefined) return { person, place, would: null, picked: null };
      const id = idOf(person);
      const given = { people: [id], withReports: true, target: targetOf(place) };
      const [would, picked] = await Promise.all([
        engine.consequences(at, given),
        engine.pickUp(at, "disciplines", [id], true),
      ]);
      return { person, place, would, picked };
    },
    acts.setFresh,
  );
  const blocked =
    who === "" || to === ""
      ? text("palette.typeMove")
      : !canEdit
        ? text("palette.viewOnly")
        : isMoving
          ? text("edit.writing")
          : data === undefined
            ? null
            : data.person === undefined
              ? text("who.none", { text: who })
              : data.place === undefined
                ? text("who.none", { text: to })
                : null;
  if (part === "card") {
    if (error !== null) return <p className="bad palette-line">{error.message}</p>;
    if (blocked !== null) return <p className="muted palette-line">{blocked}</p>;
    return data?.would === undefined || data.would === null ? null : (
      <section className="owner-card" aria-label={text("edit.panel")}>
        <h2>{text("edit.panelTitle", { who: data.person?.name ?? "", target: data.place?.name ?? "" })}</h2>
        <Summary would={data.would} />
        {data.would.refusal === null ? <ConsequenceTable would={data.would} /> : null}
      </section>
    );
  }
  if (blocked !== null || data?.person === undefined || data.place === undefined) return null;
  const { person, place, would, picked } = data;
  if (would === null || would.refusal !== null) return null;
  const drop = async (withReports: boolean): Promise<void> => {
    setIsMoving(true);
    const isDone = await move({ people: [idOf(person)], withReports, target: targetOf(place) });
    setIsMoving(false);
    if (isDone) acts.act(() => go({ place: "org", selected: person.subject, own: {} }));
  };
  const reports = picked?.reports ?? 0;
  return (
    <>
      <Command.Item value="move with" onSelect={() => void drop(true)}>
        <span>
          {text("edit.move")}:{" "}
          {reports > 0 ? text("edit.with", { name: person.name, count: reports }) : person.name}
        </span>
      </Command.Item>
      {reports > 0 ? (
        <Command.Item value="move alone" onSelect={() => void drop(false)}>
          <span>
            {text("edit.move")}: {text("edit.alone", { name: person.name })}
          </span>
        </Command.Item>
      ) : null}
    </>
  );
}

/** What is called so, else the first that holds the text, of the kinds in their order. */
function bestOf({ exact, groups }: PaletteFound, kinds: readonly string[]): FoundThing | undefined {
  const all = [...exact, ...groups.flatMap(({ list }) => list)];
  const named = exact.find(({ kind }) => kinds.includes(kind));
  return named ?? kinds.map((kind) => all.find((one) => one.kind === kind)).find((one) => one !== undefined);
}

const idOf = ({ subject }: FoundThing): string => subject.slice(subject.indexOf(":") + 1);

const targetOf = (place: FoundThing): MoveTarget =>
  place.kind === "area" ? { area: idOf(place) } : { manager: idOf(place) };
