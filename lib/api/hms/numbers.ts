import { z } from "zod";
import { DEFAULT_VOICE } from "@/lib/constants/numbers";
import type { Context } from "@/lib/context";
import { getBot } from "@/lib/domain/bots/get-bot";
import { assignNumber } from "@/lib/domain/numbers/assign-number";
import { bringNumber } from "@/lib/domain/numbers/bring-number";
import { getNumber } from "@/lib/domain/numbers/get-number";
import { listNumbers } from "@/lib/domain/numbers/list-numbers";
import { removeNumber } from "@/lib/domain/numbers/remove-number";
import { AppError } from "@/lib/errors";
import { e164Schema, emptyToNull, idSchema, lineOfText } from "@/lib/schemas/common";
import { listNumbersInput, numberIdInput, type PhoneNumber } from "@/lib/schemas/phone-number";
import type { Contract } from "../contract";
import { EVERYTHING } from "../everything";
import { homeOf } from "../home";
import { read, write } from "../operation";

const BASE = "/compat/hms/api/v1";
const nameSchema = emptyToNull(lineOfText("The name", 100)).optional();
const assistantSchema = emptyToNull(idSchema).optional();

const numberSchema = z.object({
  id: z.uuid(),
  phone_number: z.string(),
  name: z.string(),
  assistant_id: z.uuid().nullable(),
  transfer_trunk_id: z.uuid().nullable(),
  created_at: z.iso.datetime(),
  updated_at: z.iso.datetime(),
});
const oneSchema = z.object({ number: numberSchema });

/** Assignment, in either of its two names. */
const assignment = {
  assistant_id: assistantSchema,
  /** The older name, still taken. */
  agent_id: assistantSchema,
  transfer_trunk_id: emptyToNull(idSchema).optional(),
};
const registerInput = z.object({ phone_number: e164Schema, name: nameSchema, ...assignment });
const updateInput = numberIdInput.extend({ name: lineOfText("The name", 100).optional(), ...assignment });

const common = { path: `${BASE}/numbers` as const };
const single = { path: `${BASE}/numbers/{id}` as const };

/** GET /numbers: everything, newest first. */
export const listHmsNumbers = read(
  {
    ...common,
    id: "hmsListNumbers",
    method: "GET",
    summary: "List numbers",
    scope: "numbers:read",
    input: z.object({}),
    answer: z.object({ numbers: z.array(numberSchema) }),
    errors: ["not_found"],
  } satisfies Contract,
  async (context) => {
    const { phoneNumbers } = await listNumbers(context, { ...listNumbersInput.parse({}), limit: EVERYTHING });
    return { numbers: phoneNumbers.filter(isThere).map(present) };
  },
);

/** POST /numbers: registers a number that the practice's provider forwards. */
export const registerHmsNumber = write(
  {
    ...common,
    id: "hmsRegisterNumber",
    method: "POST",
    summary: "Register a number",
    scope: "numbers:write",
    input: registerInput,
    answer: oneSchema,
    status: 201,
    atomic: true,
    errors: [
      "forbidden",
      "not_found",
      "number_limit_reached",
      "number_taken",
      "bot_in_other_organization",
      "trunk_in_other_organization",
    ],
  } satisfies Contract,
  async (context, input, { homeOrgId }) => {
    const { ignored, botId = null } = assistantOf(input);
    const { phoneNumber } = await bringNumber(context, {
      orgId: botId === null ? homeOf(homeOrgId) : await organizationOf(context, botId),
      phoneNumber: input.phone_number,
      ...(input.name ? { name: input.name } : {}),
      language: "ENGLISH",
      voiceId: DEFAULT_VOICE,
      botId,
      transferTrunkId: input.transfer_trunk_id,
    });
    return { data: { number: present(phoneNumber) }, ignored };
  },
);

/** GET /numbers/{id} */
export const getHmsNumber = read(
  {
    ...single,
    id: "hmsGetNumber",
    method: "GET",
    summary: "Get a number",
    scope: "numbers:read",
    input: numberIdInput,
    answer: oneSchema,
    errors: ["not_found"],
  } satisfies Contract,
  async (context, input) => {
    const line = await getNumber(context, input);
    if (!isThere(line)) throw new AppError("not_found");
    return { number: present(line) };
  },
);

/** PATCH /numbers/{id}: edits, and assigns, reassigns or unassigns by `assistant_id`. */
export const updateHmsNumber = write(
  {
    ...single,
    id: "hmsUpdateNumber",
    method: "PATCH",
    summary: "Update a number",
    scope: "numbers:write",
    input: updateInput,
    answer: oneSchema,
    errors: [
      "forbidden",
      "not_found",
      "number_not_active",
      "bot_in_other_organization",
      "trunk_in_other_organization",
    ],
  } satisfies Contract,
  async (context, input) => {
    const { id, name, transfer_trunk_id: transferTrunkId } = input;
    const { ignored, botId } = assistantOf(input);
    const { phoneNumber } = await assignNumber(context, { id, name, transferTrunkId }, botId);
    return { data: { number: present(phoneNumber) }, ignored };
  },
);

/** DELETE /numbers/{id}: detaches and removes. */
export const deleteHmsNumber = write(
  {
    ...single,
    id: "hmsDeleteNumber",
    method: "DELETE",
    summary: "Delete a number",
    scope: "numbers:write",
    input: numberIdInput,
    answer: z.null(),
    status: 204,
    errors: ["forbidden", "not_found"],
  } satisfies Contract,
  async (context, input) => {
    await removeNumber(context, input);
    return { data: null };
  },
);

/** The bot that is named by either name; `agent_id` is not followed where the two differ. */
function assistantOf(named: { assistant_id?: string | null; agent_id?: string | null }) {
  const { agent_id: older, assistant_id: botId = older } = named;
  return { botId, ignored: older === undefined || older === botId ? [] : ["agent_id"] };
}

/** A number registered for an assistant belongs where the assistant does. */
async function organizationOf(context: Context, botId: string): Promise<string> {
  return (await getBot(context, { id: botId })).orgId;
}

/** What was deleted while the carrier did not answer is on its way back, and gone for who deleted it. */
function isThere({ status }: PhoneNumber): boolean {
  return status !== "releasing";
}

function present(line: PhoneNumber): z.input<typeof numberSchema> {
  return {
    id: line.id,
    phone_number: line.number,
    name: line.name,
    assistant_id: line.botId,
    transfer_trunk_id: line.transferTrunkId,
    created_at: line.createdAt,
    updated_at: line.updatedAt,
  };
}
