import type { Contract } from "../core/contract";
import type { Operation } from "../core/operation";
import * as account from "./account";
import * as assistants from "./assistants";
import * as numbers from "./numbers";
import * as trunks from "./sip-trunks";

/** Every operation of the HMS dialect. */
export const HMS_CONTRACTS: readonly Contract[] = [numbers, trunks, assistants, account]
  .flatMap((file): Operation[] => Object.values(file))
  .map(({ contract }) => contract);
