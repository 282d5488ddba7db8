import { refusedForm } from "@/lib/api/core/refused-form";

export const dynamic = "force-dynamic";

/** Answers forms that are not read (`lib/serving/refuse-forms.ts`). */
export const POST = refusedForm;
