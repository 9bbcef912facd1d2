export const COMPARE_EN = {
  "compare.against": "Today against {name}",
  "compare.show": "Shown as",
  "compare.flow": "Flow",
  "compare.list": "List",
  "compare.noChange": "This plan changes nobody's manager.",
  "compare.over": {
    one: "Over the {count} area the plan is about.",
    other: "Over the {count} areas the plan is about.",
  },
  "compare.unjudged": "Left out, because too little is confirmed: {areas}.",
  "compare.columns":
    "Owner named only sets the same owners and changes no line. STL also dedicates people, lines stay. STO is the plan.",
  "compare.gains": "What you gain",
  "compare.costs": "What it costs",
  "compare.better": "better",
  "compare.worse": "worse",
  "compare.notCounted":
    "What a delivery, a decision or a meeting gains is not in these data. Not changing has a price too.",
  "compare.formulas": "How these figures are worked out",
  "compare.burden": "Who bears it",
  "compare.even": "No share is farther from chance than 1 plan in 20 would show.",
  "compare.burden.moves": "{marked} of {people} people whom nothing keeps in place move to a new area",
  "compare.burden.managers": "{marked} of {people} people in the plan get another manager",
  "compare.burden.owners": "{marked} of {people} people who may own an area are to own one",
  "compare.noGroups":
    "No groups can be shown: the fields are missing, all are alike, or groups are too small.",
  "compare.group": "People",
  "compare.hit": "Of these",
  "compare.share": "Share",
  "compare.expected": "By chance",
  "compare.chance":
    "By chance: what as many people chosen at random would give. Groups under five are shown only together with others.",
} as const;
