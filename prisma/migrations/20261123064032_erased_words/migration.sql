-- AlterTable
ALTER TABLE "dispute" ALTER COLUMN "reason" DROP NOT NULL;

-- AlterTable
ALTER TABLE "dispute_message" ALTER COLUMN "text" DROP NOT NULL;

-- AlterTable
ALTER TABLE "support_case" ALTER COLUMN "subject" DROP NOT NULL;

-- AlterTable
ALTER TABLE "support_message" ALTER COLUMN "text" DROP NOT NULL;
