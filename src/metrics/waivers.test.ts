import { expect, test } from "vitest";
import { orgOf } from "../../test/orgOf.ts";
import { DEFAULT_CONFIG, personId, waiverId, type Waiver } from "../org/index.ts";
import { measureCompany } from "./index.ts";

const waiver = (fields: Partial<Waiver> = {}): Waiver => ({
  id: waiverId("w"),
  checkId: "home-share",
  subjectIds: ["x"],
  reason: "agreed",
  approverId: personId("ceo"),
  standing: true,
  ...fields,
});
const { approverId: _, ...UNAPPROVED } = waiver();

test.each<[string, Waiver, number]>([
  ["holds", waiver(), 1],
  ["granted today", waiver({ grantedOn: "2026-06-01" }), 1],
  ["granted tomorrow", waiver({ grantedOn: "2026-06-02" }), 0],
  ["nobody approved it", UNAPPROVED, 0],
  ["approved by the owner", waiver({ approverId: personId("o") }), 0],
  ["ends today", waiver({ standing: false, expiresOn: "2026-06-01" }), 0],
  ["has no end, and does not stand on purpose", waiver({ standing: false }), 0],
])("a waiver: %s", (_what, one, value) => {
  const org = orgOf("ceo > o; x(sto): o*", { waivers: [one] });
  expect(measureCompany({ org, config: DEFAULT_CONFIG }).waivers!.value).toBe(value);
});
