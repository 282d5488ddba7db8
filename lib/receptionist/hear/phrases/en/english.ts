import type { Phrases } from "../../heard";
import { APPOINTMENTS } from "./appointments";
import { ANSWERS, CONTROL } from "./control";
import { EMERGENCY } from "./emergency";
import { GROUPS, GUARD_PHRASES } from "./guards";
import { REQUESTS } from "./requests";
import { URGENT } from "./urgent";

/** What callers say in English. */
export const ENGLISH: Phrases = {
  groups: GROUPS,
  emergency: EMERGENCY,
  urgent: URGENT,
  guards: GUARD_PHRASES,
  asks: { ...CONTROL, ...APPOINTMENTS, ...REQUESTS },
  answers: ANSWERS,
};
