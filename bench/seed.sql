-- One account with 10,000 organizations and 100,000 lines, for measuring only. The lines are inserted rather than
-- bought, because buying would measure the carrier. Names, cities and codes repeat as they would in a large group.
insert into organizations (id, parent_account_org_id, name, phone, timezone, address_line1, city, state, zip, created_at, updated_at)
values ('00000000-0000-7000-8000-000000000001', null, 'Bench Dental Group', '+13125550100', 'America/Chicago', '1 Main St', 'Chicago', 'IL', '60606', '2026-01-01', '2026-01-01');

insert into organizations (id, parent_account_org_id, name, phone, timezone, address_line1, city, state, zip, created_at, updated_at)
select ('00000000-0000-7000-8001-' || lpad(to_hex(i), 12, '0'))::uuid, '00000000-0000-7000-8000-000000000001',
       'Location ' || i, '+13125550100', 'America/Chicago', i || ' Main St',
       (array['Chicago','Miami','Phoenix','Boston','Denver','Portland','Austin','Tulsa','Fresno','Omaha'])[1 + i % 10], 'IL', '60606',
       timestamptz '2026-01-01' + i * interval '1 minute', timestamptz '2026-01-01' + i * interval '1 minute'
from generate_series(1, 9999) i;

insert into bots (id, org_id, account_id, name, greeting, greeting_languages, created_at, updated_at)
select ('00000000-0000-7000-8002-' || lpad(to_hex(i), 12, '0'))::uuid,
       ('00000000-0000-7000-8001-' || lpad(to_hex(i), 12, '0'))::uuid, '00000000-0000-7000-8000-000000000001',
       'Front Desk ' || i, 'Hello', '{}', timestamptz '2026-01-01', timestamptz '2026-01-01'
from generate_series(1, 9999) i;

insert into phone_numbers (id, org_id, account_id, bot_id, number, name, language, voice_id, status, carrier, carrier_number_id, area_code, locality, region, monthly_price, attached_at, created_at, updated_at)
select ('00000000-0000-7000-8003-' || lpad(to_hex(i), 12, '0'))::uuid,
       ('00000000-0000-7000-8001-' || lpad(to_hex(1 + i % 9999), 12, '0'))::uuid, '00000000-0000-7000-8000-000000000001',
       case when i % 10 = 0 then null else ('00000000-0000-7000-8002-' || lpad(to_hex(1 + i % 9999), 12, '0'))::uuid end,
       '+1' || (2000000000::bigint + i * 7919), (array['Main Line','After Hours','Recall Outreach','Scheduling'])[1 + i % 4] || ' ' || i,
       'ENGLISH', 'FRIENDLY_BRIGHT', 'active', 'local', 'PN' || lpad(to_hex(i), 32, '0'), substr((2000000000::bigint + i * 7919)::text, 1, 3),
       (array['Chicago','Miami','Phoenix','Boston','Denver','Portland','Austin','Tulsa','Fresno','Omaha'])[1 + (i / 4) % 10], 'IL', 1.15,
       case when i % 10 = 0 then null else timestamptz '2026-01-02' end,
       timestamptz '2026-01-02' + i * interval '1 minute', timestamptz '2026-01-02' + i * interval '1 minute'
from generate_series(1, 100000) i;

analyze;
