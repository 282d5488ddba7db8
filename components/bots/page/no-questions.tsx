"use client";

import { Alert } from "@/components/feedback/alert";
import { Button } from "@/components/ui/button";
import { useHydrated } from "@/components/ui/use-hydrated";
import { NEXT_STEPS } from "@/lib/format/line-words";
import { ANSWERS_LITTLE } from "@/lib/format/training-words";
import type { Bot } from "@/lib/schemas/bot";

interface Props {
  bot: Bot;
  /** Opens the form; absent for readers who may not edit. */
  onAdd?: () => void;
}

/** Says that a bot has no questions yet, and offers to add them. */
export function NoQuestions({ bot, onAdd }: Props) {
  const hydrated = useHydrated();
  if (bot.faqs.length > 0) return null;
  return (
    <Alert tone="warn" title={`${bot.name} has no questions yet`}>
      <p>{ANSWERS_LITTLE}</p>
      {onAdd && (
        <p className="mt-3">
          <Button size="sm" disabled={!hydrated} onClick={onAdd}>
            {NEXT_STEPS.add_questions.label}
          </Button>
        </p>
      )}
    </Alert>
  );
}
