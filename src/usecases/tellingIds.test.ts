import { describe, expect, test } from "vitest";
import { redactingIds, redacting } from "../storage/redact.ts";
import { tellingWords } from "../storage/index.ts";
import { tellingIds, type NamedPerson } from "./tellingIds.ts";

const zoe: NamedPerson = {
  name: "Zoë M. Quäckenbush",
  vacant: false,
  email: "zq@acme.example",
  employeeNumber: "E77123",
};
const moby: NamedPerson = { name: "Moby", vacant: false, email: "moby@acme.example" };
const cher: NamedPerson = { name: "Cher", vacant: false };
const seat: NamedPerson = { name: "Platform Lead", vacant: true };
const login: NamedPerson = {
  name: "Z. Q.",
  vacant: false,
  ids: ["zquackenbush"],
  email: "quack.zoe@a.example",
};

describe("an id that holds somebody's words", () => {
  test.each<[string, NamedPerson, string, boolean]>([
    ["as a short name of a team", zoe, "zoe-m-quackenbush-s-team", true],
    ["without the initial", zoe, "team_zoe.quackenbush", true],
    ["with another initial", zoe, "zoe-k-quackenbush", true],
    ["with ae", zoe, "Zoe-Quaeckenbush", true],
    ["with accents", zoe, "ZOË QUÄCKENBUSH", true],
    ["the family name first", zoe, "quackenbush-zoe", true],
    ["as one word", zoe, "zoequackenbush/dotfiles", true],
    ["with an s", zoe, "zoe-quackenbushs-team", true],
    ["by address", zoe, "mail:zq@acme.example", true],
    ["by address as a short name", zoe, "zq-acme-example", true],
    ["by number", zoe, "laptop-E77123", true],
    ["not by half of the name", zoe, "quackenbush-hall", false],
    ["not by initials", zoe, "zq-tools", false],
    ["not within another word", zoe, "zoe-quackenbushing", false],
    ["a name of one word that an address has", moby, "moby-fans", true],
    ["a name of one word that may be any word", cher, "cher-fans", false],
    ["not an empty seat", seat, "platform-lead", false],
    ["by what the source calls them", login, "repo-zquackenbush", false],
    ["by a login", login, "quack-zoe-laptop", true],
  ])("%s", (_, person, id, expected) => {
    expect([...tellingIds([id, "pay"], [cher, person])]).toEqual(expected ? [id] : []);
  });

  test("whatever erasing would find in an id of a source is found", () => {
    const ids = ["zoe-k-quackenbush", "QuackenbushZoe", "zq.acme.example", "x-e77123", "moby_dick", "pay"];
    for (const person of [zoe, moby, login]) {
      const { names, codes } = tellingWords({
        names: [person.name],
        mails: [person.email ?? ""],
        codes: [person.employeeNumber ?? "", ...(person.ids ?? [])],
      });
      const found = tellingIds(ids, [person]);
      for (const redact of [redacting([...names, ...codes]), redactingIds([...names, ...codes])])
        for (const id of ids) if (redact(id) !== id) expect(found.has(id)).toBe(true);
    }
  });
});
