import { describe, expect, test } from "vitest";
import { ALL_COMMANDS } from "./commands.ts";
import { isLetter, keyOf, keyReader, keysOf, readKeyChoice, type KeyChoice } from "./keys.ts";

const GIVEN: KeyChoice = { hasLetters: true, own: {} };
const always = (): boolean => true;

describe("a pressed key", () => {
  const plain = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };
  test.each([
    ["g", { key: "g", code: "KeyG" }, "g"],
    ["G with caps lock", { key: "G", code: "KeyG" }, "g"],
    ["G on a Russian keyboard", { key: "п", code: "KeyG" }, "g"],
    ["Ctrl+K", { key: "k", code: "KeyK", ctrlKey: true }, "mod+k"],
    ["⌘K", { key: "k", code: "KeyK", metaKey: true }, "mod+k"],
    ["Ctrl+Shift+Z", { key: "Z", code: "KeyZ", ctrlKey: true, shiftKey: true }, "mod+shift+z"],
    ["Alt+M where it writes µ", { key: "µ", code: "KeyM", altKey: true }, "alt+m"],
    ["? on an English keyboard", { key: "?", code: "Slash", shiftKey: true }, "?"],
    ["? on a German keyboard", { key: "?", code: "Minus", shiftKey: true }, "?"],
    ["/ on a German keyboard", { key: "/", code: "Digit7", shiftKey: true }, "/"],
    ["Shift+1", { key: "!", code: "Digit1", shiftKey: true }, "shift+1"],
    ["1 on a French keyboard", { key: "1", code: "Digit1", shiftKey: true }, "1"],
    ["1", { key: "1", code: "Digit1" }, "1"],
    ["+", { key: "+", code: "Equal", shiftKey: true }, "+"],
    ["Shift alone", { key: "Shift", code: "ShiftLeft", shiftKey: true }, null],
    ["an arrow", { key: "ArrowUp", code: "ArrowUp" }, null],
  ])("%s", (_, pressed, key) => {
    expect(keyOf({ ...plain, ...pressed })).toBe(key);
  });
});

describe("keys one after the other", () => {
  test("G then F goes to Findings; G alone waits; too late, F means nothing", () => {
    const reader = keyReader(() => GIVEN);
    expect(reader.press("g", 0, always)).toBe("more");
    expect(reader.press("f", 900, always)).toBe("go.findings");
    expect(reader.press("f", 950, always)).toBe(null);
    expect(reader.press("g", 2000, always)).toBe("more");
    expect(reader.press("f", 4000, always)).toBe(null);
  });

  test("a second key that goes nowhere with the first still means itself", () => {
    const reader = keyReader(() => GIVEN);
    reader.press("g", 0, always);
    expect(reader.press("1", 100, always)).toBe("lens.disciplines");
    reader.press("g", 200, always);
    expect(reader.press("c", 300, always)).toBe("go.compare");
    expect(reader.press("c", 400, always)).toBe("show.changes");
  });

  test("what is not allowed does not fire", () => {
    const reader = keyReader(() => GIVEN);
    const noLetters = (keys: string): boolean => !isLetter(keys);
    expect(reader.press("/", 0, noLetters)).toBe(null);
    expect(reader.press("g", 10, noLetters)).toBe(null);
    expect(reader.press("mod+k", 20, noLetters)).toBe("app.find");
  });
});

describe("the user's choice of keys", () => {
  test("no two commands have one key, and none is the beginning of another", () => {
    const keys = ALL_COMMANDS.flatMap((command) => command.keys);
    expect(new Set(keys).size).toBe(keys.length);
    for (const one of keys) expect(keys.filter((other) => other.startsWith(`${one} `))).toEqual([]);
  });

  test("switched off, only keys with Ctrl or Alt are left", () => {
    const off = readKeyChoice("off", null);
    expect(keysOf("app.find", off)).toEqual(["mod+k"]);
    expect(keysOf("go.findings", off)).toEqual([]);
    expect(keyReader(() => off).press("g", 0, always)).toBe(null);
  });

  test("a changed key takes the place of the given one", () => {
    const own = readKeyChoice(null, '{"go.findings":"x","app.find":"","nowhere":"y","lens.areas":4}');
    expect(own.own).toEqual({ "go.findings": "x", "app.find": "" });
    expect(keysOf("app.find", own)).toEqual(["mod+k"]);
    expect(keyReader(() => own).press("x", 0, always)).toBe("go.findings");
  });

  test.each(["{", "3", "null", "[1]"])("settings that say %s are the given keys", (text) => {
    expect(readKeyChoice(null, text)).toEqual(GIVEN);
  });
});
