-- How many rows a search finds is guessed from samples of these texts. With the usual hundred of them a short search
-- looks either frequent or absent, and PostgreSQL walks the list in its order instead of asking the search's index.
ALTER INDEX "phone_numbers_search_idx" ALTER COLUMN 1 SET STATISTICS 1000;--> statement-breakpoint
ALTER INDEX "organizations_search_idx" ALTER COLUMN 1 SET STATISTICS 1000;--> statement-breakpoint
ALTER INDEX "bots_search_idx" ALTER COLUMN 1 SET STATISTICS 1000;
