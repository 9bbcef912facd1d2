export type { RecordBlock } from "./mapping.ts";
export { parseMapping, type Mapping } from "./parse.ts";
export { readMapped } from "./read.ts";
