-- CreateEnum
CREATE TYPE "import_kind" AS ENUM ('accounts', 'bill_groups', 'contracts', 'invoices', 'credit_memos');

-- CreateEnum
CREATE TYPE "import_format" AS ENUM ('csv', 'json', 'ubl');

-- CreateEnum
CREATE TYPE "import_status" AS ENUM ('checking', 'checked', 'importing', 'done', 'failed', 'discarded');

-- CreateTable
CREATE TABLE "api_key" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "prefix" TEXT NOT NULL,
    "key_hash" BYTEA NOT NULL,
    "scopes" TEXT[],
    "ends_on" DATE,
    "created_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "last_used_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "api_key_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "import_run" (
    "id" UUID NOT NULL,
    "kind" "import_kind" NOT NULL,
    "format" "import_format" NOT NULL,
    "status" "import_status" NOT NULL,
    "file_name" TEXT NOT NULL,
    "size_bytes" BIGINT NOT NULL,
    "row_count" INTEGER NOT NULL DEFAULT 0,
    "new_count" INTEGER NOT NULL DEFAULT 0,
    "changed_count" INTEGER NOT NULL DEFAULT 0,
    "unchanged_count" INTEGER NOT NULL DEFAULT 0,
    "refused_count" INTEGER NOT NULL DEFAULT 0,
    "step" TEXT,
    "reference" TEXT,
    "brought_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "checked_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "import_run_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "import_row" (
    "run_id" UUID NOT NULL,
    "rank" INTEGER NOT NULL,
    "line" INTEGER NOT NULL,
    "external_id" TEXT NOT NULL,
    "data" JSONB NOT NULL,
    "content" JSONB NOT NULL,
    "verdict" TEXT,
    "target_id" UUID,
    "owner_id" UUID,

    CONSTRAINT "import_row_pkey" PRIMARY KEY ("run_id","rank")
);

-- CreateTable
CREATE TABLE "import_refusal" (
    "id" UUID NOT NULL,
    "run_id" UUID NOT NULL,
    "line" INTEGER NOT NULL,
    "external_id" TEXT,
    "field" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "params" JSONB NOT NULL,

    CONSTRAINT "import_refusal_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "imported_record" (
    "kind" TEXT NOT NULL,
    "external_id" TEXT NOT NULL,
    "target_id" UUID NOT NULL,
    "content" JSONB NOT NULL,
    "imported_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "imported_record_pkey" PRIMARY KEY ("kind","external_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "api_key_prefix_key" ON "api_key"("prefix");

-- CreateIndex
CREATE UNIQUE INDEX "api_key_key_hash_key" ON "api_key"("key_hash");

-- CreateIndex
CREATE INDEX "api_key_created_at_id_idx" ON "api_key"("created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "import_run_created_at_id_idx" ON "import_run"("created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "import_row_run_id_external_id_idx" ON "import_row"("run_id", "external_id");

-- CreateIndex
CREATE INDEX "import_refusal_run_id_line_id_idx" ON "import_refusal"("run_id", "line", "id");

-- CreateIndex
CREATE UNIQUE INDEX "imported_record_kind_target_id_key" ON "imported_record"("kind", "target_id");
