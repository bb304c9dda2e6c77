-- CreateTable
CREATE TABLE "public_pass_use" (
    "hash" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "public_pass_use_pkey" PRIMARY KEY ("hash")
);

-- CreateTable
CREATE TABLE "public_allowance" (
    "name" TEXT NOT NULL,
    "minute" TIMESTAMPTZ(3) NOT NULL,
    "used" INTEGER NOT NULL,

    CONSTRAINT "public_allowance_pkey" PRIMARY KEY ("name", "minute")
);

-- CreateIndex
CREATE INDEX "public_pass_use_expires_at_idx" ON "public_pass_use"("expires_at");
