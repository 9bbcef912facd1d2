import { StorageFault } from "../rows.ts";

/** What the browser answered, where it can be named; anything else is a bug and stays as it is. */
export function faultOf(error: unknown): unknown {
  if (!(error instanceof DOMException)) return error;
  switch (error.name) {
    case "QuotaExceededError":
      return new StorageFault(
        {
          code: "storage-full",
          message:
            "The browser gives this page no more room. Nothing was written; what is there can still be read. Delete an organisation that is no longer needed, or free room on the disk, and try again.",
        },
        error,
      );
    case "VersionError":
      return new StorageFault(
        {
          code: "storage-newer",
          message:
            "What this browser keeps was written by a newer Onethread. Nothing was read or written. Reload the page.",
        },
        error,
      );
    // Private windows, settings that forbid keeping, a profile that is damaged or was cleared meanwhile.
    case "SecurityError":
    case "NotAllowedError":
    case "UnknownError":
    case "InvalidStateError":
    case "NotReadableError":
      return new StorageFault(
        {
          code: "storage-unreachable",
          message: `The browser does not let this page keep or read anything (${error.name}: ${error.message}). Nothing was written. Reload the page; look whether this is a private window, or the settings forbid keeping data.`,
        },
        error,
      );
    default:
      return error;
  }
}
