import { describe, expect, test } from "vitest";
import { mayBeOn, readRepoAddress } from "./repoAddress.ts";

describe("addresses of repositories", () => {
  test.each([
    ["https://github.com/acme/pay", "github.com", "acme/pay", ""],
    ["https://github.com/acme/pay/", "github.com", "acme/pay", ""],
    ["https://www.github.com/acme/pay.git?tab=readme#top", "github.com", "acme/pay", ""],
    ["https://github.com/acme/pay/pull/12/files", "github.com", "acme/pay", ""],
    ["https://github.com/acme/pay/tree/main", "github.com", "acme/pay", ""],
    ["https://github.com/acme/pay/blob/main/src/a.ts", "github.com", "acme/pay", "src/a.ts"],
    ["https://gitlab.com/acme/core/pay/-/tree/main/src", "gitlab.com", "acme/core/pay", "src"],
    ["https://git.acme.example/core/pay/src/branch/main", "git.acme.example", "core/pay", "main"],
    ["git@github.com:acme/pay.git", "github.com", "acme/pay", ""],
    ["ssh://git@github.com:22/acme/pay.git", "github.com", "acme/pay", ""],
    ["github.com/acme/pay", "github.com", "acme/pay", ""],
  ])("%s is %s, %s, inside %s", (text, host, repo, inner) => {
    expect(readRepoAddress(text)).toEqual({ host, repo, inner });
  });
  test.each([
    "acme/pay",
    "ada@acme.example",
    "https://github.com/acme",
    "pay",
    "",
    "github.com",
    "a".repeat(5000),
  ])("%s is none", (text) => {
    expect(readRepoAddress(text)).toBeUndefined();
  });
  test("a system of another known host is another repository", () => {
    expect(mayBeOn("gitlab", "github.com")).toBe(false);
    expect(mayBeOn("GitHub", "github.com")).toBe(true);
    expect(mayBeOn("", "github.com")).toBe(true);
    expect(mayBeOn("gitlab", "git.acme.example")).toBe(true);
  });
});
