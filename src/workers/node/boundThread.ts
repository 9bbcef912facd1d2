import { workerData } from "node:worker_threads";
import { buildScratch, doPiece } from "../../planner/index.ts";
import { helpForGood, type HelpOrder } from "./pieces.ts";

/** Helps with the pieces of the bound until it is ended. */
const { dual, control } = workerData as HelpOrder;
const mine = { ...dual, scratch: buildScratch(dual.heads.units), doPieces: (): void => undefined };

helpForGood(control, (piece) => doPiece(mine, piece));
