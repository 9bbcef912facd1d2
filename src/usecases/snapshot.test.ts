import { gunzipSync, gzipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { orgOf } from "../../test/orgOf.ts";
import { canonicalText } from "../changes/index.ts";
import { areaId, indexOrg, personId, wording, type Org } from "../org/index.ts";
import type { FileResult } from "./sealedFile.ts";
import {
  COLUMN_NAMES,
  isSnapshot,
  makeSnapshot,
  sealSnapshot,
  unsealSnapshot,
  type Packer,
  type SnapshotChoices,
} from "./snapshot.ts";

const PACKER: Packer = {
  pack: (bytes) => gzipSync(bytes) as Uint8Array<ArrayBuffer>,
  unpack: (bytes) => {
    try {
      return gunzipSync(bytes);
    } catch {
      return null;
    }
  },
};
const PASSPHRASE = "a long passphrase";
const MADE = { name: "Acme", madeOn: "2026-06-01" } as const;
const PLAIN: SnapshotChoices = { columns: [], names: "shown", until: null };

/** Everything a person or an area may carry, each with a word of its own. */
const full = (): Org => {
  const org = orgOf("ceo-id > ada-id/engineering, bob-id/product\npay: ada-id, bob-id", {
    people: {
      "ada-id": {
        name: "Ada Secret",
        title: "TitleWord",
        email: "mail@word.example",
        employeeNumber: "NumberWord",
        location: "PlaceWord",
        timeZone: "ZoneWord",
        legalEntity: "EntityWord",
        costCenter: "CenterWord",
        annualCostEur: 987_654,
        level: 7,
        startOn: "2019-03-04",
        mentorId: personId("bob-id"),
        canOwn: true,
        ladderUrl: "https://ladder.word",
        status: "on-leave",
        fte: 0.35,
        sourceId: "SourceWord",
        extra: { Religion: "ExtraWord" },
        row: 77,
      },
    },
    areas: {
      pay: {
        owners: [{ personId: personId("ada-id") }],
        candidacies: [{ personId: personId("bob-id"), state: "declined" }],
        charter: { purpose: "CharterWord" },
        aliases: ["AliasWord"],
        extra: { note: "AreaExtraWord" },
      },
    },
  });
  const { records } = org;
  const outside = [{ ...records.people[1]!, id: personId("left-id"), name: "Left Person" }];
  return indexOrg({ ...records, outside }, [], org.today);
};

const WORDS: Readonly<Record<string, readonly string[]>> = {
  title: ["TitleWord"],
  level: ['"level":7'],
  place: ["PlaceWord", "ZoneWord", "EntityWord"],
  presence: ["on-leave", "0.35"],
  dates: ["2019-03-04"],
  contact: ["mail@word.example", "NumberWord"],
  support: ["mentorId"],
  cost: ["987654", "CenterWord"],
};
const NEVER = [
  "CharterWord",
  "AliasWord",
  "ExtraWord",
  "SourceWord",
  "declined",
  "ladder.word",
  "canOwn",
  "Left Person",
  "left-id",
  "row",
];

const valueOf = <T>(result: FileResult<T>): T => {
  if (!result.ok) throw new Error(wording(result.refusal.message));
  return result.value;
};
const saying = (choices: SnapshotChoices): string => canonicalText(makeSnapshot(full(), choices, MADE));

test("the bytes a receiver has once the file is decrypted are these, and the file shows nothing of them", async () => {
  const file = valueOf(await sealSnapshot(makeSnapshot(full(), PLAIN, MADE), PASSPHRASE, PACKER));
  expect(new TextDecoder("latin1").decode(file)).not.toMatch(/Ada|pay|people/);
  let text = "";
  const spy: Packer = {
    ...PACKER,
    unpack: (bytes) => {
      const plain = gunzipSync(bytes);
      text = new TextDecoder().decode(plain);
      return plain;
    },
  };
  valueOf(await unsealSnapshot(file, PASSPHRASE, spy, "2026-06-01"));
  expect(text).toBe(saying(PLAIN));
});

describe("what was not chosen is not in the bytes", () => {
  test("nothing chosen: no column but names, manager, discipline, areas", () => {
    const text = saying(PLAIN);
    for (const word of [...Object.values(WORDS).flat(), ...NEVER]) expect(text).not.toContain(word);
    expect(text).toContain("Ada Secret");
  });
  test.each(COLUMN_NAMES)("%s alone", (column) => {
    const text = saying({ ...PLAIN, columns: [column] });
    for (const [name, words] of Object.entries(WORDS))
      for (const word of words) expect(text.includes(word), `${name}: ${word}`).toBe(name === column);
    for (const word of NEVER) expect(text).not.toContain(word);
  });
  test("names hidden: neither names nor ids, nor columns that name people", () => {
    const text = saying({ ...PLAIN, columns: COLUMN_NAMES, names: "hidden" });
    expect(text).not.toMatch(/Ada|Secret|-id|bob|ceo|TitleWord|NumberWord|mail@/);
    expect(text).toContain("Person 2");
  });
});

test("what is received is the same organisation: lines, owners, who works on what", async () => {
  const org = full();
  const file = valueOf(
    await sealSnapshot(makeSnapshot(org, { ...PLAIN, names: "hidden" }, MADE), PASSPHRASE, PACKER),
  );
  const { records, asOf } = valueOf(await unsealSnapshot(file, PASSPHRASE, PACKER, "2026-07-01"));
  const seen = indexOrg(records, [], asOf);
  expect([...seen.lines.parent]).toEqual([...org.lines.parent]);
  expect([...seen.work.home]).toEqual([...org.work.home]);
  const owner = seen.areas[seen.areaIndexById.get(areaId("pay"))!]!.owners[0]!.personId;
  expect(seen.personIndexById.get(owner)).toBe(org.personIndexById.get(personId("ada-id")));
});

describe("a file is opened", () => {
  const codeOf = async (
    file: Uint8Array,
    passphrase: string,
    today: "2026-06-30" | "2026-07-01" = "2026-06-30",
  ) => {
    const opened = await unsealSnapshot(file, passphrase, PACKER, today);
    return opened.ok ? "ok" : opened.refusal.code;
  };
  test("with its passphrase, until its day, whole", async () => {
    const snapshot = makeSnapshot(full(), { ...PLAIN, until: "2026-06-30" }, MADE);
    const file = valueOf(await sealSnapshot(snapshot, PASSPHRASE, PACKER));
    expect(isSnapshot(file)).toBe(true);
    expect(await codeOf(file, PASSPHRASE)).toBe("ok");
    expect(await codeOf(file, "another passphrase")).toBe("passphrase-wrong");
    expect(await codeOf(file, PASSPHRASE, "2026-07-01")).toBe("snapshot-over");
    const cut = file.slice(0, -1);
    expect(await codeOf(cut, PASSPHRASE)).toBe("passphrase-wrong");
    expect(await codeOf(new TextEncoder().encode("id,name\n"), PASSPHRASE)).toBe("not-a-snapshot");
    expect(isSnapshot(new TextEncoder().encode("onethread-scenario/1\n"))).toBe(false);
  });
  test.each([
    ["is none", "{}"],
    [
      "has no lists",
      '{"asOf":"2026-06-01","columns":[],"madeOn":"2026-06-01","name":"x","names":"shown","records":{},"until":null}',
    ],
  ])("what %s is damaged", async (_, text) => {
    const lying: Packer = { ...PACKER, pack: () => PACKER.pack(new TextEncoder().encode(text)) };
    const file = valueOf(await sealSnapshot(makeSnapshot(full(), PLAIN, MADE), PASSPHRASE, lying));
    expect(await codeOf(file, PASSPHRASE)).toBe("file-damaged");
  });
  test("a short passphrase writes no file", async () => {
    const sealed = await sealSnapshot(makeSnapshot(full(), PLAIN, MADE), "short", PACKER);
    expect(sealed.ok ? "" : sealed.refusal.code).toBe("passphrase-short");
  });
});
