import { ownersOf, type Org } from "../org/index.ts";
import type { Drawing } from "./command.ts";
import { disciplineLooks, type DisciplineLooks } from "./disciplines.ts";
import { layoutFlow, type FlowTarget } from "./layoutFlow.ts";
import { ownerState, readFlow, type Flow } from "./readFlow.ts";
import { counted, inert, personLabel, type Names } from "./wording.ts";

export interface FlowOptions {
  /** px; default 1248. */
  readonly width?: number;
  /** Least height, px; default 620. Many areas make it taller. */
  readonly height?: number;
  readonly names?: Names;
}

/**
 * Who goes where in a target: disciplines of today on the left, home areas of the target with their owners on the
 * right. Grey bands keep their manager, bands in the discipline's colour change it; an area without a filled owner
 * is dashed. Counted: people in both orgs with a home area in the target; the caption counts the others. The table
 * has a row per discipline and area. O(people + bands log bands).
 * @returns a drawing `width` px wide; without anybody to count, one that says so.
 * @example drawFlow(today, plan.target).table.columns[3] // "Change manager"
 */
export function drawFlow(today: Org, target: Org, options: FlowOptions = {}): Drawing {
  const names = options.names ?? "shown";
  const looks = disciplineLooks(today);
  const flow = readFlow(today, target);
  const disciplines = looks.bySize.filter((d) => flow.bands.some((band) => band.discipline === d));
  const areas = areasByCentre(flow, disciplines);
  const targetLooks = disciplineLooks(target);
  const targets = areas.map((area) => targetOf(target, area, targetLooks, names));
  const layout = layoutFlow({
    width: options.width ?? 1248,
    height: options.height ?? 620,
    sources: disciplines.map(looks.of),
    targets,
    bands: flow.bands.map((band) => ({
      source: disciplines.indexOf(band.discipline),
      target: areas.indexOf(band.area),
      keep: band.keep,
      change: band.change,
    })),
  });
  return {
    ...layout,
    title: titleOf(flow),
    caption: captionOf(
      flow,
      targets,
      flow.bands.some((band) => band.change > 0 && looks.of(band.discipline).hue === 0),
    ),
    table: tableOf(target, flow, looks, { disciplines, areas }),
  };
}

/** Areas from top to bottom by the mean place of their people's disciplines, which keeps bands from crossing. */
function areasByCentre({ bands }: Flow, disciplines: readonly number[]): number[] {
  const sums = new Map<number, { places: number; people: number }>();
  for (const band of bands) {
    const sum = sums.get(band.area) ?? { places: 0, people: 0 };
    const people = band.keep + band.change;
    sums.set(band.area, {
      places: sum.places + disciplines.indexOf(band.discipline) * people,
      people: sum.people + people,
    });
  }
  const centre = (area: number): number => sums.get(area)!.places / sums.get(area)!.people;
  return [...sums.keys()].sort((a, b) => centre(a) - centre(b) || a - b);
}

function targetOf(target: Org, area: number, looks: DisciplineLooks, names: Names): FlowTarget {
  const state = ownerState(target, area);
  const owners = ownersOf(target, area).filter((owner) => !target.people[owner]!.vacant);
  const [owner] = owners;
  const filled =
    owner !== undefined && owners.length === 1
      ? personLabel(target, owner, looks, names).name
      : `${owners.length} owners`;
  const note = { filled, vacant: "owner to be hired", none: "no owner named" }[state];
  return { name: inert(target.areas[area]!.name), note, isOwned: state === "filled" };
}

const sumOf = (flow: Flow, which: "keep" | "change"): number =>
  flow.bands.reduce((sum, band) => sum + band[which], 0);

function titleOf(flow: Flow): string {
  const keep = sumOf(flow, "keep");
  const people = keep + sumOf(flow, "change");
  if (people === 0) return "Nobody has a home area in the target";
  return `${keep} of ${counted(people, "person", "people")} with a home area keep their manager`;
}

function captionOf(flow: Flow, targets: readonly FlowTarget[], isHueless: boolean): string {
  const change = sumOf(flow, "change");
  const sentences = [
    `Left: discipline today. Right: home area in the target. Grey keeps manager; colour changes manager (${change}).`,
  ];
  if (isHueless)
    sentences.push("Strong grey changes manager too: disciplines without a colour of their own.");
  if (targets.some((one) => !one.isOwned)) sentences.push("Dashed: the area has no owner in place.");
  const missing = [
    flow.withoutArea > 0 ? `${counted(flow.withoutArea, "person", "people")} without a home area` : "",
    flow.notToday > 0 ? `${counted(flow.notToday, "person", "people")} not in today's organisation` : "",
    flow.vacancies > 0 ? counted(flow.vacancies, "vacancy", "vacancies") : "",
  ].filter((one) => one !== "");
  if (missing.length > 0) sentences.push(`Not shown: ${missing.join(", ")}.`);
  return sentences.join(" ");
}

function tableOf(
  target: Org,
  flow: Flow,
  looks: DisciplineLooks,
  order: { readonly disciplines: readonly number[]; readonly areas: readonly number[] },
): Drawing["table"] {
  const place = (area: number, discipline: number): number =>
    order.areas.indexOf(area) * (order.disciplines.length + 1) + order.disciplines.indexOf(discipline);
  return {
    caption: "People by discipline today and home area in the target",
    columns: ["Area", "Discipline", "Keep manager", "Change manager"],
    rows: flow.bands
      .toSorted((a, b) => place(a.area, a.discipline) - place(b.area, b.discipline))
      .map((band) => [
        inert(target.areas[band.area]!.name),
        looks.of(band.discipline).name,
        band.keep,
        band.change,
      ]),
  };
}
