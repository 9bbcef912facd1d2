import { Command } from "cmdk";
import type { ReactNode } from "react";
import { useEngine } from "../engine/useEngine.ts";
import { useText } from "../text/useText.ts";
import type { OrgAt } from "../view/view.ts";
import type { PaletteActs, Part } from "./Palette.tsx";
import { useAsked } from "./useAsked.ts";

const LISTED = 5;

/** What can be explained under that name: areas, people, and numbers of the company. */
export function Why({
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
  const { data, error } = useAsked(
    ["why", at, of],
    async () => ({
      found: await engine.paletteFind(at, of, LISTED),
      metrics: (await engine.paletteDefinitions(of)).filter(({ kind }) => kind === "metric"),
    }),
    acts.setFresh,
  );
  if (part === "card") {
    if (error !== null) return <p className="bad palette-line">{error.message}</p>;
    return of === "" ? <p className="muted palette-line">{text("palette.typeWhy")}</p> : null;
  }
  if (data === undefined || of === "") return null;
  const things = [
    ...data.found.exact,
    ...data.found.groups.flatMap(({ list }) => list),
    ...data.found.near,
  ].filter(({ kind }) => kind === "area" || kind === "person");
  return (
    <>
      {things.map(({ subject, name, more }) => (
        <Command.Item
          key={subject}
          value={`why ${subject}`}
          data-subject={subject}
          onSelect={() => acts.show({ kind: "why", subject, name })}
        >
          <span>{text("palette.whyIs", { name })}</span>
          <span className="muted">{more}</span>
        </Command.Item>
      ))}
      {data.metrics.map(({ id, name }) => (
        <Command.Item
          key={id}
          value={`metric ${id}`}
          onSelect={() => acts.show({ kind: "figure", figure: { metric: id } })}
        >
          <span>{text("palette.howIs", { name })}</span>
        </Command.Item>
      ))}
    </>
  );
}
