import { createFaqContract, listFaqsContract } from "@/lib/api/contracts/bots";
import { read, write } from "@/lib/api/operation";
import { withApi } from "@/lib/api/with-api";
import { createFaq } from "@/lib/domain/bots/create-faq";
import { listFaqs } from "@/lib/domain/bots/list-faqs";

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = withApi(
  read(listFaqsContract, listFaqs),
  write(createFaqContract, async (context, input, { version }) => ({
    data: await createFaq(context, { ...input, version }),
  })),
);
