export const SNAPSHOT_EN = {
  "snapshot.what": "What to hand on",
  "snapshot.today": "The organisation as it is",
  "snapshot.planned": "The organisation as {name} has it",
  "snapshot.always": "Always in it: manager, discipline, areas with their owners, and who works on what.",
  "snapshot.never":
    "Never in it: charters, decisions, assets, waivers, comments, candidates, people who left, and other columns of your files.",
  "snapshot.also": "Also in it",
  "snapshot.names": "Names",
  "snapshot.column.title": "Titles",
  "snapshot.column.level": "Levels",
  "snapshot.column.place": "Place, time zone, employer",
  "snapshot.column.presence": "On leave, part-time",
  "snapshot.column.dates": "First and last day",
  "snapshot.column.contact": "Mail address, employee number",
  "snapshot.column.support": "Mentor, calibrator, dotted lines",
  "snapshot.column.cost": "Pay and cost center",
  "snapshot.namesHidden":
    "Without names people are numbered; titles and addresses, which name people, stay here too. Who knows the company may still recognise a person by their place in it.",
  "snapshot.until": "Last day",
  "snapshot.untilSays":
    "From the next day on Onethread does not open it. This is kept by our viewer alone: a copy made by other means knows no last day.",
  "snapshot.preview": "What the receiver will see",
  "snapshot.previewSays": "{people} people and {areas} areas. The first people:",
  "snapshot.passphrase": "Passphrase, at least 12 characters",
  "snapshot.passphraseSays":
    "Tell it another way than the file. Without it nobody opens the file, you neither.",
  "snapshot.save": "Save the file",
  "snapshot.link": "Copy as a link",
  "snapshot.linkSays":
    "The organisation stands in the link itself, behind the #, which browsers send to nobody.",
  "snapshot.linkLong": "Too large for a link: save the file.",
  "snapshot.linkCopied": "The link is copied.",
  "snapshot.open": "Open a snapshot",
  "snapshot.openSays":
    "It was handed on to be looked at. Nothing of it is kept: it is gone when this page is left.",
  "snapshot.passphraseOf": "Passphrase",
  "snapshot.opening": "Opening …",
  "snapshot.openIt": "Open",
  "snapshot.viewOnly": "View only",
  "snapshot.viewOnlySays": "View only, as of {day}",
  "snapshot.viewOnlyUntil": "View only, as of {day}, until {until}",
} as const;
