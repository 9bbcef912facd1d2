export { draftMapping, type DraftedField, type MappingDraft } from "./draft.ts";
export type { RecordBlock } from "./mapping.ts";
export { parseMapping, type Mapping } from "./parse.ts";
export { readMapped } from "./read.ts";
