-- The country's figures at the grain of its own page: by province, carrier and due day, kept behind the counters
-- by the worker and labelled with the moment of counting. Overdue stays a sum over passed due days.

CREATE TABLE "province_figure" (
    "year" SMALLINT NOT NULL,
    "province_code" TEXT NOT NULL,
    "carrier_code" TEXT NOT NULL,
    "due_on" DATE NOT NULL,
    "not_started" INTEGER NOT NULL DEFAULT 0,
    "drafting" INTEGER NOT NULL DEFAULT 0,
    "submitted" INTEGER NOT NULL DEFAULT 0,
    "returned" INTEGER NOT NULL DEFAULT 0,
    "approved" INTEGER NOT NULL DEFAULT 0,
    "accepted" INTEGER NOT NULL DEFAULT 0,
    "exempted" INTEGER NOT NULL DEFAULT 0,
    "cancelled" INTEGER NOT NULL DEFAULT 0,
    "awaiting" INTEGER NOT NULL DEFAULT 0,
    "done_on_time" INTEGER NOT NULL DEFAULT 0,
    "times_returned" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "province_figure_pkey" PRIMARY KEY ("year","province_code","carrier_code","due_on")
);

CREATE TABLE "province_state" (
    "province_code" TEXT NOT NULL,
    "version" TEXT NOT NULL,
    "counted_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "province_state_pkey" PRIMARY KEY ("province_code")
);
