import { getHmsAssistant } from "@/lib/api/hms/assistants";
import { withHms } from "@/lib/api/hms/with-hms";

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = withHms(getHmsAssistant);
