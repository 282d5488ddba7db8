import { LANGUAGE_LABELS, type Language } from "@/lib/constants/numbers";
import type { Warning } from "@/lib/errors";
import { formatPhone } from "@/lib/phone";

/** What to say of lines whose language their bot is not trained in (product rule 7). */
export function mismatchWarnings(
  botName: string,
  lines: { number: string; language: Language }[],
): Warning[] {
  return lines.map((line) => ({
    code: "language_mismatch",
    message: `${formatPhone(line.number)} speaks ${LANGUAGE_LABELS[line.language]}, which ${botName} is not trained in.`,
  }));
}
