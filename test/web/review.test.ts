import { expect, test } from "vitest";
import { orgOf } from "../orgOf.ts";
import {
  answers,
  commit,
  planned,
  set,
  storeOf,
  TODAY,
  title,
} from "../../src/usecases/scenarios/scenarios.case.ts";
import type { EngineContext } from "../../src/web/engine/context.ts";
import { NOBODY } from "../../src/web/engine/context.ts";
import { createReviewDesk } from "../../src/web/engine/review/desk.ts";
import type { Day } from "../../src/org/index.ts";

/** A scenario "s" of whoever did not say their name yet, on a store with one organisation. */
async function begun() {
  const { store, as } = await storeOf(orgOf("ceo > a, b; a > c; pay: a*, c; ads: b"));
  let user = NOBODY;
  await planned(as(NOBODY), "s", set("w1", [title("c", "Lead"), title("b", "Guide")]));
  const context = {
    store: Promise.resolve(store),
    today: () => TODAY as Day,
    user: () => user,
    setUser: (name: string) => (user = name),
    forget: () => {},
  } as unknown as EngineContext;
  const [stored] = await store.scenarios("acme");
  const at = { org: "acme", scenario: stored?.scenario.id ?? "" };
  return { store, at, desk: createReviewDesk(context) };
}

test("what one began without a name is theirs once they say it, and says who did what", async () => {
  const { store, at, desk } = await begun();
  await desk.nameUser("Ada Quist");
  await desk.comment(at, "Why?", { changeSetId: "w1", place: 0 });
  await desk.approve(at).catch(() => {});
  const [stored] = await store.scenarios("acme");
  expect(stored?.scenario.comments).toMatchObject([{ user: "Ada Quist", text: "Why?" }]);
  const { rows, count } = await desk.changes(at, { only: "commented", from: 0 });
  expect(count).toBe(1);
  expect(rows[0]).toMatchObject({ place: 0, isStruck: false, comments: [{ text: "Why?" }] });
  await desk.nameUser("Ada Quist");
  expect((await store.scenarios("acme"))[0]?.version).toBe(stored?.version);
});

test("struck through and taken up again; what depends on it is said", async () => {
  const { at, desk } = await begun();
  expect(await desk.strike(at, { changeSetId: "w1", place: 1 }, true)).toEqual([]);
  const { struck, obstacles } = await desk.review(at);
  expect(struck).toBe(1);
  expect(obstacles.map(({ code }) => code)).toContain("question-unanswered");
  expect((await desk.changes(at, { only: "struck", from: 0 })).rows.map(({ place }) => place)).toEqual([1]);
  await desk.strike(at, { changeSetId: "w1", place: 1 }, false);
  expect((await desk.review(at)).struck).toBe(0);
});

test("newer data: what both sides changed is chosen by side, and nothing is written before", async () => {
  const { store, at, desk } = await begun();
  await commit(store, set("hr", [title("c", "Head"), title("a", "Boss")]));
  const seen = await desk.lookAtRebase(at);
  expect(seen).toMatchObject({ from: 1, to: 2, isSaved: false, differences: 2 });
  expect(seen.conflicts).toMatchObject([{ field: "title", mine: "Lead", theirs: "Head", base: "–" }]);
  expect((await desk.review(at)).isBehind).toBe(true);
  const unchosen = await desk.rebase(at, []);
  expect(unchosen.isSaved).toBe(false);
  expect((await desk.lookAtMerge(at)).obstacles.map(({ code }) => code)).toContain("not-on-head");
  const [conflict] = seen.conflicts;
  if (conflict === undefined) throw new Error("no conflict");
  const { changeSetId, subject, field } = conflict;
  const done = await desk.rebase(at, [{ changeSetId, subject, field, choice: "theirs" }]);
  expect(done.isSaved).toBe(true);
  const review = await desk.review(at);
  expect(review.isBehind).toBe(false);
  expect(review.changes).toBe(1);
});

test("merged it is history, said so and undone by new revisions", async () => {
  const { store, at, desk } = await begun();
  const user = (await store.scenarios("acme"))[0]?.scenario.participants[0]?.user;
  expect(user).toBe(NOBODY);
  expect((await desk.lookAtMerge(at)).obstacles.map(({ code }) => code)).toContain("not-approved");
  await expect(desk.approve(at)).rejects.toThrow("was not approved");
  await commit(store, set("why", [answers()]));
  expect((await desk.rebase(at, [])).isSaved).toBe(true);
  await desk.approve(at);
  expect((await desk.review(at)).isLocked).toBe(true);
  const { waves, obstacles } = await desk.lookAtMerge(at);
  expect(obstacles).toEqual([]);
  expect(waves).toMatchObject([{ id: "w1", changes: 2 }]);
  expect(await desk.merge(at)).toMatchObject([{ id: "w1", changes: 2 }]);
  expect(await desk.review(at)).toMatchObject({ status: "merged", mergedAs: [3] });
  await desk.undoMerge(at);
  expect((await desk.review(at)).status).toBe("open");
  await expect(desk.undoMerge(at)).rejects.toThrow("was not merged");
});

test("a copy under a name that is taken is refused, and an approved scenario is not struck through", async () => {
  const { store, at, desk } = await begun();
  const id = await desk.copyScenario(at, "t");
  await expect(desk.renameScenario({ ...at, scenario: id }, "s")).rejects.toThrow(
    "There is a scenario s already",
  );
  await expect(desk.copyScenario(at, "t")).rejects.toThrow("There is a scenario t already");
  const stored = await store.scenario("acme", id);
  if (stored === null) throw new Error("no copy");
  await store.saveScenario({ ...stored.scenario, status: "approved" }, stored.version);
  const [first] = stored.scenario.changeSets;
  await expect(
    desk.strike({ ...at, scenario: id }, { changeSetId: first?.id ?? "", place: 0 }, true),
  ).rejects.toThrow("is approved");
  await desk.archiveScenario({ ...at, scenario: id }, true);
  expect((await desk.review({ ...at, scenario: id })).isLocked).toBe(true);
});
