import { Client } from "pg";

/**
 * The address of a store as it may be shown, without user, password and settings: `postgres://db.acme.example/org`.
 * Read as the driver reads it, with what the environment adds. Null where it is no address; what the driver says of it
 * is dropped, because it quotes it with its password.
 */
export function shownAddress(url: string): string | null {
  try {
    const { host, port, database } = new Client({ connectionString: url });
    return `postgres://${host}${port === 5432 ? "" : `:${port}`}/${database ?? ""}`;
  } catch {
    return null;
  }
}
