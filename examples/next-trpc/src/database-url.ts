/** Where the workspace keeps its data: `DATABASE_URL`, or a file beside the package.json. */
export function databaseUrl(): string {
  return process.env.DATABASE_URL ?? 'file:./workspace.db';
}
