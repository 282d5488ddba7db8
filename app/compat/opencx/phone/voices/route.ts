import { listOpencxVoices } from "@/lib/api/opencx/voices";
import { withOpencx } from "@/lib/api/opencx/with-opencx";

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = withOpencx(listOpencxVoices);
