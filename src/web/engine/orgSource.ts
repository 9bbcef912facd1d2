import type { ForestRows } from "../../draw/index.ts";
import type { Lens } from "../view/view.ts";
import type { Group, Grouping, Wanted } from "./orgGroups.ts";

/** The org under a lens in columns, one entry a node; a worker is sent them as they are. */
export interface OrgColumns extends ForestRows {
  readonly lens: Lens;
  /** Bits of `orgLens.ts`: vacant, placeholder, area, owner. */
  readonly flags: Uint8Array;
  /** Person of each node, −1 for areas: the same person under another lens. */
  readonly personOf: Int32Array;
}

/** Hue of every node and what the hues stand for. */
export interface OrgColours {
  readonly hue: Uint8Array;
  readonly groups: readonly Group[];
}

/** Who is wanted: 1 for each node that is, and how many people these are. */
export interface OrgMask {
  readonly mask: Uint8Array;
  readonly people: number;
}

/** What is written on a node. */
export interface OrgLabel {
  /** `person:…` or `area:…`; "area:" for people without one. */
  readonly subject: string;
  readonly name: string;
  /** A person's title; the owners of an area. */
  readonly title: string;
}

/** Where the drawing and the outline get what they show, so that both serve any data behind it. */
export interface OrgSource {
  /** Names the data: same key, same answers. */
  readonly key: readonly unknown[];
  readonly columns: (lens: Lens) => Promise<OrgColumns>;
  readonly colours: (lens: Lens, by: Grouping) => Promise<OrgColours>;
  readonly mask: (lens: Lens, wanted: Wanted) => Promise<OrgMask>;
  readonly labels: (lens: Lens, nodes: Int32Array) => Promise<readonly OrgLabel[]>;
  /** The node of a subject, −1 where it has none under this lens. */
  readonly nodeOf: (lens: Lens, subject: string) => Promise<number>;
}
