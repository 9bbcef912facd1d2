/** Extra columns that keep what GitHub says and this model has no field for. */
export const LOGIN_COLUMN = "github_login";
export const ID_COLUMN = "github_id";

/** The external system under which a repository of GitHub is known. */
export const SYSTEM = "github";

/** Permissions of a team that make it an owner, the stronger first. Source: docs/guides/formats.md#github. */
export const OWNING = ["admin", "maintain"] as const;
