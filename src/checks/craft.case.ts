import { personId } from "../org/index.ts";
import { TODAY } from "../../test/orgOf.ts";
import { craft, of, type CaseTable } from "./fixture.case.ts";

/** Design has a lead with a ladder. */
const LEAD = {
  disciplines: [craft("design", { leadId: personId("hod"), ladderUrl: "https://example.org" })],
};

const DESIGNERS = "o/product > d1/design, d2/design, d3/design; x(sto): o*, d1";

export const CRAFT: CaseTable = {
  "craft-cover": {
    fires: [
      {
        org: of("o/engineering > d/design; x(sto): o*, d"),
        says: "d (design) reports to o (engineering): no ladder, mentor of the discipline and calibrator of the discipline at the same level or above is named.",
        fix: "none",
      },
      {
        org: of("ceo/executive > hod/design, o/engineering; o > d/design; x(sto): o*, d", LEAD),
        fix: "ends",
      },
    ],
    silent: [
      { org: of("ceo/executive > d/design; x(sto): d*") },
      { org: of("o/engineering > d/other; x(sto): o*, d") },
      {
        org: of("ceo/exec > d/design; x(sto): d*", {
          disciplines: [craft("exec", { aliases: ["Executive"] })],
        }),
      },
      { org: of("o/engineering > d/design; x: o*, d") },
      {
        org: of("hod/design > o/design; o > d/design; x(sto): o*, d", LEAD),
      },
    ],
    borders: {
      days: {
        past: {
          org: of("o/engineering > d/design; x(sto): o*, d", { areas: { x: { activatedOn: "2026-03-02" } } }),
          fix: "none",
          shows: { severe: true },
        },
        at: {
          org: of("o/engineering > d/design; x(sto): o*, d", { areas: { x: { activatedOn: "2026-03-03" } } }),
          fix: "none",
          shows: { severe: undefined },
        },
      },
    },
  },
  "craft-lead": {
    fires: [
      {
        org: of("o/product > l/design, m/design; l > d/design; x(sto): o*, d", {
          disciplines: [
            craft("design", { leadId: personId("l") }),
            craft("product", { leadId: personId("o") }),
          ],
        }),
        says: "l, craft lead of design, still manages 1 person of product areas.",
        fix: "ends",
      },
      {
        org: of(`l/design > o/product; ${DESIGNERS}`, {
          disciplines: [craft("design", { leadId: personId("l") })],
          people: { l: { vacant: true } },
        }),
        says: "design (3 people) has no craft lead: the seat l is empty.",
        fix: "ends",
      },
      {
        org: of(`l/design > o/product; ${DESIGNERS}`, {
          disciplines: [craft("design", { leadId: personId("l") })],
          people: { l: { endOn: TODAY } },
        }),
        says: "design (4 people) has no craft lead: l has left.",
        fix: "ends",
      },
      {
        // One area declares the mode, the other is judged as if: the first is enough.
        org: of(`${DESIGNERS}; y: d2`),
        asMode: "sto",
        says: "design (3 people) has no craft lead.",
        fix: "ends",
      },
    ],
    silent: [
      { org: of("o/product > d1/design, d2/design, d3/design; x: o*, d1") },
      { org: of("o/product > d1/design, d2/design, d3/design; x: o*, d1"), asMode: "sto" },
      { org: of("o/product > d1/other, d2/other, d3/other; x(sto): o*, d1") },
    ],
    borders: {
      people: {
        past: {
          org: of("o/product > d1/design, d2/design, d3/design; x(sto): o*, d1"),
          says: "design (3 people) has no craft lead.",
          fix: "ends",
        },
        at: { org: of("o/product > d1/design, d2/design; x(sto): o*, d1") },
      },
    },
  },
  "hiring-loop": {
    fires: [
      {
        org: of("o/product > s/other; x(sto): o*, s", { people: { s: { vacant: true } } }),
        says: "The seat s has no interviewer from outside x.",
        fix: "none",
      },
      {
        org: of("o/product > s/design; x(sto): o*, s", { people: { s: { vacant: true } } }),
        says: "The seat s has no interviewer of design and no interviewer from outside x.",
        fix: "none",
      },
      {
        // The one of the craft works there, the one from outside is of another craft: both are missing alone.
        org: of("o/product > s/design, d/design; x(sto): o*, s, d", {
          people: { s: { vacant: true, interviewerIds: [personId("d")] } },
        }),
        says: "The seat s has no interviewer from outside x.",
        fix: "none",
      },
      {
        org: of("c/product > o/product; o > s/design; x(sto): o*, s", {
          people: { s: { vacant: true, interviewerIds: [personId("c")] } },
        }),
        says: "The seat s has no interviewer of design.",
        fix: "none",
      },
      {
        // An empty seat asks nobody anything.
        org: of("hod/design > o/product; o > s/design; x(sto): o*, s", {
          ...LEAD,
          people: { s: { vacant: true, interviewerIds: [personId("hod")] }, hod: { vacant: true } },
        }),
        says: "The seat s has no interviewer of design and no interviewer from outside x.",
        fix: "none",
      },
      {
        org: of("hod/design > o/product; o > s/design; x(sto): o*, s", {
          ...LEAD,
          people: { s: { vacant: true } },
        }),
        fix: "ends",
      },
    ],
    silent: [
      {
        org: of("hod/design > o/product; o > s/design; x(sto): o*, s", {
          people: { s: { vacant: true, interviewerIds: [personId("hod")] } },
        }),
      },
    ],
  },
};
