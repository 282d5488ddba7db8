import { getHmsAccount } from "@/lib/api/hms/account";
import { withHms } from "@/lib/api/hms/with-hms";

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = withHms(getHmsAccount);
