import { expect, test } from "vitest";
import type { Command } from "../command.ts";
import { STANDING } from "./page.ts";
import { textPages, type TextBlock } from "./textPages.ts";

const FOOTER = { left: "Acme", page: (n: number, of: number) => `${n} of ${of}` };

const linesOf = (commands: readonly Command[]): { readonly text: string; readonly y: number }[] =>
  commands.flatMap((one) =>
    one.kind === "text" ? [{ text: one.runs.map((run) => run.text).join(""), y: one.y }] : [],
  );

const set = (blocks: readonly TextBlock[]) =>
  textPages([{ name: "Letter", blocks }], FOOTER).map(({ parts }) => linesOf(parts[0]?.commands ?? []));

test("a long text goes on over pages: every word once, in order, above the foot", () => {
  const words = Array.from({ length: 1_500 }, (_, i) => `word${i}`);
  const pages = set([{ kind: "paragraph", text: words.join(" ") }]);
  expect(pages.length).toBeGreaterThan(2);
  expect(
    pages
      .flat()
      .map(({ text }) => text)
      .join(" ")
      .split(" "),
  ).toEqual(words);
  for (const { y } of pages.flat()) expect(y).toBeLessThan(STANDING.height - 48);
});

test("a row of a table stands on one page as a whole", () => {
  const rows = Array.from({ length: 40 }, (_, i) => [`a${i}`, `long ${"words ".repeat(30)}end${i}`]);
  const pages = set([{ kind: "table", columns: ["x", "y"], rows }]);
  for (let i = 0; i < rows.length; i++) {
    const pageOf = (text: RegExp): number =>
      pages.findIndex((page) => page.some((one) => text.test(one.text)));
    expect(pageOf(new RegExp(`^a${i}$`))).toBe(pageOf(new RegExp(`end${i}$`)));
  }
});

test("each text begins on a page of its own; pages are numbered through", () => {
  const blocks: TextBlock[] = [{ kind: "list", items: ["one", "two"] }];
  const pages = textPages(
    [
      { name: "Ada", blocks },
      { name: "Bob", blocks },
    ],
    FOOTER,
  );
  expect(pages.map(({ name }) => name)).toEqual(["Ada", "Bob"]);
  expect(linesOf(pages[1]?.parts[1]?.commands ?? []).map(({ text }) => text)).toEqual(["Acme", "2 of 2"]);
});
