-- AlterEnum
ALTER TYPE "product_request_status" ADD VALUE 'accepted';
