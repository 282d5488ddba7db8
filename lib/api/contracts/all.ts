import type { Contract } from "../contract";
import * as areaCodes from "./area-codes";
import * as auditEntries from "./audit-entries";
import * as bots from "./bots";
import * as organizations from "./organizations";
import * as phoneNumbers from "./phone-numbers";
import * as sipTrunks from "./sip-trunks";
import * as variables from "./variables";
import * as workflows from "./workflows";

/** Every operation of the API. */
export const CONTRACTS: readonly Contract[] = [
  areaCodes,
  auditEntries,
  bots,
  organizations,
  phoneNumbers,
  sipTrunks,
  variables,
  workflows,
].flatMap((file) => Object.values(file) as unknown as Contract[]);
