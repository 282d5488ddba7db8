import { HMS } from "@/lib/api/hms/dialect";
import { nothingHere } from "@/lib/api/methods";

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = nothingHere(HMS);
