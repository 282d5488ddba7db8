import type { Contract } from "../core/contract";
import { inOrder } from "../core/in-order";
import type { Operation } from "../core/operation";
import * as agents from "./phone-agents";
import * as voices from "./voices";

const BASE = "/compat/opencx/phone";

/** Every operation of the OpenCX dialect, in the order of the reference. */
export const OPENCX_CONTRACTS: readonly Contract[] = inOrder(
  [voices, agents].flatMap((file): Operation[] => Object.values(file)).map(({ contract }) => contract),
  [`${BASE}/voices`, BASE, `${BASE}/{id}`],
);
