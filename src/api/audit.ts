import type { Day } from "../org/index.ts";

/** What `onethread audit --json` prints. */
export interface AuditJson {
  readonly schemaVersion: 1;
  readonly org: string;
  readonly asOf: Day;
  /** The folder they were written to. */
  readonly out: string;
  readonly files: readonly { readonly name: string; readonly bytes: number }[];
}

/**
 * An audit pack that was written, on the wire.
 * @example presentAudit({ org: "acme", asOf: "2026-06-01", out: "audit", files: [{ name: "README.md", bytes: new Uint8Array(3) }] }).files // [{ name: "README.md", bytes: 3 }]
 */
export function presentAudit({
  files,
  ...about
}: Omit<AuditJson, "schemaVersion" | "files"> & {
  readonly files: readonly { readonly name: string; readonly bytes: Uint8Array }[];
}): AuditJson {
  return {
    schemaVersion: 1,
    ...about,
    files: files.map(({ name, bytes }) => ({ name, bytes: bytes.length })),
  };
}
