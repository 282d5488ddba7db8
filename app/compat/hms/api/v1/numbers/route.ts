import { listHmsNumbers, registerHmsNumber } from "@/lib/api/hms/numbers";
import { withHms } from "@/lib/api/hms/with-hms";

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = withHms(listHmsNumbers, registerHmsNumber);
