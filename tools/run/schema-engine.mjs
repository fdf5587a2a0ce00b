/** The variables under which Prisma's CLI works here, also where its own engine cannot be downloaded. */
export async function schemaEngine() {
  const { schemaEngineEnv } = await import('../schema-engine/use.mjs');
  return schemaEngineEnv();
}
