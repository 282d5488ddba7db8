import { deleteHmsNumber, getHmsNumber, updateHmsNumber } from "@/lib/api/hms/numbers";
import { withHms } from "@/lib/api/hms/with-hms";

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = withHms(
  getHmsNumber,
  updateHmsNumber,
  deleteHmsNumber,
);
