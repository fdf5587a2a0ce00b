-- CreateTable
CREATE TABLE "audit_assets" (
    "sha256" TEXT NOT NULL PRIMARY KEY,
    "type" TEXT NOT NULL,
    "encoding" TEXT NOT NULL,
    "byteLength" INTEGER NOT NULL,
    "createdAt" BIGINT NOT NULL,
    "lastUsedAt" BIGINT NOT NULL,
    "data" BLOB NOT NULL
);

-- CreateTable
CREATE TABLE "audit_asset_uses" (
    "sessionId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,

    PRIMARY KEY ("sessionId", "name")
);

-- CreateIndex
CREATE INDEX "audit_asset_uses_sha256_idx" ON "audit_asset_uses"("sha256");
