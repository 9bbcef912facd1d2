/** The public face of `storage/`: where the histories of orgs live. Adapters stand in folders of their own. */
export * from "./refusal.ts";
export * from "./store.ts";
export type { Hashing, StoreTools } from "./tools.ts";
export { openMemoryRows } from "./memory/open.ts";
export { checkBackup, restoreBackup, type BackupReport, type BackupSource } from "./restore.ts";
export { openStore } from "./openStore.ts";
export { stateHash } from "./stateHash.ts";
export { tellingWords, type PersonWords, type TellingWords } from "./tellingWords.ts";
