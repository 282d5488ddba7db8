import { z } from "zod";
import { createTrunk } from "@/lib/domain/trunks/create-trunk";
import { deleteTrunk } from "@/lib/domain/trunks/delete-trunk";
import { getTrunk } from "@/lib/domain/trunks/get-trunk";
import { listTrunks } from "@/lib/domain/trunks/list-trunks";
import { emptyToNull } from "@/lib/schemas/common";
import { createTrunkInput, fillAddress, type Trunk, trunkIdInput } from "@/lib/schemas/sip-trunk";
import type { Contract } from "../core/contract";
import { read, write } from "../core/operation";
import { MAX_LISTED } from "../dialects/everything";
import { requireHomeOrg } from "../dialects/home";

const BASE = "/compat/hms/api/v1";

const trunkSchema = z.object({
  id: z.uuid(),
  name: z.string(),
  host: z.string(),
  port: z.number().int(),
  username: z.string().nullable(),
  created_at: z.iso.datetime(),
});
const oneSchema = z.object({ sip_trunk: trunkSchema });

// These clients name a transport only as part of the host.
const { orgId: _, transport: __, ...trunkFields } = createTrunkInput.shape;
/** Null means the default port, as if the field were missing. */
const portSchema = emptyToNull(trunkFields.port.unwrap())
  .optional()
  .transform((port) => port ?? undefined);

const common = { path: `${BASE}/sip-trunks` as const };
const single = { path: `${BASE}/sip-trunks/{id}` as const };

/** GET /sip-trunks: all trunks, newest first. */
export const listHmsTrunks = read(
  {
    ...common,
    id: "hmsListTrunks",
    method: "GET",
    summary: "List SIP trunks",
    scope: "trunks:read",
    input: z.object({}),
    answer: z.object({ sip_trunks: z.array(trunkSchema) }),
    errors: ["not_found"],
  } satisfies Contract,
  async (context) => {
    const { sipTrunks } = await listTrunks(context, { limit: MAX_LISTED });
    return { sip_trunks: sipTrunks.map(present) };
  },
);

/** POST /sip-trunks */
export const createHmsTrunk = write(
  {
    ...common,
    id: "hmsCreateTrunk",
    method: "POST",
    summary: "Create a SIP trunk",
    scope: "trunks:write",
    input: z.object({ ...trunkFields, port: portSchema }).check(fillAddress),
    answer: oneSchema,
    status: 201,
    atomic: true,
    errors: ["forbidden", "not_found"],
  } satisfies Contract,
  async (context, input, { homeOrgId }) => ({
    data: { sip_trunk: present(await createTrunk(context, { ...input, orgId: requireHomeOrg(homeOrgId) })) },
  }),
);

/** GET /sip-trunks/{id} */
export const getHmsTrunk = read(
  {
    ...single,
    id: "hmsGetTrunk",
    method: "GET",
    summary: "Get a SIP trunk",
    scope: "trunks:read",
    input: trunkIdInput,
    answer: oneSchema,
    errors: ["not_found"],
  } satisfies Contract,
  async (context, input) => ({ sip_trunk: present(await getTrunk(context, input)) }),
);

/** DELETE /sip-trunks/{id} */
export const deleteHmsTrunk = write(
  {
    ...single,
    id: "hmsDeleteTrunk",
    method: "DELETE",
    summary: "Delete a SIP trunk",
    scope: "trunks:write",
    input: trunkIdInput,
    answer: z.null(),
    status: 204,
    errors: ["forbidden", "not_found", "trunk_in_use"],
  } satisfies Contract,
  async (context, input) => {
    await deleteTrunk(context, input);
    return { data: null };
  },
);

function present({ id, name, host, port, username, createdAt }: Trunk): z.input<typeof trunkSchema> {
  return { id, name, host, port, username, created_at: createdAt };
}
