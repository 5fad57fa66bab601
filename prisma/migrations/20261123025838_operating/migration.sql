-- AlterTable
ALTER TABLE "person" ADD COLUMN     "erased_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "ledger_check" (
    "scope" TEXT NOT NULL,
    "checked_at" TIMESTAMPTZ(3) NOT NULL,
    "findings" INTEGER NOT NULL,
    "uncompared" TEXT,

    CONSTRAINT "ledger_check_pkey" PRIMARY KEY ("scope")
);
