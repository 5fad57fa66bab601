-- CreateTable
CREATE TABLE "external_id" (
    "kind" TEXT NOT NULL,
    "scheme" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "target_id" UUID NOT NULL,

    CONSTRAINT "external_id_pkey" PRIMARY KEY ("kind","scheme","value")
);

-- CreateIndex
CREATE INDEX "external_id_kind_target_id_idx" ON "external_id"("kind", "target_id");

-- What a row must always be.

alter table external_id
  add constraint external_id_kind check (kind in ('seller_entity', 'account', 'bill_group', 'contract')),
  add constraint external_id_lengths check (length(scheme) between 1 and 100 and length(value) <= 500);

-- Only the system's door knows of it; an identifier once taken stays with what it names.

alter table external_id enable row level security;
alter table external_id force row level security;
create policy system_all on external_id to portal_system using (true) with check (true);
grant select, insert on external_id to portal_system;
