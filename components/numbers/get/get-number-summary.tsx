"use client";

import { useFormContext } from "react-hook-form";
import { Card } from "@/components/ui/card";
import { cx } from "@/components/ui/cx";
import { LANGUAGE_LABELS, type Language } from "@/lib/constants/languages";
import { VOICES, type VoiceId } from "@/lib/constants/voices";
import { formatPrice } from "@/lib/format/price";
import { formatPhone } from "@/lib/phone";
import type { AvailableNumber } from "@/lib/schemas/area-code";
import type { Bot } from "@/lib/schemas/bot";
import { LineSubmit } from "../dialogs/line-submit";

interface Props {
  candidate: AvailableNumber | null;
  areaCode: string | null;
  /** Who will answer: null for nobody, undefined while it is not known. */
  bot: Bot | null | undefined;
  /** What has to be done before the number can be bought; null if nothing has. */
  missing: string | null;
  /** Whether the carrier of new numbers really charges for them. */
  charges: boolean;
}

/** What will be bought, at what price, who will answer, and the button that buys it. */
export function GetNumberSummary({ candidate, areaCode, bot, missing, charges }: Props) {
  const { watch } = useFormContext();
  const language = watch("language") as Language;
  const price = candidate?.monthlyPrice ?? null;
  return (
    <div className="lg:sticky lg:top-20">
      <Card title="You are getting">
        <p className={cx("min-h-8", candidate ? "number-text text-2xl" : "text-lg")} aria-live="polite">
          {candidate
            ? formatPhone(candidate.phoneNumber)
            : areaCode
              ? `A number in ${areaCode}`
              : "No number chosen yet"}
        </p>
        <p className="min-h-6 text-ink-2">{price && formatPrice(price)}</p>
        <dl className="my-4 grid grid-cols-[5.5rem_1fr] gap-x-4 gap-y-2">
          <dt className="text-ink-3">Name</dt>
          <dd className="min-w-0 break-words">{watch("name") || "Not named yet"}</dd>
          <dt className="text-ink-3">Bot</dt>
          <dd className="min-w-0 break-words">{bot?.name ?? (bot === null ? "None" : "Not chosen yet")}</dd>
          <dt className="text-ink-3">Language</dt>
          <dd>{LANGUAGE_LABELS[language]}</dd>
          <dt className="text-ink-3">Voice</dt>
          <dd>{VOICES[watch("voiceId") as VoiceId].label}</dd>
        </dl>
        <LineSubmit
          bot={bot}
          language={language}
          ready={missing === null}
          className="w-full"
          label="Get this number"
          labelWithoutBot="Get it without a bot"
        />
        <p className="mt-3 text-ink-3 text-sm">{missing ?? afterwards(charges, price)}</p>
      </Card>
    </div>
  );
}

function afterwards(charges: boolean, price: string | null): string {
  if (charges) return "Bought at once, and billed monthly until you release it.";
  return `Bought at once. ${price ? "The price is an example: nothing" : "Nothing"} is charged here.`;
}
