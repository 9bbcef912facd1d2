/**
 * Ids are strings from the source (case-sensitive, never reused, at most 128 characters); indexes are dense
 * numbers inside one Org. Both are branded, so that mixing them does not compile.
 */
declare const brand: unique symbol;
type Brand<T, Name extends string> = T & { readonly [brand]: Name };

export type PersonId = Brand<string, "PersonId">;
export type AreaId = Brand<string, "AreaId">;
export type DisciplineId = Brand<string, "DisciplineId">;
export type AssetId = Brand<string, "AssetId">;
export type DependencyId = Brand<string, "DependencyId">;
export type DecisionId = Brand<string, "DecisionId">;
export type WaiverId = Brand<string, "WaiverId">;

/** Position of a person in `org.people`, 0 to size − 1, breadth-first. Valid for that Org value only. */
export type PersonIndex = Brand<number, "PersonIndex">;
/** Position of an area in `org.areas`, 0 to count − 1, breadth-first. Valid for that Org value only. */
export type AreaIndex = Brand<number, "AreaIndex">;
/** Position of a discipline in `org.disciplines`. */
export type DisciplineIndex = Brand<number, "DisciplineIndex">;

/** No person, area or discipline: what index columns hold where the field is absent. */
export const NONE = -1;

/** Longest id that is accepted, in characters. Source: docs/glossary.md#id. */
export const ID_LENGTH_MAX = 128;

export const personId = (text: string): PersonId => text as PersonId;
export const areaId = (text: string): AreaId => text as AreaId;
export const disciplineId = (text: string): DisciplineId => text as DisciplineId;
export const assetId = (text: string): AssetId => text as AssetId;
export const dependencyId = (text: string): DependencyId => text as DependencyId;
export const decisionId = (text: string): DecisionId => text as DecisionId;
export const waiverId = (text: string): WaiverId => text as WaiverId;
