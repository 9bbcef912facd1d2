export { disciplineIdFrom } from "./disciplines.ts";
export { foldText } from "./fold.ts";
export { buildOrg, settle, type SettleOptions, type Settled } from "./settle.ts";
