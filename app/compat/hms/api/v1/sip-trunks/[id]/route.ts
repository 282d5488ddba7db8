import { deleteHmsTrunk, getHmsTrunk } from "@/lib/api/hms/sip-trunks";
import { withHms } from "@/lib/api/hms/with-hms";

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = withHms(getHmsTrunk, deleteHmsTrunk);
