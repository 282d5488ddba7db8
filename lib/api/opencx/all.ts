import type { Contract } from "../core/contract";
import type { Operation } from "../core/operation";
import * as agents from "./phone-agents";
import * as voices from "./voices";

/** Every operation of the OpenCX dialect. */
export const OPENCX_CONTRACTS: readonly Contract[] = [agents, voices]
  .flatMap((file): Operation[] => Object.values(file))
  .map(({ contract }) => contract);
