import { expect, test } from "vitest";
import { openMemoryRows } from "../memory/open.ts";
import { StorageFault } from "../rows.ts";
import { codeOf, describeStore, valueOf } from "../store.case.ts";
import { answerRows } from "./answer.ts";
import { openHttpRows } from "./open.ts";
import { decodeWire, encodeWire } from "./wire.ts";

describeStore("http over memory", {
  newRows: async () => openHttpRows({ address: "memory", send: answerRows(openMemoryRows()) }),
});

test("bytes come back as they went, wherever they stand, and Buffers as plain bytes", () => {
  const value = {
    none: null,
    text: "half \ud800 😀",
    list: [Buffer.from("abc"), { deep: new Uint8Array(0) }, new Uint8Array([1, 2, 3]).subarray(1)],
  };
  const padded = Buffer.concat([Buffer.from("x"), encodeWire(value)]).subarray(1);
  expect(decodeWire(padded)).toEqual({
    ...value,
    list: [new Uint8Array([97, 98, 99]), { deep: new Uint8Array(0) }, new Uint8Array([2, 3])],
  });
});

test("a write that nobody ends is taken back, and its end says so", async () => {
  const memory = openMemoryRows();
  const rows = openHttpRows({ address: "memory", send: answerRows(memory, 1) });
  const late = rows.writing(async (held) => {
    valueOf(await held.addOrg({ id: "acme", name: "Acme", createdAt: "" }));
    await expect.poll(() => held.orgs().catch((error: unknown) => error)).toBeInstanceOf(StorageFault);
  });
  await expect(late).rejects.toThrow(/taken back/);
  expect(await memory.orgs()).toEqual([]);
});

test("a method that rows do not have is refused", async () => {
  const send = answerRows(openMemoryRows());
  for (const method of ["close", "constructor", "reading"])
    expect(decodeWire(await send(encodeWire({ does: "ask", method, given: [] })))).toMatchObject({
      ok: false,
    });
});

test("who throws within a write leaves nothing behind", async () => {
  const rows = openHttpRows({ address: "memory", send: answerRows(openMemoryRows()) });
  const failing = rows.writing(async (held) => {
    expect(codeOf(await held.addOrg({ id: "acme", name: "Acme", createdAt: "" }))).toBe("ok");
    throw new Error("changed my mind");
  });
  await expect(failing).rejects.toThrow("changed my mind");
  expect(await rows.orgs()).toEqual([]);
});
