import type { Contract } from "../core/contract";
import { inOrder } from "../core/in-order";
import type { Operation } from "../core/operation";
import * as account from "./account";
import * as assistants from "./assistants";
import * as numbers from "./numbers";
import * as trunks from "./sip-trunks";

const BASE = "/compat/hms/api/v1";

/** Every operation of the HMS dialect, in the order of the reference. */
export const HMS_CONTRACTS: readonly Contract[] = inOrder(
  [account, assistants, numbers, trunks]
    .flatMap((file): Operation[] => Object.values(file))
    .map(({ contract }) => contract),
  [
    `${BASE}/account`,
    `${BASE}/assistants`,
    `${BASE}/assistants/{id}`,
    `${BASE}/numbers`,
    `${BASE}/numbers/{id}`,
    `${BASE}/sip-trunks`,
    `${BASE}/sip-trunks/{id}`,
  ],
);
