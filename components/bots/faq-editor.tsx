"use client";

import { useId } from "react";
import { describedBy, FieldNotes, FieldShell } from "@/components/form/field-shell";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { Textarea } from "@/components/ui/textarea";
import type { BotValues } from "./bot-values";
import { OrderedItem } from "./ordered-item";
import { type ItemError, useOrderedField } from "./use-ordered-field";
import { useShownErrors } from "./use-shown-errors";

type FaqValue = BotValues["faqs"][number];

/** Questions that callers ask and the bot's answers, in the order in which the bot goes through them. */
export function FaqEditor() {
  const faqs = useOrderedField<FaqValue>("faqs", { question: "", answer: "" });
  return (
    <div ref={faqs.list} className="grid gap-3">
      {faqs.items.length === 0 && (
        <p className="text-ink-2">
          No questions yet. Add what callers ask most: parking, insurance, what to bring.
        </p>
      )}
      {faqs.items.map((faq, index) => (
        <OrderedItem
          key={faqs.keys[index]}
          label={`Question ${index + 1}`}
          index={index}
          count={faqs.items.length}
          onMove={(by) => faqs.move(index, by)}
          onRemove={() => faqs.remove(index)}
        >
          <FaqFields
            faq={faq}
            error={Array.isArray(faqs.errors) ? faqs.errors[index] : undefined}
            onChange={(next) => faqs.change(index, next)}
            onBlur={faqs.onBlur}
          />
        </OrderedItem>
      ))}
      <div>
        <Button data-part="add" disabled={faqs.items.length >= 200} onClick={faqs.add}>
          Add a question
        </Button>
        {faqs.items.length >= 200 && <p className="mt-1.5 text-ink-3 text-sm">The limit is 200 questions.</p>}
      </div>
      <p role="status" className="sr-only">
        {faqs.announcement}
      </p>
    </div>
  );
}

interface FieldsProps {
  faq: FaqValue;
  error: ItemError | undefined;
  onChange: (faq: FaqValue) => void;
  onBlur: () => void;
}

function FaqFields({ faq, error, onChange, onBlur }: FieldsProps) {
  const id = useId();
  const { shows, leave } = useShownErrors();
  const question = shows("question") ? error?.question?.message : undefined;
  const answer = shows("answer") ? error?.answer?.message : undefined;
  const leaving = (part: string) => () => {
    leave(part);
    onBlur();
  };
  return (
    <div className="grid gap-3">
      <FieldShell label="When a caller asks" htmlFor={`${id}-q`} error={question}>
        <Input
          id={`${id}-q`}
          data-part="first"
          value={faq.question}
          invalid={question !== undefined}
          aria-describedby={describedBy(`${id}-q`, { error: question })}
          onChange={(event) => onChange({ ...faq, question: event.target.value })}
          onBlur={leaving("question")}
        />
      </FieldShell>
      <FieldShell label="The bot answers" htmlFor={`${id}-a`} error={answer}>
        <Textarea
          id={`${id}-a`}
          rows={2}
          value={faq.answer}
          invalid={answer !== undefined}
          aria-describedby={describedBy(`${id}-a`, { error: answer })}
          onChange={(event) => onChange({ ...faq, answer: event.target.value })}
          onBlur={leaving("answer")}
        />
      </FieldShell>
      {error?.message && <FieldNotes id={id} error={error.message} />}
    </div>
  );
}
