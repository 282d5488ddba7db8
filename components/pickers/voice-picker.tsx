"use client";

import { useId } from "react";
import { Alert } from "@/components/feedback/alert";
import { cx } from "@/components/ui/cx";
import { type Language, VOICE_IDS, VOICES, type VoiceId } from "@/lib/constants/numbers";
import { Icon } from "../ui/icon";
import { useGreeting } from "./use-greeting";

interface Props {
  value: VoiceId;
  onChange: (voice: VoiceId) => void;
  language: Language;
  /** What callers hear first; spoken by the play buttons. */
  greeting: string;
  /** Whose variables stand in the greeting. */
  orgId: string;
}

/** Five voices as cards, each with its character and a button that speaks the greeting. */
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
                {VOICES[voiceId].popular && ". Most chosen."}
              </span>
            </label>
          </div>
        ))}
      </div>
      <p className="mt-2 text-ink-3 text-sm">
        Played with a voice of your browser, so this is an approximation of how the line will sound.
      </p>
      {unspoken !== null && (
        <Alert tone="info" live className="mt-2">
          This browser has no voice for the language. The line would say: “{unspoken}”
        </Alert>
      )}
    </fieldset>
  );
}
