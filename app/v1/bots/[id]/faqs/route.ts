import { read, write } from "@/lib/api/core/operation";
import { withApi } from "@/lib/api/core/with-api";
import { createFaqContract, listFaqsContract } from "@/lib/api/v1/bots";
import { createFaq } from "@/lib/domain/bots/create-faq";
import { listFaqs } from "@/lib/domain/bots/list-faqs";

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = withApi(
  read(listFaqsContract, listFaqs),
  write(createFaqContract, async (context, input, { version }) => ({
    data: await createFaq(context, { ...input, version }),
  })),
);
