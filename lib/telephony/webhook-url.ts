import { env } from "@/lib/env";
import { carrier } from "./carrier";

/** The address that the carrier calls when a line rings: one for all lines, since the row decides who answers. */
export function numberWebhookUrl(): string {
  return `${env().APP_URL}${carrier().webhookPath}`;
}
