"use client";

import { useId } from "react";
import { Alert } from "@/components/feedback/alert";
import { cx } from "@/components/ui/cx";
import type { Language } from "@/lib/constants/languages";
import { VOICE_IDS, VOICES, type VoiceId } from "@/lib/constants/voices";
import { Icon } from "../ui/icon";
import { useGreeting } from "./use-greeting";

interface Props {
  value: VoiceId;
  onChange: (voice: VoiceId) => void;
  language: Language;
  /** The first words callers hear; the play buttons speak them. */
  greeting: string;
  /** The organization whose variables the greeting uses. */
  orgId: string;
}

/** Five voice cards, each with its character and a button that speaks the greeting. */
export function VoicePicker({ value, onChange, language, greeting, orgId }: Props) {
  const name = useId();
  const { play, unspoken } = useGreeting(orgId);
  return (
    <fieldset>
      <legend className="mb-1.5 font-medium">Voice</legend>
      <div className="grid grid-cols-[repeat(auto-fill,minmax(9.5rem,1fr))] gap-2.5">
        {VOICE_IDS.map((voiceId) => (
          <div
            key={voiceId}
            className={cx(
              "relative rounded-md border bg-panel p-3 has-focus-visible:outline-2 has-focus-visible:outline-accent",
              value === voiceId ? "border-accent ring-1 ring-accent" : "hover:border-ink-3",
            )}
          >
            <button
              type="button"
              onClick={() => void play({ text: greeting, language, voiceId })}
              aria-label={`Play the greeting: ${VOICES[voiceId].label}`}
              className="relative z-10 mb-2 grid size-8 place-items-center rounded-full bg-accent-soft text-accent hover:bg-accent hover:text-accent-ink"
            >
              <Icon name="play" className="size-3.5" />
            </button>
            <label className="block">
              <input
                type="radio"
                name={name}
                value={voiceId}
                checked={value === voiceId}
                onChange={() => onChange(voiceId)}
                className="absolute inset-0 cursor-pointer opacity-0"
              />
              <span className="block font-medium">{VOICES[voiceId].label}</span>
              <span className="block text-ink-3 text-xs">
                {VOICES[voiceId].character}
                {VOICES[voiceId].popular && ". Most popular."}
              </span>
            </label>
          </div>
        ))}
      </div>
      <p className="mt-2 text-ink-3 text-sm">
        Previews use your browser’s voice, so they are an approximation of how the line will sound.
      </p>
      {unspoken !== null && (
        <Alert tone="info" live className="mt-2">
          Your browser has no voice for this language. The line will say: “{unspoken}”
        </Alert>
      )}
    </fieldset>
  );
}
