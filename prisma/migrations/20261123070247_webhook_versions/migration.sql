-- AlterTable
ALTER TABLE "webhook_endpoint" ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;

grant update (version) on webhook_endpoint to portal_system;
