export const KEEP_EN = {
  "keep.backup": "Save with history",
  "keep.backupOf": "Save with history: {name}",
  "keep.files": "Save as files",
  "keep.filesOf": "Save as files: {name}",
  "keep.delete": "Delete",
  "keep.deleteOf": "Delete {name}",
  "keep.deleteAll": "Delete everything",
  "keep.deleteTitle": "Delete {name}?",
  "keep.deleteAllTitle": {
    one: "Delete the one organisation kept here?",
    other: "Delete all {count} organisations kept here?",
  },
  "keep.deleteBeside": "Delete this browser's notes",
  "keep.deleteBesideTitle": "Delete what this browser keeps beside the store?",
  "keep.deleteBesideSays":
    "Answers that are not kept yet and notes on findings are taken out of this browser for good. The organisations stay where they are.",
  "keep.deleteSays":
    "Its people, history and scenarios are taken out of this browser for good. What was saved as a file stays where it is.",
  "keep.now": "Keeping {name} in the background: {percent} %. Leave this page open until then.",
  "keep.failed": "{name} could not be kept. {why} It can be looked at until this page is closed.",
  "keep.cancel": "Keep it",
  "keep.used": "This app takes {size} MB of this browser's room.",
  "keep.served": "Kept in {address} on this machine; the command line works on the same.",
  "keep.servedMemory": "Kept until the command that serves this page ends. Nothing leaves this machine.",
  "keep.nowhere":
    "This browser keeps nothing for this page, as in a private window: whatever is read is gone when the page is closed. Save it first.",
  "keep.about":
    "Saved with history, it is one file that can be dropped here again, or restored by the command line. As files, it is a zip of today's state, without pay.",
} as const;
