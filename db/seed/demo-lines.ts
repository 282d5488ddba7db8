import { and, eq } from "drizzle-orm";
import { database } from "@/db/client";
import { bots } from "@/db/schema";
import type { Context } from "@/lib/context";
import { createBot } from "@/lib/domain/bots/create-bot";
import { provisionNumber } from "@/lib/domain/orders/provision-number";
import { listWorkflows } from "@/lib/domain/workflows/list-workflows";
import { saveWorkflow } from "@/lib/domain/workflows/save-workflow";
import { usAreaCodes } from "@/lib/geo/area-codes";
import { createBotInput } from "@/lib/schemas/bot";
import { provisionNumberInput } from "@/lib/schemas/phone-number";
import { saveWorkflowInput } from "@/lib/schemas/workflow";
import { defaultCarrier } from "@/lib/telephony/registry";
import type { DemoPlaces } from "./demo-organizations";

const FRONT_DESK = {
  name: "Front Desk",
  greeting: "Thank you for calling Bright Smile Chicago. How can I help?",
  phoneGreeting: "Thank you for calling Bright Smile Chicago, this is Annie. How can I help you today?",
  closedPhoneGreeting: "Bright Smile Chicago is closed at the moment. I can still answer your questions.",
  faqs: [
    {
      question: "Do you take walk-ins?",
      answer: "Yes, on weekdays until 4 PM. A call ahead saves waiting.",
    },
    {
      question: "Where can I park?",
      answer: "In the garage at 230 S Franklin St; we validate two hours.",
    },
  ],
};
const BOOK_A_VISIT = {
  title: "Book a visit",
  description: null,
  usageContext: "A caller wants a visit, or to move one.",
  steps: [
    {
      title: "Ask who is calling",
      instructions: "Name and date of birth. Spell the name back.",
      childSteps: [{ title: "New here: ask for the insurance" }, { title: "Known: ask what has changed" }],
    },
    { title: "Offer two times", examples: ["I have Tuesday at ten, or Thursday at two."] },
    { title: "Say when and where, and what to bring" },
  ],
};
const RECALL = {
  name: "Recall",
  greeting: "Hello, this is Bright Smile with a reminder about your visit.",
  outbound: true,
};
const RECEPTION = {
  name: "Reception",
  greeting: "Thank you for calling Bright Smile Miami. How can I help?",
};
const RECEPCION = {
  name: "Recepción",
  greeting: "Gracias por llamar a Bright Smile Miami. ¿En qué puedo ayudarle?",
  languages: ["SPANISH"],
};
const LAKESIDE_DESK = { name: "Lakeside Desk", greeting: "Lakeside Family Dental, how can I help?" };

/** Creates the bots and lines that do not exist yet: lines in every state, and an order that fails. */
export async function makeDemoLines(context: Context, places: DemoPlaces): Promise<void> {
  const { chicago, miami, phoenix, lakeside } = places;
  const frontDesk = await bot(context, chicago, FRONT_DESK);
  const recall = await bot(context, chicago, RECALL);
  const reception = await bot(context, miami, RECEPTION);
  const recepcion = await bot(context, miami, RECEPCION);
  const lakesideDesk = await bot(context, lakeside, LAKESIDE_DESK);
  const spanish = { language: "SPANISH", voiceId: "CALM_REASSURING" };
  await workflow(context, frontDesk, BOOK_A_VISIT);
  await line(context, chicago, "Main Line", "312", { botId: frontDesk });
  await line(context, chicago, "Recall Outreach", "773", { botId: recall, voiceId: "KIND_CURIOUS" });
  await line(context, miami, "Línea en español", "305", { botId: recepcion, ...spanish });
  // A Spanish line on a bot trained only in English is answered but needs attention.
  await line(context, miami, "Línea de urgencias", "305", { botId: reception, ...spanish });
  await line(context, phoenix, "After Hours", "602", { voiceId: "POLISHED_PROFESSIONAL" });
  await line(context, lakeside, "Main Line", "617", { botId: lakesideDesk });
  const empty = await emptyAreaCode();
  if (empty) await line(context, phoenix, "Scheduling", empty, { voiceId: "CONFIDENT_UPBEAT" });
}

async function bot(context: Context, orgId: string, input: { name: string }): Promise<string> {
  const [known] = await database()
    .select({ id: bots.id })
    .from(bots)
    .where(and(eq(bots.orgId, orgId), eq(bots.name, input.name)));
  if (known) return known.id;
  const made = await createBot(context, createBotInput.parse({ orgId, industry: "DENTAL", ...input }));
  return made.bot.id;
}

async function workflow(context: Context, botId: string, input: { title: string }): Promise<void> {
  const { workflows } = await listWorkflows(context, { botId });
  if (workflows.some(({ title }) => title === input.title)) return;
  await saveWorkflow(context, saveWorkflowInput.parse({ botId, ...input }));
}

async function line(
  context: Context,
  orgId: string,
  name: string,
  areaCode: string,
  more: Record<string, string>,
): Promise<void> {
  const asked = {
    orgId,
    name,
    areaCode,
    language: "ENGLISH",
    voiceId: "FRIENDLY_BRIGHT",
    // A repeated call has the same intent, so after an interruption it continues the same order.
    intentKey: `demo ${name} ${orgId}`,
    ...more,
  };
  await provisionNumber(context, provisionNumberInput.parse(asked));
}

/** An area code in which the carrier has no numbers, for an order that fails; null if every code has some. */
async function emptyAreaCode(): Promise<string | null> {
  for (const { code } of usAreaCodes()) {
    const found = await defaultCarrier().numbers.searchNumbers({ areaCode: code, limit: 1 });
    if (found.ok && found.value.length === 0) return code;
  }
  return null;
}
