-- CreateTable
CREATE TABLE "undone_allocation" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "contract_id" UUID NOT NULL,
    "payment_id" UUID NOT NULL,
    "invoice_id" UUID NOT NULL,
    "payment_number" TEXT NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    "applied_at" TIMESTAMPTZ(3) NOT NULL,
    "paid_on" DATE NOT NULL,
    "undone_at" TIMESTAMPTZ(3) NOT NULL,
    "undone_on" DATE NOT NULL,
    "staff_id" UUID NOT NULL,

    CONSTRAINT "undone_allocation_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "undone_allocation_payment_id_idx" ON "undone_allocation"("payment_id");

-- CreateIndex
CREATE INDEX "undone_allocation_invoice_id_idx" ON "undone_allocation"("invoice_id");

-- CreateIndex
CREATE INDEX "undone_allocation_contract_id_paid_on_idx" ON "undone_allocation"("contract_id", "paid_on");

-- CreateIndex
CREATE INDEX "undone_allocation_contract_id_undone_on_idx" ON "undone_allocation"("contract_id", "undone_on");

-- AddForeignKey
ALTER TABLE "undone_allocation" ADD CONSTRAINT "undone_allocation_account_id_payment_id_fkey" FOREIGN KEY ("account_id", "payment_id") REFERENCES "payment"("account_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "undone_allocation" ADD CONSTRAINT "undone_allocation_account_id_contract_id_invoice_id_fkey" FOREIGN KEY ("account_id", "contract_id", "invoice_id") REFERENCES "invoice"("account_id", "contract_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "undone_allocation" ADD CONSTRAINT "undone_allocation_staff_id_fkey" FOREIGN KEY ("staff_id") REFERENCES "staff"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
