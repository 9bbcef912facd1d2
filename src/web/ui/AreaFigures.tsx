import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useEngine } from "../engine/useEngine.ts";
import { useText } from "../text/useText.ts";
import type { OrgAt } from "../view/view.ts";
import { useFormat } from "./useFormat.ts";
import { WorkedOut } from "./WorkedOut.tsx";

/** The figures of an area as the table of areas has them. */
export function AreaFigures({
  at,
  area,
  name,
}: {
  readonly at: OrgAt;
  readonly area: string;
  readonly name: string;
}): ReactNode {
  const text = useText();
  const engine = useEngine();
  const { number, percent } = useFormat();
  const { data } = useQuery({
    queryKey: ["area-figures", at, area],
    queryFn: async () => engine.areaFigures(at, area),
  });
  if (data === undefined || data === null) return null;
  const figures = [
    { metric: "area-row.people", title: text("findings.people"), value: number(data.people) },
    {
      metric: "area-row.legs",
      title: text("findings.legs"),
      value: data.legs === null ? "–" : number(data.legs),
    },
    {
      metric: "area-row.levels-up",
      title: text("findings.levelsUp"),
      value: data.levelsUp === null ? "–" : number(data.levelsUp),
    },
    ...(data.lineIntegrity === null
      ? []
      : [
          {
            metric: "area-row.line-integrity",
            title: text("worked.underOwner"),
            value: percent(data.lineIntegrity),
          },
        ]),
  ];
  return (
    <dl className="figures">
      {figures.map(({ metric, title, value }) => (
        <div key={metric}>
          <dt>{title}</dt>
          <dd>
            <WorkedOut metric={metric} area={area} what={`${title}, ${name}`}>
              {value}
            </WorkedOut>
          </dd>
        </div>
      ))}
    </dl>
  );
}
