-- By hand: the tables are written anew, which takes longer than a query may in large installations.
SET LOCAL statement_timeout = 0;--> statement-breakpoint
-- By hand: the folding of every search. It does what lib/fold-text.ts does, whatever the collation of the database, so
-- that the words of a search and the texts that they are looked for in are folded alike.
CREATE FUNCTION "fold_text"(given text) RETURNS text LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
	dropped CONSTANT text COLLATE "C" := '[\u0300-\u036F\u1AB0-\u1AFF\u1DC0-\u1DFF\u20D0-\u20FF\uFE20-\uFE2F''`\u00B4\u02B9-\u02BF\u02C8\u02CA\u02CB\u0384\u055A\u05F3\u1FBD\u1FBF\u1FEF\u1FFD\u1FFE\u2018\u2019\u201B\u2032\u2035\uA78B\uA78C\uFF07\uFF40\u0001-\u0008\u000E-\u001F\u007F-\u0084\u0086-\u009F\u00AD\u061C\u115F\u1160\u17B4\u17B5\u180B-\u180F\u200B-\u200F\u202A-\u202E\u2060-\u206F\u3164\uFE00-\uFE0F\uFEFF\uFFA0\uFFF9-\uFFFB]';
	folded text COLLATE "C" := given;
BEGIN
	IF octet_length(given) = char_length(given) THEN
		folded := lower(folded);
	ELSE
		folded := replace(replace(replace(replace(translate(normalize(regexp_replace(folded, dropped, '', 'g'), NFKD),
			'ABCDEFGHIJKLMNOPQRSTUVWXYZÆÐØÞðøĐđĦħıĸŁłŊŋŒŦŧƀƁƂƄƆƇƈƉƊƋƎƏƐƑƒƓƔƖƗƘƙƚƜƝƟƢƤƥƦƧƩƬƭƮƱƲƳƴƵƶƷƸƼǝǤǥǶǷȜȠȢȤȺȻȽȾɁɃɄɅɆɈɊɌɎɓɔɖɗəɛɠɨɲʋͰͲͶͿΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩςϏϘϚϜϞϠϢϤϦϨϪϬϮϷϺϽϾϿЂЄЅІЈЉЊЋЏАБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯѠѢѤѦѨѪѬѮѰѲѴѸѺѼѾҀҊҌҎҐҒҔҖҘҚҜҞҠҢҤҦҨҪҬҮҰҲҴҶҸҺҼҾӀӃӅӇӉӋӍӔӘӠӨӶӺӼӾԀԂԄԆԈԊԌԎԐԒԔԖԘԚԜԞԠԢԤԦԨԪԬԮԱԲԳԴԵԶԷԸԹԺԻԼԽԾԿՀՁՂՃՄՅՆՇՈՉՊՋՌՍՎՏՐՑՒՓՔՕՖẞ',
			'abcdefghijklmnopqrstuvwxyzædoþdoddhhikllnnœttbbƃƅoccddƌeeeffgɣɩikklɯnɵƣppʀƨʃttʈʊvyyzzʒƹƽeggƕƿȝƞȣȥⱥȼlⱦɂbʉʌɇɉɋɍɏboddeeginvͱͳͷϳαβγδεζηθικλμνξοπρστυφχψωσϗϙϛϝϟϡϣϥϧϩϫϭϯϸϻͻͼͽђєѕіјљњћџабвгдежзиклмнопрстуфхцчшщъыьэюяѡѣѥѧѩѫѭѯѱѳѵѹѻѽѿҁҋҍҏґғҕҗҙқҝҟҡңҥҧҩҫҭүұҳҵҷҹһҽҿӏӄӆӈӊӌӎӕәӡөӷӻӽӿԁԃԅԇԉԋԍԏԑԓԕԗԙԛԝԟԡԣԥԧԩԫԭԯաբգդեզէըթժիլխծկհձղճմյնշոչպջռսվտրցւփքօֆß'), 'æ', 'ae'), 'œ', 'oe'), 'ß', 'ss'), 'þ', 'th');
	END IF;
	-- Most texts have nothing to drop or replace, and looking costs less than replacing.
	IF folded ~ '[^a-z0-9+ ]|  ' THEN
		folded := regexp_replace(regexp_replace(folded, dropped, '', 'g'), '[\u0009-\u000D\u0020\u0085\u1680\u2028\u2029,;:.!?()\[\]{}/|"\u00A1\u00AB\u00B7\u00BB\u00BF\u058A\u05BE\u2010-\u2015\u201A\u201C-\u201F\u2022\u2027\u2039\u203A\u2043\u2044\u2212\u2219\u2E3A\u2E3B\u3001\u3002\u30FB\-]+', ' ', 'g');
	END IF;
	RETURN btrim(folded);
END
$$;--> statement-breakpoint
-- By hand: what searches look in and what names sort by, computed by PostgreSQL. Drizzle does not know these columns, so
-- no query fetches them. A name sorts by its folded text and, between equal ones, as it is written. The collation C makes
-- the order the same in every installation, and no upgrade of a locale library can spoil the indexes. Both parts are cut,
-- so that a cursor with the key stays short. A mark, chr(1), divides the texts of organizations and bots: only what is in
-- front of it is shown with their lines.
ALTER TABLE "organizations"
	ADD COLUMN "search_text" text GENERATED ALWAYS AS (fold_text(name) || chr(1) || fold_text(coalesce(city, '') || ' ' || coalesce(state, '')) || chr(1) || fold_text(coalesce(address_line1, '') || ' ' || coalesce(address_line2, '') || ' ' || coalesce(zip, '') || ' ' || coalesce(phone, '') || ' ' || coalesce(reference_id, ''))) STORED,
	ADD COLUMN "sort_name" text COLLATE "C" GENERATED ALWAYS AS (left(fold_text(name), 60) || chr(1) || left(name, 60)) STORED;--> statement-breakpoint
ALTER TABLE "bots"
	ADD COLUMN "search_text" text GENERATED ALWAYS AS (fold_text(name || ' ' || coalesce(internal_name, '')) || chr(1) || fold_text(coalesce(company_name, ''))) STORED,
	ADD COLUMN "sort_name" text COLLATE "C" GENERATED ALWAYS AS (left(fold_text(name), 60) || chr(1) || left(name, 60)) STORED;--> statement-breakpoint
ALTER TABLE "phone_numbers"
	ADD COLUMN "search_text" text GENERATED ALWAYS AS (fold_text(name || ' ' || number || ' ' || coalesce(locality, '') || ' ' || coalesce(region, ''))) STORED,
	ADD COLUMN "sort_name" text COLLATE "C" GENERATED ALWAYS AS (left(fold_text(name), 60) || chr(1) || left(name, 60)) STORED;--> statement-breakpoint
-- How many rows a search finds is guessed from samples of these texts, as in the baseline.
ALTER TABLE "organizations" ALTER COLUMN "search_text" SET STATISTICS 1000;--> statement-breakpoint
ALTER TABLE "bots" ALTER COLUMN "search_text" SET STATISTICS 1000;--> statement-breakpoint
ALTER TABLE "phone_numbers" ALTER COLUMN "search_text" SET STATISTICS 1000;--> statement-breakpoint
DROP INDEX "bots_search_idx";--> statement-breakpoint
DROP INDEX "organizations_account_name_idx";--> statement-breakpoint
DROP INDEX "organizations_name_idx";--> statement-breakpoint
DROP INDEX "organizations_search_idx";--> statement-breakpoint
DROP INDEX "phone_numbers_account_name_idx";--> statement-breakpoint
DROP INDEX "phone_numbers_name_idx";--> statement-breakpoint
DROP INDEX "phone_numbers_search_idx";--> statement-breakpoint
CREATE INDEX "audit_entries_request_idx" ON "audit_entries" USING btree ("request_id");--> statement-breakpoint
CREATE INDEX "phone_number_orders_search_idx" ON "phone_number_orders" USING gin (fold_text(name || ' ' || coalesce(number, requested_number, '') || ' ' || coalesce(carrier_number_id, '') || ' ' || coalesce(carrier_purchase_id, '')) gin_trgm_ops) WHERE state <> 'done';--> statement-breakpoint
CREATE INDEX "phone_numbers_released_idx" ON "phone_numbers" USING btree ("released_at" DESC NULLS FIRST,"id" DESC NULLS FIRST) WHERE status = 'released';--> statement-breakpoint
CREATE INDEX "phone_numbers_carrier_number_idx" ON "phone_numbers" USING btree ("carrier_number_id") WHERE carrier_number_id is not null;--> statement-breakpoint
CREATE INDEX "sip_trunks_search_idx" ON "sip_trunks" USING gin (fold_text(name || ' ' || host) gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "users_search_idx" ON "users" USING gin (fold_text(name || ' ' || email) gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "bots_search_idx" ON "bots" USING gin (search_text gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "organizations_account_name_idx" ON "organizations" USING btree ("account_id",sort_name,"id");--> statement-breakpoint
CREATE INDEX "organizations_name_idx" ON "organizations" USING btree (sort_name,"id");--> statement-breakpoint
CREATE INDEX "organizations_search_idx" ON "organizations" USING gin (search_text gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "phone_numbers_account_name_idx" ON "phone_numbers" USING btree ("account_id",sort_name,"id") WHERE status <> 'released';--> statement-breakpoint
CREATE INDEX "phone_numbers_name_idx" ON "phone_numbers" USING btree (sort_name,"id") WHERE status <> 'released';--> statement-breakpoint
CREATE INDEX "phone_numbers_search_idx" ON "phone_numbers" USING gin (search_text gin_trgm_ops);