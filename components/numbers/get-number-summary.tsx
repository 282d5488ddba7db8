"use client";

import { useFormContext } from "react-hook-form";
import { Card } from "@/components/ui/card";
import { cx } from "@/components/ui/cx";
import { LANGUAGE_LABELS, type Language, VOICES, type VoiceId } from "@/lib/constants/numbers";
import { formatPrice } from "@/lib/format/price";
import { formatPhone } from "@/lib/phone";
import type { Bot } from "@/lib/schemas/bot";
import type { AvailableNumber } from "@/lib/schemas/phone-number";
import { LineSubmit } from "./line-submit";

interface Props {
  candidate: AvailableNumber | null;
  areaCode: string | null;
  bot: Bot | null;
  ready: boolean;
}

/** What will be bought, for how much, and the button that buys it. */
export function GetNumberSummary({ candidate, areaCode, bot, ready }: Props) {
  const { watch } = useFormContext();
  const language = watch("language") as Language;
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
        <dl className="my-4 grid grid-cols-[5.5rem_1fr] gap-x-4 gap-y-2">
          <dt className="text-ink-3">Name</dt>
          <dd>{watch("name") || "Not named yet"}</dd>
          <dt className="text-ink-3">Bot</dt>
          <dd>{bot?.name ?? "None"}</dd>
          <dt className="text-ink-3">Language</dt>
          <dd>{LANGUAGE_LABELS[language]}</dd>
          <dt className="text-ink-3">Voice</dt>
          <dd>{VOICES[watch("voiceId") as VoiceId].label}</dd>
          <dt className="text-ink-3">Costs</dt>
          <dd>{formatPrice(candidate?.monthlyPrice ?? null)}</dd>
        </dl>
        <LineSubmit bot={bot} language={language} ready={ready} className="w-full">
          Get this number
        </LineSubmit>
        <p className="mt-3 text-ink-3 text-sm">
          {ready
            ? "It is bought at once and billed monthly until you release it."
            : "Choose an area code first."}
        </p>
      </Card>
    </div>
  );
}
