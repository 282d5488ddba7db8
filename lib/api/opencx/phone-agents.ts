import { z } from "zod";
import { BOT_ACTIONS, BOT_MODELS, BOT_TYPES } from "@/lib/constants/bots";
import { VOICE_IDS } from "@/lib/constants/voices";
import { createAgent } from "@/lib/domain/phone-agents/create-agent";
import { getAgent } from "@/lib/domain/phone-agents/get-agent";
import { listAgents } from "@/lib/domain/phone-agents/list-agents";
import type { PhoneAgent } from "@/lib/domain/phone-agents/present";
import { updateAgent } from "@/lib/domain/phone-agents/update-agent";
import { botIdInput, createBotInput, fixedModelSchema, updateBotInput } from "@/lib/schemas/bot";
import { emptyToNull, lineOfText, phoneSchema } from "@/lib/schemas/common";
import type { Contract } from "../core/contract";
import { type Operation, write } from "../core/operation";
import { MAX_LISTED } from "../dialects/everything";
import { requireHomeOrg } from "../dialects/home";
import { missingNumberWarnings } from "./missing-numbers";

const BASE = "/compat/opencx/phone";

const agentSchema = z.object({
  id: z.uuid(),
  org_id: z.uuid(),
  phone_number: z.string().nullable(),
  name: z.string(),
  type: z.enum(BOT_TYPES),
  language: z.string().nullable(),
  accent: z.string().nullable(),
  handoff_phone_number: z.string().nullable(),
  interruptible: z.boolean(),
  actionIds: z.array(z.enum(BOT_ACTIONS)).nullable(),
  instructions: z.array(z.string()).nullable(),
  data_collection_fields: z.array(z.string()).nullable(),
  data_collection_webhook_url: z.string().nullable(),
  model: z.enum(BOT_MODELS),
  voice_id: z.enum(VOICE_IDS).nullable(),
  first_message: z.string().nullable(),
  created_at: z.iso.datetime(),
  updated_at: z.iso.datetime(),
  provider_external_id: z.null(),
});

const native = createBotInput.shape;

/** The settings of an agent, under these clients' field names. */
const agentFields = {
  type: z.enum(BOT_TYPES, { error: "Choose inbound or outbound." }).optional(),
  /** Free text. A supported language in it sets the language the bot is trained in. */
  language: emptyToNull(lineOfText("The language", 100)).optional(),
  accent: native.accent,
  handoff_phone_number: emptyToNull(phoneSchema).optional(),
  interruptible: native.interruptible,
  actionIds: native.actionIds,
  instructions: native.instructions,
  data_collection_fields: native.dataCollectionFields,
  data_collection_webhook_url: native.dataCollectionWebhookUrl,
  first_message: native.firstMessage,
  voice_id: native.defaultVoiceId,
};
type AgentFields = z.output<z.ZodObject<typeof agentFields>>;

const common = { path: BASE } as const;

/** GET /phone: all agents, newest first. */
export const listOpencxAgents: Operation = {
  contract: {
    ...common,
    id: "opencxListPhoneAgents",
    method: "GET",
    summary: "List phone agents",
    scope: "bots:read",
    input: z.object({}),
    answer: z.array(agentSchema),
    errors: ["not_found"],
  },
  run: async (context) => {
    const agents = await listAgents(context, { limit: MAX_LISTED });
    return { data: agents.map(present), warningHeader: await missingNumberWarnings(agents) };
  },
};

/** POST /phone: adds a bot, and orders a number for it if the key has `numbers:write`. */
export const createOpencxAgent = write(
  {
    ...common,
    id: "opencxCreatePhoneAgent",
    method: "POST",
    summary: "Create a phone agent",
    scope: "bots:write",
    input: z.object({ name: native.name, ...agentFields, model: native.model }),
    answer: agentSchema,
    status: 201,
    atomic: true,
    errors: ["forbidden", "not_found"],
  } satisfies Contract,
  async (context, { name, model, ...fields }, { homeOrgId, intentKey, holds }) => {
    const agent = { orgId: requireHomeOrg(homeOrgId), name, model, ...nativeFields(fields) };
    const created = await createAgent(context, agent, holds("numbers:write") ? { intentKey } : null);
    return { data: present(created), warningHeader: await missingNumberWarnings([created]) };
  },
);

/** PATCH /phone/{id}: changes the given fields, never the model. With `numbers:write`, the agent's line follows. */
export const updateOpencxAgent = write(
  {
    ...common,
    path: `${BASE}/{id}`,
    id: "opencxUpdatePhoneAgent",
    method: "PATCH",
    summary: "Update a phone agent",
    scope: "bots:write",
    input: z.object({
      ...botIdInput.shape,
      name: updateBotInput.shape.name,
      ...agentFields,
      model: fixedModelSchema,
    }),
    answer: agentSchema,
    errors: ["forbidden", "not_found"],
  } satisfies Contract,
  async (context, { id, name, model: _, ...fields }, { holds }) => {
    const change = { id, name, ...nativeFields(fields) };
    const changed = await updateAgent(context, change, holds("numbers:write"));
    return { data: present(changed), warningHeader: await missingNumberWarnings([changed]) };
  },
  { current: async (context, { id }) => present(await getAgent(context, { id: String(id) })) },
);

/** Renames an agent's fields to the native ones; absent fields stay absent. */
function nativeFields(fields: AgentFields) {
  return {
    outbound: fields.type === undefined ? undefined : fields.type === "outbound",
    freeLanguage: fields.language,
    accent: fields.accent,
    handoffPhoneNumber: fields.handoff_phone_number,
    interruptible: fields.interruptible,
    actionIds: fields.actionIds,
    instructions: fields.instructions,
    dataCollectionFields: fields.data_collection_fields,
    dataCollectionWebhookUrl: fields.data_collection_webhook_url,
    firstMessage: fields.first_message,
    defaultVoiceId: fields.voice_id,
  };
}

function present(agent: PhoneAgent): z.input<typeof agentSchema> {
  return {
    id: agent.id,
    org_id: agent.orgId,
    phone_number: agent.phoneNumber,
    name: agent.name,
    type: agent.type,
    language: agent.language,
    accent: agent.accent,
    handoff_phone_number: agent.handoffPhoneNumber,
    interruptible: agent.interruptible,
    actionIds: agent.actionIds,
    instructions: agent.instructions,
    data_collection_fields: agent.dataCollectionFields,
    data_collection_webhook_url: agent.dataCollectionWebhookUrl,
    model: agent.model,
    voice_id: agent.defaultVoiceId,
    first_message: agent.firstMessage,
    created_at: agent.createdAt,
    updated_at: agent.updatedAt,
    provider_external_id: null,
  };
}
