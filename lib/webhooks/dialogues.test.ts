import { useCallServer } from "@/db/testing/call-server";
import { useTestCarrier } from "@/db/testing/carrier";
import { useTestDatabase } from "@/db/testing/database";
import { testDialogues } from "@/db/testing/dialogues";

const calls = await useCallServer();
const carrier = useTestCarrier(useTestDatabase(), { APP_URL: calls.address, CALL_TRANSPORT: "gather" });
testDialogues("gather", calls, carrier);
