import { expect, test } from "vitest";
import { tinyInstance } from "../instances.case.ts";
import { listEntry } from "./term.ts";
import { siteChange } from "./siteChange.ts";

const instance = tinyInstance({
  siteChange: { location: Int32Array.of(1, 2, 0), points: Int32Array.of(0, 0, 0, 200, 200, 0) },
});
const pointsOf = (of: typeof instance, person: number, unit: number): number =>
  siteChange.points(of, person, unit, false, -1);

test("a unit somebody does not work in costs what their location costs there", () => {
  for (let person = 0; person < 3; person++)
    for (let unit = 0; unit < 2; unit++) {
      const isAway = listEntry(instance, person, unit) < 0;
      const points = [
        [0, 200],
        [200, 0],
        [0, 0],
      ][person]![unit]!;
      expect(pointsOf(instance, person, unit), `${person} in ${unit}`).toBe(isAway ? points : 0);
      expect(pointsOf(tinyInstance(), person, unit)).toBe(0);
    }
});
