export async function register(): Promise<void> {
  // Compiled for the Edge too: the condition has to wrap the imports.
  if (process.env.NEXT_RUNTIME === 'nodejs') {
    const { instrument } = await import('@auditreel/next/node');
    instrument((await import('./audit')).audit);
  }
}
