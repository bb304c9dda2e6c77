-- CreateTable
CREATE TABLE "sign_in_attempt" (
    "login" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "failures" INTEGER NOT NULL DEFAULT 0,
    "last_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "locked_until" TIMESTAMPTZ(3),

    CONSTRAINT "sign_in_attempt_pkey" PRIMARY KEY ("login","address")
);

-- CreateIndex
CREATE INDEX "sign_in_attempt_last_at_idx" ON "sign_in_attempt"("last_at");

-- CreateIndex
CREATE INDEX "audit_entry_transaction_id_id_idx" ON "audit_entry"("transaction_id", "id");

-- People are found by two characters of their name or sign-in name.
create index account_search_index on account using gin (search_bigrams(name || ' ' || login));
