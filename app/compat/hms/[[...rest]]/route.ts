import { nothingHere } from "@/lib/api/core/methods";
import { HMS } from "@/lib/api/hms/dialect";

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = nothingHere(HMS);
