-- What a suggestion was sent with told for two hours the second in which its form was opened. The code's hash
-- says already which sending it came from.
ALTER TABLE "suggestion" DROP COLUMN "pass_hash";
