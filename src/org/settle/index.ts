export { disciplineIdFrom } from "./disciplines.ts";
export { createGlancer, type Glancer } from "./glance.ts";
export { foldText } from "./fold.ts";
export { MASS_REMOVAL_SHARE, missingPeople } from "./missingPeople.ts";
export { buildOrg, settle, type SettleOptions, type Settled } from "./settle.ts";
