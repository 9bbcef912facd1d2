import { drawAreas, drawFlow, drawIcicle, drawStool, type Drawing, type Names } from "../../../draw/index.ts";
import type { Org } from "../../../org/index.ts";
import type { DrawingWanted } from "../exports.ts";
import type { Subjects } from "./subjects.ts";

/** px: as wide as the page at full size, and as high as leaves room for title and words. */
const SIZE = { width: 1248, height: 640 } as const;

export function drawWanted(subjects: Subjects, { kind, areaId, names }: DrawingWanted): Drawing {
  const { org, after } = subjects;
  switch (kind) {
    case "everyone":
      return drawIcicle(org, { ...SIZE, names });
    case "areas":
      return drawAreas(org, { ...SIZE, names });
    case "stool":
      return drawStool(org, areaId ?? "", { names });
    case "flow":
      return drawFlow(org, planned(after), { ...SIZE, names });
    case "planned":
      return drawAreas(planned(after), { ...SIZE, names });
  }
}

export const drawArea = (org: Org, areaId: string, names: Names): Drawing =>
  drawStool(org, areaId, { names });

function planned(after: Org | null): Org {
  if (after === null) throw new Error("There is no scenario to draw: make a plan first.");
  return after;
}
