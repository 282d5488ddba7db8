import { useEffect, useRef } from "react";
import {
  type FieldPath,
  type FieldValues,
  type PathValue,
  type UseFormReturn,
  useWatch,
} from "react-hook-form";
import type { Language } from "@/lib/constants/languages";
import { proposedGreetings } from "@/lib/constants/proposed-greetings";

interface Practice {
  name: string;
}

/** What the console proposes for a bot of a practice. It greets in all of its languages, so that it suits lines in each. */
export function proposalsFor(practice: Practice | null, languages: readonly Language[]) {
  if (!practice) return { companyName: "", greeting: "", phoneGreeting: "", closedPhoneGreeting: "" };
  const spoken = languages.length > 0 ? languages : (["ENGLISH"] as const);
  return { companyName: practice.name, ...proposedGreetings(practice.name, spoken) };
}

/** Keeps the proposals in a form true to the chosen practice and languages. Text that was typed stays. */
export function useProposals<V extends FieldValues, O>(
  form: UseFormReturn<V, unknown, O>,
  practice: Practice | null,
  initial: ReturnType<typeof proposalsFor>,
): void {
  const { control, getValues, setValue } = form;
  const languages = useWatch({ control, name: "languages" as FieldPath<V> }) as Language[] | undefined;
  const proposed = useRef(initial);
  useEffect(() => {
    const next = proposalsFor(practice, languages ?? []);
    for (const [name, text] of Object.entries(next)) {
      const field = name as keyof typeof next & FieldPath<V>;
      const present = getValues(field);
      if (text !== present && present === proposed.current[field])
        setValue(field, text as PathValue<V, typeof field>, { shouldDirty: true });
    }
    proposed.current = next;
  }, [practice, languages, getValues, setValue]);
}
