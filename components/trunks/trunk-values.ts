import { z } from "zod";
import type { ConflictField } from "@/components/form/edit-conflict";
import { createTrunkInput, type Trunk, updateTrunkInput } from "@/lib/schemas/sip-trunk";

/** A port as it is typed. */
const portText = z
  .string()
  .trim()
  .refine((text) => /^\d{1,5}$/.test(text) && createTrunkInput.shape.port.safeParse(Number(text)).success, {
    error: "A port is a number between 1 and 65535.",
  })
  .transform(Number);

/** What the form of a new trunk takes: as the API does, but the port is a text. */
export const addTrunkSchema = createTrunkInput.extend({ port: portText });

/** What the edit form takes: an empty password leaves the kept one, which is taken away by its own choice. */
export const editTrunkSchema = updateTrunkInput
  .extend({ port: portText, removePassword: z.boolean() })
  .transform(({ password, removePassword, ...fields }) => ({
    ...fields,
    password: removePassword ? null : (password ?? undefined),
  }));

/** A trunk as its form shows it; its password is nowhere to be seen. */
export function trunkValues({ name, host, port, username }: Trunk) {
  return { name, host, port: String(port), username: username ?? "" };
}

/** The fields that two people can change at once. */
export const CONFLICT_FIELDS: ConflictField[] = [
  { name: "name", label: "Name" },
  { name: "host", label: "Host" },
  { name: "port", label: "Port" },
  { name: "username", label: "Username" },
];
