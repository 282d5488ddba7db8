import type { Contract } from "../core/contract";
import { inOrder } from "../core/in-order";
import * as accounts from "./accounts";
import * as areaCodes from "./area-codes";
import * as auditEntries from "./audit-entries";
import * as bots from "./bots";
import * as conversations from "./conversations";
import * as me from "./me";
import * as organizations from "./organizations";
import { PATHS } from "./paths";
import * as phoneNumbers from "./phone-numbers";
import * as search from "./search";
import * as sipTrunks from "./sip-trunks";
import * as variables from "./variables";
import * as workflows from "./workflows";

/** Every operation of the API, in the order of the reference. */
export const CONTRACTS: readonly Contract[] = inOrder(
  [
    accounts,
    areaCodes,
    auditEntries,
    bots,
    conversations,
    me,
    organizations,
    phoneNumbers,
    search,
    sipTrunks,
    variables,
    workflows,
  ].flatMap((file) => Object.values(file) as unknown as Contract[]),
  PATHS,
);
