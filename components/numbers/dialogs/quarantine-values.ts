import { z } from "zod";
import { QUARANTINE_DAYS } from "@/lib/constants/limits";
import { QUARANTINE_PLANS } from "@/lib/constants/line-states";
import {
  type PhoneNumber,
  type QuarantineNumberInput,
  quarantineDaysSchema,
} from "@/lib/schemas/phone-number";
import { ruleIssue } from "@/lib/schemas/rule";
import { readPhone } from "@/lib/typed/reading";

/** Days as typed; surrounding spaces are ignored. */
const typedDays = z.preprocess(
  (typed) => (typeof typed === "string" ? typed.trim() : typed),
  quarantineDaysSchema,
);

/** Input of the quarantine form. The number to forward to is required only if calls are to be forwarded. */
export const quarantineForm = z
  .object({
    id: z.string(),
    version: z.number(),
    days: typedDays,
    plan: z.enum(QUARANTINE_PLANS),
    forwardTo: z.string(),
  })
  .transform(({ plan, forwardTo, ...fields }, ctx): QuarantineNumberInput & { version: number } => {
    if (plan === "notice") return { ...fields, plan: { kind: plan } };
    const reading = readPhone(forwardTo);
    if ("e164" in reading) return { ...fields, plan: { kind: plan, to: reading.e164 } };
    ctx.issues.push(ruleIssue(reading.reason, reading.message, { input: forwardTo, path: ["forwardTo"] }));
    return z.NEVER;
  });

/** Initial values: the present plan, and the proposed number of days. */
export function quarantineValues({ id, version, quarantinePlan: plan }: PhoneNumber) {
  return {
    id,
    version,
    days: String(QUARANTINE_DAYS.proposed),
    plan: plan?.kind ?? "notice",
    forwardTo: plan?.kind === "forward" ? plan.to : "",
  } as const;
}

/** "Release in 7 days", "Release in 1 day"; "Release later" while the days are not valid. */
export function submitLabel(days: unknown): string {
  const parsed = typedDays.safeParse(days);
  if (!parsed.success) return "Release later";
  return `Release in ${parsed.data} ${parsed.data === 1 ? "day" : "days"}`;
}
