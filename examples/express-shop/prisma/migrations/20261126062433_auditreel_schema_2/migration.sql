-- AlterTable
ALTER TABLE "audit_sessions" ADD COLUMN "erasedAt" BIGINT;
ALTER TABLE "audit_sessions" ADD COLUMN "expiredAt" BIGINT;

-- CreateTable
CREATE TABLE "audit_changes" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "v" INTEGER NOT NULL,
    "logId" TEXT NOT NULL,
    "recordId" TEXT,
    "actorType" TEXT,
    "actorId" TEXT,
    "recordedAt" BIGINT NOT NULL,
    "model" TEXT NOT NULL,
    "targetId" TEXT,
    "op" TEXT NOT NULL,
    "before" JSONB,
    "after" JSONB,
    "truncated" JSONB,
    "salt" BLOB,
    "redacted" JSONB,
    "leafIndex" BIGINT,
    "leafHash" BLOB
);

-- CreateTable
CREATE TABLE "audit_context" (
    "key" TEXT NOT NULL PRIMARY KEY,
    "recordId" TEXT,
    "actorType" TEXT,
    "actorId" TEXT
);

-- CreateTable
CREATE TABLE "audit_holds" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "subject" TEXT NOT NULL,
    "subjectId" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "placedBy" TEXT,
    "placedAt" BIGINT NOT NULL,
    "releasedBy" TEXT,
    "releasedAt" BIGINT
);

-- CreateIndex
CREATE INDEX "audit_changes_recordId_idx" ON "audit_changes"("recordId");

-- CreateIndex
CREATE INDEX "audit_changes_model_targetId_id_idx" ON "audit_changes"("model", "targetId", "id");

-- CreateIndex
CREATE INDEX "audit_changes_recordedAt_idx" ON "audit_changes"("recordedAt");

-- CreateIndex
CREATE INDEX "audit_holds_releasedAt_subject_subjectId_idx" ON "audit_holds"("releasedAt", "subject", "subjectId");

-- CreateIndex
CREATE INDEX "audit_sessions_expiredAt_id_idx" ON "audit_sessions"("expiredAt", "id");
