import { z } from "zod";
import { DEFAULT_VOICE } from "@/lib/constants/voices";
import type { Context } from "@/lib/context";
import { getBot } from "@/lib/domain/bots/get-bot";
import { bringNumber } from "@/lib/domain/numbers/bring-number";
import { detachAndRelease } from "@/lib/domain/numbers/detach-and-release";
import { getNumber } from "@/lib/domain/numbers/get-number";
import { listNumbers } from "@/lib/domain/numbers/list-numbers";
import { updateNumberAndBot } from "@/lib/domain/numbers/update-number-and-bot";
import { AppError } from "@/lib/errors";
import { emptyToNull, idSchema, nameText, phoneSchema } from "@/lib/schemas/common";
import { listNumbersInput, numberIdInput, type PhoneNumber } from "@/lib/schemas/phone-number";
import type { Contract } from "../core/contract";
import { read, write } from "../core/operation";
import { MAX_LISTED } from "../dialects/everything";
import { requireHomeOrg } from "../dialects/home";

const BASE = "/compat/hms/api/v1";
const nameSchema = emptyToNull(nameText("The name")).optional();
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

/** The fields that assign a number: to an assistant, under either name, and to a trunk. */
const assignment = {
  assistant_id: assistantSchema,
  /** The older name, still accepted. */
  agent_id: assistantSchema,
  transfer_trunk_id: emptyToNull(idSchema).optional(),
};
const registerInput = z.object({ phone_number: phoneSchema, name: nameSchema, ...assignment });
const updateInput = numberIdInput.extend({
  name: nameText("The name").optional(),
  ...assignment,
});

const common = { path: `${BASE}/numbers` as const };
const single = { path: `${BASE}/numbers/{id}` as const };

/** GET /numbers: all numbers, newest first. */
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
    const { phoneNumbers } = await listNumbers(context, { ...listNumbersInput.parse({}), limit: MAX_LISTED });
    return { numbers: phoneNumbers.filter(isVisible).map(present) };
  },
);

/** POST /numbers: adds a number that the practice's provider forwards. */
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
      orgId: botId === null ? requireHomeOrg(homeOrgId) : await organizationOf(context, botId),
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
    if (!isVisible(line)) throw new AppError("not_found");
    return { number: present(line) };
  },
);

/** PATCH /numbers/{id}: edits the number; `assistant_id` assigns, reassigns or unassigns it. */
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
    const { phoneNumber } = await updateNumberAndBot(context, { id, name, transferTrunkId }, botId);
    return { data: { number: present(phoneNumber) }, ignored };
  },
);

/** DELETE /numbers/{id}: detaches and removes the number in one step. */
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
    await detachAndRelease(context, input);
    return { data: null };
  },
);

/** The bot id under either name. If the two differ, `assistant_id` wins and `agent_id` is reported as ignored. */
function assistantOf(named: { assistant_id?: string | null; agent_id?: string | null }) {
  const { agent_id: older, assistant_id: botId = older } = named;
  return { botId, ignored: older === undefined || older === botId ? [] : ["agent_id"] };
}

/** The organization of an assistant; a number registered for the assistant goes there too. */
async function organizationOf(context: Context, botId: string): Promise<string> {
  return (await getBot(context, { id: botId })).orgId;
}

/** Whether clients see the line. One being released counts as deleted, even before the carrier confirms. */
function isVisible({ status }: PhoneNumber): boolean {
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
