import { z } from "zod";
import { QUARANTINE_DAYS } from "@/lib/constants/numbers";
import { parsePhone } from "@/lib/phone";
import {
  type PhoneNumber,
  type QuarantineNumberInput,
  quarantineDaysSchema,
} from "@/lib/schemas/phone-number";

/** Days as they are typed; blanks around them do not count. */
const typedDays = z.preprocess(
  (typed) => (typeof typed === "string" ? typed.trim() : typed),
  quarantineDaysSchema,
);

/** What the form of a quarantine takes: the number to forward to is asked for only where calls are to be forwarded. */
export const quarantineForm = z
  .object({
    id: z.string(),
    days: typedDays,
    plan: z.enum(["notice", "forward"]),
    forwardTo: z.string(),
  })
  .transform(({ plan, forwardTo, ...fields }, ctx): QuarantineNumberInput => {
    if (plan === "notice") return { ...fields, plan: { kind: plan } };
    const to = parsePhone(forwardTo);
    if (to !== null) return { ...fields, plan: { kind: plan, to } };
    ctx.issues.push({
      code: "custom",
      input: forwardTo,
      path: ["forwardTo"],
      message: "Write the number to forward to with its area code, like (312) 555-0100.",
    });
    return z.NEVER;
  });

/** What the form starts from: what was said before, or what is proposed. */
export function quarantineValues({ id, quarantinePlan: plan }: PhoneNumber) {
  return {
    id,
    days: String(QUARANTINE_DAYS.proposed),
    plan: plan?.kind ?? "notice",
    forwardTo: plan?.kind === "forward" ? plan.to : "",
  } as const;
}

/** "Release in 7 days", "Release in 1 day"; what is no number of days is left open. */
export function submitLabel(days: unknown): string {
  const parsed = typedDays.safeParse(days);
  if (!parsed.success) return "Release later";
  return `Release in ${parsed.data} ${parsed.data === 1 ? "day" : "days"}`;
}
