-- AlterTable
ALTER TABLE "payment" ADD COLUMN     "unapplied_minor" BIGINT NOT NULL DEFAULT 0;
