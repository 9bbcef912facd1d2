import { expect, test } from "vitest";
import { areaId, personId, type Day } from "../../src/org/index.ts";
import { columnsOf, labelsOf } from "../../src/web/engine/org.ts";
import { lensOf, OWNER } from "../../src/web/engine/orgLens.ts";
import { orgOf } from "../orgOf.ts";

test("an area is drawn with those who own it on the day, not with who did or will", () => {
  const org = orgOf("ceo > old, now, next; pay: old, now, next", {
    areas: {
      pay: {
        owners: [
          { personId: personId("old"), to: "2026-01-01" as Day },
          { personId: personId("now"), from: "2026-01-01" as Day },
          { personId: personId("next"), from: "2027-01-01" as Day },
        ],
      },
    },
  });
  const lens = lensOf(org, "areas");
  const node = lens.nodeOfArea[org.areaIndexById.get(areaId("pay")) ?? -1] ?? -1;
  expect(labelsOf(org, "areas", Int32Array.of(node))[0]?.title).toBe("now");
  const { flags } = columnsOf(org, "areas");
  const heads = org.people.filter(
    (_, person) => ((flags[lens.nodeOfPerson[person] ?? -1] ?? 0) & OWNER) !== 0,
  );
  expect(heads.map(({ id }) => id)).toEqual(["now"]);
});
