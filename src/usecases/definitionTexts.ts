import type { DefinitionText } from "../api/index.ts";

/** What stands above each check and metric in its own file. Made by `npm run docs`; do not edit. */
export const DEFINITION_TEXTS: Readonly<Record<string, DefinitionText>> = {
  "check manager-tree": {
    prose:
      "One tree of solid lines: no loop, one root. A loop that reading cut still fires while one of it stands as a root.",
    sources: "our proposal",
    example: 'check(orgOf("a > b, c; d > e"))',
    result: '"2 people have no manager: a and d."',
  },
  "check one-solid-line": {
    prose:
      "A person with two managers in the source has one solid line; the other became dotted. The fault stands until that dotted line is gone.",
    sources: "our proposal",
    example:
      'check(withProblem(orgOf("a > b, c", { people: { c: { dottedLines: [{ managerId: "b", purpose: "project" }] } } }), "two-managers", ["c"], "c has 2 managers: a and b."))',
    result: '"c has 2 managers: a and b."',
  },
  "check reference-resolves": {
    prose:
      "Every id names something that exists: a person (those who left included), a live area or discipline, or a thing a redirect leads to. Managers named in the source but not in it fire until their reports have another.",
    sources: "aws",
    example: 'check(orgOf("a > b; x: b", { areas: { x: { status: "retired" } } }))',
    result: '"The row of b in x: areaId names x, which is no live area."',
  },
  "check area-tree": {
    prose:
      "Areas form one tree, and nothing live hangs under a retired area. A loop that reading cut fires while its area still stands under the company made for it.",
    sources: "rubick",
    example: 'check(orgOf("a; x: a; x/y: a", { areas: { x: { status: "retired" } } }))',
    result: '"y hangs under x, which is retired."',
  },
  "check manager-active": {
    prose:
      "Reports of somebody who has left: nobody answers for them. A seat that reading left empty in the place of a leaver fires too.",
    sources: "our proposal",
    example: 'check(orgOf("a > b; b > c", { people: { b: { endOn: "2026-06-01" } } }))',
    result: '"b left on 2026-06-01; 1 person reports to them."',
  },
  "check owner-exactly-one": {
    prose:
      "Accountability needs one name. Silent where no area of the org names an owner at all: then owners are not said.",
    sources: "rubick; aws",
    example: 'check(orgOf("a > b; x: a*, b*"))',
    result: '"x has 2 owners: a and b."',
  },
  "check owner-one-area": {
    prose: "Who owns two areas is single-threaded in neither. Siblings folded on purpose are one thread.",
    sources: "rubick",
    example: 'check(orgOf("a; x: a* 0.5; y: a* 0.5"))',
    result: '"a owns x and y."',
  },
  "check owner-dedicated": {
    prose: "The owner works on the area and on nothing else; below the limit it blocks.",
    sources: "aws",
    example: 'check(orgOf("a; x(sto): a* 0.7; y: a 0.3"))',
    result: '"a owns x and gives it 70 %."',
  },
  "check owner-acting-expired": {
    prose:
      "An acting owner is temporary. Fires past the agreed end of the last entry while nobody followed, and without an end after the limit; silent where neither a start nor an end is given.",
    sources: "rubick; aws; our proposal",
    example:
      'check(orgOf("a; x: a", { areas: { x: { owners: [{ personId: "a", acting: true, from: "2026-03-02" }] } } }))',
    result: '"a acts as owner of x since 2026-03-02, without an end."',
  },
  "check owner-succession": {
    prose:
      "An area survives its owner's leaving: a deputy who is not the owner, somebody acting within days, a gap that ends, whoever acts meanwhile. A gap runs from the last day of an owner who does not act: the end agreed, or the day they left. A missing deputy is not said of areas judged as if, where no area of the data names one.",
    sources: "our proposal",
    example:
      'check(orgOf("a > b; x(sto): b", { areas: { x: { owners: [{ personId: "a", to: "2026-05-25" }], deputyId: "b" } } }))',
    result: '"x: 7 days without owner, nobody acting."',
  },
  "check line-to-owner": {
    prose:
      "Whoever works on an area stands below its owner. Asked of each person, so that a move re-asks only those moved.",
    sources: "rubick",
    example: 'check(orgOf("ceo > o, p; x(sto): o*, p"))',
    result: '"p works on x and reports to ceo, not to o."',
  },
  "check area-follows-line": {
    prose:
      "The tree of areas and the tree of people agree: the owner stands below the owner of the nearest owned area above. Where that area has several owners, standing below one of them is enough.",
    sources: "rubick",
    example: 'check(orgOf("c > a, b; x: a*; x/y(sto): b*"))',
    result: '"b owns y and does not report to a, who owns x above it."',
  },
  "check foreign-report": {
    prose:
      "Who reports into an area works on it. Asked of the nearest owner above only: whoever works for an owner is that owner's, and it is the owner who is foreign further up. Silent about people without any row: nothing says what they work on.",
    sources: "rubick",
    example: 'check(orgOf("c > a, o; a > b; x(sto): a*; y(sto): o*, b"))',
    result: '"b reports into x but works on y."',
  },
  "check lead-near-owner": {
    prose:
      "The first of each discipline is close to the owner, so that judgement the owner lacks is at hand.",
    sources: "rubick",
    example: 'check(orgOf("a/product > b/eng; b > d/design; x(sto): a*, b, d"))',
    result: '"d, first of design in x, stands 2 levels below a."',
  },
  "check residual-function": {
    prose:
      "A head of a discipline who still manages it across products keeps the old organisation alive beside the new. Owners among the reports do not count (owners report to somebody), nor do managers of executive disciplines, nor a manager who owns an area around all of these.",
    sources: "our proposal",
    example:
      'check(orgOf("ceo > ox, oy, hod; hod > d1/design, d2/design; x(sto): ox*, d1; y(sto): oy*, d2"))',
    result: '"hod still runs design for x and y."',
  },
  "check dotted-line-powerless": {
    prose:
      "A dotted line that rates or sets priorities is a second manager by another name; more than one is a matrix.",
    sources: "lee",
    example:
      'check(orgOf("a > b, h; x(sto): a*, b", { people: { b: { dottedLines: [{ managerId: "h", purpose: "craft", rates: true }] } } }))',
    result: '"h still rates b over a dotted line."',
  },
  "check dotted-line-returning": {
    prose:
      "Dotted lines to managers outside the area grow back: the old organisation returns by the side door. Silent where the day the mode was turned on is not given.",
    sources: "our proposal",
    example:
      'check(orgOf("a > b, h; x(sto): a*, b", { areas: { x: { activatedOn: "2026-01-01" } }, people: { b: { dottedLines: [{ managerId: "h", purpose: "craft", from: "2026-02-01" }] } } }))',
    result: '"x: dotted lines to managers outside it grew from 0 on 2026-01-01 to 1."',
  },
  "check functional-sign-off": {
    prose:
      "Work of an area that waits for a manager or craft lead of another line is not single-threaded, unless the charter reserves that decision.",
    sources: "our proposal",
    example:
      'check(orgOf("ceo > a, v/design; v > w; x(sto): a*", { decisions: [{ id: "d", title: "Launch", areaId: "x", approverIds: ["v"] }] }))',
    result: '"Launch of x waits for v (design)."',
  },
  "check share-sum": {
    prose:
      "Core and loan shares of a person add up to the whole person. People who only advise have nothing to add up.",
    sources: "working-backwards",
    example: 'check(orgOf("a; x: a 0.7; y: a 0.7"))',
    result: '"The shares of a add up to 140 %."',
  },
  "check home-share": {
    prose: "Most of a person's time belongs to one area, and no more than a few areas pull at them.",
    sources: "working-backwards",
    example: 'check(orgOf("a; x: a 0.7; y: a 0.3"))',
    result: '"a is split: x 70 % and y 30 %."',
  },
  "check loan-bounded": {
    prose: "A loan has an end, and an area keeps most of its people.",
    sources: "our proposal",
    example: 'check(orgOf("a; x: a 0.9; y: a 0.1 loan"))',
    result: '"a is on loan to y, without an end."',
  },
  "check disciplines-covered": {
    prose:
      "An area has somebody of every discipline it needs. A vacancy says the gap is known, not that it is filled.",
    sources: "rubick",
    example: 'check(orgOf("a/product > b/engineering; x(sto): a*, b"))',
    result: '"x lacks design."',
  },
  "check unit-size": {
    prose: "An area large enough to carry its work and small enough to talk.",
    sources: "larson; working-backwards",
    example: 'check(orgOf("x: a, b, c"))',
    result: '"x has 3 core people, fewer than 4."',
  },
  "check asset-one-area": {
    prose:
      "What is owned belongs to one area that still lives. Where no asset of the data names an area, nothing is said.",
    sources: "aws",
    example:
      'check(orgOf("a; pay: a*; shop: a", { assets: [{ id: "ledger", name: "Ledger", kind: "repo", tier: 1, areaId: "pay", claimedBy: ["pay", "shop"] }] }))',
    result: '"Ledger belongs to 2 areas: pay and shop."',
  },
  "check on-call-inside": {
    prose:
      "Who is woken up works on what wakes them; and an area with too few engineers shares the rotation with others, in so many words. Of areas judged as if, the second is only said where some rotation of the data is shared.",
    sources: "larson",
    example:
      'check(orgOf("ceo > a, b; x(sto): a*; y: b", { assets: [{ id: "pager", name: "Pager", kind: "on-call", tier: 3, areaId: "x", memberIds: ["a", "b"] }] }))',
    result: '"Pager of x: b is on call and not of its core people."',
  },
  "check ownership-certified": {
    prose:
      "Ownership is confirmed from time to time, and again when the owner changes. Where no area of the data has a day of confirmation, nothing is said.",
    sources: "aws; our proposal",
    example: 'check(orgOf("a; x: a*", { areas: { x: { certifiedOn: "2026-01-01" } } }))',
    result: '"The ownership of x was confirmed on 2026-01-01, 151 days ago."',
  },
  "check release-inside": {
    prose:
      "What an area owns ships without asking others. Things that several areas claim are asked after by `asset-one-area` first.",
    sources: "working-backwards",
    example:
      'check(orgOf("ceo > a, b; x(sto): a*; y: b*", { assets: [{ id: "ledger", name: "Ledger", kind: "repo", tier: 1, areaId: "x", approverIds: ["b"] }] }))',
    result: '"Ledger of x cannot ship without b of y."',
  },
  "check dependency-agreed": {
    prose:
      "What one area needs of another is agreed: how they work together, over which channel, how soon there is an answer, accepted by both. Where assets show use, the dependency itself may be missing. Areas inside one another agree by their owners' line.",
    sources: "aws; team-topologies",
    example:
      'check(orgOf("a > b; x: a*; y: b*", { dependencies: [{ id: "n", consumerAreaId: "x", providerAreaId: "y", blocking: false, mode: "service", channel: "desk", responseTimeHours: 8, acceptedBy: { consumer: "a" } }] }))',
    result: '"x needs y: the acceptance of y is missing."',
  },
  "check dependency-temporary": {
    prose: "Areas that work closely together do so for a time; and no areas wait for each other in a circle.",
    sources: "team-topologies; our proposal",
    example:
      'check(orgOf("a > b; x: a*; y: b*", { dependencies: [{ id: "n", consumerAreaId: "x", providerAreaId: "y", blocking: false, mode: "collaboration" }] }))',
    result: '"x collaborates with y, without an end."',
  },
  "check shared-service-declared": {
    prose:
      "An area that serves others says what they can count on. Who is served is told by dependencies and by assets in use.",
    sources: "our proposal",
    example:
      'check(orgOf("a > b; x: a*; legal: b", { areas: { legal: { kind: "corporate" } }, dependencies: [{ id: "n", consumerAreaId: "x", providerAreaId: "legal", blocking: false }] }))',
    result: '"legal serves 1 area and has no service promise."',
  },
  "check charter-complete": {
    prose:
      "A mandate in writing: purpose, what is in and out, metrics, the signature of the owner's manager. What it names as metrics are assets of that kind. Of areas judged as if, it is not said where no area of the data has a charter.",
    sources: "working-backwards",
    example: 'check(orgOf("ceo > a; x(sto): a*"))',
    result:
      '"The charter of x lacks a purpose, what is in scope, what is out of scope, metrics and the signature of the owner\'s manager."',
  },
  "check responsibilities-held": {
    prose:
      "People, process, projects, technical, product and customer work each have somebody inside the area. Where no charter of the data names a holder, nothing is said.",
    sources: "rubick",
    example:
      'check(orgOf("ceo > a, v; x(sto): a*", { areas: { x: { charter: { responsibilities: { people: "a", process: "a", projects: "a", technical: "a", product: "v" } } } } }))',
    result: '"Nobody in x holds product and customer."',
  },
  "check budget-with-owner": {
    prose:
      "An owner answers for money of their own. Where no area of the data has a budget, nothing is said.",
    sources: "working-backwards",
    example:
      'check(orgOf("ceo > a, b; x(sto): a*; y(sto): b*", { assets: [{ id: "m", name: "Marketing", kind: "budget", tier: 3, areaId: "x", approverIds: ["ceo"] }] }))',
    result: '"Marketing, a budget of x, is held by ceo. y has no budget of its own."',
  },
  "check one-decider": {
    prose:
      "What is to be decided has one person who decides it and is here to do so. Decisions that a later one replaces are open no more.",
    sources: "working-backwards",
    example:
      'check(orgOf("a > b; x: a*", { decisions: [{ id: "d", title: "Launch", areaId: "x", door: "two-way" }] }))',
    result: '"Launch has 0 deciders."',
  },
  "check decided-locally": {
    prose:
      "What can be undone is decided by the owner or below, not above. Asked of decisions made since the mode was turned on, against the owner of that day; what the charter reserves is left out. The suggestion hands the decision to the owner, who may then revise it.",
    sources: "bezos-2015",
    example:
      'check(orgOf("ceo > vp; vp > a; x(sto): a*", { decisions: [{ id: "d", title: "Launch", areaId: "x", door: "two-way", deciderId: "ceo", decidedOn: "2026-05-01" }] }))',
    result: '"Launch of x went 2 levels up: ceo decided it, not a."',
  },
  "check craft-cover": {
    prose: "Who is managed by another discipline keeps a ladder, a mentor and a calibrator of their own.",
    sources: "rubick",
    example:
      'check(orgOf("ceo/executive > hod/design, o/product; o > d/design; x(sto): o*, d", { disciplines: [{ id: "design", name: "design", leadId: "hod", ladderUrl: "https://example.org" }] }))',
    result:
      '"d (design) reports to o (product): no mentor of the discipline and calibrator of the discipline at the same level or above is named."',
  },
  "check craft-lead": {
    prose:
      "A discipline that is spread over areas needs somebody who keeps its standards and has no product people. Asked of disciplines with people in areas of mode sto; of areas judged as if, only where the data name craft leads at all.",
    sources: "rubick",
    example: 'check(orgOf("o/product > d1/design, d2/design, d3/design; x(sto): o*, d1"))',
    result: '"design (3 people) has no craft lead."',
  },
  "check hiring-loop": {
    prose: "A seat is filled with the judgement of its craft and of somebody outside the area.",
    sources: "working-backwards",
    example: 'check(orgOf("o/product > s/design; x(sto): o*, s", { people: { s: { vacant: true } } }))',
    result: '"The seat s has no interviewer of design and no interviewer from outside x."',
  },
  "check span": {
    prose: "How many people one manager can hold, by what they manage.",
    sources: "mckinsey; larson",
    example: 'check(orgOf("a > b, c"))',
    result: '"a has 2 reports; usual for a manager is 3 to 10."',
  },
  "check layers": {
    prose: "Levels beyond what the headcount needs: ⌈log₇ headcount⌉ + 1.",
    sources: "our proposal",
    example: 'check(orgOf("a > b; b > c; c > d; d > e"))',
    result: '"5 levels for 5 people; with 7 reports a manager, 2 are usual at most."',
  },
  "check orphan-forecast": {
    prose:
      "What had an area, an owner, a decider or a manager before the changes still has one after them. Judged only where the org before is given. Things that are gone themselves are no orphans.",
    sources: "our proposal",
    example:
      'check(orgOf("a > b; x: b", { assets: [{ id: "ledger", name: "Ledger", kind: "repo", tier: 1, areaId: "x" }] }), undefined, orgOf("a > b; x: b*", { assets: [{ id: "ledger", name: "Ledger", kind: "repo", tier: 1, areaId: "x" }] }))',
    result: '"Committing leaves 2 without an owner: x and Ledger."',
  },
  "check waiver-current": {
    prose:
      "An exception names what is there, ends or is looked at every year, and somebody above the owner answers for it. A length without a first day counts from today. A standing exception without a first day is not asked for its review.",
    sources: "rubick",
    example:
      'check(orgOf("a > b", { waivers: [{ id: "w", checkId: "home-share", subjectIds: ["b"], approverId: "a", expiresOn: "2026-06-01" }] }))',
    result: '"The waiver w of home-share expired on 2026-06-01."',
  },
  "metric legs": {
    prose: "Separate reporting lines an area stands on.",
    sources: "our proposal",
    example: 'measure(orgOf("ceo > a/eng, b/product, c/design; b > o/product; x: o*, a, c"), "x")',
    result: "3",
  },
  "metric shared-boss": {
    prose: "The lowest person common to all lines of an area; with several owners the deepest.",
    sources: "our proposal",
    example: 'measure(orgOf("ceo > a, b; a > c; x: a*, c; y: b*, c"), "y")',
    result: '"ceo"',
  },
  "metric levels-up": {
    prose: "How far a question of an area's leads may rise before one person can settle it.",
    sources: "our proposal",
    example: 'measure(orgOf("ceo > a/eng, b/product; a > c/eng; c > d/design; x: b*, d"), "x")',
    result: "3",
  },
  "metric escalation-excess": {
    prose:
      "How far above the owner the shared boss stands. Without an owner the product lead stands in, which is flagged.",
    sources: "our proposal",
    example: 'measure(orgOf("ceo > a, b; a > c; x: a*, c; y: b*, c"), "y")',
    result: "1",
  },
  "metric outside-managers": {
    prose: "Managers outside the owner's lines to whom people of an area report.",
    sources: "our proposal",
    example: 'measure(orgOf("ceo > o, m; m > p, q; o > r; x: o*, p, q, r"), "x")',
    result: "1",
  },
  "metric core-fte": {
    prose: "Work an area holds: fte × share of its filled core seats.",
    sources: "our proposal",
    example: 'measure(orgOf("o > p, q; x: o*, p 0.5; x/y: q 0.8"), "x")',
    result: "2.3",
  },
  "metric line-integrity": {
    prose: "Part of an area's work done by people who report to its owner; 0 without an owner.",
    sources: "rubick",
    example: 'measure(orgOf("ceo > o, p; o > q; x: o*, p, q 0.5"), "x")',
    result: "0.6",
  },
  "metric purity": {
    prose: "Part of the owner's people that is spent on the area.",
    sources: "our proposal",
    example: 'measure(orgOf("o > p, q; x: o*, p 0.5; y: p 0.5, q"), "x")',
    result: "0.5",
  },
  "metric dedication": {
    prose: "Part of an area's work done by people at home there and not scattered.",
    sources: "our proposal",
    example: 'measure(orgOf("x: a*, b 0.8, c 0.2; y: b 0.2, c 0.8"), "x")',
    result: "0.9",
  },
  "metric structure": {
    prose: "What is measured, beside the mode that is declared.",
    sources: "rubick; our proposal",
    example: 'measure(orgOf("ceo > o; o > p; x: o*, p"), "x")',
    result: '"sto"',
  },
  "metric owner-gap": {
    prose:
      "Days on which nobody owned the area, from its first known owner to today; part `open` is the gap that lasts, and each row a gap. An empty owner's seat owns nothing (flag `owner-vacant`), an owner without a first day owns as far back as the data go (flag `assumed: from`).",
    sources: "our proposal",
    example:
      'measure(orgOf("ceo > a, b; x: a, b", { areas: { x: { owners: [{ personId: "a", from: "2026-01-01", to: "2026-03-01" }, { personId: "b", from: "2026-03-11" }] } } }), "x")',
    result: "10",
  },
  "metric owner-load": {
    prose:
      "What one owner carries today: what has ended, is decided or was replaced is carried no more. Compare with peers only.",
    sources: "our proposal",
    example:
      'measure(orgOf("o > p, q; x: o*, p, q", { assets: [{ id: "shop", tier: 1, areaId: "x" }] }), "x")',
    result: "3",
  },
  "metric sto-adoption": {
    prose:
      "Part of the product and platform areas that are single-threaded with a mandate. Areas of another mode, and areas with too few confirmed people, do not pass; nor does any where no area of the data has a charter (flag `no-charter`). A waived finding does not count against its area. Flag `as-if sto` where areas of another mode were judged by it.",
    sources: "our proposal",
    example:
      'measure(orgOf("o > p; o > q; x(sto): o*, p; y: q*", { areas: { x: { charter: { purpose: "Pay" } } } }), { findings: [] })',
    result: "1 / 2",
  },
  "metric thread": {
    prose: "Part of the people with work who have one thread.",
    sources: "herfindahl; our proposal",
    example: 'measure(orgOf("x: a, b 0.8, c 0.5; y: b 0.2, c 0.5"))',
    result: "2 / 3",
  },
  "metric span": {
    prose: "Reports per manager: mean, and the nearest-rank 90th percentile as part `p90`.",
    sources: "mckinsey; larson",
    example: 'measure(orgOf("a > b, c, d; b > e"))',
    result: "2",
  },
  "metric layers": {
    prose: "Reporting levels, the root included.",
    sources: "our proposal",
    example: 'measure(orgOf("a > b; b > c"))',
    result: "3",
  },
  "metric management-ratio": {
    prose: "Part of the people who manage somebody.",
    sources: "our proposal",
    example: 'measure(orgOf("a > b, c; b > d"))',
    result: "0.5",
  },
  "metric out-of-discipline": {
    prose: "Part of the reporting lines that cross disciplines.",
    sources: "rubick",
    example: 'measure(orgOf("ceo/executive > o/eng; o > p/eng, q/design"))',
    result: "0.5",
  },
  "metric craft-coverage": {
    prose:
      "Part of those managed outside their discipline who keep ladder, mentor and calibrator. Where the data name none of the three for anybody, that is not said rather than missing.",
    sources: "rubick; our proposal",
    example:
      'measure(orgOf("o/eng > p/design", { disciplines: [{ id: "design", ladderUrl: "https://example.org" }] }))',
    result: "0",
  },
  "metric impact": {
    prose:
      "What a change does to people: parts `manager`, `homeArea` and `managerDiscipline`; the value is the first. Counted over people of both orgs; a first assignment and a new executive manager count for nothing.",
    sources: "our proposal",
    example: 'measure(orgOf("ceo > o; o > p, q"), { base: orgOf("ceo > o, p; o > q") })',
    result: "1 / 4",
  },
  "metric ownership-coverage": {
    prose: "Part of the things owned, by weight, that have exactly one live area.",
    sources: "aws; our proposal",
    example:
      'measure(orgOf("x: a*", { assets: [{ id: "shop", tier: 1, areaId: "x" }, { id: "old", tier: 3 }] }))',
    result: "5 / 6",
  },
  "metric orphan-age": {
    prose:
      "How long things go without an owner: an asset is owned through its area, so its age is that of the gap of its area's owners. Assets without an area keep no history, and neither do areas that never had an owner; they are counted in the flag `undated`.",
    sources: "our proposal",
    example:
      'measure(orgOf("ceo > a; x: a; y: a*", { areas: { x: { owners: [{ personId: "a", to: "2026-05-22" }] } }, assets: [{ id: "shop", areaId: "x", tier: 1 }] }))',
    result: "10",
  },
  "metric bus-risk": {
    prose:
      "Things of tier 1 that hang on nobody or on one person of their area. Rows are these things with how many they hang on. Things that list no contributors at all are left out (flag `no-contributors`); one without an area has no core people.",
    sources: "truck-factor; our proposal",
    example:
      'measure(orgOf("x: a*, b", { assets: [{ id: "shop", areaId: "x", tier: 1, contributors: [{ personId: "a", lastOn: "2026-05-01" }, { personId: "b", lastOn: "2025-05-01" }] }] }))',
    result: "1",
  },
  "metric context-retention": {
    prose:
      "Part of the knowledge of a thing that a move left with it: of its main contributors in the base (core people of its area who contributed in the 180 days before), those who are core people of its area now. Measured from day 90 after the base on; part `days` says which day it is. Things that are gone are left out (flag `gone`).",
    sources: "our proposal",
    example:
      'measure(orgOf("x: a*; y: b*", { assets: [{ id: "shop", areaId: "x", tier: 1 }] }), { base: orgOf("x: a*, b", { today: "2026-03-01", assets: [{ id: "shop", areaId: "x", tier: 1, contributors: [{ personId: "a", lastOn: "2026-02-01" }, { personId: "b", lastOn: "2026-02-01" }] }] }) })',
    result: "1 / 2",
  },
  "metric contracted": {
    prose:
      "Part of the dependencies between areas that both sides accepted. Ended ones do not count, nor those that name an area the org does not have (flag `unknown-area`). Where no dependency says who accepted, that is not said rather than missing.",
    sources: "team-topologies; our proposal",
    example:
      'measure(orgOf("x: a*; y: b*", { dependencies: [{ id: "x-y", consumerAreaId: "x", providerAreaId: "y", acceptedBy: { consumer: "a", provider: "b" } }, { id: "y-x", consumerAreaId: "y", providerAreaId: "x" }] }))',
    result: "1 / 2",
  },
  "metric decision-latency": {
    prose:
      "How long a question waits for its answer: the value over all doors, parts `one-way` and `two-way`. Decisions that are still open stand apart with their days so far; those without both days, or answered before they were raised, are left out and counted in a flag.",
    sources: "bezos-2015; our proposal",
    example:
      'measure(orgOf("a", { decisions: [{ id: "d", door: "two-way", raisedOn: "2026-05-01", decidedOn: "2026-05-04" }, { id: "e", door: "one-way", raisedOn: "2026-05-01", decidedOn: "2026-05-12" }] }))',
    result: "7",
  },
  "metric local-decision-rate": {
    prose:
      "Part of the decisions taken by the owner of their area or below, judged by the owners and lines of today; parts by door. Decisions whose area has no owner today, or whose decider is not in the tree, are left out and counted in flags.",
    sources: "working-backwards; our proposal",
    example:
      'measure(orgOf("ceo > o; o > p; x: o*, p", { decisions: [{ id: "d", areaId: "x", deciderId: "p", decidedOn: "2026-05-04" }, { id: "e", areaId: "x", deciderId: "ceo", decidedOn: "2026-05-12" }] }))',
    result: "1 / 2",
  },
  "metric override-rate": {
    prose:
      "Part of the decisions that somebody above the decider reversed; above the threshold it carries the flag `warn`. Reversals whose decider or reverser is not in the tree of today cannot be judged: they are left out and counted in a flag. Where nothing was ever reversed, that rests on the data having said so: flag `assumed: overriddenBy`.",
    sources: "rubick; our proposal",
    example:
      'measure(orgOf("ceo > o; o > p", { decisions: [{ id: "d", deciderId: "p", decidedOn: "2026-05-04", overriddenBy: "ceo" }, { id: "e", deciderId: "o", decidedOn: "2026-05-12" }] }))',
    result: "1 / 2",
  },
  "metric successor-coverage": {
    prose:
      "Part of the product and platform areas whose owner somebody can follow at once: a deputy in the tree, active, in a filled seat, and not the owner. A deputy's seat that is empty counts for nothing (flag `deputy-vacant`). Where no area names a deputy, that is not said rather than missing.",
    sources: "our proposal",
    example:
      'measure(orgOf("ceo > a, b; x: a*; y: b*", { areas: { x: { deputyId: "b" }, y: { deputyId: "b" } } }))',
    result: "1 / 2",
  },
  "metric waivers": {
    prose:
      "Exceptions that hold today, as checks read them: granted, not over, and approved by somebody above; parts `standing` and `expired`.",
    sources: "our proposal",
    example:
      'measure(orgOf("a > b", { waivers: [{ id: "w", subjectIds: ["b"], approverId: "a", standing: true }, { id: "v", subjectIds: ["b"], approverId: "a", standing: false, expiresOn: "2026-06-01" }] }))',
    result: "1",
  },
};
