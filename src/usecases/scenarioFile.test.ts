import { beforeAll, describe, expect, test } from "vitest";
import { orgOf } from "../../test/orgOf.ts";
import { canonicalText } from "../changes/index.ts";
import { createScenario, type Scenario } from "../history/index.ts";
import { wording } from "../org/index.ts";
import { readContent, sealScenario, unsealScenario, type FileResult } from "./scenarioFile.ts";

const PASSPHRASE = "korrekte Grüße ";
const made = createScenario(
  { id: "s", name: "Owner of Zebra", orgId: "acme", baseRevision: 1, baseHash: "aa" },
  { user: "ada", at: "2026-06-01T09:30:00.000Z" },
);
const scenario: Scenario = {
  ...(made.ok ? made.scenario : ({} as Scenario)),
  changeSets: [
    {
      id: "c",
      author: "ada",
      reason: "r",
      effectiveOn: "2026-06-01",
      changes: [{ kind: "set-manager", personId: "zoe", managerId: null } as never],
    },
  ],
};
const { records } = orgOf("a > b; x: b*");
let file: Uint8Array<ArrayBuffer>;

const valueOf = <T>(result: FileResult<T>): T => {
  if (!result.ok) throw new Error(wording(result.refusal.message));
  return result.value;
};
const codeOf = async (bytes: Uint8Array, passphrase = PASSPHRASE): Promise<string> => {
  const opened = await unsealScenario(bytes, passphrase);
  return opened.ok ? "ok" : opened.refusal.code;
};
const changed = (at: number, from: Uint8Array = file): Uint8Array => {
  const copy = from.slice();
  copy[at] = (copy[at] ?? 0) ^ 1;
  return copy;
};
const lines = (bytes: Uint8Array): readonly string[] =>
  new TextDecoder("latin1").decode(bytes).split("\n", 2);
const withHeader = (fields: object, form = lines(file)[0]!): Uint8Array => {
  const [old = "", header = "{}"] = lines(file);
  const head = new TextEncoder().encode(`${form}\n${canonicalText({ ...JSON.parse(header), ...fields })}\n`);
  const sealed = file.subarray(old.length + header.length + 2);
  const bytes = new Uint8Array(head.length + sealed.length);
  bytes.set(head);
  bytes.set(sealed, head.length);
  return bytes;
};
beforeAll(async () => {
  file = valueOf(await sealScenario({ scenario, records }, PASSPHRASE));
});

describe("a scenario as a file", () => {
  test("comes out as it went in, with the org where it was given one, however the passphrase was typed", async () => {
    const opened = valueOf(await unsealScenario(file, PASSPHRASE.normalize("NFD")));
    expect(canonicalText(opened)).toBe(canonicalText({ scenario, records }));
  });

  test("tells nothing of what is in it, and no two files of one scenario are alike", async () => {
    const text = new TextDecoder("latin1").decode(file);
    for (const word of ["Zebra", "ada", "zoe", "acme", "set-manager"]) expect(text).not.toContain(word);
    const again = valueOf(await sealScenario({ scenario, records }, PASSPHRASE));
    expect(lines(again)[1]).not.toBe(lines(file)[1]);
    expect(again.subarray(-64)).not.toEqual(file.subarray(-64));
  });

  test.each([
    ["eleven characters", "elevenchars", "passphrase-short"],
    ["eleven characters of two code units each", "😀".repeat(11), "passphrase-short"],
  ])("a passphrase of %s writes no file", async (_, passphrase, code) => {
    const sealed = await sealScenario({ scenario }, passphrase);
    expect(sealed.ok ? "ok" : sealed.refusal.code).toBe(code);
  });

  test("another passphrase does not open it, and says what to do", async () => {
    const opened = await unsealScenario(file, "another passphrase");
    expect(opened.ok ? "" : opened.refusal.code).toBe("passphrase-wrong");
    expect(opened.ok ? "" : wording(opened.refusal.message)).toContain("Type the passphrase again");
  });

  test("one changed bit anywhere does not open it", async () => {
    const [form = "", header = "{}"] = lines(file);
    const body = form.length + header.length + 2;
    const nonce = form.length + 1 + header.indexOf('"nonce":"') + '"nonce":"'.length;
    // In the header what is no hexadecimal digit is seen at once; what is, and what is sealed, by the seal.
    for (const at of [body, file.length - 1, body + ((file.length - body) >> 1)])
      expect(await codeOf(changed(at)), String(at)).toBe("passphrase-wrong");
    expect(["file-damaged", "passphrase-wrong"]).toContain(await codeOf(changed(nonce)));
    for (const at of [0, form.length, form.length + 1])
      expect(await codeOf(changed(at)), String(at)).not.toBe("ok");
  });

  test.each([
    ["nothing", () => new Uint8Array()],
    ["a list of people", () => new TextEncoder().encode("id,name\n1,Ada\n")],
    ["a million line ends", () => new Uint8Array(1_000_000).fill(10)],
  ])("%s is no scenario file", async (_, bytes) => expect(await codeOf(bytes())).toBe("not-a-scenario-file"));

  test.each([
    ["of a newer form", () => withHeader({}, "onethread-scenario/2"), "file-newer"],
    ["cut in its header", () => file.slice(0, 60), "file-damaged"],
    ["that asks for one round", () => withHeader({ iterations: 1 }), "file-damaged"],
    ["that asks for rounds without end", () => withHeader({ iterations: 1e12 }), "file-damaged"],
    ["of another cipher", () => withHeader({ cipher: "none" }), "file-damaged"],
    ["with a salt that is none", () => withHeader({ salt: "zz" }), "file-damaged"],
    [
      "with more rounds than it was sealed with",
      () => withHeader({ iterations: 600_001 }),
      "passphrase-wrong",
    ],
    ["with a field more in the header", () => withHeader({ more: 1 }), "passphrase-wrong"],
    ["cut by one byte", () => file.slice(0, -1), "passphrase-wrong"],
    ["without its end", () => file.slice(0, 200), "passphrase-wrong"],
    ["larger than any", () => new Uint8Array(129 * 1024 * 1024), "file-too-large"],
  ])("a file %s is refused", async (_, bytes, code) => expect(await codeOf(bytes())).toBe(code));

  test.each([
    ["something else", { a: 1 }, "file-damaged"],
    ["a scenario without a base", { scenario: { ...scenario, baseRevision: "1" } }, "file-damaged"],
    ["a scenario whose lists are none", { scenario: { ...scenario, comments: {} } }, "file-damaged"],
    [
      "changes that are none",
      { scenario: { ...scenario, changeSets: [{ ...scenario.changeSets[0], changes: [1] }] } },
      "file-damaged",
    ],
    ["an org that is none", { scenario, records: { people: 1 } }, "file-damaged"],
    [
      "a kind of change that is still to come",
      {
        scenario: {
          ...scenario,
          changeSets: [{ ...scenario.changeSets[0], changes: [{ kind: "teleport" }] }],
        },
      },
      "file-newer",
    ],
  ])("%s, sealed by somebody with the passphrase, is refused", (_, content, code) => {
    const read = readContent(content);
    expect(read.ok ? "ok" : read.refusal.code).toBe(code);
  });
});
