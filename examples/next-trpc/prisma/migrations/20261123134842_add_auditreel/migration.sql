-- CreateTable
CREATE TABLE "audit_records" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "v" INTEGER NOT NULL,
    "logId" TEXT NOT NULL,
    "time" BIGINT NOT NULL,
    "recordedAt" BIGINT NOT NULL,
    "stage" TEXT NOT NULL,
    "intentId" TEXT,
    "parentId" TEXT,
    "action" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "outcome" TEXT NOT NULL,
    "statusCode" INTEGER,
    "reason" TEXT,
    "actorType" TEXT NOT NULL,
    "actorId" TEXT,
    "actorName" TEXT,
    "onBehalfOfType" TEXT,
    "onBehalfOfId" TEXT,
    "tenantId" TEXT,
    "targetType" TEXT,
    "targetId" TEXT,
    "targetName" TEXT,
    "targets" JSONB,
    "method" TEXT,
    "route" TEXT,
    "routeSource" TEXT,
    "requestId" TEXT,
    "traceId" TEXT,
    "rpcPath" TEXT,
    "rpcType" TEXT,
    "batchIndex" INTEGER,
    "ip" TEXT,
    "ipVia" TEXT,
    "userAgent" TEXT,
    "durationMs" INTEGER,
    "count" INTEGER NOT NULL DEFAULT 1,
    "opaqueWrites" INTEGER,
    "sessionId" TEXT,
    "tabId" TEXT,
    "sessionTrust" TEXT NOT NULL,
    "witness" TEXT,
    "witnessReason" TEXT,
    "witnessAt" BIGINT,
    "metadata" JSONB,
    "truncated" JSONB,
    "searchText" TEXT,
    "service" TEXT,
    "writerEpoch" TEXT,
    "writerSeq" INTEGER,
    "salt" BLOB,
    "redacted" JSONB,
    "leafIndex" BIGINT,
    "leafHash" BLOB
);

-- CreateTable
CREATE TABLE "audit_sessions" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "previousId" TEXT,
    "createdAt" BIGINT NOT NULL,
    "lastSeenAt" BIGINT NOT NULL,
    "endedAt" BIGINT,
    "endReason" TEXT,
    "actorType" TEXT,
    "actorId" TEXT,
    "actorName" TEXT,
    "boundAt" BIGINT,
    "tenantId" TEXT,
    "userAgent" TEXT,
    "ip" TEXT,
    "chunks" INTEGER NOT NULL DEFAULT 0,
    "bytes" INTEGER NOT NULL DEFAULT 0,
    "clockOffsetMs" BIGINT,
    "clockErrorMs" BIGINT
);

-- CreateTable
CREATE TABLE "audit_chunks" (
    "sessionId" TEXT NOT NULL,
    "tabId" TEXT NOT NULL,
    "page" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,
    "part" INTEGER NOT NULL,
    "parts" INTEGER NOT NULL,
    "firstMs" BIGINT NOT NULL,
    "lastMs" BIGINT NOT NULL,
    "sentMs" BIGINT NOT NULL,
    "receivedAt" BIGINT NOT NULL,
    "events" INTEGER NOT NULL,
    "hasSnapshot" BOOLEAN NOT NULL,
    "byteLength" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,
    "dropped" INTEGER NOT NULL,
    "encoding" TEXT NOT NULL,
    "data" BLOB NOT NULL,

    PRIMARY KEY ("sessionId", "tabId", "page", "seq", "part")
);

-- CreateTable
CREATE TABLE "audit_marks" (
    "sessionId" TEXT NOT NULL,
    "requestId" TEXT NOT NULL,
    "method" TEXT NOT NULL,
    "tabId" TEXT NOT NULL,
    "page" TEXT NOT NULL,
    "t" BIGINT NOT NULL,
    "inputAgo" INTEGER,

    PRIMARY KEY ("sessionId", "requestId")
);

-- CreateTable
CREATE TABLE "audit_leases" (
    "name" TEXT NOT NULL PRIMARY KEY,
    "holder" TEXT NOT NULL,
    "until" BIGINT NOT NULL
);

-- CreateIndex
CREATE INDEX "audit_records_actorId_id_idx" ON "audit_records"("actorId", "id");

-- CreateIndex
CREATE INDEX "audit_records_action_id_idx" ON "audit_records"("action", "id");

-- CreateIndex
CREATE INDEX "audit_records_outcome_id_idx" ON "audit_records"("outcome", "id");

-- CreateIndex
CREATE INDEX "audit_records_targetType_targetId_id_idx" ON "audit_records"("targetType", "targetId", "id");

-- CreateIndex
CREATE INDEX "audit_records_sessionId_id_idx" ON "audit_records"("sessionId", "id");

-- CreateIndex
CREATE INDEX "audit_records_tenantId_id_idx" ON "audit_records"("tenantId", "id");

-- CreateIndex
CREATE INDEX "audit_records_witness_id_idx" ON "audit_records"("witness", "id");

-- CreateIndex
CREATE INDEX "audit_records_recordedAt_idx" ON "audit_records"("recordedAt");

-- CreateIndex
CREATE INDEX "audit_records_requestId_idx" ON "audit_records"("requestId");

-- CreateIndex
CREATE INDEX "audit_sessions_previousId_idx" ON "audit_sessions"("previousId");

-- CreateIndex
CREATE INDEX "audit_sessions_actorId_id_idx" ON "audit_sessions"("actorId", "id");

-- CreateIndex
CREATE INDEX "audit_sessions_tenantId_id_idx" ON "audit_sessions"("tenantId", "id");

-- CreateIndex
CREATE INDEX "audit_marks_requestId_idx" ON "audit_marks"("requestId");
