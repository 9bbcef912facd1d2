import type { Day } from "../day.ts";
import type { Problem } from "../problem.ts";
import { createFollow, type Redirect, type RedirectKind } from "../redirect.ts";
import { say, type PersonMention, type Sentence } from "../sentence.ts";
import { repeatProblems, type Repeat } from "./repeated.ts";
import { quoted, reportEach } from "./report.ts";

/** Ids of one kind that are no longer used, and the one id that stands for each today. */
export interface Forwarding {
  /** 0 spares asking. */
  readonly size: number;
  /** The id that is meant; undefined where the id leads nowhere, or to several, which is reported. */
  readonly get: (id: string) => string | undefined;
}

export const NO_FORWARDING: Forwarding = { size: 0, get: () => undefined };

/** Rows that are one person go the same way as ids that became another. */
export function withHats(hatOf: ReadonlyMap<string, string>, forward: Forwarding): Forwarding {
  if (hatOf.size === 0) return forward;
  return {
    size: hatOf.size + forward.size,
    get(id) {
      const newId = hatOf.has(id) || forward.size === 0 ? id : (forward.get(id) ?? id);
      const personId = hatOf.get(newId) ?? newId;
      return personId === id ? undefined : personId;
    },
  };
}

type NameOf = (kind: RedirectKind, id: string) => string | PersonMention;

export interface RedirectsRead {
  /** @param isLive whether the id names something that stands today. */
  readonly forward: (kind: RedirectKind, isLive: (id: string) => boolean) => Forwarding;
  /** Call once everything that may be redirected is read; targets that name nothing are left out. */
  readonly finish: (
    isKnown: (kind: RedirectKind, id: string) => boolean,
    nameOf: NameOf,
  ) => { readonly redirects: Redirect[]; readonly problems: Problem[] };
}

/** Redirects, each old id once. What follows them is noted, so that `finish` can say which were used. */
export function readRedirects(given: readonly Redirect[], today: Day, file: string): RedirectsRead {
  const { redirects, problems } = uniqueRedirects(given, file);
  const used = new Map<Redirect, readonly string[]>();
  const byKind = new Map<RedirectKind, Map<string, Redirect>>();
  for (const redirect of redirects) {
    const ofKind = byKind.get(redirect.kind) ?? new Map<string, Redirect>();
    byKind.set(redirect.kind, ofKind.set(redirect.fromId, redirect));
  }
  return {
    forward(kind, isLive) {
      const ofKind = byKind.get(kind);
      if (ofKind === undefined) return NO_FORWARDING;
      const follow = createFollow(redirects, { today, isLive: (_, id) => isLive(id) });
      return {
        size: ofKind.size,
        get(id) {
          const redirect = ofKind.get(id);
          if (redirect === undefined || isLive(id)) return undefined;
          const targets = follow(kind, id);
          if (targets.length > 0) used.set(redirect, targets);
          return targets.length === 1 ? targets[0] : undefined;
        },
      };
    },
    finish(isKnown, nameOf) {
      const lost: { readonly redirect: Redirect; readonly targets: readonly string[] }[] = [];
      const named = new Set(redirects.map((redirect) => `${redirect.kind} ${redirect.fromId}`));
      const kept = redirects.map((redirect): Redirect => {
        const { kind, toIds } = redirect;
        const targets = toIds.filter((id) => !isKnown(kind, id) && !named.has(`${kind} ${id}`));
        if (targets.length === 0) return redirect;
        lost.push({ redirect, targets });
        return { ...redirect, toIds: toIds.filter((id) => !targets.includes(id)) };
      });
      const follow = createFollow(redirects, { today, isLive: () => false });
      const circles = redirects.filter(
        ({ kind, fromId, toIds, on }) =>
          toIds.length > 0 && (on === undefined || on <= today) && follow(kind, fromId).length === 0,
      );
      return {
        redirects: kept,
        problems: [
          ...problems,
          ...followedProblems([...used], nameOf, file),
          ...circleProblems(circles, file),
          ...lostProblems(lost, file),
        ],
      };
    },
  };
}

function uniqueRedirects(given: readonly Redirect[], file: string) {
  const byKey = new Map<string, Redirect>();
  const repeats: Repeat[] = [];
  const clashes: { readonly first: Redirect; readonly again: Redirect }[] = [];
  for (const redirect of given) {
    const key = `${redirect.kind} ${redirect.fromId}`;
    const first = byKey.get(key);
    if (first === undefined) byKey.set(key, redirect);
    else if (first.on === redirect.on && first.toIds.join("\n") === redirect.toIds.join("\n"))
      repeats.push({ first, again: redirect, subjects: [first.fromId] });
    else clashes.push({ first, again: redirect });
  }
  return {
    redirects: [...byKey.values()],
    problems: [
      ...repeatProblems(repeats, file),
      ...reportEach(
        clashes,
        ({ first, again }) => ({
          code: "duplicate-id",
          blocks: true,
          policy: "the first row counts, the other is set aside",
          message: say([
            "redirect.fromId",
          ])`${quoted(first.fromId)} is redirected twice: rows ${first.row ?? "?"} and ${again.row ?? "?"}.`,
          rows: [first.row, again.row],
          count: 1,
          subjects: [first.fromId],
          file,
        }),
        (rest) => ({
          code: "duplicate-id",
          blocks: true,
          policy: "the first rows count, the others are set aside",
          message: say(["redirect.fromId"])`${rest.length} more rows redirect an id a second time.`,
          rows: rest.map(({ again }) => again.row),
          count: rest.length,
          file,
        }),
      ),
    ],
  };
}

const SHOWN_MAX = 3;

/** "Shop, Store, Till and 4 more": at most three. */
function listed(names: readonly (string | PersonMention)[]): Sentence {
  const none = say([]);
  const shown = names.slice(0, SHOWN_MAX);
  const more = names.length - shown.length;
  const all = more > 0 ? [...shown, `${more} more`] : shown;
  return all
    .slice(1)
    .reduce<Sentence>(
      (said, name, i) => none`${said}${i === all.length - 2 ? " and " : ", "}${name}`,
      none`${all[0] ?? ""}`,
    );
}

function followedProblems(
  used: readonly (readonly [Redirect, readonly string[]])[],
  nameOf: NameOf,
  file: string,
): Problem[] {
  const one = used.filter(([, targets]) => targets.length === 1);
  const several = used.filter(([, targets]) => targets.length > 1);
  return [
    ...reportEach(
      one,
      ([{ kind, fromId, row }, [target = ""]]) => ({
        code: "redirect-followed",
        blocks: false,
        policy: `what names it is read as naming ${target}`,
        message: say(["redirect.toIds"])`${quoted(fromId)} is named, and became ${nameOf(kind, target)}.`,
        rows: [row],
        subjects: [target],
        file,
      }),
      (rest) => ({
        code: "redirect-followed",
        blocks: false,
        policy: "what names them is read as naming what they became",
        message: say(["redirect.toIds"])`${rest.length} more ids are named that became others.`,
        rows: rest.map(([{ row }]) => row),
        count: rest.length,
        file,
      }),
    ),
    ...reportEach(
      several,
      ([{ kind, fromId, row }, targets]) => ({
        code: "redirect-several",
        blocks: true,
        policy: "kept as written until somebody says which one is meant",
        message: say([
          "redirect.toIds",
        ])`${quoted(fromId)} is named, and became ${targets.length}: ${listed(targets.map((target) => nameOf(kind, target)))}.`,
        rows: [row],
        count: targets.length,
        subjects: targets,
        file,
      }),
      (rest) => ({
        code: "redirect-several",
        blocks: true,
        policy: "kept as written until somebody says which one is meant",
        message: say(["redirect.toIds"])`${rest.length} more ids are named that became several.`,
        rows: rest.map(([{ row }]) => row),
        count: rest.length,
        file,
      }),
    ),
  ];
}

function circleProblems(circles: readonly Redirect[], file: string): Problem[] {
  return reportEach(
    circles,
    ({ fromId, row }) => ({
      code: "redirect-loop",
      blocks: true,
      policy: "read as gone without a successor",
      message: say(["redirect.toIds"])`What became of ${quoted(fromId)} leads back to it.`,
      rows: [row],
      subjects: [fromId],
      file,
    }),
    (rest) => ({
      code: "redirect-loop",
      blocks: true,
      policy: "read as gone without a successor",
      message: say(["redirect.toIds"])`${rest.length} more redirects lead back to themselves.`,
      rows: rest.map(({ row }) => row),
      count: rest.length,
      file,
    }),
  );
}

function lostProblems(
  lost: readonly { readonly redirect: Redirect; readonly targets: readonly string[] }[],
  file: string,
): Problem[] {
  return reportEach(
    lost,
    ({ redirect: { kind, fromId, row }, targets: [target = ""] }) => ({
      code: "reference-unknown",
      blocks: true,
      policy: "that target is left out",
      message: say([
        "redirect.toIds",
      ])`${quoted(fromId)} is said to have become ${quoted(target)}, which is no ${kind} of the files.`,
      rows: [row],
      count: 1,
      subjects: [fromId],
      file,
    }),
    (rest) => ({
      code: "reference-unknown",
      blocks: true,
      policy: "those targets are left out",
      message: say(["redirect.toIds"])`${rest.length} more redirects lead to ids that are not in the files.`,
      rows: rest.map(({ redirect }) => redirect.row),
      count: rest.length,
      file,
    }),
  );
}
