export const FINDINGS_EN = {
  "findings.areas": "Areas",
  "findings.area": "Area",
  "findings.people": "People",
  "findings.legs": "Legs",
  "findings.levelsUp": "Levels up",
  "findings.why": "Why not single-threaded",
  "findings.single": "Areas with one owner",
  "findings.of": "{some} of {all}",
  "findings.plan": "Plan one owner per area",
  "findings.note":
    "Most levels up first, then legs, then people. Core people are counted; loans and advice are not.",
  "findings.leg": "A leg is a chain of managers of one discipline above the area's people.",
  "findings.asTable": "The same as a table",
  "findings.noArea": "No area is known. Who works on what comes first.",
} as const;
